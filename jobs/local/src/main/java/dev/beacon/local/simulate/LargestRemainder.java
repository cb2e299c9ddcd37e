package dev.beacon.local.simulate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Parts a whole number in proportion, by the method of the largest remainder (Hare, Niemeyer). */
final class LargestRemainder {
  private LargestRemainder() {}

  /**
   * Whole parts that add up to the total exactly, none further than one from its proportion.
   *
   * @param weights not negative, not all zero
   */
  static long[] part(long total, double... weights) {
    double all = Arrays.stream(weights).sum();
    long[] parts = new long[weights.length];
    double[] remainders = new double[weights.length];
    long left = total;
    for (int i = 0; i < weights.length; i++) {
      double share = total * (weights[i] / all);
      parts[i] = (long) share;
      remainders[i] = share - parts[i];
      left -= parts[i];
    }
    IntStream.range(0, weights.length)
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer i) -> -remainders[i])
                .thenComparing(Comparator.naturalOrder()))
        .limit(left)
        .forEach(i -> parts[i]++);
    return parts;
  }
}
