package dev.beacon.kibana;

import dev.beacon.contract.Text;
import java.util.List;
import java.util.Map;

/**
 * How good the rules are: live beside shadow, version beside version, and what was a false alarm.
 */
final class Intelligence {
  private static final String CLUSTERS = "kind : \"CLUSTER\"";
  private static final String LIVE = "mode : \"live\"";
  private static final String SHADOW = "mode : \"shadow\"";
  private static final String FALSE_ALARM = "handling.falseAlarm : true";

  private static final Map<String, String> MODES =
      Pairs.ordered("live", Colours.BLUE, "shadow", Colours.GREY);

  private Intelligence() {}

  static Dashboard dashboard() {
    return new Dashboard(
            DashboardId.INTELLIGENCE,
            "正式规则与影子规则对照，按规则与版本统计预警，误报标记。阈值由 ./beacon rules 发布。",
            "Live rules beside shadow rules, alerts by rule and version, false-alarm marks."
                + " Thresholds are published by ./beacon rules.")
        .since("now-30d", 60)
        .controlledBy(DataView.ALERTS_NOW, "rule", "mode", "category")
        .withTimeSlider()
        .row(
            6,
            Metric.of(
                DataView.ALERTS,
                Queries.all(CLUSTERS, LIVE),
                Column.count("正式聚集预警", "Live cluster alerts"),
                Colours.BLUE),
            Metric.of(
                DataView.ALERTS,
                Queries.all(CLUSTERS, SHADOW),
                Column.count("影子聚集预警", "Shadow cluster alerts"),
                Colours.GREY),
            Metric.of(
                DataView.ALERTS,
                FALSE_ALARM,
                Column.count("误报标记", "Marked as false alarms"),
                Colours.RED),
            Metric.of(
                DataView.ALERTS,
                Queries.all(LIVE, "handling.acknowledgedBy : *"),
                Column.count("已有人接手", "Acknowledged"),
                Colours.GREEN))
        .row(16, liveVersusShadow(), overTime())
        .row(18, rules())
        .row(18, versions())
        .row(
            14,
            new Documents(
                "false-alarms",
                new Text("误报标记", "Marked as false alarms"),
                DataView.ALERTS_NOW,
                FALSE_ALARM,
                List.of(
                    "at",
                    "rule",
                    "ruleVersion",
                    "subjectName",
                    "summary",
                    "handling.acknowledgedBy",
                    "handling.note"),
                "at",
                true));
  }

  private static Series liveVersusShadow() {
    return new Series(
        Lens.of("正式与影子：按规则", "Live and shadow, by rule", DataView.ALERTS, CLUSTERS)
            .with("rule", Column.terms("rule", 15))
            .with("mode", Column.terms("mode", 2))
            .with("alerts", Column.count("预警", "Alerts"))
            .leadingTo(DashboardId.WAGES),
        Series.Shape.LYING_BARS,
        MODES);
  }

  private static Series overTime() {
    return new Series(
        Lens.of("正式与影子：按时间", "Live and shadow, over time", DataView.ALERTS, CLUSTERS)
            .with("time", Column.time(DataView.ALERTS))
            .with("mode", Column.terms("mode", 2))
            .with("alerts", Column.count("预警", "Alerts")),
        Series.Shape.BARS,
        MODES);
  }

  private static Table rules() {
    return counted(
        Lens.of("各规则", "Rules", DataView.ALERTS, "").with("rule", Column.terms("rule", 30)));
  }

  private static Table versions() {
    return counted(
        Lens.of("各规则的各版本", "Versions of rules", DataView.ALERTS, "")
            .with("rule", Column.terms("rule", 20))
            .with("version", Column.numbers("ruleVersion", 10)));
  }

  private static Table counted(Lens lens) {
    return Table.of(
            lens.with("alerts", Column.count("预警", "Alerts"))
                .with("live", Column.count("正式", "Live").where(LIVE))
                .with("shadow", Column.count("影子", "Shadow").where(SHADOW))
                .with("red", Column.count("红色", "RED").where("severity : \"RED\""))
                .with("escalated", Column.count("升级", "Escalated").where("status : \"ESCALATED\""))
                .with("resolved", Column.count("化解", "Resolved").where("status : \"RESOLVED\""))
                .with("retracted", Column.count("撤回", "Retracted").where("status : \"RETRACTED\""))
                .with("falseAlarms", Column.count("误报", "False alarms").where(FALSE_ALARM))
                .leadingTo(DashboardId.WAGES, DashboardId.CLOCKS),
            "alerts")
        .coloured("falseAlarms", Colours.Scale.noneIsBest(1, 5));
  }
}
