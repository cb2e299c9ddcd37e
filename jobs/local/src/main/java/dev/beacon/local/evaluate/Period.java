package dev.beacon.local.evaluate;

import java.time.Duration;
import java.time.Instant;

/**
 * What part of a history is scored.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record Period(Instant from, Instant to) {
  private static final double DAYS_A_YEAR = 365.25;

  /** An episode needs up to 14 days and 30 quiet ones, and there has to be room beside it. */
  private static final double DAYS_TO_TELL = 90;

  /** From the first claim to just after the last. */
  public static Period of(Episodes truth) {
    return new Period(
        truth.claims().get(0).at(),
        truth.claims().get(truth.claims().size() - 1).at().plusMillis(1));
  }

  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(to);
  }

  /** Its length in days. */
  public double days() {
    return days(from, to);
  }

  /** Its length in years of 365.25 days. */
  public double years() {
    return days() / DAYS_A_YEAR;
  }

  /** Whether it is long enough to speak of episodes, or of so many a year. */
  public boolean isTelling() {
    return days() >= DAYS_TO_TELL;
  }

  /** So many a year, over this period. */
  public double perYear(long count) {
    return Math.round(count / years() * 10) / 10.0;
  }

  /** Days from one instant to another, negative if it is earlier. */
  public static double days(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / (double) Duration.ofDays(1).toMillis();
  }
}
