package dev.beacon.clocks.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;

/**
 * A year of a calendar, worked out once: when each of its days begins, which are worked, and the
 * stretches of time that count. Instants are epoch ms, days epoch days.
 */
final class CalendarYear {
  private static final long MS_A_MINUTE = 60_000;
  private static final long MS_A_DAY = 86_400_000;

  private final int number;
  private final long firstDay;

  /** When each day begins; one more than there are days. */
  private final long[] starts;

  private final boolean[] worked;

  /** Of each day, the stretches that count: begin, end, begin, end, in order. */
  private final long[][] stretches;

  /** How much is counted in the year before each day; one more than there are days. */
  private final long[] countedBefore;

  CalendarYear(int number, ZoneId zone, List<OfficeHours> hours, WorkingDays workingDays) {
    this.number = number;
    LocalDate first = LocalDate.of(number, 1, 1);
    this.firstDay = first.toEpochDay();
    int days = first.lengthOfYear();
    this.starts = new long[days + 1];
    this.worked = new boolean[days];
    this.stretches = new long[days][];
    this.countedBefore = new long[days + 1];
    for (int i = 0; i <= days; i++) {
      starts[i] = first.plusDays(i).atStartOfDay(zone).toInstant().toEpochMilli();
    }
    for (int i = 0; i < days; i++) {
      worked[i] = workingDays.contains(first.plusDays(i));
      stretches[i] =
          worked[i] ? stretches(hours, zone.getRules(), starts[i], starts[i + 1]) : new long[0];
      countedBefore[i + 1] = countedBefore[i] + countedOn(i, Long.MAX_VALUE);
    }
  }

  /**
   * The instants of a day at which the clock on the wall shows an office hour: one that summer time
   * leaves out is not counted, one that is there twice is counted twice.
   */
  private static long[] stretches(
      List<OfficeHours> hours, ZoneRules rules, long dayStart, long dayEnd) {
    long[] found = new long[0];
    long from = dayStart;
    while (from < dayEnd) {
      // As long as the offset stays the same, the clock on the wall runs evenly.
      ZoneOffsetTransition change = rules.nextTransition(Instant.ofEpochMilli(from));
      long to = change == null ? dayEnd : Math.min(dayEnd, change.getInstant().toEpochMilli());
      ZoneOffset offset = rules.getOffset(Instant.ofEpochMilli(from));
      long shift = offset.getTotalSeconds() * 1000L;
      long midnight = Math.floorDiv(from + shift, MS_A_DAY) * MS_A_DAY - shift;
      for (OfficeHours stretch : hours) {
        long begin = Math.max(from, midnight + stretch.from() * MS_A_MINUTE);
        long end = Math.min(to, midnight + stretch.to() * MS_A_MINUTE);
        if (begin < end) {
          found = Arrays.copyOf(found, found.length + 2);
          found[found.length - 2] = begin;
          found[found.length - 1] = end;
        }
      }
      from = to;
    }
    return found;
  }

  int number() {
    return number;
  }

  /** When a day of this year begins, or the first one of the next. */
  long start(long day) {
    return starts[(int) (day - firstDay)];
  }

  boolean isWorked(long day) {
    return worked[(int) (day - firstDay)];
  }

  /** How much is counted in the whole year, ms. */
  long counted() {
    return countedBefore[countedBefore.length - 1];
  }

  /** How much is counted in this year until an instant on one of its days, ms. */
  long countedUntil(long day, long instant) {
    int index = (int) (day - firstDay);
    return countedBefore[index] + countedOn(index, instant);
  }

  private long countedOn(int index, long instant) {
    long counted = 0;
    long[] ofDay = stretches[index];
    for (int i = 0; i < ofDay.length; i += 2) {
      counted += Math.max(0, Math.min(ofDay[i + 1], instant) - ofDay[i]);
    }
    return counted;
  }

  /**
   * The first instant until which that much is counted in this year.
   *
   * @param counted ms, more than 0 and at most {@link #counted()}
   */
  long whenCounted(long counted) {
    int found = Arrays.binarySearch(countedBefore, counted);
    // Days off leave the sum as it is: the first of equals is the end of the day that reached it.
    int after = found < 0 ? -found - 1 : found;
    while (countedBefore[after - 1] >= counted) {
      after--;
    }
    long left = counted - countedBefore[after - 1];
    long[] ofDay = stretches[after - 1];
    int i = 0;
    while (left > ofDay[i + 1] - ofDay[i]) {
      left -= ofDay[i + 1] - ofDay[i];
      i += 2;
    }
    return ofDay[i] + left;
  }
}
