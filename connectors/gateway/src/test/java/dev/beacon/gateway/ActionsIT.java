package dev.beacon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.contract.Alert;
import dev.beacon.contract.Handling;
import dev.beacon.contract.OperatorAction;
import dev.beacon.contract.OperatorActions;
import dev.beacon.contract.Topics;
import dev.beacon.servers.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators do about alerts, from HTTP to a real broker. */
@Timeout(180)
class ActionsIT {
  private static final String ALERT = "cluster:wage-arrears/employer:horton & co. 霍顿%2F";
  private static final String PHONE = "13712345678";

  private static KafkaTopics kafka;
  private static Gateway gateway;
  private static HttpCalls http;

  @BeforeAll
  static void start() throws Exception {
    String servers = TestServers.kafka().bootstrapServers();
    kafka = new KafkaTopics(servers);
    kafka.create();
    gateway = Gateway.start(GatewayConfig.of(servers, Samples.PSEUDONYMS).withPort(0));
    http = new HttpCalls(gateway);
    kafka.writeAlert(Samples.alert(ALERT, 1, Samples.NOON));
    Await.until("the gateway is healthy", () -> http.get("/health").status() == 200);
    Await.until(
        "the alert is held", () -> http.get("/api/alerts?limit=1000").body().contains(ALERT));
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
  }

  private static HttpCalls.Answer act(String action, String body) throws Exception {
    return http.post(HttpCalls.action(ALERT, action), body);
  }

  private static OperatorAction written(HttpCalls.Answer answer) throws Exception {
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    List<ConsumerRecord<String, byte[]>> records =
        kafka.about(Topics.OPERATOR_ACTIONS, answer.json().get("id").asText());
    assertThat(records).hasSize(1);
    assertThat(records.get(0).key()).isEqualTo(ALERT);
    OperatorAction action = OperatorActions.read(records.get(0).value());
    assertThat(action.alertId()).isEqualTo(ALERT).isEqualTo(answer.json().get("alertId").asText());
    assertThat(action.at()).isEqualTo(Instant.parse(answer.json().get("at").asText()));
    return action;
  }

  @Test
  void anAcknowledgementIsInKafkaWhenItIsAnswered() throws Exception {
    Instant before = Instant.now().minusMillis(1);
    OperatorAction action =
        written(act("acknowledge", "{\"operator\":\" duty-7 \",\"note\":\"已派人\"}"));

    assertThat(action.action()).isEqualTo(OperatorAction.Action.ACKNOWLEDGED);
    assertThat(action.operator()).isEqualTo("duty-7");
    assertThat(action.note()).isEqualTo("已派人");
    assertThat(action.at()).isBetween(before, Instant.now());
  }

  @Test
  void aSnoozeLastsUntilATimeOrForAWhile() throws Exception {
    Instant until = Instant.parse("2100-01-01T00:00:00Z");
    HttpCalls.Answer tooLong =
        act("snooze", "{\"operator\":\"duty-7\",\"until\":\"" + until + "\"}");
    assertThat(tooLong.status()).isEqualTo(400);
    assertThat(tooLong.json().get("problems").get(0).asText())
        .isEqualTo("until: must be at most 30 days ahead");

    HttpCalls.Answer answer = act("snooze", "{\"operator\":\"duty-7\",\"for\":\"PT2H\"}");
    OperatorAction forAWhile = written(answer);
    assertThat(Duration.between(forAWhile.at(), forAWhile.snoozeUntil()))
        .isEqualTo(Duration.ofHours(2));
    assertThat(answer.json().get("snoozeUntil").asText())
        .isEqualTo(forAWhile.snoozeUntil().toString());

    Instant tomorrow = Instant.ofEpochMilli(System.currentTimeMillis()).plus(Duration.ofDays(1));
    String shanghai = tomorrow.toString().replace("Z", "+00:00");
    OperatorAction untilThen =
        written(act("snooze", "{\"operator\":\"duty-7\",\"until\":\"" + shanghai + "\"}"));
    assertThat(untilThen.snoozeUntil()).isEqualTo(tomorrow);
    assertThat(written(act("unsnooze", "{\"operator\":\"duty-7\"}")).action())
        .isEqualTo(OperatorAction.Action.UNSNOOZED);
  }

