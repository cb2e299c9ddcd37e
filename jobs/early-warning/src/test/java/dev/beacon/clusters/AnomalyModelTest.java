package dev.beacon.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.beacon.clusters.AnomalyModel.Chance;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnomalyModelTest {
  private static final long START = 1_600_000_000_000L;
  private static final long DAY = 86_400_000;

  /** 20 false alerts a year. */
  private static final double DAYS = 365.25 / 20;

  /** A district: 10 reports a day. */
  private static final AnomalyModel DISTRICT = withReportsPerDay(AnomalyModel.fitted(), 10);

  private static AnomalyModel withReportsPerDay(AnomalyModel model, double reports) {
    return new AnomalyModel(model.priorReports(), model.priorDays(), reports, model.chances());
  }

  private static SubjectHistory reported(double... days) {
    SubjectHistory history = new SubjectHistory();
    for (double day : days) {
      history.add(at(day));
    }
    return history;
  }

  private static long at(double day) {
    return START + Math.round(day * DAY);
  }

  @Test
  void staysQuietAboutALargeEmployersSteadyTrickle() {
    Random random = new Random(11);
    AnomalyModel model = AnomalyModel.fitted();
    for (double reportsPerDay : new double[] {0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2}) {
      int opened = 0;
      int readings = 0;
      while (readings < 60_000) {
        SubjectHistory history = new SubjectHistory();
        double day = 0;
        while (day < 8 * 365) {
          day -= Math.log(random.nextDouble()) / reportsPerDay;
          history.add(at(day));
          if (day > 2 * 365) {
            readings++;
            opened += model.recurrenceDays(history, at(day)) >= DAYS ? 1 : 0;
          }
        }
      }
      // The model's own promise is one in 1,300; that of a Poisson trickle is rarer.
      assertThat(opened / (double) readings).isLessThan(1 / 1_300.0);
    }
  }

  @Test
  void doesNotStayQuietAboutASmallSitesThirdComplaint() {
    SubjectHistory site = reported(0, 1.1);
    assertThat(DISTRICT.recurrenceDays(site, at(1.1))).isLessThan(DAYS);
    site.add(at(2));
    assertThat(DISTRICT.recurrenceDays(site, at(2))).isGreaterThan(DAYS);
    assertThat(DISTRICT.reportsExpected(site, at(2), 7 * DAY)).isLessThan(0.1);
  }

  @Test
  void isLessSurprisedWhereTheSameIsUsual() {
    SubjectHistory employer = new SubjectHistory();
    for (int week = 0; week < 104; week++) {
      employer.add(at(-7 * (104 - week)));
      employer.add(at(-7 * (104 - week) + 2));
    }
    employer.add(at(0));
    employer.add(at(1));
    employer.add(at(2));
    assertThat(DISTRICT.recurrenceDays(employer, at(2))).isLessThan(DAYS / 5);
    assertThat(DISTRICT.reportsExpected(employer, at(2), 7 * DAY)).isCloseTo(2, within(0.3));
    assertThat(DISTRICT.reportsExpected(employer, at(2), 28 * DAY)).isCloseTo(8, within(1.2));
  }

  @Test
  void isSurprisedByGrowthAtALargeEmployerToo() {
    SubjectHistory employer = new SubjectHistory();
    for (int week = 0; week < 156; week++) {
      employer.add(at(7 * week));
    }
    for (int day = 1; day <= 6; day++) {
      employer.add(at(7 * 155 + day));
      employer.add(at(7 * 155 + day + 0.1));
    }
    assertThat(DISTRICT.recurrenceDays(employer, at(7 * 155 + 6.1))).isGreaterThan(DAYS);
  }

  @Test
  void takesAPileOfOneDayForLessThanGrowth() {
    SubjectHistory pile = new SubjectHistory();
    for (int i = 0; i < 300; i++) {
      pile.add(at(i * 0.001));
    }
    AnomalyModel model = AnomalyModel.fitted();
    double once = model.recurrenceDays(pile, at(0.3));
    assertThat(once).isLessThan(DAYS);
    assertThat(model.recurrenceDays(reported(0, 0, 0, 1, 1, 2), at(2)))
        .isGreaterThan(once)
        .isGreaterThan(DAYS);
    pile.add(at(2));
    assertThat(model.recurrenceDays(pile, at(2))).isGreaterThan(once);
  }

  @Test
  void growsWithEachReportOfARun() {
    AnomalyModel model = AnomalyModel.fitted();
    SubjectHistory history = new SubjectHistory();
    double before = 0;
    for (double day : new double[] {0, 0.5, 0.6, 1.7, 2, 2.1, 3}) {
      history.add(at(day));
      double now = model.recurrenceDays(history, at(day));
      assertThat(now).isGreaterThan(before);
      before = now;
    }
    assertThat(model.recurrenceDays(history, at(60))).isLessThan(0.1);
  }

  @Test
  void readsTheTableBetweenItsRowsAndBeyond() {
    SubjectHistory once = reported(0);
    AnomalyModel table =
        new AnomalyModel(1e-9, 60, 2, List.of(new Chance(0, 10), new Chance(0.5, 100)));
    // A first report surprises by 1, as far beyond the last row as that is from the first.
    assertThat(table.recurrenceDays(once, at(0))).isCloseTo(1_000 / 2.0, within(1e-3));
    double quarter = 8 * Math.log(4);
    assertThat(table.recurrenceDays(once, at(quarter)))
        .isCloseTo(Math.sqrt(10 * 100) / 2, within(1e-3));
    assertThat(table.recurrenceDays(once, at(1_000))).isCloseTo(10 / 2.0, within(1e-3));
    assertThat(withReportsPerDay(table, 4).recurrenceDays(once, at(1_000)))
        .isCloseTo(10 / 4.0, within(1e-3));
  }

  @Test
  void saysNoIntervalLongerThanMakesSense() {
    SubjectHistory history = new SubjectHistory();
    for (int i = 0; i < 100; i++) {
      history.add(at(i * 0.5));
    }
    assertThat(DISTRICT.recurrenceDays(history, at(50))).isLessThanOrEqualTo(1e9);
  }

  @Test
  void survivesSerialization() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(DISTRICT);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(DISTRICT);
    }
  }

  @Test
  void refusesWhatMakesNoSense() {
    List<Chance> chances = AnomalyModel.fitted().chances();
    assertThatThrownBy(() -> new AnomalyModel(0, 60, 1, chances))
        .hasMessageContaining("priorReports must be a positive number, not 0.0");
    assertThatThrownBy(() -> new AnomalyModel(1, Double.NaN, 1, chances))
        .hasMessageContaining("priorDays");
    assertThatThrownBy(() -> withReportsPerDay(DISTRICT, -1)).hasMessageContaining("reportsPerDay");
    assertThatThrownBy(() -> new AnomalyModel(1, 1, 1, chances.subList(0, 1)))
        .hasMessageContaining("at least 2 rows");
    assertThatThrownBy(() -> new AnomalyModel(1, 1, 1, List.of(new Chance(1, 5), new Chance(1, 6))))
        .hasMessageContaining("must ascend");
  }
}
