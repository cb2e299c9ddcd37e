package dev.beacon.clocks;

import dev.beacon.clocks.calendar.BusinessCalendar;
import dev.beacon.clocks.calendar.Calendars;
import dev.beacon.clocks.calendar.CalendarsConfig;
import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.ClockDefinition.Matter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every clock of the district, with the versions published so far.
 *
 * <p>Decision: a round keeps the version in force when it started. A promise is judged by what was
 * promised; shortening it later breaks nothing, and lengthening it later excuses nothing. A version
 * without {@link ClockDefinition#effectiveFrom} is in force from the beginning, to correct a
 * mistake, and rounds that are over are judged again by it.
 */
public final class ClockCatalog {
  /** So many versions of a clock are remembered; of older ones the rounds are over. */
  public static final int MOST_VERSIONS = 16;

  private final Matter matter;
  private final ZoneId zone;
  private final Calendars calendars;
  private final Map<String, List<ClockDefinition>> published = new TreeMap<>();
  private List<ClockHistory> histories = List.of();

  /**
   * @param matter only clocks for this kind of matter are taken in
   * @param calendars on which terms are counted
   * @param definitions in force before any is published
   */
  public ClockCatalog(
      Matter matter, CalendarsConfig calendars, Collection<ClockDefinition> definitions) {
    this.matter = matter;
    this.zone = calendars.zone();
    this.calendars = Calendars.of(calendars);
    definitions.forEach(this::publish);
  }

  private ClockCatalog(
      Matter matter,
      ZoneId zone,
      Calendars calendars,
      Map<String, List<ClockDefinition>> published) {
    this.matter = matter;
    this.zone = zone;
    this.calendars = calendars;
    published.forEach((clock, versions) -> this.published.put(clock, new ArrayList<>(versions)));
    arrange();
  }

  /**
   * Takes a published definition in.
   *
   * @return whether it changes anything: false if it is for another kind of matter, or this version
   *     is known already
   * @throws IllegalArgumentException if its calendar is not known
   */
  public boolean publish(ClockDefinition definition) {
    if (definition.matter() != matter) {
      return false;
    }
    calendarOf(definition);
    List<ClockDefinition> versions =
        published.computeIfAbsent(definition.clock(), name -> new ArrayList<>(1));
    int position = versions.size();
    while (position > 0 && versions.get(position - 1).version() > definition.version()) {
      position--;
    }
    if (position > 0 && versions.get(position - 1).version() == definition.version()) {
      return false;
    }
    versions.add(position, definition);
    if (versions.size() > MOST_VERSIONS) {
      versions.remove(0);
    }
    arrange();
    return true;
  }

  private void arrange() {
    List<ClockHistory> arranged = new ArrayList<>(published.size());
    published.forEach(
        (name, versions) -> {
          List<Clock> inForce = inForce(versions);
          arranged.add(new ClockHistory(name, inForce));
          List<Clock> attendance =
              inForce.stream()
                  .filter(clock -> clock.definition().attendance() != null)
                  .map(Clock::ofAttendance)
                  .toList();
          if (!attendance.isEmpty()) {
            arranged.add(new ClockHistory(attendance.get(0).definition().clock(), attendance));
          }
        });
    histories = List.copyOf(arranged);
  }

  /** A catalog of the same versions, which further ones do not change. */
  public ClockCatalog copy() {
    return new ClockCatalog(matter, zone, calendars, published);
  }

  /** Every clock in order of name, each with its promise of who comes, if it makes one. */
  public List<ClockHistory> clocks() {
    return histories;
  }

  /** Whose wall clock the sentences of alerts show. */
  public ZoneId zone() {
    return zone;
  }

  /** From the newest back, each for the time that no newer one covers. */
  private List<Clock> inForce(List<ClockDefinition> versions) {
    List<Clock> clocks = new ArrayList<>(versions.size());
    long until = Long.MAX_VALUE;
    for (int i = versions.size() - 1; i >= 0 && until > Long.MIN_VALUE; i--) {
      ClockDefinition definition = versions.get(i);
      long from =
          definition.effectiveFrom() == null
              ? Long.MIN_VALUE
              : definition.effectiveFrom().toEpochMilli();
      if (from < until || clocks.isEmpty()) {
        clocks.add(0, new Clock(definition, calendarOf(definition), from, until));
        until = Math.min(until, from);
      }
    }
    return List.copyOf(clocks);
  }

  private BusinessCalendar calendarOf(ClockDefinition definition) {
    return calendars.named(definition.calendar());
  }
}
