package dev.beacon.kibana;

import dev.beacon.contract.Text;
import java.util.List;
import java.util.Map;

/** No dispute stays overnight: what came in, what was settled the same day, and what is left. */
final class DailyClearing {
  private static final String DISTRICT = "unitKind : \"DISTRICT\" and periodKind : \"DAY\"";

  private DailyClearing() {}

  static Dashboard dashboard() {
    return new Dashboard(
            DashboardId.CLEARING,
            "日清：受理、办结、当日办结与未结；部门、街道、社区记分卡。数字按受理日归属，迟到的办结会更正旧卡。",
            "What came in, what was settled the same day and what is left; scorecards of"
                + " sub-districts and communities. A matter counts on the day it was received.")
        .since("now-30d", 60)
        .controlledBy(DataView.SCORECARDS, "street")
        .withTimeSlider()
        .row(
            6,
            Metric.of(
                DataView.SCORECARDS,
                DISTRICT,
                Column.sum("受理", "Received", "cases.received"),
                Colours.BLUE),
            Metric.of(
                DataView.SCORECARDS,
                DISTRICT,
                Column.sum("办结", "Resolved", "cases.resolved"),
                Colours.GREEN),
            Metric.of(
                DataView.SCORECARDS,
                DISTRICT,
                Column.sum("当日办结", "Settled the same day", "cases.sameDay"),
                Colours.GREEN),
            Metric.of(
                DataView.SCORECARDS,
                DISTRICT,
                Column.sum("未结", "Still open", "cases.open"),
                Colours.RED),
            Metric.of(
                    DataView.SCORECARDS,
                    DISTRICT,
                    Column.average("当日办结率", "Same-day share", "cases.sameDayRate").asPercent(),
                    Colours.YELLOW)
                .explained("各日平均", "mean of the days"),
            Metric.of(
                    DataView.SCORECARDS,
                    DISTRICT,
                    Column.average("守时率", "Windows kept", "windows.rate").asPercent(),
                    Colours.YELLOW)
                .explained("各日平均", "mean of the days"))
        .row(14, received(), shares())
        .row(16, units("STREET", "街道", "Sub-districts", "street-cards"), streetsByDay())
        .row(18, units("COMMUNITY", "社区", "Communities", "community-cards"))
        .row(
            14,
            new Documents(
                "open-longest",
                new Text("未结案件（最久在前）", "Still open, the longest first"),
                DataView.CASES_NOW,
                Queries.OPEN_CASES,
                List.of("grade", "openedAt", "category", "title", "department", "community"),
                "openedAt",
                false))
        .row(14, durations(), confirmations());
  }

  private static Series received() {
    return new Series(
        Lens.of("每日受理与办结", "Received and resolved a day", DataView.SCORECARDS, DISTRICT)
            .with("time", Column.time(DataView.SCORECARDS))
            .with("sameDay", Column.sum("当日办结", "Settled the same day", "cases.sameDay"))
            .with("resolved", Column.sum("办结", "Resolved", "cases.resolved"))
            .with("received", Column.sum("受理", "Received", "cases.received")),
        Series.Shape.LINES,
        Map.of("sameDay", Colours.GREEN, "resolved", Colours.YELLOW, "received", Colours.BLUE));
  }

  private static Series shares() {
    return new Series(
        Lens.of("当日办结率与守时率", "Same-day share and windows kept", DataView.SCORECARDS, DISTRICT)
            .with("time", Column.time(DataView.SCORECARDS))
            .with(
                "sameDay",
                Column.average("当日办结率", "Same-day share", "cases.sameDayRate").asPercent())
            .with("kept", Column.average("守时率", "Windows kept", "windows.rate").asPercent()),
        Series.Shape.LINES,
        Map.of("sameDay", Colours.GREEN, "kept", Colours.BLUE));
  }

  private static Table units(String kind, String zh, String en, String key) {
    return Table.of(
            Lens.of(
                    zh + "记分卡",
                    en + ": scorecards",
                    DataView.SCORECARDS,
                    "unitKind : \"" + kind + "\" and periodKind : \"DAY\"")
                .with(key, Column.terms("unit", 31).called(zh, en))
                .with(
                    "sameDayRate",
                    Column.average("当日办结率", "Same-day share", "cases.sameDayRate").asPercent())
                .with("kept", Column.average("守时率", "Windows kept", "windows.rate").asPercent())
                .with("received", Column.sum("受理", "Received", "cases.received"))
                .with("resolved", Column.sum("办结", "Resolved", "cases.resolved"))
                .with("open", Column.sum("未结", "Still open", "cases.open"))
                .with("points", Column.sum("扣分", "Points off", "windows.points"))
                .leadingTo(DashboardId.CLOCKS),
            "sameDayRate")
        .coloured("sameDayRate", Colours.Scale.shareKept())
        .coloured("kept", Colours.Scale.shareKept())
        .coloured("open", Colours.Scale.noneIsBest(1, 10));
  }

  private static Matrix streetsByDay() {
    return new Matrix(
        Lens.of(
                "街道当日办结率",
                "Same-day share of sub-districts",
                DataView.SCORECARDS,
                "unitKind : \"STREET\" and periodKind : \"DAY\"")
            .with("time", Column.time(DataView.SCORECARDS))
            .with("street", Column.terms("unit", 10).called("街道", "Sub-district"))
            .with(
                "rate", Column.average("当日办结率", "Same-day share", "cases.sameDayRate").asPercent()),
        Colours.Scale.shareKept());
  }

  private static Series durations() {
    return new Series(
        Lens.of("办结用时（分钟）", "Minutes to resolution", DataView.SCORECARDS, DISTRICT)
            .with("time", Column.time(DataView.SCORECARDS))
            .with("median", Column.average("中位数", "Median", "cases.toResolution.medianMinutes"))
            .with(
                "p90", Column.average("九成以内", "90th percentile", "cases.toResolution.p90Minutes")),
        Series.Shape.LINES,
        Map.of("median", Colours.GREEN, "p90", Colours.YELLOW));
  }

  private static Series confirmations() {
    return new Series(
        Lens.of("司法确认", "Judicial confirmations", DataView.SCORECARDS, DISTRICT)
            .with("time", Column.time(DataView.SCORECARDS))
            .with("served", Column.sum("司法确认", "Confirmed", "confirmations.served"))
            .with("online", Column.sum("其中线上", "Of them online", "confirmations.online")),
        Series.Shape.LINES,
        Map.of("served", Colours.BLUE, "online", Colours.GREEN));
  }
}
