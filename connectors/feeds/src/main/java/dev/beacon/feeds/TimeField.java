package dev.beacon.feeds;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An instant of a row.
 *
 * <p>Decision: a date without a time is the first instant of its local day, or, with {@code day:
 * end}, its last millisecond, as a promise "by Friday" means. Local times that the change to summer
 * time skips move on by the length of the gap; those that occur twice are the first of the two.
 *
 * @param source where it is written
 * @param zone the time zone of what carries none of its own
 * @param formats tried in order
 * @param endOfDay whether a date means the end of its day
 */
record TimeField(Expression source, Expression zone, List<TimeFormat> formats, boolean endOfDay) {
  private static final Map<String, ZoneId> ZONES = new ConcurrentHashMap<>();

  /** The instant, or null for nothing. */
  Instant instant(Row row) throws RowProblem {
    String value = Blanks.line(source.value(row));
    if (value == null) {
      return null;
    }
    for (TimeFormat format : formats) {
      TemporalAccessor time = format.parse(value);
      if (time != null) {
        return instant(time, row);
      }
    }
    throw new RowProblem("is not a time of the form that the mapping states");
  }

  private Instant instant(TemporalAccessor time, Row row) throws RowProblem {
    if (time instanceof Instant instant) {
      return instant;
    }
    if (time instanceof OffsetDateTime dateTime) {
      return dateTime.toInstant();
    }
    ZoneId at = zone(row);
    if (time instanceof LocalDateTime dateTime) {
      return dateTime.atZone(at).toInstant();
    }
    LocalDate date = LocalDate.from(time);
    return endOfDay
        ? date.plusDays(1).atStartOfDay(at).toInstant().minusMillis(1)
        : date.atStartOfDay(at).toInstant();
  }

  private ZoneId zone(Row row) throws RowProblem {
    String name = zone.value(row);
    if (name == null) {
      throw new RowProblem("its row names no time zone");
    }
    try {
      return ZONES.computeIfAbsent(name, ZoneId::of);
    } catch (DateTimeException e) {
      throw new RowProblem("its row's time zone is unknown");
    }
  }
}
