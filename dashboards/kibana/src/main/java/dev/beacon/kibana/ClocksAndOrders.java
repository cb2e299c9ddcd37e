package dev.beacon.kibana;

import dev.beacon.contract.Text;
import java.util.List;
import java.util.Map;

/** Promised windows and community orders: what is about to break, what broke, and whose it is. */
final class ClocksAndOrders {
  private static final String OPEN_CLOCKS = Queries.all("kind : \"CLOCK\"", Queries.OPEN_ALERTS);
  private static final String WARNINGS = OPEN_CLOCKS + " and phase : \"WARNING\"";
  private static final String BREACHES = OPEN_CLOCKS + " and phase : \"BREACH\"";

  /** A warning turns into a breach: yellow, then red. */
  private static final Map<String, String> PHASES =
      Pairs.ordered("BREACH", Colours.RED, "WARNING", Colours.YELLOW);

  private ClocksAndOrders() {}

  static Dashboard dashboard() {
    return new Dashboard(
            DashboardId.CLOCKS,
            "临近超时与已超时的承诺、社区发令与报到、部门排行。",
            "Promises about to break and broken, community orders and check-ins, departments ranked.")
        .since("now-7d", 10)
        .controlledBy(DataView.ALERTS_NOW, "department", "clock", "severity")
        .withTimeSlider()
        .row(
            6,
            Metric.of(
                DataView.ALERTS_NOW,
                WARNINGS,
                Column.count("临近超时", "About to break"),
                Colours.YELLOW),
            Metric.of(DataView.ALERTS_NOW, BREACHES, Column.count("已超时", "Broken"), Colours.RED),
            Metric.of(
                    DataView.ALERTS,
                    "kind : \"CLOCK\" and mode : \"live\" and phase : \"WARNING\"",
                    Column.median("提前量（小时）", "Notice given (h)", "hoursOfNotice").withDecimals(1),
                    Colours.BLUE)
                .explained("中位数", "median"),
            Metric.of(
                DataView.ORDERS,
                "status : \"ISSUED\"",
                Column.count("执行中的发令", "Orders running"),
                Colours.BLUE),
            Metric.of(
                DataView.ORDERS,
                "departments.presence : \"MISSING\"",
                Column.count("有部门未到场的发令", "Orders with a department missing"),
                Colours.RED),
            Metric.of(
                DataView.ORDERS,
                "departments.presence : \"LATE\"",
                Column.count("有部门迟到的发令", "Orders with a department late"),
                Colours.YELLOW))
        .row(14, list("clock-warnings", "临近超时", "About to break", WARNINGS, false))
        .row(14, list("clock-breaches", "已超时", "Broken", BREACHES, true))
        .row(14, by("department", "按部门", "By department"), by("clock", "按时限", "By clock"))
        .row(18, league())
        .row(14, orders(), presence());
  }

  private static Documents list(
      String key, String zh, String en, String query, boolean newestFirst) {
    return new Documents(
        key,
        new Text(zh, en),
        DataView.ALERTS_NOW,
        query,
        List.of("severity", "deadline", "clock", "department", "summary", "caseId"),
        "deadline",
        newestFirst);
  }

  private static Series by(String field, String zh, String en) {
    return new Series(
        Lens.of("未了结的时限：" + zh, "Open clocks: " + en, DataView.ALERTS_NOW, OPEN_CLOCKS)
            .with("what", Column.terms(field, 15))
            .with("phase", Column.terms("phase", 2))
            .with("alerts", Column.count("预警", "Alerts"))
            .leadingTo(DashboardId.OVERVIEW, DashboardId.CLEARING),
        Series.Shape.LYING_BARS,
        PHASES);
  }

  private static Table league() {
    return Table.of(
            Lens.of(
                    "部门排行（按日记分卡合计）",
                    "League of departments (day cards of the range)",
                    DataView.SCORECARDS,
                    "unitKind : \"DEPARTMENT\" and periodKind : \"DAY\"")
                .with("unit", Column.terms("unit", 30).called("部门", "Department"))
                .with("rate", Column.average("守时率", "Kept", "windows.rate").asPercent())
                .with("kept", Column.sum("守时", "Windows kept", "windows.kept"))
                .with("broken", Column.sum("超时", "Windows broken", "windows.broken"))
                .with("points", Column.sum("扣分", "Points off", "windows.points"))
                .with("called", Column.sum("被召集", "Called", "checkIns.called"))
                .with("onTime", Column.sum("按时到场", "On time", "checkIns.onTime"))
                .with("late", Column.sum("未按时", "Late", "checkIns.late"))
                .leadingTo(DashboardId.CLEARING),
            "rate")
        .coloured("rate", Colours.Scale.shareKept())
        .coloured("broken", Colours.Scale.noneIsBest(1, 5));
  }

  private static Series orders() {
    return new Series(
        Lens.of("社区发令：按级别", "Orders by level", DataView.ORDERS, "")
            .with("time", Column.time(DataView.ORDERS))
            .with("level", Column.terms("level", 3).called("级别", "Level"))
            .with("orders", Column.count("发令", "Orders")),
        Series.Shape.BARS,
        Colours.GRADES);
  }

  private static Table presence() {
    return Table.of(
        Lens.of("被召集最多的部门", "Departments called most", DataView.ORDERS, "")
            .with("department", Column.terms("departments.department", 20))
            .with("orders", Column.count("发令", "Orders"))
            .with("points", Column.sum("扣分", "Points off", "points"))
            .with("last", Column.latest("最近一次", "Last", "issuedAt")),
        "orders");
  }
}
