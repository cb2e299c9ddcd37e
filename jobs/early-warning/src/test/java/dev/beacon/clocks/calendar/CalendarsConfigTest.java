package dev.beacon.clocks.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarsConfigTest {
  @Test
  void withoutASectionTheShippedCalendarsHold() throws Exception {
    assertThat(CalendarsConfig.of(null)).isEqualTo(CalendarsConfig.defaults());
    assertThat(
            CalendarsConfig.of(
                yaml(
                    """
                    zone: Asia/Shanghai
                    holidays:
                    named:
                      always: {zone: , hours: [], holidays: china, rollsToWorkingDay: false}
                      office-hours:
                        hours: ["09:00-12:00", "14:00-18:00"]
                        holidays: china
                        rollsToWorkingDay: true
                      statutory:
                    """)))
        .isEqualTo(CalendarsConfig.defaults());
  }

  @Test
  void aShippedCalendarIsChangedInPart() throws Exception {
    CalendarsConfig config =
        CalendarsConfig.of(yaml("named: {office-hours: {hours: ['08:30-24:00']}}"));
    CalendarsConfig.Definition changed = config.named().get("office-hours");
    assertThat(changed.hours())
        .containsExactly(new OfficeHours(510, 1440))
        .hasToString("[08:30-24:00]");
    assertThat(changed.holidays()).isEqualTo("china");
    assertThat(changed.rollsToWorkingDay()).isTrue();
    assertThat(config.named()).containsKeys("always", "statutory");
  }

  @Test
  void aCalendarOfOnesOwnHasItsZoneHoursAndHolidays() throws Exception {
    Calendars calendars =
        Calendars.of(
            CalendarsConfig.of(
                yaml(
                    """
                    holidays:
                      massachusetts:
                        daysOff: [2015-07-03, 2015-11-26/2015-11-27]
                        knownUntil: 2015-12-31
                    named:
                      boston:
                        zone: America/New_York
                        hours: ["08:00-17:00"]
                        holidays: massachusetts
                    """)));
    BusinessCalendar boston = calendars.named("boston");
    assertThat(boston.zone()).isEqualTo(ZoneId.of("America/New_York"));
    assertThat(boston.knownUntil()).contains(LocalDate.of(2015, 12, 31));
    assertThat(
            boston.after(instant("2015-11-25T16:00-05:00"), Duration.ofHours(2), List.<Pause>of()))
        .isEqualTo(instant("2015-11-30T09:00-05:00"));
    assertThat(boston.endOfDay(instant("2015-11-25T16:00-05:00"), 1, false, List.of()) + 1)
        .as("rolls only where it is told to")
        .isEqualTo(instant("2015-11-27T00:00-05:00"));
  }

  @Test
  void theShippedHolidaysAreAddedToAndCorrected() throws Exception {
    CalendarsConfig config =
        CalendarsConfig.of(
            yaml(
                """
                holidays:
                  china:
                    daysOff: [2027-01-01/2027-01-03, 2026-09-20]
                    workdays: [2027-01-09, 2026-10-07]
                    knownUntil: 2027-12-31
                """));
    BusinessCalendar office = Calendars.of(config).named("office-hours");
    assertThat(office.knownUntil()).contains(LocalDate.of(2027, 12, 31));
    assertThat(office.isWorkingDay(LocalDate.of(2027, 1, 1))).isFalse();
    assertThat(office.isWorkingDay(LocalDate.of(2027, 1, 9))).isTrue();
    assertThat(office.isWorkingDay(LocalDate.of(2026, 9, 20))).as("was a workday").isFalse();
    assertThat(office.isWorkingDay(LocalDate.of(2026, 10, 7))).as("was a day off").isTrue();
    assertThat(office.isWorkingDay(LocalDate.of(2026, 10, 6))).isFalse();
  }

  @Test
  void weekendsDifferFromPlaceToPlace() throws Exception {
    CalendarsConfig config =
        CalendarsConfig.of(
            yaml(
                """
                holidays: {gulf: {weekend: [FRIDAY, SATURDAY]}}
                named: {gulf: {hours: ["08:00-15:00"], holidays: gulf}}
                """));
    BusinessCalendar gulf = Calendars.of(config).named("gulf");
    assertThat(gulf.isWorkingDay(LocalDate.of(2019, 11, 8))).isFalse();
    assertThat(gulf.isWorkingDay(LocalDate.of(2019, 11, 10))).isTrue();
    assertThat(gulf.knownUntil()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "named: {a: {hours: ['9-12']}} | 9-12 is not like 09:00-12:00",
        "named: {a: {hours: ['12:00-09:00']}} | 12:00-09:00 must begin and end on the same day",
        "named: {a: {hours: ['20:00-24:30']}} | 20:00-24:30 must begin and end on the same day",
        "named: {a: {hours: ['14:00-18:00', '09:00-12:00']}} | hours must be in order and apart",
        "named: {a: {holidays: japan}} | the calendar a names holidays that are not there: japan",
        "named: {a: {zone: Asia/Nowhere}} | Asia/Nowhere",
        "named: {a: {opens: 9}} | opens",
        "named: {Boston: {}} | a calendar is called in small letters, digits and hyphens, not Boston",
        "holidays: {a: {daysOff: [tomorrow]}} | tomorrow is neither a day like 2026-05-09",
        "holidays: {a: {daysOff: [2026-10-07/2026-10-01]}} | 2026-10-07/2026-10-01 must end after",
        "holidays: {a: {daysOff: [2026-10-01], workdays: [2026-10-01]}} | 2026-10-01 cannot be both",
        "holidays: {a: {weekend: [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY]}}"
            + " | a weekend must leave a day to work",
      })
  void whatMakesNoSenseIsRefused(String section, String why) throws Exception {
    JsonNode tree = yaml(section);
    assertThatThrownBy(() -> CalendarsConfig.of(tree))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void itTravelsToWhereTheJobRuns() throws Exception {
    CalendarsConfig config =
        CalendarsConfig.of(yaml("holidays: {a: {daysOff: [2026-10-01], weekend: [FRIDAY]}}"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(config);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(config);
    }
  }

  private static long instant(String time) {
    return ZonedDateTime.parse(time).toInstant().toEpochMilli();
  }

  private static JsonNode yaml(String text) throws Exception {
    return new YAMLMapper().readTree(text);
  }
}
