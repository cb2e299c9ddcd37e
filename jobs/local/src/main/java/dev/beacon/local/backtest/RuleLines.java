package dev.beacon.local.backtest;

import dev.beacon.contract.Alert;
import dev.beacon.local.evaluate.RuleScore;
import dev.beacon.local.evaluate.RuleStatistics;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What each rule raised, as a person reads it on a terminal. */
final class RuleLines {
  private static final String ROW = "  %-30s %7s %9s %6s %6s %9s %9s %9s";
  private static final String SCORED = " %9s %7s %7s";

  private RuleLines() {}

  static void print(BacktestSummary summary, PrintWriter out) {
    if (summary.rules().isEmpty()) {
      return;
    }
    Map<String, RuleScore> scores = new HashMap<>();
    summary.scores().forEach(score -> scores.put(score.rule(), score));
    out.println();
    out.printf(
        ROW, "rule", "alerts", "alerts/yr", "RED", "YELLOW", "evidence", "to peak", "to last");
    if (!scores.isEmpty()) {
      out.printf(SCORED, "false/yr", "early", "strict");
    }
    out.println();
    for (RuleStatistics rule : summary.rules()) {
      out.printf(
          ROW,
          rule.rule() + (rule.mode() == Alert.Mode.SHADOW ? " (shadow)" : ""),
          "%,d".formatted(rule.alerts()),
          number(rule.alertsPerYear()),
          rule.red(),
          rule.yellow(),
          number(rule.evidenceAtOpening()),
          number(rule.leadToPeak()),
          number(rule.leadToLast()));
      RuleScore score = scores.get(rule.rule());
      if (score != null) {
        out.printf(
            SCORED,
            number(score.falsePerYear()),
            percent(score.shareEarly()),
            percent(score.shareEarlyStrict()));
      }
      out.println();
    }
    out.println(
        "  evidence: reports behind an alert as it opened; to peak, to last: days from there to the"
            + " cluster's busiest day and last report; medians");
    if (!scores.isEmpty()) {
      out.printf(
          "  false, early, strict: by %,d growing episodes among the reports, see evaluate --help%n",
          summary.scores().get(0).growing());
    }
  }

  /** In tenths; never minus nothing. */
  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }

  private static String number(Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, "%,.1f", tenths(value));
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "-" : Math.round(share * 100) + " %";
  }
}
