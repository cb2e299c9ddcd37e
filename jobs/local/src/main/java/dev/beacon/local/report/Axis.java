package dev.beacon.local.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Where the lines of a scale are. */
final class Axis {
  /** A line at a day. */
  record DayTick(LocalDate day, String label) {}

  private Axis() {}

  /**
   * The distance between lines: 1, 2 or 5 times a power of ten, so that about {@code lines} of them
   * reach {@code most}; at least 1.
   */
  static int step(double most, int lines) {
    double rough = Math.max(1, most / lines);
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    for (int times : new int[] {1, 2, 5}) {
      if (times * power >= rough) {
        return (int) (times * power);
      }
    }
    return (int) (10 * power);
  }

  /** Days to label between two days, at most {@code lines}: begins of years, months, or days. */
  static List<DayTick> days(LocalDate from, LocalDate to, int lines) {
    long days = ChronoUnit.DAYS.between(from, to);
    List<DayTick> ticks = new ArrayList<>();
    int months = 1;
    for (int candidate : new int[] {1, 2, 3, 6, 12, 24, 60, 120}) {
      months = candidate;
      if (days / (30.44 * candidate) <= lines) {
        break;
      }
    }
    if (days < 130) {
      int step = 1;
      for (int candidate : new int[] {1, 2, 3, 5, 7, 14, 21}) {
        step = candidate;
        if (days <= (long) candidate * lines) {
          break;
        }
      }
      for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(step)) {
        ticks.add(new DayTick(day, day.toString().substring(5)));
      }
      return ticks;
    }
    LocalDate day = from.withDayOfYear(1);
    for (; !day.isAfter(to); day = day.plusMonths(months)) {
      if (!day.isBefore(from)) {
        ticks.add(
            new DayTick(
                day,
                months >= 12 ? Integer.toString(day.getYear()) : day.toString().substring(0, 7)));
      }
    }
    return ticks;
  }
}
