package dev.beacon.desk;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long the desk remembers, in event time.
 *
 * @param waitFor how long an action waits for its alert before it counts as unmatched
 * @param closedFor an alert that is resolved or retracted and that nobody acted on
 * @param handledFor an alert that is resolved or retracted and that somebody acted on; not shorter
 *     than its case or cluster may still correct it, since its versions go on from the desk's
 * @param openFor any other alert, from its last version or action
 */
public record DeskConfig(
    Duration waitFor, Duration closedFor, Duration handledFor, Duration openFor)
    implements Serializable {

  /**
   * @throws IllegalArgumentException if a length is not positive
   */
  public DeskConfig {
    requirePositive("waitFor", waitFor);
    requirePositive("closedFor", closedFor);
    requirePositive("handledFor", handledFor);
    requirePositive("openFor", openFor);
  }

  private static void requirePositive(String name, Duration length) {
    if (length.isNegative() || length.isZero()) {
      throw new IllegalArgumentException(name + " must be positive");
    }
  }

  /** The documented defaults: 10 minutes, 1, 30 and 400 days. */
  public static DeskConfig defaults() {
    return new DeskConfig(
        Duration.ofMinutes(10), Duration.ofDays(1), Duration.ofDays(30), Duration.ofDays(400));
  }
}
