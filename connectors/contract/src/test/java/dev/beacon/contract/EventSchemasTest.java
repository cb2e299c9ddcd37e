package dev.beacon.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventSchemasTest {
  private final EventSchemas schemas = EventSchemas.load();

  private static ObjectNode request() {
    return Json.mapper().valueToTree(Samples.request());
  }

  private List<String> problems(JsonNode request) {
    return schemas.problems(EventKind.REQUEST, request);
  }

  @Test
  void nullMeansLeftOutWhereAFieldIsOptional() {
    ObjectNode request = request();
    for (String optional : List.of("caseId", "people", "subject", "urgency", "clocks", "dueAt")) {
      request.putNull(optional);
    }

    assertThat(problems(request)).isEmpty();
  }

  @Test
  void nullInARequiredFieldIsAProblem() {
    assertThat(problems(request().putNull("category")))
        .containsExactly("category: must be a string");
  }

  @Test
  void everyProblemIsNamedWithItsPathAndInOrder() {
    ObjectNode request = request();
    request.remove("reportedAt");
    request.put("people", 0).put("colour", "red").put("channel", 5);
    request.withObject("/location").put("lat", 91);

    assertThat(problems(request))
        .containsExactly(
            "channel: must be a string",
            "colour: is not a known field",
            "location.lat: must be at most 90",
            "people: must be at least 1",
            "reportedAt: is missing but it is required");
  }

  @Test
  void valuesAreNeverQuoted() {
    ObjectNode request = request();
    request
        .put("reporter", "13812345678")
        .put("channel", "13812345678")
        .put("amount", "13812345678");
    request.put("reportedAt", "13812345678").put("13812345678", 1).put("张三", 1);
    byte[] broken = "{\"id\": 13812345678x}".getBytes(UTF_8);

    assertThat(problems(request)).hasSizeGreaterThan(4);
    assertThat(problems(request)).noneMatch(p -> p.contains("138") || p.contains("张三"));
    assertThat(schemas.problems(EventKind.REQUEST, broken))
        .containsExactly("the event: it is not JSON, line 1, column 19");
  }

  @Test
  void aRegradeSaysItsGrade() {
    ObjectNode progress = Json.mapper().valueToTree(Samples.progress());

    assertThat(schemas.problems(EventKind.PROGRESS, progress.deepCopy().without("grade")))
        .containsExactly("grade: is missing but it is required");
    assertThat(schemas.problems(EventKind.PROGRESS, progress.deepCopy().putNull("grade")))
        .containsExactly("grade: must be a string");
    assertThat(
            schemas.problems(EventKind.PROGRESS, progress.put("step", "UPDATED").without("grade")))
        .isEmpty();
  }

  @Test
  void aPauseSaysItsReason() {
    ObjectNode paused = Json.mapper().valueToTree(Samples.progress(Step.PAUSED, null, null));

    assertThat(schemas.problems(EventKind.PROGRESS, paused))
        .containsExactly("reason: is missing but it is required");
    assertThat(schemas.problems(EventKind.PROGRESS, paused.put("reason", "HOLIDAY"))).hasSize(1);
    assertThat(schemas.problems(EventKind.PROGRESS, paused.put("reason", "RESIDENT"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "CONFIRMED, 5, true",
    "FED_BACK, 1, true",
    "CLOSED, 3, true",
    "CLOSED, 0, false",
    "CLOSED, 6, false",
    "RESOLVED, 3, false",
    "JUDICIAL_CONFIRMED, 3, false",
  })
  void onlyAfterTheMatterIsSettledIsThereAMark(Step step, int mark, boolean valid) {
    JsonNode progress = Json.mapper().valueToTree(Samples.progress(step, mark, null));

    assertThat(schemas.problems(EventKind.PROGRESS, progress).isEmpty()).isEqualTo(valid);
  }

  @ParameterizedTest
  @CsvSource({"JUDICIAL_CONFIRMED, true", "JUDICIAL_SERVED, false", "CONFIRMED, false"})
  void onlyAHearingIsOnlineOrInPerson(Step step, boolean valid) {
    for (boolean online : new boolean[] {true, false}) {
      JsonNode progress = Json.mapper().valueToTree(Samples.progress(step, null, online));

      assertThat(schemas.problems(EventKind.PROGRESS, progress).isEmpty()).isEqualTo(valid);
    }
  }

  @Test
  void anOrderCallsSomebodyAndNobodyTwice() {
    ObjectNode order = Json.mapper().valueToTree(Samples.order());
    order.putArray("departments");
    assertThat(schemas.problems(EventKind.ORDER, order))
        .containsExactly("departments: must have at least 1 entries");
    order.putArray("departments").add("区司法局").add("区司法局");
    assertThat(schemas.problems(EventKind.ORDER, order))
        .containsExactly("departments: must not hold the same entry twice");
  }

  @Test
  void namesAndNumbersOfPeopleAreNoPseudonyms() {
    assertThat(problems(request().put("reporter", "张三"))).hasSize(1);
    assertThat(problems(request().put("reporter", Samples.PSEUDONYM + "\n"))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "2019-11-05T02:10:00Z, true",
    "2019-11-05T10:10:00+08:00, true",
    "2019-11-05T10:10:00.123456789Z, true",
    "2020-02-29T00:00:00Z, true",
    "2019-02-29T00:00:00Z, false",
    "2019-11-05T24:00:00Z, false",
    "2016-12-31T23:59:60Z, false",
    "2019-11-05t02:10:00z, false",
    "2019-11-05T02:10Z, false",
    "2019-11-05T02:10:00, false",
    "2019-11-05 02:10:00Z, false",
    "2019-11-05T02:10:00.Z, false",
    "2019-11-05T02:10:00+0800, false",
    "2019-11-05T02:10:00+19:00, false",
    "1989-12-31T23:59:59Z, false",
    "2100-12-31T23:59:59Z, true",
    "2101-01-01T00:00:00Z, false",
  })
  void reportedAtIsReadStrictly(String text, boolean valid) {
    assertThat(problems(request().put("reportedAt", text)).isEmpty()).isEqualTo(valid);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "", "[1", "{} {}", "{\"id\":\"a\",\"id\":\"b\"}", "nope", "\u0000"})
  void bytesThatAreNotOneValueAreOneProblem(String text) {
    assertThat(schemas.problems(EventKind.TIP, text.getBytes(UTF_8))).hasSize(1);
  }

  @Test
  void whatNoReaderCanUseIsAProblem() {
    byte[] half = "{\"text\":\"\\uD83D\"}".getBytes(UTF_8);
    byte[] endless = "{\"amount\":1e999}".getBytes(UTF_8);

    assertThat(schemas.problems(EventKind.REQUEST, half))
        .containsExactly("text: holds half of a surrogate pair");
    assertThat(schemas.problems(EventKind.REQUEST, endless))
        .containsExactly("amount: is too large a number");
  }
}
