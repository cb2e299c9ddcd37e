package dev.beacon.contract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A period for which scorecards are kept, in local dates.
 *
 * @param kind how long it is
 * @param from its first day
 */
public record ScorePeriod(Kind kind, LocalDate from) {
  private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
  private static final Pattern WEEK = Pattern.compile("\\d{4}-W\\d{2}");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final int MONTHS_IN_A_QUARTER = 3;
  private static final int TWO_DIGITS = 10;

  /** How long a period is. Constants may be appended, never reordered. */
  public enum Kind {
    DAY,
    /** An ISO week, from Monday on. */
    WEEK,
    MONTH,
    QUARTER;

    /** The lower-case word used in the ids of cards. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The period of a kind that a day lies in. */
  public static ScorePeriod of(Kind kind, LocalDate day) {
    return new ScorePeriod(
        kind,
        switch (kind) {
          case DAY -> day;
          case WEEK -> day.with(ChronoField.DAY_OF_WEEK, 1);
          case MONTH -> day.withDayOfMonth(1);
          case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
        });
  }

  /**
   * Reads a {@link #label}.
   *
   * @throws IllegalArgumentException if it is none, or there is no such month, week or day
   */
  public static ScorePeriod parse(String label) {
    try {
      Matcher quarter = QUARTER.matcher(label);
      if (quarter.matches()) {
        int month = (Integer.parseInt(quarter.group(2)) - 1) * MONTHS_IN_A_QUARTER + 1;
        return new ScorePeriod(
            Kind.QUARTER, LocalDate.of(Integer.parseInt(quarter.group(1)), month, 1));
      }
      if (MONTH.matcher(label).matches()) {
        return new ScorePeriod(Kind.MONTH, YearMonth.parse(label).atDay(1));
      }
      if (WEEK.matcher(label).matches()) {
        return new ScorePeriod(
            Kind.WEEK, LocalDate.parse(label + "-1", DateTimeFormatter.ISO_WEEK_DATE));
      }
      if (DAY.matcher(label).matches()) {
        return new ScorePeriod(Kind.DAY, LocalDate.parse(label));
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("there is no " + label + " in the calendar", e);
    }
    throw new IllegalArgumentException(
        label + " is no period; such are 2020-Q2, 2020-05, 2020-W19 and 2020-05-13");
  }

  /** The day after its last day. */
  public LocalDate until() {
    return switch (kind) {
      case DAY -> from.plusDays(1);
      case WEEK -> from.plusWeeks(1);
      case MONTH -> from.plusMonths(1);
      case QUARTER -> from.plusMonths(MONTHS_IN_A_QUARTER);
    };
  }

  /** What it is called: {@code 2020-Q2}, {@code 2020-05}, {@code 2020-W19}, {@code 2020-05-13}. */
  public String label() {
    return switch (kind) {
      case DAY -> from.toString();
      case WEEK -> {
        int week = from.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        yield from.get(IsoFields.WEEK_BASED_YEAR) + (week < TWO_DIGITS ? "-W0" : "-W") + week;
      }
      case MONTH -> YearMonth.from(from).toString();
      case QUARTER -> from.getYear() + "-Q" + from.get(IsoFields.QUARTER_OF_YEAR);
    };
  }
}
