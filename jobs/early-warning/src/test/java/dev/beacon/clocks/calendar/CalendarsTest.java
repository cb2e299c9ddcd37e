package dev.beacon.clocks.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped calendars, checked by hand against the calendar on the wall. */
class CalendarsTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final List<Pause> NO_PAUSE = List.of();
  private static final Calendars CALENDARS = Calendars.of(CalendarsConfig.defaults());
  private static final BusinessCalendar ALWAYS = CALENDARS.named("always");
  private static final BusinessCalendar OFFICE = CALENDARS.named("office-hours");
  private static final BusinessCalendar STATUTORY = CALENDARS.named("statutory");

  @Test
  void threeCalendarsAreShipped() {
    assertThat(CALENDARS.names()).containsExactly("always", "office-hours", "statutory");
    assertThat(ALWAYS.zone()).isEqualTo(SHANGHAI);
    assertThat(ALWAYS.name()).isEqualTo("always");
    assertThatThrownBy(() -> CALENDARS.named("lunar"))
        .hasMessage(
            "there is no calendar called lunar; there are [always, office-hours, statutory]");
  }

  /** As the State Council's notices sum up: days off in the year, and weekend days worked. */
  @ParameterizedTest
  @CsvSource({
    "2019, 250", "2020, 249", "2021, 250", "2022, 249",
    "2023, 249", "2024, 251", "2025, 248", "2026, 248"
  })
  void everyYearHasItsNumberOfWorkingDays(int year, int workingDays) {
    LocalDate first = LocalDate.of(year, 1, 1);
    assertThat(first.datesUntil(first.plusYears(1)).filter(OFFICE::isWorkingDay).count())
        .isEqualTo(workingDays);
  }

  @Test
  void nationalDayOf2019IsAWeekWithSundayAndSaturdayMadeUpFor() {
    assertThat(workingDays("2019-09-27", "2019-10-14"))
        .isEqualTo("09-27 09-29 09-30 10-08 10-09 10-10 10-11 10-12 10-14");
  }

  @Test
  void nationalDayOf2023JoinsMidAutumn() {
    assertThat(workingDays("2023-09-25", "2023-10-10"))
        .isEqualTo("09-25 09-26 09-27 09-28 10-07 10-08 10-09 10-10");
  }

  @Test
  void labourDayOf2019IsFourDaysAsChanged() {
    assertThat(workingDays("2019-04-26", "2019-05-06"))
        .isEqualTo("04-26 04-28 04-29 04-30 05-05 05-06");
  }

  @Test
  void springFestivalOf2020LastsUntilTheSecondOfFebruary() {
    assertThat(workingDays("2020-01-17", "2020-02-04"))
        .isEqualTo("01-17 01-19 01-20 01-21 01-22 01-23 02-03 02-04");
  }

  @Test
  void springFestivalOf2026IsTheLongestSoFar() {
    assertThat(workingDays("2026-02-13", "2026-03-02"))
        .isEqualTo("02-13 02-14 02-24 02-25 02-26 02-27 02-28 03-02");
  }

  @Test
  void afterTheLastNoticeOnlyWeekendsAreKnown() {
    assertThat(OFFICE.knownUntil()).contains(LocalDate.of(2026, 12, 31));
    assertThat(OFFICE.isWorkingDay(LocalDate.of(2027, 1, 1))).isTrue();
    assertThat(OFFICE.isWorkingDay(LocalDate.of(2027, 1, 2))).isFalse();
  }

  @Test
  void roundTheClockTimePassesOnHolidaysToo() {
    assertThat(after(ALWAYS, "2019-10-01T23:55", "PT10M")).isEqualTo("2019-10-02T00:05");
  }

  @ParameterizedTest
  @CsvSource({
    // Within a morning, across noon, overnight.
    "2019-11-05T09:30, PT1H, 2019-11-05T10:30",
    "2019-11-05T11:30, PT1H, 2019-11-05T14:30",
    "2019-11-05T17:30, PT1H, 2019-11-06T09:30",
    // Reported at night, at noon, at the weekend.
    "2019-11-05T03:00, PT4H, 2019-11-05T15:00",
    "2019-11-05T12:30, PT1H, 2019-11-05T15:00",
    "2019-11-09T10:00, PT1H, 2019-11-11T10:00",
    // Ends with the office hours rather than when the next begin.
    "2019-11-05T11:00, PT1H, 2019-11-05T12:00",
    "2019-11-05T09:00, PT7H, 2019-11-05T18:00",
    "2019-11-05T12:00, PT0S, 2019-11-05T12:00",
    // The evening before National Day, and the Sunday that is made up for.
    "2019-09-30T17:00, PT2H, 2019-10-08T10:00",
    "2019-09-28T10:00, PT7H, 2019-09-29T18:00",
    // Spring Festival 2020, as it was prolonged.
    "2020-01-23T17:00, PT2H, 2020-02-03T10:00",
    // Across the year: 31 December 2019 is worked, 1 January 2020 is not.
    "2019-12-31T16:00, PT4H, 2020-01-02T11:00"
  })
  void officeHoursAreCountedOnWorkingDays(String start, String length, String end) {
    assertThat(after(OFFICE, start, length)).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({
    // The day itself, whatever day it is.
    "always, 2019-11-05T00:00, 0, 2019-11-05",
    "always, 2019-11-05T23:59, 0, 2019-11-05",
    "statutory, 2019-10-01T08:00, 0, 2019-10-01",
    "always, 2019-09-30T08:00, 1, 2019-10-01",
    // Ends in the holidays: moved behind them, but not round the clock.
    "statutory, 2019-09-30T08:00, 1, 2019-10-08",
    "office-hours, 2019-09-30T08:00, 1, 2019-10-08",
    // Ends on a Sunday on which people work.
    "statutory, 2019-09-14T08:00, 15, 2019-09-29",
    // A petition: 15 days from 20 January 2020 would end on 4 February, when work had begun again.
    "statutory, 2020-01-20T10:00, 15, 2020-02-04",
    "statutory, 2020-01-15T10:00, 15, 2020-02-03",
    // 60 days, and 30 more.
    "statutory, 2020-01-20T10:00, 60, 2020-03-20",
    "statutory, 2019-08-05T10:00, 60, 2019-10-08"
  })
  void aTermOfDaysEndsWithADay(String calendar, String start, int days, String end) {
    assertThat(endOfDay(calendar, start, days, false)).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({
    "2019-11-08T10:00, 1, 2019-11-11",
    "2019-11-09T10:00, 1, 2019-11-11",
    "2019-09-27T10:00, 1, 2019-09-29",
    "2019-09-30T10:00, 5, 2019-10-12",
    // Labour inspection: 60 working days from 1 August 2019; 21 in August, 21 in September with
    // the 13th off and the 29th worked, and 18 in October from the 8th on, with the 12th worked.
    "2019-08-01T10:00, 60, 2019-10-30",
    // From 2 December 2019, through New Year and the prolonged Spring Festival: 21 in December, 17
    // in January with the 19th worked, 20 in February from the 3rd on.
    "2019-12-02T10:00, 60, 2020-03-03"
  })
  void aTermOfWorkingDaysEndsWithAWorkingDay(String start, int days, String end) {
    assertThat(endOfDay("statutory", start, days, true)).isEqualTo(end);
  }

  @Test
  void aDayEndsWithTheMillisecondBeforeMidnight() {
    assertThat(ALWAYS.endOfDay(at("2019-11-05T10:00"), 0, false, NO_PAUSE))
        .isEqualTo(at("2019-11-06T00:00") - 1);
  }

  @Test
  void whatIsPausedIsNotCounted() {
    List<Pause> lunch = List.of(new Pause(at("2019-11-05T10:00"), at("2019-11-05T10:20")));
    assertThat(ALWAYS.after(at("2019-11-05T09:55"), Duration.ofMinutes(10), lunch))
        .isEqualTo(at("2019-11-05T10:25"));
    assertThat(ALWAYS.after(at("2019-11-05T09:50"), Duration.ofMinutes(10), lunch))
        .as("up just when it pauses")
        .isEqualTo(at("2019-11-05T10:00"));
    assertThat(ALWAYS.after(at("2019-11-05T10:10"), Duration.ofMinutes(10), lunch))
        .as("started in the pause")
        .isEqualTo(at("2019-11-05T10:30"));
    assertThat(ALWAYS.counted(at("2019-11-05T09:00"), at("2019-11-05T10:10"), lunch))
        .isEqualTo(Duration.ofHours(1).toMillis());
  }

  @Test
  void aPauseWithoutAnEndStopsTimeForGood() {
    List<Pause> endless = List.of(new Pause(at("2019-11-05T10:00"), Long.MAX_VALUE));
    long start = at("2019-11-05T09:00");
    assertThat(OFFICE.after(start, Duration.ofHours(2), endless)).isEqualTo(Long.MAX_VALUE);
    assertThat(OFFICE.after(start, Duration.ofHours(1), endless)).isEqualTo(endless.get(0).from());
    assertThat(ALWAYS.endOfDay(start, 0, false, endless)).isEqualTo(Long.MAX_VALUE);
    assertThat(OFFICE.counted(start, Long.MAX_VALUE, endless))
        .isEqualTo(Duration.ofHours(1).toMillis());
    assertThat(OFFICE.counted(start, Long.MAX_VALUE, NO_PAUSE)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aDayAtWhoseEndItIsPausedDoesNotCount() {
    List<Pause> overnight = List.of(new Pause(at("2019-11-05T22:00"), at("2019-11-06T08:00")));
    long start = at("2019-11-05T09:00");
    assertThat(day(ALWAYS.endOfDay(start, 0, false, overnight))).isEqualTo("2019-11-06");
    assertThat(day(ALWAYS.endOfDay(start, 1, false, overnight))).isEqualTo("2019-11-07");
    List<Pause> withinTheDay = List.of(new Pause(at("2019-11-05T10:00"), at("2019-11-05T23:59")));
    assertThat(day(ALWAYS.endOfDay(start, 0, false, withinTheDay))).isEqualTo("2019-11-05");
  }

  @Test
  void aWeekendInThePauseCostsNoWorkingDay() {
    List<Pause> weekend = List.of(new Pause(at("2019-11-08T20:00"), at("2019-11-10T12:00")));
    assertThat(day(STATUTORY.endOfDay(at("2019-11-07T10:00"), 2, true, weekend)))
        .as("Friday is paused at its end, Saturday and Sunday were never counted")
        .isEqualTo("2019-11-12");
    assertThat(day(STATUTORY.endOfDay(at("2019-11-09T10:00"), 1, true, weekend)))
        .isEqualTo("2019-11-11");
  }

  @Test
  void whatReachesBeyondAllCalendarsNeverEnds() {
    assertThat(OFFICE.after(at("2019-11-05T09:00"), Duration.ofDays(400_000), NO_PAUSE))
        .isEqualTo(Long.MAX_VALUE);
    assertThat(ALWAYS.after(Long.MAX_VALUE - 5, Duration.ofMillis(6), NO_PAUSE))
        .isEqualTo(Long.MAX_VALUE);
    assertThat(ALWAYS.endOfDay(at("2019-11-05T09:00"), 400_000, false, NO_PAUSE))
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void noTermRunsBackwards() {
    assertThatThrownBy(() -> ALWAYS.after(0, Duration.ofMillis(-1), NO_PAUSE))
        .hasMessage("no time passes backwards: PT-0.001S");
    assertThatThrownBy(() -> ALWAYS.endOfDay(0, -1, false, NO_PAUSE))
        .hasMessage("no term ends before it begins: -1 days");
    assertThatThrownBy(() -> new Pause(2, 1)).hasMessage("a pause from 2 cannot end at 1");
  }

  @Test
  void fiftyTwoWeekendDaysAreWorkedInEightYears() {
    LocalDate first = LocalDate.of(2019, 1, 1);
    Stream<LocalDate> weekendDaysWorked =
        first.datesUntil(LocalDate.of(2027, 1, 1)).filter(OFFICE::isWorkingDay);
    assertThat(
            weekendDaysWorked
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0)
                .count())
        .isEqualTo(52);
  }

  private static String workingDays(String first, String last) {
    return String.join(
        " ",
        LocalDate.parse(first)
            .datesUntil(LocalDate.parse(last).plusDays(1))
            .filter(OFFICE::isWorkingDay)
            .map(day -> day.toString().substring(5))
            .toList());
  }

  private static long at(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant().toEpochMilli();
  }

  private static String local(long instant) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(instant), SHANGHAI).toString();
  }

  private static String day(long instant) {
    return local(instant).substring(0, 10);
  }

  private static String after(BusinessCalendar calendar, String start, String length) {
    return local(calendar.after(at(start), Duration.parse(length), NO_PAUSE));
  }

  private static String endOfDay(String calendar, String start, int days, boolean workingDaysOnly) {
    return day(CALENDARS.named(calendar).endOfDay(at(start), days, workingDaysOnly, NO_PAUSE));
  }
}
