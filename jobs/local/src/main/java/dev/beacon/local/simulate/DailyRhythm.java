package dev.beacon.local.simulate;

import java.time.Instant;
import java.time.ZoneId;

/** How busy the hours of a day are, and when days end. Most is reported in working hours. */
final class DailyRhythm {
  static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;

  /** Relative to the mean of a day. */
  private static final double[] BUSY = {
    0.25, 0.15, 0.10, 0.10, 0.15, 0.30, 0.60, 0.90, 1.40, 1.90, 2.00, 1.80,
    1.30, 1.20, 1.70, 1.90, 1.80, 1.50, 1.20, 1.10, 1.00, 0.85, 0.50, 0.30
  };

  /** What is reported later than this is promised for the next day only. */
  private static final int LAST_HOUR_OF_SAME_DAY = 20;

  private final ZoneId zone;
  private long offsetHour = Long.MIN_VALUE;
  private long offsetMillis;

  DailyRhythm(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * When the next thing happens.
   *
   * @param from epoch millis
   * @param wait how long, where 1 is the mean
   * @param perSecond how many happen a second, mean over a day, above 0
   */
  double next(double from, double wait, double perSecond) {
    double at = from;
    double left = wait;
    while (true) {
      double perMilli = perSecond / 1000 * BUSY[hourOf((long) at)];
      double hourEnd = (Math.floorDiv((long) at, HOUR) + 1) * (double) HOUR;
      double takes = left / perMilli;
      if (at + takes < hourEnd) {
        return at + takes;
      }
      left -= (hourEnd - at) * perMilli;
      at = hourEnd;
    }
  }

  /** When a matter reported at an instant is promised to be settled: at the end of a day. */
  long settledBy(long reportedAt) {
    long local = reportedAt + offset(reportedAt);
    long midnight = (Math.floorDiv(local, DAY) + 1) * DAY;
    long promised = hourOf(reportedAt) < LAST_HOUR_OF_SAME_DAY ? midnight : midnight + DAY;
    return promised - offset(reportedAt);
  }

  /**
   * By when a share of a day's reports is in: milliseconds after midnight.
   *
   * @param share 0 to 1, 1 excluded
   */
  static long momentOfDay(double share) {
    double left = share * BUSY.length;
    int hour = 0;
    while (hour < BUSY.length - 1 && left >= BUSY[hour]) {
      left -= BUSY[hour];
      hour++;
    }
    return hour * HOUR + (long) (Math.min(left / BUSY[hour], 1) * (HOUR - 1));
  }

  private int hourOf(long at) {
    return (int) (Math.floorMod(at + offset(at), DAY) / HOUR);
  }

  /** Looked up once an hour; no zone changes its offset within an hour of the epoch's. */
  private long offset(long at) {
    long hour = Math.floorDiv(at, HOUR);
    if (hour != offsetHour) {
      offsetHour = hour;
      offsetMillis = zone.getRules().getOffset(Instant.ofEpochMilli(at)).getTotalSeconds() * 1000L;
    }
    return offsetMillis;
  }
}
