package dev.beacon.kibana;

import dev.beacon.contract.Text;
import java.util.List;

/** Where it is hot, and why: the picture an operator watches. */
final class DistrictOverview {
  private static final List<String> CASE_TOOLTIP =
      List.of("title", "grade", "category", "status", "people", "department", "caseId");

  private DistrictOverview() {}

  static Dashboard dashboard() {
    return new Dashboard(
            DashboardId.OVERVIEW,
            "全区风险热力、在办案件与实时预警。热力与当前数字不受时间范围影响；时间滑块带动历史热力与趋势。",
            "Risk, open cases and live alerts of the district. The present does not depend on the"
                + " time range; the time slider plays the history of risk and the trends.")
        .since("now-24h", 10)
        .controlledBy(DataView.CASES_NOW, "street", "community", "category", "grade", "department")
        .withTimeSlider()
        .row(
            6,
            openCases("RED", "在办红色", "Open RED", Colours.RED),
            openCases("YELLOW", "在办黄色", "Open YELLOW", Colours.YELLOW),
            openCases("GREEN", "在办绿色", "Open GREEN", Colours.GREEN),
            Metric.of(
                DataView.ALERTS_NOW,
                Queries.all(Queries.OPEN_ALERTS, "severity : \"RED\""),
                Column.count("红色预警", "RED alerts"),
                Colours.RED),
            Metric.of(
                DataView.CASES_NOW,
                Queries.OPEN_CASES,
                Column.sum("涉及人数", "People involved", "people"),
                Colours.BLUE),
            Metric.of(
                DataView.CASES_NOW,
                Queries.OPEN_CASES,
                Column.sum("涉及金额（元）", "Money involved (yuan)", "amount").withDecimals(0),
                Colours.BLUE))
        .wideWithSide(30, map(), streets(), communities())
        .row(14, alerts())
        .row(14, byTime(), byCategory(), byDepartment())
        .row(18, timeLapse(), streetsOverTime());
  }

  private static Metric openCases(String grade, String zh, String en, String colour) {
    return Metric.of(DataView.CASES_NOW, Queries.openCases(grade), Column.count(zh, en), colour);
  }

  private static MapPanel map() {
    return new MapPanel(
        "district",
        new Text("全区风险图", "The district's risk"),
        List.of(
            MapLayer.risk(
                "risk",
                new Text("最高风险（放大后）", "Highest risk (nearer)"),
                DataView.HEAT,
                Queries.CELLS,
                12),
            MapLayer.heat("heat", new Text("风险热力", "Risk heat"), DataView.HEAT, Queries.CELLS, 13),
            cases("green", "GREEN", "在办绿色案件", "Open GREEN cases", 4),
            cases("yellow", "YELLOW", "在办黄色案件", "Open YELLOW cases", 6),
            cases("red", "RED", "在办红色案件", "Open RED cases", 9)),
        List.of(DashboardId.WAGES, DashboardId.CLOCKS));
  }

  private static MapLayer cases(String id, String grade, String zh, String en, int size) {
    return MapLayer.dots(
        id,
        new Text(zh, en),
        DataView.CASES_NOW,
        Queries.openCases(grade),
        "grade",
        size,
        CASE_TOOLTIP);
  }

  private static Table places(String kind, String field, String zh, String en, int size) {
    return Table.of(
            Lens.of(zh, en, DataView.HEAT, "kind : \"" + kind + "\"")
                .with("place", Column.terms(field, size))
                .with("score", Column.max("风险分", "Risk", "score").withDecimals(0))
                .with("open", Column.max("在办", "Open", "open"))
                .with("red", Column.max("红", "RED", "openRed"))
                .with("yellow", Column.max("黄", "YELLOW", "openYellow"))
                .with("breaches", Column.max("超时", "Broken", "breaches"))
                .leadingTo(DashboardId.CLOCKS, DashboardId.CLEARING),
            "score")
        .coloured("score", Colours.Scale.risk());
  }

  private static Table streets() {
    return places("STREET", "street", "街道风险排行", "Sub-districts by risk", 10);
  }

  private static Table communities() {
    return places("COMMUNITY", "community", "社区风险排行", "Communities by risk", 31);
  }

  private static Documents alerts() {
    return new Documents(
        "live-alerts",
        new Text("实时预警", "Live alerts"),
        DataView.ALERTS_NOW,
        Queries.OPEN_ALERTS,
        List.of("severity", "at", "status", "category", "subjectName", "summary", "department"),
        "at",
        true);
  }

  private static Series byTime() {
    return new Series(
        Lens.of("新增案件", "New cases", DataView.CASES, "")
            .with("time", Column.time(DataView.CASES))
            .with("grade", Column.terms("grade", 3))
            .with("cases", Column.count("案件", "Cases"))
            .leadingTo(DashboardId.CLEARING),
        Series.Shape.BARS,
        Colours.GRADES);
  }

  private static Series byCategory() {
    return new Series(
        Lens.of("在办案件：按类别", "Open cases by category", DataView.CASES_NOW, Queries.OPEN_CASES)
            .with("category", Column.terms("category", 12))
            .with("grade", Column.terms("grade", 3))
            .with("cases", Column.count("案件", "Cases"))
            .leadingTo(DashboardId.WAGES),
        Series.Shape.LYING_BARS,
        Colours.GRADES);
  }

  private static Series byDepartment() {
    return new Series(
        Lens.of("在办案件：按部门", "Open cases by department", DataView.CASES_NOW, Queries.OPEN_CASES)
            .with("department", Column.terms("department", 12))
            .with("grade", Column.terms("grade", 3))
            .with("cases", Column.count("案件", "Cases"))
            .leadingTo(DashboardId.CLOCKS),
        Series.Shape.LYING_BARS,
        Colours.GRADES);
  }

  private static MapPanel timeLapse() {
    return new MapPanel(
        "time-lapse",
        new Text("风险回放（拖动时间滑块）", "Risk played back (move the time slider)"),
        List.of(
            MapLayer.risk(
                "risk-then",
                new Text("当时最高风险", "Highest risk then"),
                DataView.HEAT_HISTORY,
                Queries.CELLS,
                0)),
        List.of());
  }

  private static Matrix streetsOverTime() {
    return new Matrix(
        Lens.of(
                "各街道风险变化",
                "Risk of sub-districts over time",
                DataView.HEAT_HISTORY,
                "kind : \"STREET\"")
            .with("time", Column.time(DataView.HEAT_HISTORY))
            .with("street", Column.terms("street", 10))
            .with("score", Column.max("最高风险分", "Highest risk", "score").withDecimals(0)),
        Colours.Scale.risk());
  }
}
