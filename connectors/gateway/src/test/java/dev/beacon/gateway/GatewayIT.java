package dev.beacon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.Alert;
import dev.beacon.contract.EventDecoder;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.Grade;
import dev.beacon.contract.HeatDocument;
import dev.beacon.contract.Json;
import dev.beacon.contract.Topics;
import dev.beacon.servers.TestServers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The gateway on a real broker. */
@Timeout(180)
class GatewayIT {
  private static final String PHONE = "13712345678";
  private static final String IDENTITY_CARD = "440301199001011237";

  private static KafkaTopics kafka;
  private static GatewayConfig config;
  private static Gateway gateway;
  private static HttpCalls http;

  @BeforeAll
  static void start() throws Exception {
    String servers = TestServers.kafka().bootstrapServers();
    kafka = new KafkaTopics(servers);
    kafka.create();
    config = GatewayConfig.of(servers, Samples.PSEUDONYMS).withPort(0);
    gateway = Gateway.start(config);
    http = new HttpCalls(gateway);
    awaitReady(http);
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
  }

  private static void awaitReady(HttpCalls calls) throws Exception {
    Await.until("the gateway is healthy", () -> calls.get("/health").status() == 200);
  }

  @Test
  void acceptedMeansThatKafkaHasIt() throws Exception {
    Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    HttpCalls.Answer answer = http.post("/api/tips", Samples.tip().put("caseId", "case-accepted"));

    assertThat(answer.status()).isEqualTo(202);
    String id = answer.json().get("id").asText();
    List<ConsumerRecord<String, byte[]>> records = kafka.about(Topics.TIPS, id);
    assertThat(records).hasSize(1);
    assertThat(records.get(0).key())
        .isEqualTo("case-accepted")
        .isEqualTo(answer.json().get("caseId").asText());
    assertThat(EventDecoder.load().decode(EventKind.TIP, records.get(0).value()).isUsable())
        .as("the job can use it")
        .isTrue();
    JsonNode event = Json.mapper().readTree(records.get(0).value());
    assertThat(event.get("reportedAt")).isEqualTo(answer.json().get("reportedAt"));
    assertThat(Instant.parse(event.get("reportedAt").asText())).isBetween(before, Instant.now());
  }

  @Test
  void eachKindOfEventGoesToItsTopicUnderItsCase() throws Exception {
    String request = http.post("/api/requests", Samples.request()).json().get("id").asText();
    HttpCalls.Answer progress = http.post("/api/progress", Samples.progress(request));

    assertThat(kafka.about(Topics.REQUESTS, request))
        .singleElement()
        .satisfies(record -> assertThat(record.key()).isEqualTo(request));
    assertThat(kafka.about(Topics.PROGRESS, progress.json().get("id").asText()))
        .singleElement()
        .satisfies(record -> assertThat(record.key()).isEqualTo(request));
  }

  @Test
  void anOrderItsCheckInsAndItsEndShareAKey() throws Exception {
    HttpCalls.Answer order =
        http.post("/api/orders", Samples.order().put("caseId", "case-ordered"));
    String orderId = order.json().get("orderId").asText();
    HttpCalls.Answer checkIn = http.post("/api/check-ins", Samples.checkIn(orderId));
    HttpCalls.Answer end =
        http.post("/api/progress", Samples.progress(orderId).put("step", "RESOLVED"));

    assertThat(order.status()).isEqualTo(202);
    assertThat(orderId).startsWith("order:gateway:").isEqualTo(order.json().get("id").asText());
    assertThat(order.json().has("caseId")).isFalse();
    assertThat(checkIn.json().get("orderId").asText()).isEqualTo(orderId);
    for (String topic : List.of(Topics.ORDERS, Topics.CHECK_INS, Topics.PROGRESS)) {
      assertThat(kafka.about(topic, orderId))
          .singleElement()
          .satisfies(record -> assertThat(record.key()).isEqualTo(orderId));
    }
    assertThat(kafka.about(Topics.CHECK_INS, checkIn.json().get("id").asText())).hasSize(1);
    assertThat(kafka.about(Topics.PROGRESS, end.json().get("id").asText())).hasSize(1);
  }

  @Test
  void nothingThatNamesAPersonReachesKafka() throws Exception {
    ObjectNode request =
        Samples.request()
            .put("reporter", PHONE)
            .put("title", "欠薪 " + PHONE)
            .put("text", "电话" + PHONE + "，身份证" + IDENTITY_CARD);
    request.putObject("subject").put("kind", "CONTRACTOR").put("name", "包工头 " + PHONE);
    assertThat(http.post("/api/requests", request).status()).isEqualTo(202);
    assertThat(
            http.post("/api/tips", Samples.tip().put("volunteer", "李秀英").put("text", PHONE))
                .status())
        .isEqualTo(202);
    assertThat(
            http.post("/api/progress", Samples.progress("case-named").put("note", PHONE)).status())
        .isEqualTo(202);
    assertThat(
            http.post("/api/orders", Samples.order().put("title", PHONE).put("text", PHONE))
                .status())
        .isEqualTo(202);
    assertThat(
            http.post("/api/check-ins", Samples.checkIn("order:gateway:1").put("note", PHONE))
                .status())
        .isEqualTo(202);

    for (String topic : Topics.EVENTS) {
      assertThat(kafka.read(topic))
          .isNotEmpty()
          .extracting(KafkaTopics::text)
          .noneMatch(text -> text.contains(PHONE))
          .noneMatch(text -> text.contains(IDENTITY_CARD))
          .noneMatch(text -> text.contains("李秀英"));
    }
    assertThat(kafka.about(Topics.REQUESTS, Samples.PSEUDONYMS.of(PHONE))).isNotEmpty();
  }

