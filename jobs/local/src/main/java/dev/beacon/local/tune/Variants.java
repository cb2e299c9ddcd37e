package dev.beacon.local.tune;

import dev.beacon.contract.Alert;
import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The thresholds that are tried. */
final class Variants {
  private static final Duration QUIET = Duration.ofDays(14);
  private static final int[] SURGE_DAYS = {3, 5, 7, 10, 14};
  private static final int FEWEST_REPORTERS = 2;
  private static final int MOST_REPORTERS = 12;

  /** Recurrence intervals from a day to a year, each a tenth longer than the one before. */
  private static final double SHORTEST_DAYS = 1;

  private static final double LONGEST_DAYS = 366;
  private static final double LONGER = 1.1;
  private static final int[] ANOMALY_REPORTERS = {2, 3};
  private static final Duration ANOMALY_WINDOW = Duration.ofDays(14);

  private Variants() {}

  /** A surge of N distinct reporters within some days. */
  static List<ClusterRule> surge(String category, ClusterRule.Scope scope) {
    List<ClusterRule> variants = new ArrayList<>();
    for (int days : SURGE_DAYS) {
      for (int reporters : IntStream.rangeClosed(FEWEST_REPORTERS, MOST_REPORTERS).toArray()) {
        variants.add(
            rule(
                "surge-%d-in-%dd".formatted(reporters, days),
                ClusterRule.Pattern.SURGE,
                scope,
                category,
                reporters,
                null,
                null,
                Duration.ofDays(days)));
      }
    }
    return variants;
  }

  /**
   * A reading that chance alone shows once in some days.
   *
   * @param reportsPerDay how many reports a day the history has
   */
  static List<ClusterRule> anomaly(String category, ClusterRule.Scope scope, double reportsPerDay) {
    List<ClusterRule> variants = new ArrayList<>();
    for (int reporters : ANOMALY_REPORTERS) {
      for (double days = SHORTEST_DAYS; days <= LONGEST_DAYS; days *= LONGER) {
        Duration recurrence = Duration.ofHours(Math.round(days * 24));
        variants.add(
            rule(
                "anomaly-%d-in-%dh".formatted(reporters, recurrence.toHours()),
                ClusterRule.Pattern.ANOMALY,
                scope,
                category,
                reporters,
                recurrence,
                Math.round(reportsPerDay * 100) / 100.0,
                ANOMALY_WINDOW));
      }
    }
    return variants;
  }

  private static ClusterRule rule(
      String name,
      ClusterRule.Pattern pattern,
      ClusterRule.Scope scope,
      String category,
      int reporters,
      Duration recurrence,
      Double reportsPerDay,
      Duration within) {
    return new ClusterRule(
        name,
        1,
        true,
        Alert.Mode.SHADOW,
        new Text("调优所得", "Tuned " + pattern.word()),
        pattern,
        scope,
        List.of(category),
        reporters,
        null,
        null,
        null,
        ClusterRule.Match.ALL,
        null,
        null,
        recurrence,
        reportsPerDay,
        within,
        QUIET.compareTo(within) < 0 ? within : QUIET,
        List.of(
            new ClusterRule.SeverityStep(Grade.RED, 10, 30, 1_000_000.0),
            new ClusterRule.SeverityStep(Grade.YELLOW, 4, 10, 100_000.0)),
        null,
        null,
        null);
  }
}
