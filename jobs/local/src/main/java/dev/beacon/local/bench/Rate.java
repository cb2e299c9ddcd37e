package dev.beacon.local.bench;

import java.util.Comparator;
import java.util.List;

/**
 * A measured rate.
 *
 * @param events events read in steady state
 * @param seconds how long that took
 * @param eventsPerSecond their quotient
 */
record Rate(long events, double seconds, double eventsPerSecond) {
  static Rate of(long events, double seconds) {
    return new Rate(events, rounded(seconds, 1000), rounded(events / seconds, 1));
  }

  /** The round in the middle; the slower of the two in the middle if their number is even. */
  static Rate median(List<Rate> rounds) {
    return rounds.stream()
        .sorted(Comparator.comparingDouble(Rate::eventsPerSecond))
        .toList()
        .get((rounds.size() - 1) / 2);
  }

  private static double rounded(double value, double parts) {
    return Math.round(value * parts) / parts;
  }
}