  @Test
  void numbersThatLeadToAPersonDoNotReachKafka() throws Exception {
    OperatorAction action =
        written(
            act("false-alarm", "{\"operator\":\"" + PHONE + "\",\"note\":\"call " + PHONE + "\"}"));

    assertThat(action.action()).isEqualTo(OperatorAction.Action.FALSE_ALARM);
    assertThat(kafka.read(Topics.OPERATOR_ACTIONS))
        .extracting(KafkaTopics::text)
        .noneMatch(text -> text.contains(PHONE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          acknowledge | {}                                       | operator: is missing but it is required
          acknowledge | {"operator":"  "}                        | operator: must
          acknowledge | {"operator":"a","for":"PT2H"}            | for: is not a known field
          acknowledge | {"operator":"a","at":"x"}                | at: is not a known field
          acknowledge | {"operator":"a","alertId":"x"}           | alertId: is said by the path
          acknowledge | {"operator":17}                          | operator: must be a string
          snooze      | {"operator":"a"}                         | until: give either until, a time, or for, a duration
          snooze      | {"operator":"a","for":"PT1H","until":"x"}| until: give either until, a time, or for, a duration
          snooze      | {"operator":"a","for":"two hours"}       | for: must be a duration such as PT2H
          snooze      | {"operator":"a","for":"PT-2H"}           | for: must end in the future
          snooze      | {"operator":"a","for":"P31D"}            | for: must be at most 30 days ahead
          snooze      | {"operator":"a","until":"later"}         | until: must be a time such as
          snooze      | {"for":"later","colour":"mauve"}         | operator: is missing but it is required
          """)
  void whatIsWrongIsSaidInSentencesWithoutQuotingIt(String action, String body, String problem)
      throws Exception {
    HttpCalls.Answer answer = act(action, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("problems"))
        .extracting(JsonNode::asText)
        .anyMatch(said -> said.startsWith(problem));
    assertThat(answer.body()).doesNotContain("mauve").doesNotContain("two hours");
  }

  @Test
  void anAlertThatIsNotHeldCannotBeActedOn() throws Exception {
    HttpCalls.Answer answer =
        http.post(HttpCalls.action("nowhere", "acknowledge"), "{\"operator\":\"duty-7\"}");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().get("error").asText()).isEqualTo("No alert of this id is held");
    assertThat(kafka.about(Topics.OPERATOR_ACTIONS, "nowhere")).isEmpty();
  }

  @Test
  void aRetryUnderTheSameKeyIsTheSameActionAndAnotherAConflict() throws Exception {
    String path = HttpCalls.action(ALERT, "snooze");
    String body = "{\"operator\":\"duty-7\",\"for\":\"PT1H\"}";
    HttpCalls.Answer first = http.postWithKey(path, body, "retry-9");
    HttpCalls.Answer second = http.postWithKey(path, body, "retry-9");
    HttpCalls.Answer other =
        http.postWithKey(HttpCalls.action(ALERT, "unsnooze"), "{\"operator\":\"a\"}", "retry-9");

    assertThat(first.json().get("id").asText()).isEqualTo("action:retry-9");
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(other.status()).isEqualTo(409);
    assertThat(written(first).snoozeUntil())
        .isEqualTo(Instant.parse(second.json().get("snoozeUntil").asText()));
  }

  @Test
  void theFeedShowsHowAnAlertIsHandled() throws Exception {
    Handling handling = new Handling("duty-7", Samples.NOON, null, null, "已派人");
    Alert alert = Samples.alert("handled", 1, Samples.NOON);
    kafka.writeAlert(alert);
    kafka.writeAlert(alert.handled(2, Samples.NOON.plusSeconds(60), handling));

    Await.until(
        "the handled version is there",
        () ->
            http.get("/api/alerts/handled")
                .json()
                .at("/alert/handling/acknowledgedBy")
                .asText()
                .equals("duty-7"));
    assertThat(http.get("/api/alerts?limit=1000").body())
        .contains("\"handling\":{\"acknowledgedBy\":\"duty-7\"");
    long before = http.get("/health").json().at("/accepted/actions").asLong();
    act("acknowledge", "{\"operator\":\"duty-8\"}");
    assertThat(http.get("/health").json().at("/accepted/actions").asLong()).isEqualTo(before + 1);
  }
}
