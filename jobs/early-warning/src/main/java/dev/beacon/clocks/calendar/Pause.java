package dev.beacon.clocks.calendar;

/**
 * A stretch in which no time is counted.
 *
 * @param from its first instant, epoch ms
 * @param to the first instant after it, epoch ms; {@code Long.MAX_VALUE} while it lasts
 */
public record Pause(long from, long to) {
  /**
   * @throws IllegalArgumentException if it ends before it begins
   */
  public Pause {
    if (to < from) {
      throw new IllegalArgumentException("a pause from " + from + " cannot end at " + to);
    }
  }

  /** While it lasts: nobody knows yet when it ends. */
  boolean isEndless() {
    return to == Long.MAX_VALUE;
  }
}
