package dev.beacon.local.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A length of time cut into bars of an hour, a day, a week or four weeks, so that a story of two
 * days and one of two years both fill their card. Whatever happens is drawn in the middle of its
 * bar: a date without a time is its day, not its midnight.
 *
 * @param from where the first bar begins, local
 * @param unit length of a bar
 * @param bars how many there are
 * @param zone where days begin
 */
record Span(LocalDateTime from, Duration unit, int bars, ZoneId zone) {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int MOST_BARS = 170;
  private static final int MARGIN = 3;
  private static final int MOST_TICKS = 7;

  /** A line with a label. */
  record Tick(Instant at, String label) {}

  /** The span around what happened from {@code first} to {@code last}. */
  static Span of(Instant first, Instant last, ZoneId zone) {
    LocalDateTime begin = LocalDateTime.ofInstant(first, zone);
    LocalDateTime end = LocalDateTime.ofInstant(last, zone);
    long days = ChronoUnit.DAYS.between(begin.toLocalDate(), end.toLocalDate());
    Duration unit =
        days <= 4 && hasTimes(begin, end)
            ? HOUR
            : DAY.multipliedBy(days <= MOST_BARS ? 1 : days <= 7 * MOST_BARS ? 7 : 28);
    LocalDateTime from =
        unit.equals(HOUR)
            ? begin.truncatedTo(ChronoUnit.HOURS).minusHours(MARGIN)
            : begin.toLocalDate().minusDays(MARGIN * unit.toDays()).atStartOfDay();
    int bars = 1 + MARGIN + (int) Duration.between(from, end).dividedBy(unit);
    return new Span(from, unit, bars, zone);
  }

  /** Where reports carry dates only, all come at the first instant of a day. */
  private static boolean hasTimes(LocalDateTime begin, LocalDateTime end) {
    return begin.getMinute() != 0 || end.getMinute() != 0;
  }

  /** The bar that an instant falls into; below 0 or beyond the last if it lies outside. */
  int bar(Instant at) {
    return (int) Math.floor(share(at) * bars);
  }

  /** The middle of a bar, as a share of the whole, 0 to 1. */
  double middle(int bar) {
    return (bar + 0.5) / bars;
  }

  /** Where an instant is, as a share of the whole, 0 to 1. */
  double share(Instant at) {
    Duration since = Duration.between(from, LocalDateTime.ofInstant(at, zone));
    return since.toMillis() / (double) unit.multipliedBy(bars).toMillis();
  }

  /** When a bar is. */
  String label(int bar) {
    LocalDateTime begin = from.plus(unit.multipliedBy(bar));
    if (unit.equals(HOUR)) {
      return begin.toString().replace('T', ' ');
    }
    return unit.equals(DAY)
        ? begin.toLocalDate().toString()
        : begin.toLocalDate() + " – " + begin.toLocalDate().plusDays(unit.toDays() - 1);
  }

  /** Lines at round times. */
  List<Tick> ticks() {
    List<Tick> ticks = new ArrayList<>();
    if (unit.equals(HOUR)) {
      int hours = 1;
      for (int step : new int[] {1, 2, 3, 6, 12, 24}) {
        hours = step;
        if (bars / step <= MOST_TICKS) {
          break;
        }
      }
      LocalDateTime end = from.plusHours(bars);
      for (LocalDateTime t = from.toLocalDate().atStartOfDay();
          t.isBefore(end);
          t = t.plusHours(hours)) {
        ticks.add(tick(t, t.toString().substring(5).replace('T', ' ')));
      }
      return ticks;
    }
    LocalDate end = from.plus(unit.multipliedBy(bars)).toLocalDate();
    for (Axis.DayTick day : Axis.days(from.toLocalDate(), end, MOST_TICKS)) {
      ticks.add(tick(day.day().atStartOfDay(), day.label()));
    }
    return ticks;
  }

  private Tick tick(LocalDateTime at, String label) {
    return new Tick(at.atZone(zone).toInstant(), label);
  }
}
