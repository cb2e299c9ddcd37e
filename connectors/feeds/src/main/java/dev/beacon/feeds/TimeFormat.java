package dev.beacon.feeds;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** One way in which times are written. */
sealed interface TimeFormat {
  /** ISO 8601 with a T or a blank, with or without time of day and offset. */
  TimeFormat ISO =
      new Local(
          new DateTimeFormatterBuilder()
              .append(DateTimeFormatter.ISO_LOCAL_DATE)
              .optionalStart()
              .appendPattern("['T'][ ]HH:mm[:ss]")
              .optionalStart()
              .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
              .optionalEnd()
              .appendPattern("[XXX][XX][X]")
              .optionalEnd()
              .toFormatter(Locale.ROOT)
              .withResolverStyle(ResolverStyle.STRICT));

  /**
   * An {@link Instant}, {@link OffsetDateTime}, {@link LocalDateTime} or {@link LocalDate}; null if
   * this is not written so.
   */
  TemporalAccessor parse(String text);

  /**
   * The format a mapping names.
   *
   * @throws IllegalArgumentException if there is no such format
   */
  static TimeFormat of(String pattern) {
    return switch (pattern) {
      case "iso" -> ISO;
      case "epoch-seconds" -> new Epoch(new BigDecimal(1000));
      case "epoch-millis" -> new Epoch(BigDecimal.ONE);
      default -> new Local(formatter(pattern));
    };
  }

  private static DateTimeFormatter formatter(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(yearsWithoutEra(pattern))
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** Everybody writes yyyy, which by the letter is the year of an era; uuuu is what they mean. */
  private static String yearsWithoutEra(String pattern) {
    StringBuilder fixed = new StringBuilder(pattern);
    boolean quoted = false;
    for (int i = 0; i < fixed.length(); i++) {
      char c = fixed.charAt(i);
      quoted ^= c == '\'';
      if (c == 'y' && !quoted) {
        fixed.setCharAt(i, 'u');
      }
    }
    return fixed.toString();
  }

  /** A date, with or without a time of day and an offset. */
  record Local(DateTimeFormatter formatter) implements TimeFormat {
    @Override
    public TemporalAccessor parse(String text) {
      try {
        return formatter.parseBest(
            text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      } catch (DateTimeException e) {
        return null;
      }
    }
  }

  /** A count from 1970-01-01T00:00:00Z. */
  record Epoch(BigDecimal millisPerUnit) implements TimeFormat {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");

    @Override
    public TemporalAccessor parse(String text) {
      return NUMBER.matcher(text).matches()
          ? Instant.ofEpochMilli(new BigDecimal(text).multiply(millisPerUnit).longValue())
          : null;
    }
  }

  /** What is tried where a mapping states nothing. */
  List<TimeFormat> UNLESS_STATED = List.of(ISO);
}
