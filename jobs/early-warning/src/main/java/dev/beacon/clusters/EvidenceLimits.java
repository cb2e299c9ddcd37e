package dev.beacon.clusters;

import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.Observation;
import dev.beacon.intake.CaseEvent;
import java.io.Serializable;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What bounds the evidence kept about a subject.
 *
 * @param categories whose reports are kept as evidence; a rule on any other category sees nothing
 * @param scopes about what evidence is gathered beside the subjects themselves; a rule of another
 *     scope sees nothing
 * @param horizon how far back, in event time, a newly published rule can look
 * @param historyKept how long after its last report a subject's base rate is remembered, for rules
 *     that look for anomalies
 * @param mostReporters how many distinct reporters are remembered before a cluster opens, 1 to
 *     10,000; no rule can ask for more
 * @param mostUnsettled how many reports may wait for the watermark, 1 to 10,000; beyond that the
 *     oldest count as settled
 * @param historyAfter a report this much behind the watermark is one of long ago; one that is less
 *     late counts at once
 * @param historySettles how long, in wall time, reports of long ago that come in now may still come
 *     in any order
 */
public record EvidenceLimits(
    List<String> categories,
    List<ClusterRule.Scope> scopes,
    Duration horizon,
    Duration historyKept,
    int mostReporters,
    int mostUnsettled,
    Duration historyAfter,
    Duration historySettles)
    implements Serializable {
  /** So that a subject's state stays a small value, whatever is configured. */
  private static final int MOST = 10_000;

  /** What a rule may ask for. */
  private static final Duration LONGEST_WINDOW = Duration.ofDays(30);

  /**
   * @throws IllegalArgumentException if a limit makes no sense
   */
  public EvidenceLimits {
    categories = List.copyOf(categories);
    scopes = List.copyOf(scopes);
    if (!scopes.contains(ClusterRule.Scope.SUBJECT)) {
      throw new IllegalArgumentException("scopes must contain subject");
    }
    requireWithin("mostReporters", mostReporters);
    requireWithin("mostUnsettled", mostUnsettled);
    if (horizon.compareTo(LONGEST_WINDOW) < 0) {
      throw new IllegalArgumentException(
          "horizon must be at least P30D: rules may look so far back");
    }
    if (historyKept.compareTo(horizon) < 0) {
      throw new IllegalArgumentException("historyKept must not be shorter than horizon");
    }
    requireNotNegative("historyAfter", historyAfter);
    requireNotNegative("historySettles", historySettles);
  }

  private static void requireNotNegative(String name, Duration length) {
    if (length.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative");
    }
  }

  private static void requireWithin(String name, int value) {
    if (value < 1 || value > MOST) {
      throw new IllegalArgumentException(name + " must be from 1 to " + MOST + ", not " + value);
    }
  }

  /**
   * Whether an event is evidence at all: a report of a kind that rules may ask for, or a sighting
   * on the way from late wages to a crowd.
   */
  public boolean concerns(CaseEvent event) {
    return event.isReport()
        && (categories.contains(event.category())
            || (event.observation() != null && event.observation() != Observation.OTHER));
  }

  /** The same, gathered about all that these rules ask for. */
  public EvidenceLimits gatheredFor(List<ClusterRule> rules) {
    Set<ClusterRule.Scope> asked = EnumSet.of(ClusterRule.Scope.SUBJECT);
    rules.forEach(rule -> asked.add(rule.scope()));
    List<ClusterRule.Scope> gathered = List.copyOf(asked);
    return new EvidenceLimits(
        categories,
        gathered,
        horizon,
        historyKept,
        mostReporters,
        mostUnsettled,
        historyAfter,
        historySettles);
  }

  /** The documented defaults. */
  public static EvidenceLimits defaults() {
    return new EvidenceLimits(
        List.of("WAGE_ARREARS", "LABOUR_DISPUTE", "CONTRACT_DISPUTE"),
        List.of(ClusterRule.Scope.SUBJECT, ClusterRule.Scope.CONTRACTOR),
        Duration.ofDays(30),
        Duration.ofDays(400),
        32,
        512,
        Duration.ofHours(1),
        Duration.ofSeconds(30));
  }
}
