package dev.beacon.local.scores;

import dev.beacon.contract.CaseDocument;
import dev.beacon.contract.ScorecardDocument.Cases;
import dev.beacon.contract.ScorecardDocument.CheckIns;
import dev.beacon.contract.ScorecardDocument.Windows;
import dev.beacon.contract.Text;
import dev.beacon.local.report.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said of one unit. */
final class ScoreFacts {
  private ScoreFacts() {}

  static List<Page.Fact> of(Standing unit) {
    Cases cases = unit.cases();
    List<Page.Fact> facts = new ArrayList<>();
    facts.add(same(ScoreWords.number(cases.received()), "受理", "received"));
    facts.add(same(with(cases.resolved(), cases.resolutionRate()), "办结", "resolved"));
    facts.add(same(with(cases.sameDay(), cases.sameDayRate()), "当日办结", "settled the same day"));
    facts.add(same(ScoreWords.number(cases.open()), "未结", "open"));
    if (cases.withdrawn() > 0) {
      facts.add(same(ScoreWords.number(cases.withdrawn()), "撤回", "withdrawn"));
    }
    facts.add(
        new Page.Fact(
            ScoreWords.length(cases.toResolution().medianMinutes()),
            new Text("办结用时（中位）", "median time to resolution")));
    facts.add(
        new Page.Fact(
            ScoreWords.length(cases.toResolution().p90Minutes()),
            new Text("九成办结于", "nine in ten resolved within")));
    Windows windows = unit.windows();
    facts.add(same(ScoreWords.percent(windows.rate()), "时限内", "windows kept"));
    facts.add(same(ScoreWords.number(windows.points()), "扣分", "points deducted"));
    CheckIns checkIns = unit.checkIns();
    if (checkIns.called() > 0) {
      facts.add(
          same(
              ScoreWords.number(checkIns.onTime()) + " / " + ScoreWords.number(checkIns.called()),
              "按时报到 / 被召",
              "check-ins on time / called"));
    }
    facts.add(same(ScoreWords.number(cases.people()), "涉及人数", "people served"));
    facts.add(new Page.Fact(ScoreWords.money(cases.amount()), new Text("涉及金额", "money involved")));
    if (cases.otherMoney() > 0) {
      facts.add(same(ScoreWords.number(cases.otherMoney()), "另有他币金额（件）", "cases in other money"));
    }
    facts.add(
        same(
            ScoreWords.number(unit.confirmations().served())
                + " ("
                + ScoreWords.number(unit.confirmations().online())
                + ")",
            "司法确认（线上）",
            "judicial confirmations (online)"));
    facts.add(
        same(
            ScoreWords.mark(unit.satisfaction().mean())
                + " ("
                + ScoreWords.number(unit.satisfaction().marks())
                + ")",
            "满意度（评价数）",
            "satisfaction, 1 to 5 (marks)"));
    return facts;
  }

  private static Page.Fact same(String value, String zh, String en) {
    return new Page.Fact(value, zh, en);
  }

  private static String with(long number, Double share) {
    return ScoreWords.number(number)
        + (share == null ? "" : " (" + ScoreWords.percent(share) + ")");
  }

  /** A case in a line: its grade, its title, who answers for it. */
  static String about(CaseDocument open) {
    return Stream.of(open.grade(), open.title(), open.department(), open.community())
        .filter(Objects::nonNull)
        .map(Object::toString)
        .collect(Collectors.joining("  "));
  }
}
