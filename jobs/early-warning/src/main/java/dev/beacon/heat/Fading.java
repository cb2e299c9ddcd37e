package dev.beacon.heat;

/**
 * Weight that fades by half-life. Sums of fading weights are the same in whatever order they are
 * added.
 *
 * @param weight what it weighs at {@code at}
 * @param at event time, epoch milliseconds
 */
record Fading(double weight, long at) {
  static final Fading NONE = new Fading(0, Long.MIN_VALUE);

  /**
   * What is left at an instant: {@code weight * 2^(-(instant - at) / halfLife)}; instants before
   * {@code at} count as {@code at}.
   */
  double left(long instant, long halfLife) {
    return weight == 0 || instant <= at
        ? weight
        : weight * Math.pow(2, -(instant - at) / (double) halfLife);
  }

  /** Both together, stated for the later of their instants. */
  Fading plus(Fading other, long halfLife) {
    long later = Math.max(at, other.at);
    return new Fading(left(later, halfLife) + other.left(later, halfLife), later);
  }
}
