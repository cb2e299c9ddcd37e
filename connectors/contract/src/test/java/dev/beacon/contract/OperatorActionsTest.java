package dev.beacon.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.OperatorActions.InvalidActionException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorActionsTest {
  private static ObjectNode action() {
    return Json.mapper().valueToTree(Samples.action());
  }

  @Test
  void anActionReadsBackAsItWasWritten() throws Exception {
    assertThat(OperatorActions.read(Json.bytes(Samples.action()))).isEqualTo(Samples.action());
    assertThat(OperatorActions.schema()).contains("urn:beacon:contract:operator-action");
  }

  @Test
  void nullMeansLeftOut() throws Exception {
    ObjectNode action = action().put("action", "ACKNOWLEDGED").putNull("note");
    action.putNull("snoozeUntil");

    OperatorAction read = OperatorActions.read(Json.bytes(action));

    assertThat(read.note()).isNull();
    assertThat(read.snoozeUntil()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "snoozeUntil, 2019-11-05T02:10:00Z, snoozeUntil: must be later than at",
    "snoozeUntil, 2020-11-05T02:10:00Z, snoozeUntil: must be at most 30 days after at",
    "action, UNSNOOZED, snoozeUntil: goes with SNOOZED alone",
    "operator, ' ', operator: must not be blank",
    "id, 17, id: must have at least 8 characters",
    "id, progress:17, id: must have the form ^action:[^\\p{Cc}]+$",
    "at, 1019-11-05T02:10:00Z, at: must have the form",
    "colour, mauve, colour: is not a known field"
  })
  void whatMakesNoSenseIsSaidWithoutQuotingIt(String field, String value, String problem) {
    ObjectNode action = action().put("at", "2019-11-05T02:10:00Z");
    action.put("snoozeUntil", "2019-11-05T04:10:00Z").put(field, value);

    List<String> problems = OperatorActions.problems(action);

    assertThat(problems).anyMatch(said -> said.startsWith(problem));
    assertThat(problems).noneMatch(said -> said.contains("mauve"));
    assertThatThrownBy(() -> OperatorActions.read(Json.bytes(action)))
        .isInstanceOf(InvalidActionException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void aSnoozeSaysUntilWhen() {
    ObjectNode action = action();
    action.remove("snoozeUntil");
    assertThat(OperatorActions.problems(action))
        .containsExactly("snoozeUntil: is missing but it is required");
    assertThat(OperatorActions.problems(action().putNull("snoozeUntil")))
        .containsExactly("snoozeUntil: must be a string");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secret", "[]", "{\"id\":\"secret", "{} {}", "{\"id\":1,\"id\":2}"})
  void whatIsNoObjectIsMalformed(String rubbish) {
    InvalidActionException refused =
        catchThrowableOfType(
            InvalidActionException.class, () -> OperatorActions.read(rubbish.getBytes(UTF_8)));

    assertThat(refused.reason()).isEqualTo(Reject.Reason.MALFORMED);
    assertThat(refused).hasMessageNotContaining("secret");
  }

  @Test
  void aDeletedKeyIsMalformed() {
    assertThatThrownBy(() -> OperatorActions.read(null))
        .isInstanceOf(InvalidActionException.class)
        .hasMessage("the event is empty");
  }
}
