package dev.beacon.clusters;

import dev.beacon.intake.CaseEvent;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * What bounds the evidence kept about a subject.
 *
 * @param categories whose reports are kept as evidence; a rule on any other category sees nothing
 * @param horizon how far back, in event time, a newly published rule can look
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
    Duration horizon,
    int mostReporters,
    int mostUnsettled,
    Duration historyAfter,
    Duration historySettles)
    implements Serializable {
  /** So that a subject's state stays a small value, whatever is configured. */
  private static final int MOST = 10_000;

  /**
   * @throws IllegalArgumentException if a limit makes no sense
   */
  public EvidenceLimits {
    categories = List.copyOf(categories);
    requireWithin("mostReporters", mostReporters);
    requireWithin("mostUnsettled", mostUnsettled);
    if (horizon.isNegative() || horizon.isZero()) {
      throw new IllegalArgumentException("horizon must be positive");
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
   * Whether an event is evidence at all: a report, about somebody, of a kind that rules may ask
   * for.
   */
  public boolean concerns(CaseEvent event) {
    return event.subject() != null && categories.contains(event.category());
  }

  /** The documented defaults. */
  public static EvidenceLimits defaults() {
    return new EvidenceLimits(
        List.of("WAGE_ARREARS", "LABOUR_DISPUTE", "CONTRACT_DISPUTE"),
        Duration.ofDays(30),
        64,
        512,
        Duration.ofHours(1),
        Duration.ofSeconds(30));
  }
}
