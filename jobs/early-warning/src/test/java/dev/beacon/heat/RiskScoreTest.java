package dev.beacon.heat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.beacon.contract.Grade;
import dev.beacon.contract.HeatDocument.Contributor;
import dev.beacon.contract.HeatDocument.Parts;
import dev.beacon.contract.RiskModels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shipped model by hand: weights are those of {@code models.yaml}. */
class RiskScoreTest {
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final String CELL = "cell:" + Hazards.CELL;

  private final RiskScore score = new RiskScore(RiskModels.shipped());

  private RiskScore.Assessment assess(String place, long instant, Hazard... hazards) {
    return score.assess(HeatPlace.of(place), risk(place, hazards), instant);
  }

  private PlaceRisk risk(String place, Hazard... hazards) {
    HeatDeltas deltas = new HeatDeltas(HeatConfig.defaults());
    PlaceRisk risk = new PlaceRisk();
    for (Hazard hazard : hazards) {
      List<HeatDelta> all = new ArrayList<>();
      deltas.deltas(new HazardChange(null, hazard, 0), all::add);
      all.stream().filter(delta -> delta.place.equals(place)).forEach(d -> risk.take(d, score));
    }
    return risk;
  }

  private static double scored(double weight, double scale) {
    return 100 * (1 - Math.exp(-weight / scale));
  }

  @Test
  void anOpenCaseWeighsByItsGrade() {
    assertThat(assess(CELL, 0, Hazards.openCase("c", Grade.RED)).value())
        .isCloseTo(scored(20, 40), within(0.05));
    assertThat(assess(CELL, 0, Hazards.openCase("c", Grade.YELLOW)).value())
        .isCloseTo(scored(5, 40), within(0.05));
    assertThat(assess(CELL, 0, Hazards.openCase("c", Grade.GREEN)).value())
        .isCloseTo(scored(1, 40), within(0.05));
  }

  @Test
  void peopleAndMoneyCountByTheirLogarithmAndTheCategoryMultipliesAll() {
    Hazard wages = Hazards.openCase("c", Grade.RED, "WAGE_ARREARS", 300, 2_100_000);
    double weight = 1.5 * (20 + 6 * Math.log10(300) + 4 * Math.log10(211));

    RiskScore.Assessment assessment = assess(CELL, 0, wages);

    assertThat(assessment.value()).isCloseTo(scored(weight, 40), within(0.05));
    assertThat(assessment.grade()).isEqualTo(Grade.RED);
  }

  @Test
  void moneyInAnotherCurrencyDoesNotCount() {
    Hazard dollars =
        new Hazard(
            Hazards.openCase("c", Grade.RED).kind(),
            "c",
            "c",
            "NOISE",
            Grade.RED,
            Hazard.OPEN,
            0,
            5_000_000,
            "USD",
            Hazards.where(Hazards.CELL));
    assertThat(assess(CELL, 0, dollars).parts().amount()).isZero();
  }

  @Test
  void largerPlacesNeedMoreToTurnRed() {
    Hazard red = Hazards.openCase("c", Grade.RED);
    assertThat(assess(CELL, 0, red).value()).isCloseTo(scored(20, 40), within(0.05));
    assertThat(assess("cell:8841186ca3fffff", 0, red).value())
        .isCloseTo(scored(20, 70), within(0.05));
    assertThat(assess("community:440311001001", 0, red).value())
        .isCloseTo(scored(20, 150), within(0.05));
    assertThat(assess("street:440311001", 0, red).value()).isCloseTo(scored(20, 500), within(0.05));
    assertThat(assess("subject:site:one", 0, red).value()).isCloseTo(scored(20, 40), within(0.05));
  }

  @Test
  void openMattersDoNotFadeAndSettledOnesDoByTheHalfLifeOfTheirGrade() {
    Hazard red = Hazards.openCase("r", Grade.RED);
    assertThat(assess(CELL, 10_000 * HOUR, red).value()).isEqualTo(assess(CELL, 0, red).value());
    assertThat(assess(CELL, 72 * HOUR, Hazards.settled(red, 0)).value())
        .isCloseTo(scored(10, 40), within(0.05));
    Hazard yellow = Hazards.settled(Hazards.openCase("y", Grade.YELLOW), 0);
    assertThat(assess(CELL, 48 * HOUR, yellow).value()).isCloseTo(scored(1.25, 40), within(0.05));
  }

  @Test
  void clustersAndBrokenPromisesWeighBySeverity() {
    assertThat(assess(CELL, 0, Hazards.cluster("a", Grade.RED)).value())
        .isCloseTo(scored(40, 40), within(0.05));
    assertThat(assess(CELL, 0, Hazards.breach("b", "c", Grade.YELLOW)).value())
        .isCloseTo(scored(3, 40), within(0.05));
  }