  @Test
  void whatIsRefusedLeavesNothingInKafka() throws Exception {
    assertThat(http.postWithKey("/api/tips", "{\"people\":0}", "refused-1").status())
        .isEqualTo(400);

    assertThat(kafka.about(Topics.TIPS, "tip:gateway:refused-1")).isEmpty();
  }

  @Test
  void aRetryUnderTheSameKeyIsTheSameEvent() throws Exception {
    HttpCalls.Answer first = http.postWithKey("/api/requests", Samples.request(), "retry-1");
    HttpCalls.Answer second = http.postWithKey("/api/requests", Samples.request(), "retry-1");

    assertThat(first.json().get("id").asText()).isEqualTo("request:gateway:retry-1");
    assertThat(second.status()).isEqualTo(202);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(kafka.about(Topics.REQUESTS, "request:gateway:retry-1")).hasSize(1);
  }

  @Test
  void anotherEventUnderTheSameKeyIsAConflict() throws Exception {
    http.postWithKey("/api/tips", Samples.tip(), "conflict-1");

    HttpCalls.Answer other =
        http.postWithKey("/api/tips", Samples.tip().put("people", 9), "conflict-1");

    assertThat(other.status()).isEqualTo(409);
    assertThat(kafka.about(Topics.TIPS, "tip:gateway:conflict-1")).hasSize(1);
  }

  @Test
  void healthCountsWhatKafkaHasTaken() throws Exception {
    long before = http.get("/health").json().at("/accepted/progress").asLong();

    http.post("/api/progress", Samples.progress("case-counted"));

    JsonNode health = http.get("/health").json();
    assertThat(health.at("/status").asText()).isEqualTo("UP");
    assertThat(health.at("/accepted/progress").asLong()).isEqualTo(before + 1);
    assertThat(health.at("/kafka/missingTopics")).isEmpty();
  }

  @Test
  void alertsAreListedInTheirNewestStateAndFiltered() throws Exception {
    kafka.writeAlert(Samples.alert("list-a", 1, Samples.NOON));
    kafka.writeAlert(
        Samples.alert(
            "list-a",
            2,
            Samples.NOON.plusSeconds(60),
            Alert.Status.RESOLVED,
            Grade.YELLOW,
            Alert.Mode.LIVE));
    kafka.writeAlert(Samples.alert("list-b", 1, Samples.NOON.plusSeconds(30)));
    Await.until("both alerts are there", () -> ids("").containsAll(List.of("list-a", "list-b")));
    Await.until("the update is there", () -> ids("?status=RESOLVED").contains("list-a"));

    assertThat(ids("")).containsSubsequence("list-a", "list-b");
    assertThat(ids("?severity=RED")).contains("list-b").doesNotContain("list-a");
    assertThat(ids("?status=RESOLVED&severity=yellow")).contains("list-a");
    assertThat(ids("?subject=" + URLEncoder.encode("锦龙", StandardCharsets.UTF_8)))
        .contains("list-b");
    assertThat(ids("?since=2019-11-05T04:00:45Z")).contains("list-a").doesNotContain("list-b");
    assertThat(ids("?limit=1")).hasSize(1);
  }

  private static List<String> ids(String query) throws Exception {
    return http.get("/api/alerts" + query).json().get("alerts").findValuesAsText("alertId");
  }

  @Test
  void anAlertIsFoundByItsIdWhateverIsInIt() throws Exception {
    String alertId = "wage-arrears/employer:horton & co. 霍顿%2F/1";
    kafka.writeAlert(Samples.alert(alertId, 1, Samples.NOON));
    String path =
        "/api/alerts/" + URLEncoder.encode(alertId, StandardCharsets.UTF_8).replace("+", "%20");
    Await.until("the alert is there", () -> http.get(path).status() == 200);

    JsonNode found = http.get(path).json();
    assertThat(found.at("/alert/alertId").asText()).isEqualTo(alertId);
    assertThat(found.at("/history/0/status").asText()).isEqualTo("OPEN");
  }

