package dev.beacon.clocks.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.stream.Stream;

/**
 * Days in a row; written as an ISO 8601 interval, {@code 2026-10-01/2026-10-07}, or as a single day
 * {@code 2026-05-09}.
 *
 * @param first the first of them
 * @param last the last of them, the same or later
 */
public record DateRange(LocalDate first, LocalDate last) implements Serializable {
  /** Longer than any holiday: what is longer is a slip of the pen. */
  private static final int LONGEST = 366;

  /**
   * @throws IllegalArgumentException if it ends before it begins, or is longer than a year
   */
  public DateRange {
    if (last.isBefore(first) || last.isAfter(first.plusDays(LONGEST))) {
      throw new IllegalArgumentException(
          first + "/" + last + " must end after it begins, and within a year");
    }
  }

  /**
   * Reads {@code 2026-10-01/2026-10-07} or {@code 2026-05-09}.
   *
   * @throws IllegalArgumentException if it is nothing of the kind
   */
  @JsonCreator
  public static DateRange parse(String text) {
    int slash = text.indexOf('/');
    try {
      return slash < 0
          ? new DateRange(LocalDate.parse(text), LocalDate.parse(text))
          : new DateRange(
              LocalDate.parse(text.substring(0, slash)),
              LocalDate.parse(text.substring(slash + 1)));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          text + " is neither a day like 2026-05-09 nor days like 2026-10-01/2026-10-07", e);
    }
  }

  /** The days, in order. */
  Stream<LocalDate> days() {
    return first.datesUntil(last.plusDays(1));
  }

  @JsonValue
  @Override
  public String toString() {
    return first.equals(last) ? first.toString() : first + "/" + last;
  }
}
