package dev.beacon.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.beacon.contract.ScorePeriod.Kind;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScorePeriodTest {
  @ParameterizedTest
  @CsvSource({
    "2020-05-13, DAY,     2020-05-13, 2020-05-14",
    "2019-W01,   WEEK,    2018-12-31, 2019-01-07",
    "2020-W19,   WEEK,    2020-05-04, 2020-05-11",
    "2020-W53,   WEEK,    2020-12-28, 2021-01-04",
    "2020-02,    MONTH,   2020-02-01, 2020-03-01",
    "2019-Q4,    QUARTER, 2019-10-01, 2020-01-01",
    "2020-Q2,    QUARTER, 2020-04-01, 2020-07-01"
  })
  void aLabelNamesItsDays(String label, Kind kind, LocalDate from, LocalDate until) {
    ScorePeriod period = ScorePeriod.parse(label);

    assertThat(period).isEqualTo(new ScorePeriod(kind, from));
    assertThat(period.until()).isEqualTo(until);
    assertThat(period.label()).isEqualTo(label);
  }

  @Test
  void everyDayLiesInOnePeriodOfAKind() {
    for (Kind kind : Kind.values()) {
      LocalDate last = LocalDate.of(2021, 2, 1);
      for (LocalDate day = LocalDate.of(2018, 12, 1); day.isBefore(last); day = day.plusDays(1)) {
        ScorePeriod period = ScorePeriod.of(kind, day);

        assertThat(period.from()).isBeforeOrEqualTo(day);
        assertThat(period.until()).isAfter(day);
        assertThat(ScorePeriod.parse(period.label())).isEqualTo(period);
        assertThat(ScorePeriod.of(kind, period.until().minusDays(1))).isEqualTo(period);
        assertThat(ScorePeriod.of(kind, period.until())).isNotEqualTo(period);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2020", "2020-Q5", "2020-5", "Q2-2020", "2020-05-1", "may"})
  void whatIsNoLabelIsRefusedWithExamples(String label) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScorePeriod.parse(label))
        .withMessageContaining("2020-Q2, 2020-05, 2020-W19 and 2020-05-13");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2020-13", "2019-W53", "2020-W00", "2019-02-29"})
  void whatTheCalendarDoesNotHaveIsRefused(String label) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScorePeriod.parse(label))
        .withMessage("there is no " + label + " in the calendar");
  }
}