  @Test
  void newVersionsAreStreamedToWhoAskedForThem() throws Exception {
    try (Stream<String> stream = http.lines("/api/alerts/stream?severity=RED")) {
      Iterator<String> lines = stream.iterator();
      assertThat(lines.next()).isEqualTo("retry: 2000");

      kafka.writeAlert(
          Samples.alert(
              "stream-shadow", 1, Samples.NOON, Alert.Status.OPEN, Grade.RED, Alert.Mode.SHADOW));
      kafka.writeAlert(
          Samples.alert(
              "stream-yellow", 1, Samples.NOON, Alert.Status.OPEN, Grade.YELLOW, Alert.Mode.LIVE));
      kafka.writeAlert(Samples.alert("stream-red", 1, Samples.NOON));

      String data = nextData(lines, "stream-");
      assertThat(Json.mapper().readTree(data).get("alertId").asText()).isEqualTo("stream-red");
      assertThat(data).contains("有人反映欠薪");
    }
  }

  @Test
  void placesAreListedHottestFirstAndACalmOneLeaves() throws Exception {
    String street = "list-street";
    kafka.writeHeat(place("street:list", 1, 41, HeatDocument.Kind.STREET, null, street));
    kafka.writeHeat(place("community:list", 1, 62, HeatDocument.Kind.COMMUNITY, null, street));
    kafka.writeHeat(place("cell:list", 1, 99, HeatDocument.Kind.CELL, 9, null));
    Await.until("all are there", () -> places("?street=" + street).size() == 2);
    Await.until("the cell is there", () -> http.get("/api/heat/cell:list").status() == 200);

    JsonNode page = http.get("/api/heat?street=" + street).json();
    assertThat(page.get("complete").asBoolean()).isTrue();
    assertThat(Instant.parse(page.get("at").asText())).isBefore(Instant.now().plusSeconds(1));
    assertThat(places("?street=" + street)).containsExactly("community:list", "street:list");
    assertThat(places("?street=" + street + "&minScore=50")).containsExactly("community:list");
    assertThat(places("?kind=cell&resolution=9&size=1")).containsExactly("cell:list");

    kafka.writeHeat(place("cell:list", 2, 0, HeatDocument.Kind.CELL, 9, null));
    Await.until("it is calm", () -> http.get("/api/heat/cell:list").status() == 404);
    assertThat(places("?kind=CELL")).doesNotContain("cell:list");
  }

  @Test
  void theHeatStreamBeginsWithEverythingAndGoesOnWithWhatChanges() throws Exception {
    kafka.writeHeat(place("cell:stream-before", 1, 20, HeatDocument.Kind.CELL, 9, null));
    Await.until(
        "the place is there", () -> http.get("/api/heat/cell:stream-before").status() == 200);
    try (Stream<String> stream = http.lines("/api/heat/stream")) {
      Iterator<String> lines = stream.iterator();
      assertThat(nextData(lines, "cell:")).contains("cell:stream-before").startsWith("[{");

      kafka.writeHeat(place("cell:stream-after", 1, 30, HeatDocument.Kind.CELL, 9, null));
      JsonNode batch = Json.mapper().readTree(nextData(lines, "cell:stream-after"));
      assertThat(batch.findValuesAsText("heatId")).contains("cell:stream-after");
    }
  }

  private static HeatDocument place(
      String heatId,
      long version,
      double score,
      HeatDocument.Kind kind,
      Integer resolution,
      String street) {
    return Samples.heat(heatId, version, score, Samples.NOON, kind, resolution, street);
  }

  private static List<String> places(String query) throws Exception {
    return http.get("/api/heat" + query).json().get("places").findValuesAsText("heatId");
  }

  @Test
  void alertsFromBeforeTheStartAreListedButAreNoNews() throws Exception {
    kafka.writeAlert(Samples.alert("before-the-start", 1, Samples.NOON));
    try (Gateway later = Gateway.start(config)) {
      HttpCalls calls = new HttpCalls(later);
      try (Stream<String> stream = calls.lines("/api/alerts/stream")) {
        awaitReady(calls);
        JsonNode page = calls.get("/api/alerts?limit=1000").json();
        assertThat(page.get("complete").asBoolean()).isTrue();
        assertThat(page.findValuesAsText("alertId")).contains("before-the-start");

        kafka.writeAlert(Samples.alert("after-the-start", 1, Samples.NOON));

        Iterator<String> lines = stream.iterator();
        assertThat(nextData(lines, "-the-start")).contains("after-the-start");
      }
    }
  }

  /** The data of the next event that speaks of {@code word}; other tests write alerts as well. */
  private static String nextData(Iterator<String> lines, String word) {
    while (true) {
      String line = lines.next();
      if (line.startsWith("data: ") && line.contains(word)) {
        return line.substring("data: ".length());
      }
    }
  }

  @Test
  void whatIsNoAlertIsCountedAndSkipped() throws Exception {
    kafka.write(Topics.ALERTS, "x", "no alert".getBytes(StandardCharsets.UTF_8));
    kafka.writeAlert(Samples.alert("after-the-unreadable", 1, Samples.NOON));

    Await.until("the next alert is there", () -> ids("").contains("after-the-unreadable"));
    Await.until(
        "the other is counted",
        () -> http.get("/health").json().at("/alerts/unreadable").asLong() >= 1);
  }
}
