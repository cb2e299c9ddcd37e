package dev.beacon.local.bench;

import java.util.Arrays;
import java.util.Collection;

/** How late things are, in milliseconds. */
record Lateness(long p50, long p99, long worst) {
  /** The quantiles of some, at least one. */
  static Lateness of(long[] millis) {
    long[] sorted = millis.clone();
    Arrays.sort(sorted);
    return new Lateness(at(0.5, sorted), at(0.99, sorted), sorted[sorted.length - 1]);
  }

  static Lateness of(Collection<Long> millis) {
    return of(millis.stream().mapToLong(Long::longValue).toArray());
  }

  private static long at(double share, long[] sorted) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  @Override
  public String toString() {
    return "p50 %,d ms, p99 %,d ms, at most %,d ms".formatted(p50, p99, worst);
  }
}
