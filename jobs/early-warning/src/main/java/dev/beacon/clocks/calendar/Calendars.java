package dev.beacon.clocks.calendar;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The calendars there are, by name. Not serializable: built from the configuration where used. */
public final class Calendars {
  private final Map<String, BusinessCalendar> calendars = new TreeMap<>();

  private Calendars() {}

  /** The calendars of a configuration. */
  public static Calendars of(CalendarsConfig config) {
    Calendars all = new Calendars();
    WorkingDays china = WorkingDays.ofChina();
    config
        .named()
        .forEach(
            (name, definition) ->
                all.calendars.put(
                    name,
                    new BusinessCalendar(
                        name, definition, workingDays(definition.holidays(), china, config))));
    return all;
  }

  private static WorkingDays workingDays(String table, WorkingDays china, CalendarsConfig config) {
    WorkingDays shipped = table.equals(CalendarsConfig.CHINA) ? china : WorkingDays.weekendsOff();
    CalendarsConfig.Holidays configured = config.holidays().get(table);
    return configured == null ? shipped : shipped.and(configured);
  }

  /**
   * The calendar of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public BusinessCalendar named(String name) {
    BusinessCalendar calendar = calendars.get(name);
    if (calendar == null) {
      throw new IllegalArgumentException(
          "there is no calendar called " + name + "; there are " + names());
    }
    return calendar;
  }

  /** The names, in alphabetical order. */
  public Set<String> names() {
    return Collections.unmodifiableSet(calendars.keySet());
  }
}
