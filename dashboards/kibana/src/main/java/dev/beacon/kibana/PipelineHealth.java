package dev.beacon.kibana;

import java.util.Map;

/** How the pipeline itself does: what comes in, what is refused, how long it takes. */
final class PipelineHealth {
  private static final String EVENTS = measure("EVENTS");
  private static final String REJECTS = measure("REJECTS");
  private static final String ALERT_LATENCY = measure("ALERT_LATENCY");
  private static final String EVENT_LATENCY = measure("EVENT_LATENCY");

  private static final Map<String, String> LATENCIES =
      Map.of("p50", Colours.GREEN, "p99", Colours.YELLOW, "max", Colours.RED);

  private PipelineHealth() {}

  private static String measure(String name) {
    return "measure : \"" + name + "\"";
  }

  static Dashboard dashboard() {
    return new Dashboard(
            DashboardId.HEALTH,
            "系统自身：处理量、退回、合并与时延（墙上时间，每十秒一次）。",
            "The pipeline itself: what comes in, what is refused or merged, and how long it takes"
                + " (wall time, every ten seconds).")
        .since("now-1h", 10)
        .withTimeSlider()
        .row(
            6,
            count(EVENTS, "可用事件", "Usable events", Colours.GREEN),
            count(REJECTS, "退回事件", "Rejected events", Colours.RED),
            count(measure("MERGED"), "合并的重复", "Merged repeats", Colours.GREY),
            count(measure("ALERTS"), "预警版本", "Versions of alerts", Colours.BLUE),
            slowest(ALERT_LATENCY, "预警时延 P99（毫秒）", "Alert latency p99 (ms)"),
            slowest(EVENT_LATENCY, "事件时延 P99（毫秒）", "Event latency p99 (ms)"))
        .row(
            16,
            latency(ALERT_LATENCY, "预警时延（毫秒）", "Alert latency (ms)"),
            latency(EVENT_LATENCY, "事件时延（毫秒）", "Event latency (ms)"))
        .row(
            14,
            byLabel(EVENTS, "事件：按类型", "Events by kind"),
            byLabel(measure("ALERTS"), "预警：按类型", "Alerts by kind"))
        .row(14, rejects(), parts());
  }

  private static Metric count(String query, String zh, String en, String colour) {
    return Metric.of(DataView.HEALTH, query, Column.sum(zh, en, "count"), colour);
  }

  private static Metric slowest(String query, String zh, String en) {
    return Metric.of(
            DataView.HEALTH, query, Column.max(zh, en, "p99Millis").withDecimals(0), Colours.YELLOW)
        .explained("所选时间内最高", "highest of the range");
  }

  private static Series latency(String query, String zh, String en) {
    return new Series(
        Lens.of(zh, en, DataView.HEALTH, query)
            .with("time", Column.time(DataView.HEALTH))
            .with("p50", Column.median("中位", "Median", "p50Millis"))
            .with("p99", Column.max("P99", "p99", "p99Millis"))
            .with("max", Column.max("最长", "Longest", "maxMillis")),
        Series.Shape.LINES,
        LATENCIES);
  }

  private static Series byLabel(String query, String zh, String en) {
    return new Series(
        Lens.of(zh, en, DataView.HEALTH, query)
            .with("time", Column.time(DataView.HEALTH))
            .with("label", Column.terms("label", 10).called("类型", "Kind"))
            .with("count", Column.sum("数量", "Count", "count")),
        Series.Shape.BARS,
        Map.of());
  }

  private static Table rejects() {
    return Table.of(
            Lens.of("退回原因", "Reasons of rejects", DataView.HEALTH, REJECTS)
                .with("label", Column.terms("label", 20).called("原因", "Reason"))
                .with("count", Column.sum("数量", "Count", "count"))
                .with("last", Column.latest("最近一次", "Last", "at")),
            "count")
        .coloured("count", Colours.Scale.noneIsBest(10, 100));
  }

  private static Table parts() {
    return Table.of(
        Lens.of("各并行分片", "Parallel parts", DataView.HEALTH, EVENTS)
            .with("part", Column.numbers("part", 64).called("分片", "Part"))
            .with("count", Column.sum("事件", "Events", "count"))
            .with("last", Column.latest("最近一次", "Last", "at")),
        "count");
  }
}
