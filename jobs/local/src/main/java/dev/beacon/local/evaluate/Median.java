package dev.beacon.local.evaluate;

import java.util.List;

/** The middle of several numbers. */
public final class Median {
  private Median() {}

  /** The median, rounded to two places; of an even number the mean of the two in the middle. */
  public static Double of(List<Double> numbers) {
    if (numbers.isEmpty()) {
      return null;
    }
    List<Double> sorted = numbers.stream().sorted().toList();
    int half = sorted.size() / 2;
    double middle =
        sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    return Math.round(middle * 100) / 100.0;
  }
}
