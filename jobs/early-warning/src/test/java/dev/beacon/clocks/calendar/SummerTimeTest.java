package dev.beacon.clocks.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** In New York the clocks went forward on 10 March 2019 and back on 3 November 2019. */
class SummerTimeTest {
  private static final List<Pause> NO_PAUSE = List.of();
  private static final BusinessCalendar ROUND_THE_CLOCK = calendar("America/New_York");
  private static final BusinessCalendar DAYTIME = calendar("America/New_York", "08:00-17:00");

  /** Works every day, at night when the clocks change. */
  private static final BusinessCalendar NIGHT = calendar("America/New_York", "00:00-06:00");

  @Test
  void theDayTheClocksGoForwardHas23Hours() {
    long midnight = instant("2019-03-10T00:00-05:00");
    long end = ROUND_THE_CLOCK.endOfDay(midnight, 0, false, NO_PAUSE);
    assertThat(end + 1 - midnight).isEqualTo(Duration.ofHours(23).toMillis());
    assertThat(ROUND_THE_CLOCK.after(midnight, Duration.ofHours(24), NO_PAUSE))
        .as("24 hours are 24 hours")
        .isEqualTo(instant("2019-03-11T01:00-04:00"));
  }

  @Test
  void theDayTheClocksGoBackHas25Hours() {
    long midnight = instant("2019-11-03T00:00-04:00");
    assertThat(ROUND_THE_CLOCK.endOfDay(midnight, 0, false, NO_PAUSE) + 1 - midnight)
        .isEqualTo(Duration.ofHours(25).toMillis());
  }

  @Test
  void aTermOfDaysEndsAtMidnightOnBothSidesOfTheChange() {
    assertThat(ROUND_THE_CLOCK.endOfDay(instant("2019-03-08T23:30-05:00"), 3, false, NO_PAUSE) + 1)
        .isEqualTo(instant("2019-03-12T00:00-04:00"));
    assertThat(ROUND_THE_CLOCK.endOfDay(instant("2019-11-01T23:30-04:00"), 3, false, NO_PAUSE) + 1)
        .isEqualTo(instant("2019-11-05T00:00-05:00"));
  }

  @Test
  void officeHoursKeepToTheClockOnTheWall() {
    assertThat(DAYTIME.after(instant("2019-03-08T16:00-05:00"), Duration.ofHours(2), NO_PAUSE))
        .isEqualTo(instant("2019-03-11T09:00-04:00"));
    assertThat(DAYTIME.after(instant("2019-11-01T16:00-04:00"), Duration.ofHours(2), NO_PAUSE))
        .isEqualTo(instant("2019-11-04T09:00-05:00"));
  }

  @Test
  void anHourThatIsLeftOutIsNotWorkedAndOneThatIsThereTwiceIsWorkedTwice() {
    long spring = instant("2019-03-10T00:00-05:00");
    assertThat(NIGHT.counted(spring, spring + Duration.ofHours(12).toMillis(), NO_PAUSE))
        .isEqualTo(Duration.ofHours(5).toMillis());
    assertThat(NIGHT.after(spring, Duration.ofHours(3), NO_PAUSE))
        .isEqualTo(instant("2019-03-10T04:00-04:00"));
    long autumn = instant("2019-11-03T00:00-04:00");
    assertThat(NIGHT.counted(autumn, autumn + Duration.ofHours(12).toMillis(), NO_PAUSE))
        .isEqualTo(Duration.ofHours(7).toMillis());
    assertThat(NIGHT.after(autumn, Duration.ofHours(3), NO_PAUSE))
        .isEqualTo(instant("2019-11-03T02:00-05:00"));
  }

  @Test
  void whereTheClocksWereSetBackPastMidnightTheDayGoesOn() {
    BusinessCalendar stJohns = calendar("America/St_Johns");
    // At 00:01 on 30 October 2005 it was 23:01 on the 29th again.
    long twentyPastEleven = instant("2005-10-29T23:20-03:30");
    assertThat(stJohns.dayOf(twentyPastEleven)).isEqualTo(LocalDate.of(2005, 10, 30));
    assertThat(stJohns.endOfDay(twentyPastEleven, 0, false, NO_PAUSE) + 1)
        .isEqualTo(instant("2005-10-31T00:00-03:30"));
  }

  private static long instant(String time) {
    return ZonedDateTime.parse(time).toInstant().toEpochMilli();
  }

  private static BusinessCalendar calendar(String zone, String... hours) {
    List<OfficeHours> parsed = List.of(hours).stream().map(OfficeHours::parse).toList();
    String table = hours.length > 0 && hours[0].startsWith("00:00") ? "every-day" : "";
    return Calendars.of(
            new CalendarsConfig(
                null,
                Map.of("every-day", new CalendarsConfig.Holidays(Set.of(), null, null, null)),
                Map.of(
                    "own", new CalendarsConfig.Definition(ZoneId.of(zone), parsed, table, false))))
        .named("own");
  }
}
