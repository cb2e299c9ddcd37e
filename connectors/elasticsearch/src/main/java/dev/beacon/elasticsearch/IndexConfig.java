package dev.beacon.elasticsearch;

import java.io.Serializable;
import java.time.Duration;

/**
 * How Beacon's indices are kept.
 *
 * @param replicas copies beside the first, of indices created from now on; those that exist keep
 *     what their operators gave them
 * @param keepHeatHistory how long at least snapshots of the heat are kept
 * @param keepHealth how long at least measurements of the pipeline are kept
 */
public record IndexConfig(int replicas, Duration keepHeatHistory, Duration keepHealth)
    implements Serializable {

  /**
   * No replica, which one node would have nowhere to put. Heat of more than a year, so that a month
   * can be compared with the same month of the year before.
   */
  public static final IndexConfig DEFAULT =
      new IndexConfig(0, Duration.ofDays(400), Duration.ofDays(30));

  /**
   * @throws IllegalArgumentException if {@code replicas} is negative or nothing would be kept
   */
  public IndexConfig {
    if (replicas < 0) {
      throw new IllegalArgumentException("replicas must not be negative but is " + replicas);
    }
    requirePositive("keepHeatHistory", keepHeatHistory);
    requirePositive("keepHealth", keepHealth);
  }

  /** The same, with so many copies beside the first. */
  public IndexConfig withReplicas(int copies) {
    return new IndexConfig(copies, keepHeatHistory, keepHealth);
  }

  /** How long what is behind one of {@link Indices#MONTHLY} is kept. */
  Duration keep(String alias) {
    return switch (alias) {
      case Indices.HEAT_HISTORY -> keepHeatHistory;
      case Indices.HEALTH -> keepHealth;
      default -> throw new IllegalArgumentException(alias + " has no indices of a month");
    };
  }

  private static void requirePositive(String name, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(name + " must be positive but is " + duration);
    }
  }
}
