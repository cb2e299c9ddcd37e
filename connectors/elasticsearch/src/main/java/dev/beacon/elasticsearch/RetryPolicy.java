package dev.beacon.elasticsearch;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long the sink waits before it tries again, without end: the first time {@code initial}, then
 * twice as long each time up to {@code max}; of that, a random part between a half and the whole,
 * so that parallel sinks do not all come back at once.
 *
 * @param initial the first wait, at least a millisecond
 * @param max the longest; also about how late the sink notices that Elasticsearch is back
 */
public record RetryPolicy(Duration initial, Duration max) implements Serializable {
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(Duration.ofMillis(100), Duration.ofSeconds(5));

  /** Doubling this often exceeds any sensible maximum and still fits a long. */
  private static final int MOST_DOUBLINGS = 20;

  /**
   * @throws IllegalArgumentException if {@code initial} is under a millisecond or above {@code max}
   */
  public RetryPolicy {
    if (initial.toMillis() < 1 || max.compareTo(initial) < 0) {
      throw new IllegalArgumentException(
          "needs 1 ms <= initial <= max but has " + initial + " and " + max);
    }
  }

  /**
   * The wait after a failure.
   *
   * @param failures how many went before it in a row, from 0
   * @param luck from 0 to 1: where between half and whole
   */
  Duration pause(int failures, double luck) {
    long whole = initial.toMillis() << Math.min(failures, MOST_DOUBLINGS);
    long capped = Math.min(whole, max.toMillis());
    return Duration.ofMillis(Math.max(1, Math.round(capped * (0.5 + 0.5 * luck))));
  }
}
