package dev.beacon.local.simulate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How busy the days of a history are: it grows, weekends and festivals are quiet. */
final class Seasons {
  private static final double WEEKEND = 0.72;
  private static final double AT_FIRST = 0.75;
  private static final double GROWTH = 0.5;

  /**
   * Spring festivals, before which wages are settled; the autumn holidays; the epidemic's first
   * weeks.
   */
  private static final List<Season> SEASONS =
      List.of(
          new Season(LocalDate.of(2019, 1, 10), LocalDate.of(2019, 2, 3), 1.3),
          new Season(LocalDate.of(2019, 2, 3), LocalDate.of(2019, 2, 12), 0.35),
          new Season(LocalDate.of(2019, 10, 1), LocalDate.of(2019, 10, 8), 0.6),
          new Season(LocalDate.of(2019, 12, 27), LocalDate.of(2020, 1, 22), 1.35),
          new Season(LocalDate.of(2020, 1, 22), LocalDate.of(2020, 2, 21), 0.4));

  private record Season(LocalDate from, LocalDate until, double factor) {
    boolean contains(LocalDate day) {
      return !day.isBefore(from) && day.isBefore(until);
    }
  }

  private Seasons() {}

  /** What shares of a time's reports come in on its days: running sums, the last one 1. */
  static double[] sharesUpTo(LocalDate from, LocalDate until) {
    int days = (int) ChronoUnit.DAYS.between(from, until);
    double[] shares = new double[days];
    double sum = 0;
    for (int i = 0; i < days; i++) {
      sum += weight(from.plusDays(i), (double) i / days);
      shares[i] = sum;
    }
    for (int i = 0; i < days; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  private static double weight(LocalDate day, double elapsed) {
    DayOfWeek weekday = day.getDayOfWeek();
    double weight = AT_FIRST + GROWTH * elapsed;
    if (weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY) {
      weight *= WEEKEND;
    }
    for (Season season : SEASONS) {
      if (season.contains(day)) {
        weight *= season.factor;
      }
    }
    return weight;
  }
}
