package dev.beacon.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.EventSchemas;
import dev.beacon.contract.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {
  private static final EventSchemas SCHEMAS = EventSchemas.load();

  private final Intake intake = new Intake(SCHEMAS, Samples.PSEUDONYMS);

  @Test
  void theLeastIsCompletedToAnEventOfTheContract() {
    Intake.Draft draft = draft(EventKind.REQUEST, Samples.request());

    assertThat(draft.id()).matches("request:gateway:[0-9a-f-]{36}");
    assertThat(draft.key()).isEqualTo(draft.id());
    assertThat(draft.reportedAt()).isEqualTo(Samples.NOON);
    assertThat(draft.ownId()).isFalse();
    assertThat(SCHEMAS.problems(EventKind.REQUEST, draft.bytesAt(draft.reportedAt()))).isEmpty();
    assertThat(text(draft)).contains("\"reportedAt\":\"2019-11-05T04:00:00Z\"");
  }

  @Test
  void theKeyOfTheClientEndsTheId() {
    Intake.Draft draft =
        intake.draft(EventKind.TIP, Samples.tip().put("feed", "app"), "patrol-0815", Samples.NOON);

    assertThat(draft.id()).isEqualTo("tip:app:patrol-0815");
    assertThat(draft.ownId()).isTrue();
  }

  @Test
  void anIdOfTheSourceIsPutInFormAndAWholeOneIsKept() {
    assertThat(draft(EventKind.TIP, Samples.tip().put("id", "17")).id())
        .isEqualTo("tip:gateway:17");
    assertThat(draft(EventKind.TIP, Samples.tip().put("id", "tip:halls:17")).id())
        .isEqualTo("tip:halls:17");
    assertThat(problems(EventKind.TIP, Samples.tip().put("id", "request:halls:17")))
        .singleElement()
        .asString()
        .startsWith("id:");
  }

  @Test
  void whoReportedIsOnlyEverAPseudonym() {
    String pseudonym = Samples.PSEUDONYMS.of("13712345678");

    assertThat(
            List.of(
                who(EventKind.REQUEST, Samples.request().put("reporter", "13712345678")),
                who(EventKind.REQUEST, Samples.request().put("reporter", 13_712_345_678L)),
                who(EventKind.TIP, Samples.tip().put("volunteer", " 13712345678 "))))
        .containsOnly(pseudonym);
  }

  @Test
  void nobodySpeaksAsAPseudonymTheyHaveReadAbout() {
    String known = Samples.PSEUDONYMS.of("13712345678");

    assertThat(who(EventKind.REQUEST, Samples.request().put("reporter", known)))
        .startsWith("p:")
        .isNotEqualTo(known);
  }

  @Test
  void numbersInFreeTextAreMasked() {
    ObjectNode sent =
        Samples.request()
            .put("title", "欠薪 13712345678")
            .put("text", "电话13712345678，身份证440301199001011237");
    sent.putObject("subject").put("kind", "CONTRACTOR").put("name", "老王 13712345678");

    assertThat(text(draft(EventKind.REQUEST, sent)))
        .doesNotContain("13712345678")
        .doesNotContain("440301199001011237");
    assertThat(
            text(
                draft(
                    EventKind.PROGRESS,
                    Samples.progress("case-1")
                        .put("note", "call 13712345678")
                        .put("actor", "duty 13712345678"))))
        .doesNotContain("13712345678");
    assertThat(
            text(
                draft(
                    EventKind.ORDER,
                    Samples.order().put("text", "13712345678").put("issuer", "主任 13712345678"))))
        .doesNotContain("13712345678");
  }

  @Test
  void anOrderIsItsOwnKeyAndCheckInsGoWithTheirOrder() {
    assertThat(draft(EventKind.ORDER, Samples.order().put("id", "7").put("caseId", "case-1")).key())
        .isEqualTo("order:gateway:7");
    assertThat(draft(EventKind.CHECK_IN, Samples.checkIn("order:gateway:7")).key())
        .isEqualTo("order:gateway:7");
    assertThat(problems(EventKind.CHECK_IN, Samples.checkIn("7"))).hasSize(2);
  }

  @Test
  void timesAreTurnedToUtcAndAGivenOneCounts() {
    Intake.Draft draft =
        draft(EventKind.TIP, Samples.tip().put("reportedAt", "2019-11-05T10:30:00+08:00"));

    assertThat(draft.reportedAt()).isEqualTo("2019-11-05T02:30:00Z");
    assertThat(text(draft)).contains("\"reportedAt\":\"2019-11-05T02:30:00Z\"");
  }

  @Test
  void theFutureIsRefused() {
    assertThat(problems(EventKind.TIP, Samples.tip().put("reportedAt", "2019-11-05T04:00:01Z")))
        .containsExactly("reportedAt: lies in the future; leave it out to have it set");
  }

  @Test
  void aNullIsAFieldLeftOut() {
    ObjectNode sent = Samples.tip().putNull("people").putNull("volunteer").putNull("id");
    sent.putObject("subject").put("kind", "SITE").put("name", "锦龙花园").putNull("id");

    Intake.Draft draft = draft(EventKind.TIP, sent);

    assertThat(text(draft)).doesNotContain("null");
    assertThat(draft.ownId()).isFalse();
  }

  @Test
  void everyProblemIsNamedAndNoValueIsQuoted() {
    ObjectNode sent =
        Json.mapper()
            .createObjectNode()
            .put("channel", "CARRIER-PIGEON")
            .put("people", -7734)
            .put("reporter", "  ")
            .put("reportedAt", "half past nine")
            .put("colour", "mauve");

    List<String> problems = problems(EventKind.REQUEST, sent);

    assertThat(problems)
        .anySatisfy(problem -> assertThat(problem).startsWith("category:"))
        .anySatisfy(problem -> assertThat(problem).startsWith("channel:"))
        .anySatisfy(problem -> assertThat(problem).startsWith("people:"))
        .anySatisfy(problem -> assertThat(problem).startsWith("reporter:"))
        .anySatisfy(problem -> assertThat(problem).startsWith("reportedAt:"))
        .anySatisfy(problem -> assertThat(problem).startsWith("colour:"));
    assertThat(String.join("\n", problems))
        .doesNotContain("PIGEON")
        .doesNotContain("7734")
        .doesNotContain("half past")
        .doesNotContain("mauve");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1}", "[\"13712345678\"]", "true", "1.5"})
  void aReporterThatIsNoNameIsRefused(String reporter) throws Exception {
    ObjectNode sent = Samples.request();
    sent.set("reporter", Json.mapper().readTree(reporter));

    assertThat(problems(EventKind.REQUEST, sent)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999", "-1", "1e300"})
  void anAmountThatIsNoMoneyIsRefused(String amount) throws Exception {
    ObjectNode sent = Samples.request();
    sent.set("amount", Json.mapper().readTree(amount));

    assertThat(problems(EventKind.REQUEST, sent)).isNotEmpty();
  }

  private Intake.Draft draft(EventKind kind, ObjectNode sent) {
    return intake.draft(kind, sent, null, Samples.NOON);
  }

  private String who(EventKind kind, ObjectNode sent) {
    String field = kind == EventKind.TIP ? "volunteer" : "reporter";
    return draft(kind, sent).fields().get(field).textValue();
  }

  private List<String> problems(EventKind kind, ObjectNode sent) {
    return catchThrowableOfType(RequestRefused.class, () -> draft(kind, sent)).failure().problems();
  }

  private static String text(Intake.Draft draft) {
    return new String(draft.bytesAt(draft.reportedAt()), StandardCharsets.UTF_8);
  }
}
