package dev.beacon.local.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.beacon.contract.ScorePeriod;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportPeriodTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2020-Q2                | 2020-Q2
          2020-05                | 2020-05
          2020-W19               | 2020-W19
          2020-05-13             | 2020-05-13
          2019-01..2020-06       | 2019-Q1 2019-Q2 2019-Q3 2019-Q4 2020-Q1 2020-Q2
          2020-Q1..2020-05       | 2020-Q1 2020-04 2020-05
          2020-05-30..2020-06-09 | 2020-05-30 2020-05-31 2020-W23 2020-06-08 2020-06-09
          2019-12-31..2020-Q1    | 2019-12-31 2020-Q1
          """)
  void aPeriodIsMadeOfAsFewCardsAsPossible(String label, String cards) {
    assertThat(ReportPeriod.parse(label).cards())
        .extracting(ScorePeriod::label)
        .containsExactly(cards.split(" "));
  }

  @Test
  void cardsMeetWithoutGapOrOverlap() {
    LocalDate first = LocalDate.of(2019, 11, 20);
    for (int from = 0; from < 60; from++) {
      for (int days = 1; days < 120; days += 7) {
        LocalDate start = first.plusDays(from);
        ReportPeriod period = ReportPeriod.parse(start + ".." + start.plusDays(days - 1));
        LocalDate next = start;
        for (ScorePeriod card : period.cards()) {
          assertThat(card.from()).isEqualTo(next);
          next = card.until();
        }
        assertThat(next).isEqualTo(start.plusDays(days));
      }
    }
  }

  @Test
  void whatEndsBeforeItBeginsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReportPeriod.parse("2020-Q2..2020-03"))
        .withMessage("2020-Q2..2020-03 ends before it begins");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReportPeriod.parse("2020-Q2.."))
        .withMessageContaining("is no period");
  }
}
