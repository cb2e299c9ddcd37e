package dev.beacon.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.beacon.cases.GradingConfig.GradeStep;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Observation;
import dev.beacon.contract.Urgency;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradingConfigTest {
  @Test
  void theDefaultsGradeByPeopleAmountAndUrgency() {
    assertThat(GradingConfig.of(null).steps())
        .containsExactly(
            new GradeStep(
                Grade.RED,
                30,
                1_000_000.0,
                List.of(Urgency.CRITICAL),
                List.of(Observation.GATHERING),
                List.of()),
            new GradeStep(
                Grade.YELLOW,
                5,
                50_000.0,
                List.of(Urgency.URGENT),
                List.of(Observation.WORK_STOPPAGE),
                List.of()));
  }

  @Test
  void aSectionReplacesTheDefaults() throws Exception {
    Grading grading =
        new Grading(
            GradingConfig.of(
                yaml("steps: [{grade: RED, people: 3}, {grade: YELLOW, category: [NOISE]}]")));
    assertThat(grading.grade(CaseEvents.request("c", "1", 0).people(3).build()))
        .isEqualTo(Grade.RED);
    assertThat(grading.grade(CaseEvents.request("c", "1", 0).category("NOISE").build()))
        .isEqualTo(Grade.YELLOW);
    assertThat(grading.grade(CaseEvents.request("c", "1", 0).amount(1e9, "CNY").build()))
        .isEqualTo(Grade.GREEN);
  }

  @Test
  void stepsOutOfOrderAreRefused() {
    assertThatThrownBy(() -> GradingConfig.of(yaml("steps: [{grade: YELLOW}, {grade: RED}]")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("RED follows YELLOW");
  }

  @Test
  void casesAreRememberedForAsLongAsConfigured() throws Exception {
    assertThat(CaseRetention.of(null))
        .isEqualTo(
            new CaseRetention(Duration.ofDays(30), Duration.ofDays(400), Duration.ofDays(30)));
    assertThat(CaseRetention.of(yaml("closedFor: P3D")).closedFor()).isEqualTo(Duration.ofDays(3));
    assertThatThrownBy(() -> CaseRetention.of(yaml("openFor: PT0S")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("openFor must be positive");
  }

  private static JsonNode yaml(String text) throws Exception {
    return new YAMLMapper().readTree(text);
  }
}
