package dev.beacon.heat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.beacon.contract.Grade;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RiskScoreTest {
  private static final HeatConfig CONFIG = HeatConfig.defaults();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private final RiskScore score = new RiskScore(CONFIG);

  private static HeatDelta risk(int red, int yellow, int green, Fading settled) {
    return new HeatDelta("cell:89411c04903ffff", red, yellow, green, settled, 0);
  }

  @Test
  void theDefaultsAreAsDocumented() {
    assertThat(CONFIG)
        .isEqualTo(
            new HeatConfig(
                20.0,
                5.0,
                1.0,
                Duration.ofHours(24),
                40.0,
                60.0,
                25.0,
                Duration.ofSeconds(5),
                Duration.ofSeconds(60)));
  }

  @Test
  void openMattersDoNotFade() {
    HeatDelta one = risk(1, 0, 0, Fading.NONE);
    assertThat(score.score(one, 0))
        .isEqualTo(score.score(one, 100 * DAY))
        .isCloseTo(39.3, within(0.1));
  }

  @Test
  void aSettledMatterFadesByHalfEachHalfLife() {
    Fading settled = new Fading(20, 0);
    assertThat(settled.left(DAY, DAY)).isEqualTo(10);
    assertThat(settled.left(2 * DAY, DAY)).isEqualTo(5);
  }

  @Test
  void sumsOfFadingWeightsDoNotDependOnTheirOrder() {
    Fading a = new Fading(3, 0);
    Fading b = new Fading(5, DAY / 3);
    Fading c = new Fading(7, DAY);
    double one = a.plus(b, DAY).plus(c, DAY).left(5 * DAY, DAY);
    double other = c.plus(a, DAY).plus(b, DAY).left(5 * DAY, DAY);
    assertThat(one).isCloseTo(other, within(1e-9));
  }

  @Test
  void noNumberOfMattersLeavesTheRange() {
    assertThat(score.score(risk(1_000, 1_000, 1_000, Fading.NONE), 0)).isLessThanOrEqualTo(100);
    assertThat(score.score(risk(0, 0, 0, Fading.NONE), 0)).isZero();
  }

  @Test
  void coloursFollowTheLimits() {
    assertThat(score.grade(60)).isEqualTo(Grade.RED);
    assertThat(score.grade(59.9)).isEqualTo(Grade.YELLOW);
    assertThat(score.grade(24.9)).isEqualTo(Grade.GREEN);
  }
}
