package dev.beacon.clocks.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A calendar on which time is counted towards a promise. Immutable, and safe to share between
 * threads. Instants are epoch ms; pauses are sorted and do not overlap.
 */
public final class BusinessCalendar {
  /** No promise reaches further: whatever would end later never ends. */
  private static final int LAST_YEAR = 2199;

  private static final long LAST_DAY = LocalDate.of(LAST_YEAR, 12, 31).toEpochDay();
  private static final long NEVER = Long.MAX_VALUE;
  private static final long MS_A_DAY = 86_400_000;

  private final String name;
  private final CalendarsConfig.Definition definition;
  private final WorkingDays workingDays;
  private final boolean roundTheClock;
  private final Map<Integer, CalendarYear> years = new ConcurrentHashMap<>();

  BusinessCalendar(String name, CalendarsConfig.Definition definition, WorkingDays workingDays) {
    this.name = name;
    this.definition = definition;
    this.workingDays = workingDays;
    this.roundTheClock = definition.hours().isEmpty();
  }

  public String name() {
    return name;
  }

  public ZoneId zone() {
    return definition.zone();
  }

  /**
   * The last day whose holidays are known. Of later days, and of those before the table begins,
   * only the weekends are known. Empty if no holidays are known at all.
   */
  public Optional<LocalDate> knownUntil() {
    return Optional.ofNullable(workingDays.knownUntil());
  }

  /** Whether people work on that day. */
  public boolean isWorkingDay(LocalDate day) {
    return workingDays.contains(day);
  }

  /** The local day on which an instant falls. */
  public LocalDate dayOf(long instant) {
    return LocalDate.ofEpochDay(epochDayOf(instant));
  }

  /**
   * The first instant at which {@code length} of counted time has passed since {@code start},
   * leaving out the pauses. Decision: the end of an office hour, not the beginning of the next, is
   * when its last minute has passed.
   *
   * @return {@code Long.MAX_VALUE} if a pause without an end comes before it
   * @throws IllegalArgumentException if the length is negative
   */
  public long after(long start, Duration length, List<Pause> pauses) {
    long left = length.toMillis();
    if (left < 0) {
      throw new IllegalArgumentException("no time passes backwards: " + length);
    }
    if (left == 0) {
      return start;
    }
    long at = start;
    for (Pause pause : pauses) {
      if (pause.from() > at) {
        long counted = counted(at, pause.from());
        if (counted >= left) {
          break;
        }
        left -= counted;
      }
      at = Math.max(at, pause.to());
      if (at == NEVER) {
        return NEVER;
      }
    }
    return passed(at, left);
  }

  /**
   * The last instant, that is the millisecond before midnight, of the local day with which a term
   * of days ends. What is done at that instant is in time.
   *
   * <p>The day of {@code start} is not counted (民法典 Art. 201), so that a term of 0 days ends with
   * that day, one of 1 day with the next. A day at whose end the matter is paused does not count;
   * if that is the day of the start itself, the first day at whose end it is not paused takes its
   * place. Where the calendar says so, a term of 1 day or more that would end on a day off ends
   * with the next working day (Art. 203).
   *
   * @param days how many days are counted, not negative
   * @param workingDaysOnly whether only working days are counted
   * @return {@code Long.MAX_VALUE} if a pause without an end comes before it
   * @throws IllegalArgumentException if the number of days is negative
   */
  public long endOfDay(long start, int days, boolean workingDaysOnly, List<Pause> pauses) {
    if (days < 0) {
      throw new IllegalArgumentException("no term ends before it begins: " + days + " days");
    }
    DayWalk walk = new DayWalk(epochDayOf(start), pauses);
    walk.skipPaused(false);
    for (int counted = 0; counted < days; counted++) {
      walk.nextDay();
      walk.skipPaused(workingDaysOnly);
    }
    if (days > 0 && definition.rollsToWorkingDay()) {
      walk.skipPaused(true);
    }
    return walk.end();
  }

