package dev.beacon.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RiskModelsTest {
  private static final String LEAST = "model: district\ntitle: {zh: 全区, en: District}\n";

  @Test
  void aModelThatSaysNothingIsScoredLikeTheShippedOne() throws IOException {
    RiskModel least = read(LEAST).get(0);
    RiskModel shipped = RiskModels.shipped();

    assertThat(least.cases()).isEqualTo(shipped.cases());
    assertThat(least.people()).isEqualTo(shipped.people());
    assertThat(least.amount()).isEqualTo(shipped.amount());
    assertThat(least.clusters()).isEqualTo(shipped.clusters());
    assertThat(least.breaches()).isEqualTo(shipped.breaches());
    assertThat(least.halfLives()).isEqualTo(shipped.halfLives());
    assertThat(least.scales()).isEqualTo(shipped.scales());
    assertThat(least.limits()).isEqualTo(shipped.limits());
  }

  @Test
  void limitsTheWrongWayRoundAreRefusedWithTheirLine() {
    assertThatThrownBy(() -> read(LEAST + "limits: {red: 20, yellow: 30}\n"))
        .isInstanceOf(InvalidDefinitionsException.class)
        .hasMessageContaining("mine.yaml:3: limits: must be yellow before red");
  }

  @Test
  void aHalfLifeOfNothingIsRefused() {
    assertThatThrownBy(() -> read(LEAST + "halfLives: {red: PT0S, yellow: PT1H, green: PT1H}\n"))
        .isInstanceOf(InvalidDefinitionsException.class)
        .hasMessageContaining("halfLives: must be longer than zero");
  }

  @Test
  void aCategoryGivenTwiceIsRefused() {
    String twice = "{category: NOISE, factor: 2}";
    assertThatThrownBy(() -> read(LEAST + "categories: [" + twice + ", " + twice + "]\n"))
        .isInstanceOf(InvalidDefinitionsException.class)
        .hasMessageContaining("categories: must name each category once");
  }

  @Test
  void aModelOfAnotherNameIsRefusedSinceNoJobWouldScoreByIt() {
    assertThatThrownBy(() -> read(LEAST.replace("model: district", "model: mine")))
        .isInstanceOf(InvalidDefinitionsException.class)
        .hasMessageContaining("model: must be");
  }

  private static List<RiskModel> read(String yaml) throws IOException {
    return RiskModels.readYaml(
        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "mine.yaml");
  }
}
