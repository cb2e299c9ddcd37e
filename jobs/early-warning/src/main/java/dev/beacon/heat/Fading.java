package dev.beacon.heat;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Settled matters of a slot, which fade by half-life. Sums of what fades are the same in whatever
 * order they are added and taken away.
 *
 * @param count how many, at {@code at}
 * @param people10 sum of {@code log10(max(1, people))}, at {@code at}
 * @param amount10 sum of {@code log10(1 + amount / unit)}, at {@code at}
 * @param at event time, epoch milliseconds
 */
record Fading(double count, double people10, double amount10, long at) {
  /** Below this nothing is left but what rounding leaves behind. */
  private static final double NOTHING = 1e-9;

  static Fading of(Sum sum, long at) {
    return new Fading(sum.count(), sum.people10() / Sum.MILLION, sum.amount10() / Sum.MILLION, at);
  }

  /**
   * What is left at an instant: {@code 2^(-(instant - at) / halfLife)} of it; instants before
   * {@code at} count as {@code at}.
   *
   * @param halfLife in milliseconds
   */
  Fading left(long instant, long halfLife) {
    if (instant <= at) {
      return this;
    }
    double share = Math.pow(2, -(instant - at) / (double) halfLife);
    return new Fading(count * share, people10 * share, amount10 * share, instant);
  }

  /** Both together, stated for the later of their instants. */
  Fading plus(Fading other, long halfLife) {
    long later = Math.max(at, other.at);
    Fading one = left(later, halfLife);
    Fading two = other.left(later, halfLife);
    return new Fading(
        one.count + two.count, one.people10 + two.people10, one.amount10 + two.amount10, later);
  }

  boolean isNothing() {
    return Math.abs(count) < NOTHING && Math.abs(people10) < NOTHING;
  }

  void write(DataOutput out) throws IOException {
    out.writeDouble(count);
    out.writeDouble(people10);
    out.writeDouble(amount10);
    out.writeLong(at);
  }

  static Fading read(DataInput in) throws IOException {
    return new Fading(in.readDouble(), in.readDouble(), in.readDouble(), in.readLong());
  }
}