  /**
   * How much time is counted from one instant to another, leaving out the pauses.
   *
   * @param to {@code Long.MAX_VALUE}: for ever
   * @return ms, 0 if {@code to} is not after {@code from}; {@code Long.MAX_VALUE} if there is no
   *     end to it
   */
  public long counted(long from, long to, List<Pause> pauses) {
    long counted = 0;
    long at = from;
    for (Pause pause : pauses) {
      if (pause.from() >= to) {
        break;
      }
      if (pause.from() > at) {
        counted += counted(at, pause.from());
      }
      at = Math.max(at, pause.to());
    }
    if (at >= to) {
      return counted;
    }
    long rest = counted(at, to);
    return rest == NEVER ? NEVER : counted + rest;
  }

  /** How much is counted from one instant to a later one. */
  private long counted(long from, long to) {
    if (roundTheClock) {
      return to == NEVER ? NEVER : to - from;
    }
    if (to == NEVER) {
      return NEVER;
    }
    long firstDay = epochDayOf(from);
    long lastDay = epochDayOf(to);
    CalendarYear first = yearOf(firstDay);
    CalendarYear last = yearOf(lastDay);
    long counted = last.countedUntil(lastDay, to) - first.countedUntil(firstDay, from);
    for (int year = first.number(); year < last.number(); year++) {
      counted += year(year).counted();
    }
    return counted;
  }

  /** When that much, more than nothing, has been counted since an instant. */
  private long passed(long from, long length) {
    if (roundTheClock) {
      return length > NEVER - from ? NEVER : from + length;
    }
    long day = epochDayOf(from);
    CalendarYear year = yearOf(day);
    long left = year.countedUntil(day, from) + length;
    while (left > year.counted()) {
      left -= year.counted();
      if (year.number() >= LAST_YEAR) {
        return NEVER;
      }
      year = year(year.number() + 1);
    }
    return year.whenCounted(left);
  }

  private long epochDayOf(long instant) {
    long shift = zone().getRules().getOffset(Instant.ofEpochMilli(instant)).getTotalSeconds();
    long day = Math.floorDiv(instant + shift * 1000, MS_A_DAY);
    // Where clocks are set back past midnight, the day that has begun goes on.
    return instant >= yearOf(day).start(day + 1) ? day + 1 : day;
  }

  private CalendarYear yearOf(long epochDay) {
    return year(LocalDate.ofEpochDay(epochDay).getYear());
  }

  private CalendarYear year(int number) {
    CalendarYear known = years.get(number);
    return known != null
        ? known
        : years.computeIfAbsent(
            number, missing -> new CalendarYear(missing, zone(), definition.hours(), workingDays));
  }

  /** Goes from day to day, past those that do not count. */
  private final class DayWalk {
    private final List<Pause> pauses;
    private int nextPause;
    private long day;

    DayWalk(long day, List<Pause> pauses) {
      this.day = day;
      this.pauses = pauses;
    }

    void nextDay() {
      day++;
    }

    /** Goes on to the first day that is not paused at its end, which may be the present one. */
    void skipPaused(boolean andDaysOff) {
      while (day <= LAST_DAY && (isPausedAtEnd() || (andDaysOff && !yearOf(day).isWorked(day)))) {
        day++;
      }
    }

    private boolean isPausedAtEnd() {
      long end = endOfDay();
      while (nextPause < pauses.size() && pauses.get(nextPause).to() <= end) {
        nextPause++;
      }
      if (nextPause == pauses.size() || pauses.get(nextPause).from() > end) {
        return false;
      }
      if (pauses.get(nextPause).isEndless()) {
        day = LAST_DAY;
      }
      return true;
    }

    long end() {
      return day > LAST_DAY ? NEVER : endOfDay();
    }

    private long endOfDay() {
      return yearOf(day).start(day + 1) - 1;
    }
  }
}
