package dev.beacon.clocks.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random starts, lengths and pauses, counted by the calendar and by walking minute by minute. */
class CalendarsAgainstReferenceTest {
  private static final long MINUTE = 60_000;
  private static final long NEVER = Long.MAX_VALUE;

  private static final List<String> ZONES =
      List.of(
          "Asia/Shanghai",
          "America/New_York",
          "Europe/London",
          // Summer time is half an hour.
          "Australia/Lord_Howe",
          // Summer time began and ended at midnight.
          "America/Sao_Paulo",
          "America/Havana");

  private static final List<List<String>> HOURS =
      List.of(
          List.of(),
          List.of("09:00-12:00", "14:00-18:00"),
          List.of("00:00-24:00"),
          // Across the hours that are left out, or there twice, when clocks change.
          List.of("00:30-01:15", "01:15-02:10", "02:45-03:30", "23:20-24:00"));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aLengthOfTimeEndsWhenAPatientWalkerSaysSo(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 120; round++) {
      Walker walker = anyWalker(random);
      long start = anyStart(random, walker);
      int minutes = random.nextInt(3) == 0 ? random.nextInt(60) : random.nextInt(4000);
      List<Pause> pauses = anyPauses(random, start);
      String what = walker + " from " + start + " for " + minutes + " with " + pauses;
      long end = walker.calendar.after(start, Duration.ofMinutes(minutes), pauses);
      assertThat(end).as(what).isEqualTo(walker.after(start, minutes, pauses));
      if (end != NEVER) {
        assertThat(walker.calendar.counted(start, end, pauses))
            .as(what)
            .isEqualTo(minutes * MINUTE);
      }
      long until = start + random.nextInt(6000) * MINUTE;
      assertThat(walker.calendar.counted(start, until, pauses))
          .as(what + " until " + until)
          .isEqualTo(walker.counted(start, until, pauses));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void aTermOfDaysEndsWhenAPatientWalkerSaysSo(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      Walker walker = anyWalker(random);
      long start = anyStart(random, walker);
      int days = random.nextInt(3) == 0 ? random.nextInt(3) : random.nextInt(40);
      boolean workingDaysOnly = random.nextBoolean();
      List<Pause> pauses = anyPauses(random, start);
      assertThat(walker.calendar.endOfDay(start, days, workingDaysOnly, pauses))
          .as("%s from %s for %s %s with %s", walker, start, days, workingDaysOnly, pauses)
          .isEqualTo(walker.endOfDay(start, days, workingDaysOnly, pauses));
    }
  }

  private static Walker anyWalker(Random random) {
    ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    List<OfficeHours> hours =
        HOURS.get(random.nextInt(HOURS.size())).stream().map(OfficeHours::parse).toList();
    return new Walker(zone, hours, random.nextBoolean());
  }

  /** A minute from 2018 to 2027, every third time near a change of the clocks. */
  private static long anyStart(Random random, Walker walker) {
    LocalDateTime any =
        LocalDateTime.of(2018, 1, 1, 0, 0).plusMinutes(random.nextInt(10 * 365 * 24 * 60));
    Instant start = any.toInstant(ZoneOffset.UTC);
    var change = walker.zone.getRules().nextTransition(start);
    return change == null || random.nextInt(3) > 0
        ? start.toEpochMilli()
        : change.getInstant().minusSeconds(60L * random.nextInt(600)).toEpochMilli();
  }

  private static List<Pause> anyPauses(Random random, long start) {
    List<Pause> pauses = new ArrayList<>();
    long at = start - random.nextInt(2000) * MINUTE;
    for (int i = random.nextInt(5); i > 0; i--) {
      at += random.nextInt(3000) * MINUTE;
      boolean endless = i == 1 && random.nextInt(4) == 0;
      long to = endless ? NEVER : at + random.nextInt(3000) * MINUTE;
      pauses.add(new Pause(at, to));
      at = to;
    }
    return pauses;
  }

  /** Counts as anybody would who has nothing but a clock on the wall and time. */
  private static final class Walker {
    private final ZoneId zone;
    private final List<OfficeHours> hours;
    private final boolean rolls;
    private final BusinessCalendar calendar;

    Walker(ZoneId zone, List<OfficeHours> hours, boolean rolls) {
      this.zone = zone;
      this.hours = hours;
      this.rolls = rolls;
      this.calendar =
          Calendars.of(
                  new CalendarsConfig(
                      null,
                      null,
                      Map.of(
                          "walked",
                          new CalendarsConfig.Definition(
                              zone, hours, CalendarsConfig.CHINA, rolls))))
              .named("walked");
    }

    long after(long start, int minutes, List<Pause> pauses) {
      long at = start;
      for (int left = minutes; left > 0; at += MINUTE) {
        if (isPausedForGood(at, pauses)) {
          return NEVER;
        }
        left -= counts(at, pauses) ? 1 : 0;
      }
      return at;
    }

    long counted(long from, long to, List<Pause> pauses) {
      long counted = 0;
      for (long at = from; at < to; at += MINUTE) {
        counted += counts(at, pauses) ? MINUTE : 0;
      }
      return counted;
    }

    private boolean counts(long instant, List<Pause> pauses) {
      if (isPaused(instant, pauses)) {
        return false;
      }
      LocalDateTime wall = LocalDateTime.ofInstant(Instant.ofEpochMilli(instant), zone);
      int minute = wall.getHour() * 60 + wall.getMinute();
      return hours.isEmpty()
          || (calendar.isWorkingDay(wall.toLocalDate())
              && hours.stream().anyMatch(h -> h.from() <= minute && minute < h.to()));
    }

    private static boolean isPaused(long instant, List<Pause> pauses) {
      return pauses.stream().anyMatch(p -> p.from() <= instant && instant < p.to());
    }

    private static boolean isPausedForGood(long instant, List<Pause> pauses) {
      return pauses.stream().anyMatch(p -> p.from() <= instant && p.to() == NEVER);
    }

    long endOfDay(long start, int days, boolean workingDaysOnly, List<Pause> pauses) {
      LocalDate today = LocalDateTime.ofInstant(Instant.ofEpochMilli(start), zone).toLocalDate();
      List<LocalDate> ahead =
          today.datesUntil(today.plusDays(200)).filter(d -> !isPaused(end(d), pauses)).toList();
      List<LocalDate> ends = new ArrayList<>(ahead.subList(0, Math.min(1, ahead.size())));
      ahead.stream()
          .skip(1)
          .filter(d -> !workingDaysOnly || calendar.isWorkingDay(d))
          .forEach(ends::add);
      if (ends.size() <= days) {
        return NEVER;
      }
      LocalDate end = ends.get(days);
      return days == 0 || !rolls
          ? end(end)
          : ahead.stream()
              .filter(d -> !d.isBefore(end) && calendar.isWorkingDay(d))
              .findFirst()
              .map(this::end)
              .orElse(NEVER);
    }

    private long end(LocalDate day) {
      return day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli() - 1;
    }

    @Override
    public String toString() {
      return zone + " " + hours + (rolls ? " rolling" : "");
    }
  }
}
