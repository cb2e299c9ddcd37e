package dev.beacon.cases;

/**
 * Keeps a storm of timers from holding up everything else. All timers up to a watermark fire in one
 * go: a hundred thousand windows that end in the same second would take some seconds in which
 * nobody hears of anything. So of each watermark only as many timers are served as fit into a share
 * of the time to the next; the others are put off to later instants, as many to each as can be
 * served there. What a late one tells is the same as in time, as it is judged at its own instant.
 *
 * <p>Plain Java; of one subtask, not kept over a restart.
 */
final class Pace {
  /** Watermarks come in about this distance, in milliseconds. */
  static final long STEP = 50;

  private static final long SHARE_NANOS = 30_000_000;
  private static final int FEWEST = 16;

  private long watermark = Long.MIN_VALUE;
  private long startedAt;
  private int served;
  private long slot = Long.MIN_VALUE;
  private int inSlot;

  /**
   * Whether there is time for one more timer.
   *
   * @param now the current watermark
   * @param nanos the time by a steady clock
   */
  boolean admits(long now, long nanos) {
    if (now != watermark) {
      watermark = now;
      startedAt = nanos;
      served = 0;
    }
    if (served >= FEWEST && nanos - startedAt > SHARE_NANOS) {
      return false;
    }
    served++;
    return true;
  }

  /** Counts a timer that was served though there was no time for it. */
  void pressed() {
    served++;
  }

  /** To when a timer is put off, after {@link #admits} has said no: later than the watermark. */
  long putOff() {
    if (slot <= watermark) {
      slot = watermark + STEP;
      inSlot = 0;
    } else if (inSlot >= served) {
      slot += STEP;
      inSlot = 0;
    }
    inSlot++;
    return slot;
  }
}