  @Test
  void thePartsAddUpToTheScore() {
    RiskScore.Assessment assessment =
        assess(
            CELL,
            HOUR,
            Hazards.openCase("c", Grade.RED, "WAGE_ARREARS", 30, 50_000),
            Hazards.cluster("a", Grade.YELLOW),
            Hazards.breach("b", "c", Grade.RED),
            Hazards.settled(Hazards.openCase("s", Grade.YELLOW), 0));

    Parts parts = assessment.parts();
    assertThat(
            parts.cases()
                + parts.people()
                + parts.amount()
                + parts.clusters()
                + parts.breaches()
                + parts.settled())
        .isCloseTo(assessment.value(), within(0.4));
    assertThat(parts.clusters()).isGreaterThan(parts.breaches());
    assertThat(parts.settled()).isPositive();
  }

  @Test
  void theHeaviestAreNamedWithTheirPoints() {
    RiskScore.Assessment assessment =
        assess(
            CELL,
            0,
            Hazards.openCase("small", Grade.GREEN),
            Hazards.openCase("big", Grade.RED),
            Hazards.cluster("story", Grade.RED),
            Hazards.settled(Hazards.openCase("over", Grade.RED), 0));

    assertThat(assessment.contributors())
        .extracting(Contributor::id)
        .containsExactly("story", "big", "small");
    assertThat(assessment.contributors().get(0).points())
        .isCloseTo(assessment.value() * 40 / 81, within(0.1));
  }

  @Test
  void noNumberOfMattersLeavesTheRangeAndNoneIsCalm() {
    Hazard[] many = new Hazard[2_000];
    for (int i = 0; i < many.length; i++) {
      many[i] = Hazards.openCase("c" + i, Grade.RED, "WAGE_ARREARS", 1_000, 1e9);
    }
    assertThat(assess(CELL, 0, many).value()).isLessThanOrEqualTo(100);
    RiskScore.Assessment calm = assess(CELL, 0);
    assertThat(calm.value()).isZero();
    assertThat(calm.grade()).isEqualTo(Grade.GREEN);
    assertThat(calm.contributors()).isEmpty();
  }

  @Test
  void coloursFollowTheLimits() {
    assertThat(score.grade(60)).isEqualTo(Grade.RED);
    assertThat(score.grade(59.9)).isEqualTo(Grade.YELLOW);
    assertThat(score.grade(24.9)).isEqualTo(Grade.GREEN);
  }

  @Test
  void sumsOfWhatFadesDoNotDependOnTheirOrder() {
    Fading a = new Fading(3, 1, 0, 0);
    Fading b = new Fading(5, 0, 2, 9 * HOUR);
    Fading c = new Fading(7, 1, 1, 24 * HOUR);
    long day = 24 * HOUR;
    Fading one = a.plus(b, day).plus(c, day).left(5 * day, day);
    Fading other = c.plus(a, day).plus(b, day).left(5 * day, day);
    assertThat(one.count()).isCloseTo(other.count(), within(1e-9));
    assertThat(one.amount10()).isCloseTo(other.amount10(), within(1e-9));
  }

  @Test
  void whyIsSaidInBothLanguages() {
    PlaceRisk risk =
        risk(
            CELL,
            Hazards.openCase("c", Grade.RED, "WAGE_ARREARS", 32, 210_000),
            Hazards.openCase("d", Grade.GREEN),
            Hazards.cluster("a", Grade.RED),
            Hazards.breach("b", "c", Grade.RED));
    Parts parts = score.assess(HeatPlace.of(CELL), risk, 0).parts();

    assertThat(HeatSentence.of(risk, parts, "CNY").zh())
        .isEqualTo("在办红色 1 件、绿色 1 件，涉及 32 人、21.0 万元；聚集苗头 1 个；超时未办 1 项。");
    assertThat(HeatSentence.of(risk, parts, "CNY").en())
        .isEqualTo(
            "1 RED, 1 GREEN cases open about 32 people and CNY 210,000; 1 open cluster; 1 broken"
                + " promise.");
    assertThat(HeatSentence.of(new PlaceRisk(), parts, "CNY").en()).isNotBlank();
  }

  @Test
  void onlyTheHeaviestAreRememberedOneByOneAndNoneThatIsSettled() {
    List<Hazard> all = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      all.add(Hazards.openCase("c" + i, Grade.GREEN, "NOISE", i, 0));
    }
    PlaceRisk risk = risk(CELL, all.toArray(Hazard[]::new));
    assertThat(risk.candidates).hasSize(PlaceRisk.MOST_CANDIDATES).containsKeys("c199", "c168");

    HeatDeltas deltas = new HeatDeltas(HeatConfig.defaults());
    Hazard heaviest = all.get(199);
    deltas.deltas(
        new HazardChange(heaviest, Hazards.settled(heaviest, HOUR), HOUR),
        delta -> {
          if (delta.place.equals(CELL)) {
            risk.take(delta, score);
          }
        });
    assertThat(score.assess(HeatPlace.of(CELL), risk, HOUR).contributors())
        .extracting(Contributor::id)
        .containsExactly("c198", "c197", "c196", "c195", "c194");
  }
}
