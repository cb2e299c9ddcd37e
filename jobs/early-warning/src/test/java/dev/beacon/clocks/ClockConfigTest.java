package dev.beacon.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Step;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockConfigTest {
  @Test
  void theDefaultsAreThePublishedRulesOfTheHouse() {
    ClockConfig defaults = ClockConfig.of(null);
    assertThat(defaults.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    List<Grade> red = List.of(Grade.RED);
    assertThat(defaults.definitions())
        .containsExactly(
            new ClockDefinition("review", 1, red, Duration.ofMinutes(10), Step.REVIEWED, 0.8),
            new ClockDefinition("acceptance", 1, red, Duration.ofMinutes(30), Step.ACCEPTED, 0.8),
            new ClockDefinition("due", 1, List.of(Grade.values()), null, Step.RESOLVED, 0.8));
  }

  @Test
  void aSectionReplacesTheDefaults() throws Exception {
    ClockConfig config =
        ClockConfig.of(
            yaml(
                """
                zone: America/New_York
                definitions:
                  - {name: quick, grades: [RED, YELLOW], within: PT5M, stoppedBy: ACCEPTED}
                """));
    assertThat(config.zone()).isEqualTo(ZoneId.of("America/New_York"));
    assertThat(config.definitions())
        .containsExactly(
            new ClockDefinition(
                "quick",
                1,
                List.of(Grade.RED, Grade.YELLOW),
                Duration.ofMinutes(5),
                Step.ACCEPTED,
                0.8));
  }

  @Test
  void whatCannotBeJudgedIsRefused() {
    assertRefused("{name: a, within: PT0S, stoppedBy: ACCEPTED}", "within must be positive");
    assertRefused("{name: a, within: PT5M, stoppedBy: UPDATED}", "stoppedBy must be one of");
    assertRefused("{name: a, stoppedBy: RESOLVED, warnAt: 2}", "warnAt must be above 0");
    assertRefused("{stoppedBy: RESOLVED}", "needs a name");
    assertRefused("{name: a, stoppedBy: RESOLVED, colour: red}", "colour");
    assertRefused(
        "{name: a, stoppedBy: RESOLVED}, {name: a, stoppedBy: CLOSED}", "two clocks are called a");
  }

  @Test
  void aLongCaseNameStillMakesAShortAlertId() {
    assertThat(ClockAlert.alertId("due", "request:t:1")).isEqualTo("clock:due:request:t:1");
    assertThat(ClockAlert.alertId("due", "x".repeat(600))).hasSizeLessThan(100);
  }

  @Test
  void lengthsOfTimeReadAsPeopleSayThem() {
    assertThat(ClockSentence.span(Duration.ofMinutes(30).toMillis()).en()).isEqualTo("30 minutes");
    assertThat(ClockSentence.span(Duration.ofMinutes(61).toMillis()).en())
        .isEqualTo("1 hour 1 minute");
    assertThat(ClockSentence.span(Duration.ofHours(49).toMillis()).zh()).isEqualTo("2天1小时");
    assertThat(ClockSentence.span(0).en()).isEqualTo("less than a second");
  }

  private static void assertRefused(String definition, String reason) {
    assertThatThrownBy(() -> ClockConfig.of(yaml("definitions: [" + definition + "]")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  private static JsonNode yaml(String text) throws Exception {
    return new YAMLMapper().readTree(text);
  }
}
