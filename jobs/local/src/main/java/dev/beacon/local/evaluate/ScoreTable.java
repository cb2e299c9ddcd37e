package dev.beacon.local.evaluate;

import dev.beacon.contract.Alert;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Scores as a person reads them on a terminal. */
final class ScoreTable {
  private static final String ROW = "%-30s %9s %9s %8s %8s %8s %8s %11s %10s %9s%n";
  private static final String SIMULATED_ROW = "%-30s %7s %7s %7s %7s %11s %11s %11s%n";

  private ScoreTable() {}

  static void print(EvaluateCommand.Account account, ZoneId zone, PrintWriter out) {
    out.printf("episode: %s%n", account.definition());
    out.printf(
        "truth:   %,d claims against employers, %,.0f a year, %s to %s (%.2f years, days of %s);"
            + " %,d employers in the whole file%n",
        account.claims(),
        account.claimsPerYear(),
        day(account.from(), zone),
        day(account.to().minusMillis(1), zone),
        account.years(),
        zone,
        account.employers());
    out.printf(
        "         %,d episodes, of them %,d growing: their first 8 claims within 14 days came on more"
            + " than one day%n",
        account.episodes(), account.growing());
    out.printf(
        "hit, early and strict are shares of the growing ones; early: opened before the 8th claim in"
            + " order of time and id; strict: at an earlier instant than it; from 1st: earlier than the 8th claim"
            + " counted from the episode's first; leads in days, medians%n%n");
    out.printf(
        ROW,
        "rule",
        "alerts/yr",
        "false/yr",
        "hit",
        "early",
        "strict",
        "from 1st",
        "to the 8th",
        "to peak",
        "evidence");
    for (RuleScore score : account.rules()) {
      out.printf(
          ROW,
          score.rule() + mode(score.mode()),
          Figures.number(score.alertsPerYear()),
          Figures.number(score.falsePerYear()),
          Figures.percent(score.shareHit()),
          Figures.percent(score.shareEarly()),
          Figures.percent(score.shareEarlyStrict()),
          Figures.percent(score.shareEarlyFromFirst()),
          Figures.number(score.leadToEighth()),
          Figures.number(score.leadToPeak()),
          Figures.number(score.evidence()));
    }
    if (account.rules().isEmpty()) {
      out.println("(no alert to score)");
    }
    out.flush();
  }

  static void print(EvaluateCommand.SimulatedAccount account, PrintWriter out) {
    out.printf(
        "truth:   %,d simulated outbreaks whose crowd gathered between %s and %s (%.1f days)%n",
        account.outbreaks(), account.from(), account.to(), account.days());
    out.printf(
        "before, late: first warned of before the crowd gathered, or only then; false: about no"
            + " outbreak; leads in hours before the gathering%n%n");
    out.printf(
        SIMULATED_ROW,
        "rule",
        "alerts",
        "before",
        "late",
        "missed",
        "median lead",
        "least lead",
        "false/month");
    for (OutbreakScore score : account.rules()) {
      out.printf(
          SIMULATED_ROW,
          score.rule() + mode(score.mode()),
          score.alerts(),
          score.before(),
          score.late(),
          score.missed(),
          Figures.number(score.leadHours()),
          Figures.number(score.shortestLeadHours()),
          Figures.number(score.falsePerMonth()));
    }
    if (account.rules().isEmpty()) {
      out.println("(no alert to score)");
    }
    out.flush();
  }

  private static String mode(Alert.Mode mode) {
    return mode == Alert.Mode.SHADOW ? " (shadow)" : "";
  }

  private static LocalDate day(Instant instant, ZoneId zone) {
    return LocalDate.ofInstant(instant, zone == null ? ZoneOffset.UTC : zone);
  }
}
