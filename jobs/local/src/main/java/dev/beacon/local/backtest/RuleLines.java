package dev.beacon.local.backtest;

import dev.beacon.contract.Alert;
import dev.beacon.local.evaluate.Figures;
import dev.beacon.local.evaluate.RuleScore;
import dev.beacon.local.evaluate.RuleStatistics;
import java.io.PrintWriter;
import java.util.HashMap;
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
          Figures.number(rule.alertsPerYear()),
          rule.red(),
          rule.yellow(),
          Figures.number(rule.evidenceAtOpening()),
          Figures.number(rule.leadToPeak()),
          Figures.number(rule.leadToLast()));
      RuleScore score = scores.get(rule.rule());
      if (score != null) {
        out.printf(
            SCORED,
            Figures.number(score.falsePerYear()),
            Figures.percent(score.shareEarly()),
            Figures.percent(score.shareEarlyStrict()));
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
}
