package dev.beacon.local.backtest;

import dev.beacon.local.evaluate.RuleScore;
import dev.beacon.local.evaluate.RuleStatistics;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What became of a history. {@code in = accepted + merged + rejected}, counted in rows of the file;
 * the news of progress that rows also bring (a closing date) is counted apart.
 *
 * @param in reports read, and rows that could not be mapped
 * @param accepted first reports of a case
 * @param merged repeats of a case reported before
 * @param rejected rows that could not be used
 * @param progress news of cases' progress
 * @param leftOut events later than {@code until}
 * @param until the instant at which what was pending was judged
 * @param cases how many cases there are
 * @param orders how many orders there are
 * @param alerts versions of alerts, by kind, phase and status
 * @param byRule distinct alerts, by rule or clock
 * @param rules each cluster rule in the order given, also those that raised nothing
 * @param scores how each of them did against the episodes among the reports; empty where there is
 *     no episode, or the history is too short to tell
 */
record BacktestSummary(
    long in,
    long accepted,
    long merged,
    long rejected,
    long progress,
    long leftOut,
    Instant until,
    long cases,
    long orders,
    Map<String, Long> alerts,
    Map<String, Long> byRule,
    List<RuleStatistics> rules,
    List<RuleScore> scores) {

  /** Whether every report is accounted for. */
  boolean isComplete() {
    return in == accepted + merged + rejected;
  }
}
