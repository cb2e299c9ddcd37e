package dev.beacon.local.simulate;

import dev.beacon.contract.GeoPoint;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Reproducible randomness. Each stream (one for every case, one for its progress, ...) is a
 * function of the seed and a number, so that a case can be made again instead of being remembered.
 *
 * <p>{@link StrictMath} throughout: the same seed gives the same bytes on every machine.
 */
final class Draw {
  private static final double METRES_PER_DEGREE = 111_320;

  private final SplittableRandom random;

  private Draw(long seed) {
    random = new SplittableRandom(seed);
  }

  /** The stream with a number, of those that {@code purpose} tells apart. */
  static Draw of(long seed, long purpose, long number) {
    return new Draw(mix(mix(seed ^ mix(purpose)) + number));
  }

  /** Spreads the bits of a number; SplitMix64's finaliser. */
  static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** 0 to {@code bound - 1}. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** 0 to 1, 1 excluded. */
  double unit() {
    return random.nextDouble();
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /**
   * {@code low} to {@code high}, {@code high} excluded; {@code low} if there is nothing between.
   */
  long between(long low, long high) {
    return high <= low ? low : random.nextLong(low, high);
  }

  /** {@code low} to {@code high}, each order of magnitude as likely as the other. */
  double spread(double low, double high) {
    return low * StrictMath.pow(high / low, random.nextDouble());
  }

  /**
   * Exponentially distributed with mean 1: the wait for the next of things that happen at random.
   */
  double wait1() {
    return -StrictMath.log(1 - random.nextDouble());
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** A point within so many metres, to about 0.1 m. */
  GeoPoint near(GeoPoint centre, double metres) {
    double up = (random.nextDouble() * 2 - 1) * metres * 0.7 / METRES_PER_DEGREE;
    double right = (random.nextDouble() * 2 - 1) * metres * 0.7 / METRES_PER_DEGREE;
    return new GeoPoint(rounded(centre.lat() + up), rounded(centre.lon() + right));
  }

  private static double rounded(double degrees) {
    return StrictMath.round(degrees * 1e6) / 1e6;
  }
}
