package dev.beacon.heat;

import static dev.beacon.heat.HeatHarness.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.beacon.contract.Grade;
import dev.beacon.contract.HeatDocument;
import dev.beacon.contract.RiskModel;
import dev.beacon.contract.RiskModels;
import java.time.Instant;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class HeatFunctionTest {
  private static final String CELL = "cell:" + Hazards.CELL;
  private static final String WIDE = "cell:8841186ca3fffff";
  private static final Hazard RED = Hazards.openCase("r", Grade.RED, "WAGE_ARREARS", 300, 0);

  private static Hazard green(int number) {
    return Hazards.openCase("g" + number, Grade.GREEN);
  }

  @Test
  void oneCaseHeatsItsCellsItsCommunityItsStreetAndItsSubject() throws Exception {
    try (HeatHarness heat = HeatHarness.open()) {
      heat.change(null, RED, 0);
      assertThat(heat.last(CELL).cell()).isEqualTo(Hazards.CELL);
      assertThat(heat.last(CELL).resolution()).isEqualTo(9);
      assertThat(heat.last(CELL).location()).isNotNull();
      assertThat(heat.last(CELL).community()).isEqualTo("440311001001");
      assertThat(heat.last(CELL).street()).isEqualTo("440311001");
      assertThat(heat.last(WIDE).resolution()).isEqualTo(8);
      assertThat(heat.last("community:440311001001").street()).isEqualTo("440311001");
      assertThat(heat.last("street:440311001").openRed()).isEqualTo(1);
      HeatDocument subject = heat.last("subject:site:one");
      assertThat(subject.subject()).isEqualTo("site:one");
      assertThat(subject.subjectName()).isEqualTo("One");
      assertThat(subject.location().lat()).isEqualTo(22.75);
      assertThat(subject.people()).isEqualTo(300);
      assertThat(subject.contributors()).hasSize(1);
    }
  }

  @Test
  void thePlaceIsWrittenAtOnceAndThenAtMostOnceInItsTime() throws Exception {
    try (HeatHarness heat = HeatHarness.open()) {
      for (int i = 0; i < 200; i++) {
        heat.wall(i * 100L).change(null, green(i), 0);
      }
      heat.wall(20_000);
      assertThat(heat.written(CELL))
          .extracting(HeatDocument::version)
          .containsExactly(
              HeatHarness.WALL,
              HeatHarness.WALL + 5_000,
              HeatHarness.WALL + 10_000,
              HeatHarness.WALL + 15_000,
              HeatHarness.WALL + 20_000);
      assertThat(heat.last(CELL).openGreen()).isEqualTo(200);
    }
  }

  @Test
  void aPlaceThatTurnsGraverIsToldOnTheSideBeforeItsTurn() throws Exception {
    try (HeatHarness heat = HeatHarness.open()) {
      heat.change(null, green(1), 0).wall(1_000).change(null, RED, 0);
      assertThat(heat.written(CELL)).hasSize(1);
      assertThat(heat.graver(CELL))
          .singleElement()
          .satisfies(told -> assertThat(told.grade()).isEqualTo(Grade.RED));
      heat.wall(5_000);
      assertThat(heat.last(CELL).grade()).isEqualTo(Grade.RED);
      assertThat(heat.last(CELL).version()).isGreaterThan(heat.graver(CELL).get(0).version());
    }
  }

  @Test
  void aPlaceThatNeitherChangesNorFadesIsNotWrittenAgain() throws Exception {
    try (HeatHarness heat = HeatHarness.open()) {
      heat.change(null, RED, 0).wall(3_600_000);
      assertThat(heat.written(CELL)).hasSize(1);
    }
  }

  @Test
  void whatIsSettledFadesIsRefreshedAndIsForgottenInTheEnd() throws Exception {
    try (HeatHarness heat = HeatHarness.open()) {
      heat.change(null, RED, 0).wall(10_000).change(RED, Hazards.settled(RED, at(1)), 1);
      double settled = heat.last(CELL).score();
      assertThat(heat.last(CELL).open()).isZero();
      assertThat(settled).isPositive();
      assertThat(heat.last(CELL).parts().settled()).isEqualTo(settled);
      heat.time(72 * 60 + 1).wall(80_000);
      assertThat(heat.last(CELL).score()).isLessThan(settled);
      heat.time(100 * 72 * 60).wall(1_000_000);
      assertThat(heat.last(CELL).score()).isZero();
      assertThat(heat.last(CELL).why().zh()).isEqualTo("平静，无在办事项。");
      assertThat(heat.states()).isZero();
      assertThat(heat.timers()).isZero();
    }
  }

  @Test
  void aReopenedCaseDoesNotCountTwice() throws Exception {
    try (HeatHarness heat = HeatHarness.open()) {
      Hazard over = Hazards.settled(RED, at(1));
      heat.change(null, RED, 0);
      double once = heat.last(CELL).score();
      heat.wall(10_000).change(RED, over, 1).wall(20_000).change(over, RED, 2);
      assertThat(heat.last(CELL).score()).isEqualTo(once);
      assertThat(heat.last(CELL).parts().settled()).isZero();
    }
  }

  @Test
  void aCaseThatTurnsOutToBeElsewhereLeavesNothingBehind() throws Exception {
    try (HeatHarness heat = HeatHarness.open()) {
      Hazard elsewhere = Hazards.at(RED, Hazards.where("8941186ca27ffff"));
      heat.change(null, RED, 0).wall(10_000).change(RED, elsewhere, 1);
      assertThat(heat.last(CELL).score()).isZero();
      assertThat(heat.last(CELL).contributors()).isEmpty();
      assertThat(heat.last("cell:8941186ca27ffff").openRed()).isEqualTo(1);
      assertThat(heat.last("subject:site:one").open()).isEqualTo(1);
    }
  }

  @Test
  void everyTenMinutesOfEventTimeAPictureOfWhatIsNotCalmIsKept() throws Exception {
    try (HeatHarness heat = HeatHarness.open()) {
      heat.time(3).change(null, RED, 3).time(35);
      assertThat(heat.history(CELL))
          .extracting(HeatDocument::at)
          .containsExactly(
              Instant.parse("2019-11-05T04:10:00Z"),
              Instant.parse("2019-11-05T04:20:00Z"),
              Instant.parse("2019-11-05T04:30:00Z"));
      assertThat(heat.history(CELL))
          .allSatisfy(picture -> assertThat(picture.openRed()).isEqualTo(1));
    }
  }

  @Test
  void theEndOfTheInputIsNotTheEndOfTime() throws Exception {
    try (HeatHarness heat = HeatHarness.open()) {
      heat.time(3).change(null, green(1), 3).change(null, RED, 4).watermark(Long.MAX_VALUE);
      assertThat(heat.last(CELL).open()).isEqualTo(2);
      assertThat(heat.last(CELL).at()).isEqualTo(Instant.ofEpochMilli(at(4)));
      assertThat(heat.history(CELL)).isEmpty();
    }
  }

  @Test
  void aBoundedRunKeepsPicturesUntilItsInstant() throws Exception {
    try (HeatHarness heat = HeatHarness.open(Instant.ofEpochMilli(at(25)), null)) {
      heat.time(3).change(null, RED, 3).watermark(Long.MAX_VALUE);
      assertThat(heat.history(CELL)).hasSize(2);
    }
  }

  @Test
  void aPublishedModelScoresEveryPlaceAnewAtOnce() throws Exception {
    try (HeatHarness heat = HeatHarness.open()) {
      heat.change(null, RED, 0);
      double before = heat.last(CELL).score();
      heat.publish(model(2, 0.5));
      assertThat(heat.last(CELL).modelVersion()).isEqualTo(2);
      assertThat(heat.last(CELL).score()).isLessThan(before / 2);
      heat.publish(model(1, 20));
      assertThat(heat.last(CELL).modelVersion()).isEqualTo(2);
      heat.publish(model(3, 20).withEnabled(false));
      assertThat(heat.last(CELL).score()).isEqualTo(before);
    }
  }

  @Test
  void whatHasFadedByOneHalfLifeFadesOnByAnother() throws Exception {
    try (HeatHarness heat = HeatHarness.open()) {
      Hazard over = Hazards.settled(Hazards.openCase("y", Grade.YELLOW), at(0));
      heat.change(null, over, 0).time(24 * 60);
      RiskModel shipped = RiskModels.shipped();
      heat.publish(
          new RiskModel(
              shipped.model(),
              2,
              true,
              shipped.title(),
              shipped.cases(),
              shipped.people(),
              shipped.amount(),
              shipped.categories(),
              shipped.clusters(),
              shipped.breaches(),
              new RiskModel.HalfLives(
                  shipped.halfLives().red(),
                  shipped.halfLives().yellow().dividedBy(2),
                  shipped.halfLives().green()),
              shipped.scales(),
              shipped.limits(),
              null,
              null,
              null));
      // 5 has become 2.5 in a day, and becomes 0.625 in two half-lives of half a day.
      assertThat(heat.last(CELL).score()).isCloseTo(100 * (1 - Math.exp(-2.5 / 40)), within(0.05));
      heat.time(48 * 60).wall(120_000);
      assertThat(heat.last(CELL).score())
          .isCloseTo(100 * (1 - Math.exp(-0.625 / 40)), within(0.05));
    }
  }

  @Test
  void aModelThatCannotBeReadChangesNothing() throws Exception {
    try (HeatHarness heat = HeatHarness.open()) {
      heat.change(null, RED, 0).publish("{\"model\":\"district\"}").publish("nonsense");
      assertThat(heat.written(CELL)).hasSize(1);
    }
  }

  @Test
  void riskAndModelOutliveARestart() throws Exception {
    OperatorSubtaskState checkpoint;
    double before;
    try (HeatHarness heat = HeatHarness.open()) {
      heat.time(3).change(null, RED, 3).publish(model(7, 0.5));
      before = heat.last(CELL).score();
      checkpoint = heat.checkpoint();
    }
    try (HeatHarness heat = HeatHarness.open(null, checkpoint)) {
      heat.wall(10_000).change(null, green(1), 4).time(15);
      HeatDocument last = heat.last(CELL);
      assertThat(last.modelVersion()).isEqualTo(7);
      assertThat(last.open()).isEqualTo(2);
      assertThat(last.score()).isGreaterThan(before).isLessThan(before + 5);
      assertThat(heat.history(CELL)).hasSize(1);
    }
  }

  private static RiskModel model(long version, double red) {
    RiskModel shipped = RiskModels.shipped();
    return new RiskModel(
        shipped.model(),
        version,
        true,
        shipped.title(),
        new RiskModel.ByGrade(red, 1, 0.5),
        0,
        0,
        List.of(),
        shipped.clusters(),
        shipped.breaches(),
        shipped.halfLives(),
        shipped.scales(),
        shipped.limits(),
        null,
        null,
        null);
  }
}
