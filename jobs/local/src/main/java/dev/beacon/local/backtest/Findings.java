package dev.beacon.local.backtest;

import dev.beacon.contract.ClusterRule;
import dev.beacon.feeds.TimeOrdered;
import dev.beacon.local.evaluate.ClaimsFile;
import dev.beacon.local.evaluate.ClusterAlert;
import dev.beacon.local.evaluate.Episodes;
import dev.beacon.local.evaluate.Opening;
import dev.beacon.local.evaluate.Period;
import dev.beacon.local.evaluate.RuleScore;
import dev.beacon.local.evaluate.RuleStatistics;
import dev.beacon.local.evaluate.Scoring;
import dev.beacon.local.report.BacktestReport;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a backtest tells about its cluster rules.
 *
 * @param alerts the clusters' alerts, by time of opening
 * @param truth the reports of the categories that were alerted, and the episodes among them
 * @param period from the first event to the end
 * @param rules what each rule raised
 * @param scores how each rule did; empty where there is no episode, or the history is too short to
 *     tell
 */
record Findings(
    List<ClusterAlert> alerts,
    Episodes truth,
    Period period,
    List<RuleStatistics> rules,
    List<RuleScore> scores) {

  static Findings of(
      TimeOrdered history,
      ZoneId zone,
      List<ClusterRule> rules,
      Instant until,
      List<ClusterAlert> alerts) {
    Set<String> categories = new HashSet<>(Set.of(ClaimsFile.CATEGORY));
    alerts.forEach(alert -> categories.add(alert.category()));
    Episodes truth =
        new Episodes(
            ClaimsFile.claims(
                history.events().stream()
                    .takeWhile(event -> !event.reportedAt().isAfter(until))
                    .toList(),
                categories),
            zone);
    Period period = new Period(history.events().get(0).reportedAt(), until.plusMillis(1));
    Map<String, List<ClusterAlert>> byRule =
        alerts.stream().collect(Collectors.groupingBy(ClusterAlert::rule));
    Scoring scoring = new Scoring(truth, period);
    List<RuleStatistics> statistics =
        rules.stream()
            .map(
                rule ->
                    RuleStatistics.of(
                        rule.rule(),
                        rule.title(),
                        rule.mode(),
                        byRule.getOrDefault(rule.rule(), List.of()),
                        truth,
                        period))
            .toList();
    List<RuleScore> scores =
        scoring.episodes().isEmpty() || !period.isTelling()
            ? List.of()
            : rules.stream()
                .map(
                    rule ->
                        scoring.score(
                            rule.rule(),
                            byRule.getOrDefault(rule.rule(), List.of()).stream()
                                .map(alert -> Opening.of(alert, truth))
                                .toList()))
                .toList();
    return new Findings(alerts, truth, period, statistics, scores);
  }

  BacktestReport report(String feed, long in, long cases, long rejected) {
    return new BacktestReport(feed, in, cases, rejected, period, rules, scores, alerts, truth);
  }
}
