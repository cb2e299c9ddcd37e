package dev.beacon.kibana;

import dev.beacon.contract.Text;
import java.util.List;
import java.util.Map;

/** Unpaid wages: which clusters grow, about whom, on what evidence, and how early it was known. */
final class WageArrears {
  private static final String CLUSTERS = Queries.all("kind : \"CLUSTER\"", Queries.WAGES);
  private static final String OPEN_CLUSTERS =
      Queries.all("kind : \"CLUSTER\"", Queries.WAGES, Queries.OPEN_ALERTS);
  private static final String LIVE_CLUSTERS = Queries.all(CLUSTERS, "mode : \"live\"");

  private WageArrears() {}

  static Dashboard dashboard() {
    return new Dashboard(
            DashboardId.WAGES,
            "欠薪聚集的预警、主体、证据与提前量。用时自首次预警或首次反映算起。",
            "Clusters of unpaid wages, whom they are about, their evidence, and lead times, reckoned"
                + " from the first warning or the first report.")
        .since("now-30d", 30)
        .controlledBy(DataView.ALERTS_NOW, "community", "subjectName.keyword")
        .withTimeSlider()
        .row(
            6,
            Metric.of(
                DataView.ALERTS_NOW,
                OPEN_CLUSTERS,
                Column.count("在警聚集", "Open clusters"),
                Colours.RED),
            Metric.of(
                DataView.ALERTS_NOW,
                OPEN_CLUSTERS,
                Column.sum("涉及人数", "People involved", "metrics.people"),
                Colours.YELLOW),
            Metric.of(
                DataView.ALERTS_NOW,
                OPEN_CLUSTERS,
                Column.sum("涉及金额（元）", "Money involved (yuan)", "metrics.amount").withDecimals(0),
                Colours.YELLOW),
            Metric.of(
                DataView.CASES_NOW,
                Queries.all(Queries.WAGES, Queries.OPEN_CASES),
                Column.count("在办欠薪案件", "Open wage cases"),
                Colours.BLUE),
            Metric.of(
                    DataView.ALERTS,
                    LIVE_CLUSTERS + " and status : \"RESOLVED\"",
                    Column.median("预警到化解（小时）", "Warning to settlement (h)", "hoursKnown")
                        .withDecimals(1),
                    Colours.GREEN)
                .explained("中位数", "median"),
            Metric.of(
                    DataView.CASES,
                    Queries.WAGES,
                    Column.median("反映到办结（小时）", "Report to resolution (h)", "hoursToResolve")
                        .withDecimals(1),
                    Colours.GREEN)
                .explained("中位数", "median"))
        .row(
            14,
            new Documents(
                "wage-clusters",
                new Text("欠薪聚集预警", "Clusters of unpaid wages"),
                DataView.ALERTS_NOW,
                OPEN_CLUSTERS,
                List.of("severity", "at", "status", "subjectName", "metrics.people", "summary"),
                "at",
                true))
        .wideWithSide(26, map(), subjects(), bySeverity())
        .row(16, evidence())
        .row(14, cases(), leadTimes());
  }

  private static MapPanel map() {
    return new MapPanel(
        "wages",
        new Text("欠薪地图", "Where wages are unpaid"),
        List.of(
            MapLayer.dots(
                "wage-cases",
                new Text("在办欠薪案件", "Open wage cases"),
                DataView.CASES_NOW,
                Queries.all(Queries.WAGES, Queries.OPEN_CASES),
                "grade",
                5,
                List.of("title", "grade", "subjectName", "people", "amount", "caseId")),
            MapLayer.dots(
                "wage-clusters",
                new Text("欠薪聚集预警", "Clusters of unpaid wages"),
                DataView.ALERTS_NOW,
                OPEN_CLUSTERS,
                "severity",
                12,
                List.of("subjectName", "severity", "metrics.people", "metrics.reports"))),
        List.of(DashboardId.OVERVIEW));
  }

  private static Table subjects() {
    return Table.of(
            Lens.of("主体风险排行", "Subjects by risk", DataView.HEAT, "kind : \"SUBJECT\"")
                .with("subject", Column.terms("subjectName", 20))
                .with("score", Column.max("风险分", "Risk", "score").withDecimals(0))
                .with("open", Column.max("在办", "Open", "open"))
                .with("people", Column.max("人数", "People", "people"))
                .with("clusters", Column.max("聚集", "Clusters", "clusters")),
            "score")
        .coloured("score", Colours.Scale.risk());
  }

  private static Series bySeverity() {
    return new Series(
        Lens.of("聚集预警：按首次预警时间", "Clusters by first warning", DataView.ALERTS, LIVE_CLUSTERS)
            .with("time", Column.time(DataView.ALERTS))
            .with("severity", Column.terms("severity", 3))
            .with("alerts", Column.count("预警", "Alerts")),
        Series.Shape.BARS,
        Colours.GRADES);
  }

  private static Table evidence() {
    return Table.of(
            Lens.of("聚集的证据与提前量", "Evidence and lead times", DataView.ALERTS, LIVE_CLUSTERS)
                .with("subject", Column.terms("subjectName.keyword", 30))
                .with("people", Column.max("涉及人数", "People", "metrics.people"))
                .with("reporters", Column.max("反映人数", "Reporters", "metrics.reporters"))
                .with("reports", Column.max("反映次数", "Reports", "metrics.reports"))
                .with("tips", Column.max("线索", "Tips", "metrics.tips"))
                .with("amount", Column.max("金额（元）", "Yuan", "metrics.amount").withDecimals(0))
                .with("evidence", Column.distinct("证据条数", "Pieces of evidence", "evidence"))
                .with("first", Column.earliest("首次预警", "First warned", "openedAt"))
                .with("last", Column.latest("最近变化", "Last changed", "at"))
                .with("known", Column.max("已预警（小时）", "Known for (h)", "hoursKnown").withDecimals(1))
                .leadingTo(DashboardId.OVERVIEW, DashboardId.INTELLIGENCE),
            "people")
        .coloured("people", Colours.Scale.noneIsBest(10, 30));
  }

  private static Series cases() {
    return new Series(
        Lens.of("新增欠薪案件", "New wage cases", DataView.CASES, Queries.WAGES)
            .with("time", Column.time(DataView.CASES))
            .with("grade", Column.terms("grade", 3))
            .with("cases", Column.count("案件", "Cases")),
        Series.Shape.BARS,
        Colours.GRADES);
  }

  private static Series leadTimes() {
    return new Series(
        Lens.of("反映到办结用时（小时）", "Hours from report to resolution", DataView.CASES, Queries.WAGES)
            .with("time", Column.time(DataView.CASES))
            .with("median", Column.median("中位数", "Median", "hoursToResolve"))
            .with("p90", Column.percentile("九成以内", "90th percentile", "hoursToResolve", 90)),
        Series.Shape.LINES,
        Map.of("median", Colours.GREEN, "p90", Colours.YELLOW));
  }
}
