package dev.beacon.clocks.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.contract.Json;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The calendars on which promises are counted, as configured.
 *
 * @param zone whose days and hours are meant where a calendar has no zone of its own; Asia/Shanghai
 *     if absent
 * @param holidays tables of holidays by name: {@value #CHINA} adds to the shipped one, any other
 *     name is a table of its own; none if absent
 * @param named the calendars by name: {@code always}, {@code office-hours} and {@code statutory}
 *     with their defaults, changed or added to by what is configured
 */
public record CalendarsConfig(
    ZoneId zone, Map<String, Holidays> holidays, Map<String, Definition> named)
    implements Serializable {
  /** The shipped table of holidays. */
  public static final String CHINA = "china";

  /** As clock definitions have it. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private static final ZoneId DEFAULT_ZONE = ZoneId.of("Asia/Shanghai");
  private static final Map<String, Definition> DEFAULTS =
      Map.of(
          "always",
          new Definition(null, List.of(), CHINA, false),
          "office-hours",
          new Definition(
              null,
              List.of(OfficeHours.parse("09:00-12:00"), OfficeHours.parse("14:00-18:00")),
              CHINA,
              true),
          "statutory",
          new Definition(null, List.of(), CHINA, true));

  /**
   * Fills in what is absent.
   *
   * @throws IllegalArgumentException if a calendar has a name that no clock can say, or names a
   *     table of holidays that there is not
   */
  public CalendarsConfig {
    zone = zone == null ? DEFAULT_ZONE : zone;
    holidays = holidays == null ? Map.of() : sorted(holidays);
    Map<String, Definition> all = new TreeMap<>();
    Map<String, Definition> given = named == null ? Map.of() : named;
    for (Map.Entry<String, Definition> shipped : DEFAULTS.entrySet()) {
      all.put(shipped.getKey(), over(shipped.getValue(), given.get(shipped.getKey()), zone));
    }
    for (Map.Entry<String, Definition> own : given.entrySet()) {
      all.putIfAbsent(own.getKey(), over(Definition.PLAIN, own.getValue(), zone));
    }
    for (Map.Entry<String, Definition> calendar : all.entrySet()) {
      if (!NAME.matcher(calendar.getKey()).matches()) {
        throw new IllegalArgumentException(
            "a calendar is called in small letters, digits and hyphens, not " + calendar.getKey());
      }
      String table = calendar.getValue().holidays();
      if (!table.isEmpty() && !table.equals(CHINA) && !holidays.containsKey(table)) {
        throw new IllegalArgumentException(
            "the calendar " + calendar.getKey() + " names holidays that are not there: " + table);
      }
    }
    named = Collections.unmodifiableMap(all);
  }

  /**
   * A calendar.
   *
   * @param zone whose wall clock it goes by; that of the section if absent
   * @param hours of a working day, in order; if empty, time is counted round the clock, every day
   * @param holidays the name of a table of holidays; empty: weekends only
   * @param rollsToWorkingDay whether a term counted in days that would end on a day off ends with
   *     the next working day instead, as 民法典 Art. 203 has it; no if absent
   */
  public record Definition(
      ZoneId zone, List<OfficeHours> hours, String holidays, Boolean rollsToWorkingDay)
      implements Serializable {
    private static final Definition PLAIN = new Definition(null, List.of(), "", false);

    /**
     * @throws IllegalArgumentException if the hours overlap or are out of order
     */
    public Definition {
      hours = hours == null ? null : List.copyOf(hours);
      for (int i = 1; hours != null && i < hours.size(); i++) {
        if (hours.get(i).from() < hours.get(i - 1).to()) {
          throw new IllegalArgumentException(
              "hours must be in order and apart, but "
                  + hours.get(i)
                  + " follows "
                  + hours.get(i - 1));
        }
      }
    }
  }

  /**
   * A table of holidays, or what is added to the shipped one. On a day named in both, the last is
   * right: a day off in this table is off whatever the shipped one says, and so with workdays.
   *
   * @param weekend days of the week on which nobody works; Saturday and Sunday if absent
   * @param daysOff holidays, weekend days among them or not
   * @param workdays weekend days on which people work
   * @param knownUntil the last day up to which the holidays are known; absent: as in the shipped
   *     table, or unknown
   */
  public record Holidays(
      Set<DayOfWeek> weekend,
      List<DateRange> daysOff,
      List<DateRange> workdays,
      LocalDate knownUntil)
      implements Serializable {
    /**
     * Fills in what is absent.
     *
     * @throws IllegalArgumentException if nobody ever works, or a day is both a day off and worked
     */
    public Holidays {
      weekend = weekend == null ? null : Set.copyOf(weekend);
      if (weekend != null && weekend.size() == DayOfWeek.values().length) {
        throw new IllegalArgumentException("a weekend must leave a day to work");
      }
      daysOff = daysOff == null ? List.of() : List.copyOf(daysOff);
      workdays = workdays == null ? List.of() : List.copyOf(workdays);
      Set<LocalDate> worked = new HashSet<>();
      workdays.forEach(range -> range.days().forEach(worked::add));
      for (DateRange range : daysOff) {
        range
            .days()
            .filter(worked::contains)
            .findFirst()
            .ifPresent(
                day -> {
                  throw new IllegalArgumentException(day + " cannot be both a day off and worked");
                });
      }
    }
  }

  /** The shipped calendars, in China. */
  public static CalendarsConfig defaults() {
    return new CalendarsConfig(null, null, null);
  }

  /**
   * Reads a section such as {@code {named: {boston: {zone: America/New_York, hours:
   * ["08:00-17:00"]}}}}; the defaults if it is null or missing.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static CalendarsConfig of(JsonNode section) {
    return section == null || section.isMissingNode() || section.isNull()
        ? defaults()
        : Json.mapper().convertValue(section, CalendarsConfig.class);
  }

  /** A calendar whose every setting is there. */
  private static Definition over(Definition defaults, Definition given, ZoneId zone) {
    Definition own = given == null ? defaults : given;
    return new Definition(
        own.zone == null ? zone : own.zone,
        own.hours == null ? defaults.hours : own.hours,
        own.holidays == null ? defaults.holidays : own.holidays,
        own.rollsToWorkingDay == null ? defaults.rollsToWorkingDay : own.rollsToWorkingDay);
  }

  private static <T> Map<String, T> sorted(Map<String, T> map) {
    return Collections.unmodifiableMap(new TreeMap<>(map));
  }
}
