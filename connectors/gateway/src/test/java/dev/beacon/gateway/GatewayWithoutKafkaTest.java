package dev.beacon.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.beacon.elasticsearch.ElasticsearchConfig;
import dev.beacon.screen.Screen;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway answers by itself. Where it should find Kafka, nobody listens. */
class GatewayWithoutKafkaTest {
  private static Gateway gateway;
  private static HttpCalls http;

  @BeforeAll
  static void start() throws Exception {
    gateway = Gateway.start(config());
    http = new HttpCalls(gateway);
  }

  private static GatewayConfig config() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return GatewayConfig.of("127.0.0.1:" + free.getLocalPort(), Samples.PSEUDONYMS)
          .withPort(0)
          .withLimits(new GatewayConfig.Limits(2_000, 1 << 20, 10, 10, 10, 10, 10, 10, 1))
          .withTimeouts(
              new GatewayConfig.Timeouts(
                  Duration.ofMillis(500),
                  Duration.ofSeconds(7),
                  Duration.ofMillis(500),
                  Duration.ofSeconds(1),
                  Duration.ofMillis(500),
                  Duration.ofMillis(1)));
    }
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void listensOnLoopbackAloneUnlessToldOtherwise() {
    assertThat(gateway.url()).isEqualTo("http://127.0.0.1:" + gateway.port());
  }

  @Test
  void aPortThatIsTakenIsOneClearLine() throws Exception {
    GatewayConfig taken = config().withPort(gateway.port());

    assertThatThrownBy(() -> Gateway.start(taken))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("127.0.0.1:" + gateway.port())
        .hasMessageContaining("taken");
  }

  @Test
  void anEventIsNotTakenAndCanBeSentAgain() throws Exception {
    HttpCalls.Answer answer = http.post("/api/tips", Samples.tip());

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("7");
    assertThat(answer.json().get("id").asText()).startsWith("tip:gateway:");
    assertThat(answer.json().get("error").asText()).startsWith("Not confirmed");
  }

  @Test
  void healthSaysWhatIsMissing() throws Exception {
    HttpCalls.Answer answer = http.get("/health");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.json().at("/status").asText()).isEqualTo("DOWN");
    assertThat(answer.json().at("/kafka/reachable").asBoolean()).isFalse();
    assertThat(answer.json().at("/alerts/ready").asBoolean()).isFalse();
  }

  @Test
  void aListThatIsNotReadYetSaysSo() throws Exception {
    assertThat(http.get("/api/alerts").body()).isEqualTo("{\"alerts\":[],\"complete\":false}");
  }

  @Test
  void everyProblemIsAnsweredAtOnce() throws Exception {
    HttpCalls.Answer answer =
        http.post("/api/requests", "{\"people\":-7734,\"colour\":\"mauve\",\"amount\":\"much\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("error").asText()).isEqualTo("This is not a valid request");
    assertThat(answer.json().get("problems")).hasSizeGreaterThanOrEqualTo(5);
    assertThat(answer.body()).doesNotContain("7734").doesNotContain("mauve");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "[]",
        "\"secret\"",
        "{\"category\":\"secret\"",
        "{\"category\":\"A\",\"category\":\"B\"}",
        "{} {}",
        "{\"a\":[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]}"
      })
  void whatIsNotOneReadableObjectIsRefusedWithoutQuotingIt(String body) throws Exception {
    HttpCalls.Answer answer = http.post("/api/tips", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("problems").get(0).asText()).startsWith("body:");
    assertThat(answer.body()).doesNotContain("secret");
  }

  @Test
  void aKeyOfAnotherFormIsRefused() throws Exception {
    HttpCalls.Answer answer = http.postWithKey("/api/tips", Samples.tip(), "a key: with spaces");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("Idempotency-Key").doesNotContain("with spaces");
  }

  @Test
  void aLongBodyIsRefusedWhetherOrNotItsLengthIsTold() throws Exception {
    String body = Samples.tip().put("text", "x".repeat(3_000)).toString();

    assertThat(http.post("/api/tips", body).status()).isEqualTo(413);
    HttpCalls.Answer chunked =
        http.send(
            http.request("/api/tips")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))));
    assertThat(chunked.status()).isEqualTo(413);
    assertThat(chunked.json().get("error").asText()).contains("2000 bytes");
  }

  @Test
  void onlyJsonIsTaken() throws Exception {
    HttpCalls.Answer answer =
        http.send(
            http.request("/api/tips")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(Samples.tip().toString())));

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.json().has("error")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/nowhere, 404",
    "/api, 404",
    "/api/schemas/alert, 404",
    "/api/alerts/none, 404",
    "/api/heat/cell:none, 404",
    "/screen/none, 404",
    "/api/tips, 405"
  })
  void whatIsNotThereIsAnsweredInJson(String path, int status) throws Exception {
    for (String accept : List.of("*/*", "text/html")) {
      HttpCalls.Answer answer = http.send(http.request(path).header("Accept", accept).GET());

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.json().get("error").asText()).isNotBlank();
      assertThat(answer.header("Content-Type")).startsWith("application/json");
      if (status == 405) {
        assertThat(answer.header("Allow")).isEqualTo("POST");
      }
    }
  }

  @Test
  void aFilterThatIsNotUnderstoodIsRefusedEverywhere() throws Exception {
    for (String path :
        List.of("/api/alerts?severity=PURPLE", "/api/alerts/stream?severity=PURPLE")) {
      HttpCalls.Answer answer = http.get(path);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains("RED, YELLOW, GREEN").doesNotContain("PURPLE");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/api/heat?colour=x, colour: is no parameter",
    "/api/heat?kind=LAKE, 'CELL, COMMUNITY, STREET, SUBJECT'",
    "/api/heat?resolution=7, 8 to 9",
    "/api/heat?minScore=101, 0 to 100",
    "/api/cases?cell=87411c049ffffff, an H3 index of resolution 8 or 9",
    "/api/cases?grade=PURPLE, 'RED, YELLOW, GREEN'",
    "/api/cases?open=perhaps, true or false",
    "/api/cases?size=501, 1 to 500",
    "/api/heat-history, at: must be given",
    "/api/heat-history?at=yesterday, a time such as",
    "/api/heat-history/instants?from=2019-11-05T00:00:00Z&to=2019-11-04T00:00:00Z, before to",
    "/api/heat-history/instants?from=2019-01-01T00:00:00Z&to=2019-11-04T00:00:00Z, 31 days"
  })
  void aQueryThatIsNotUnderstoodSaysWhatItMayBe(String path, String word) throws Exception {
    HttpCalls.Answer answer = http.get(path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains(word).doesNotContain("PURPLE").doesNotContain("LAKE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/cases?grade=red&cell=88411c0491fffff&caseId=a&caseId=b",
        "/api/heat-history?at=2019-11-05T02:10:00Z&kind=cell",
        "/api/heat-history/instants"
      })
  void withoutElasticsearchThePastIsNotThereAndSaysSo(String path) throws Exception {
    HttpCalls.Answer answer = http.get(path);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.json().get("error").asText()).contains("no Elasticsearch");
  }

  @Test
  void withoutElasticsearchTheOverviewTellsWhatTheGatewayKnows() throws Exception {
    JsonNode overview = http.get("/api/overview").json();

    assertThat(overview.get("elasticsearch").asBoolean()).isFalse();
    for (String unknown : List.of("open", "today", "byStreet", "byCategory", "byDepartment")) {
      assertThat(overview.get(unknown).isNull()).as(unknown).isTrue();
    }
    assertThat(overview.at("/clusters/RED").asInt()).isZero();
    assertThat(overview.at("/clocks/breach").asInt()).isZero();
  }

  @Test
  void anElasticsearchThatKeepsSilentHoldsUpNobodyElse() throws Exception {
    // It takes connections and never says a word.
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Gateway other =
            Gateway.start(
                config()
                    .withElasticsearch(
                        ElasticsearchConfig.of("http://127.0.0.1:" + silent.getLocalPort())))) {
      HttpCalls calls = new HttpCalls(other);
      List<CompletableFuture<HttpCalls.Answer>> waiting = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        waiting.add(calls.later("/api/cases"));
      }

      assertThat(calls.get("/api/heat").status()).isEqualTo(200);
      assertThat(calls.get("/api/overview").json().get("elasticsearch").asBoolean()).isFalse();
      for (CompletableFuture<HttpCalls.Answer> answer : waiting) {
        assertThat(answer.get(30, TimeUnit.SECONDS).status()).isEqualTo(503);
        assertThat(answer.get().json().get("error").asText()).contains("Elasticsearch");
      }
      assertThat(calls.get("/health").json().get("elasticsearch").asBoolean()).isFalse();
    }
  }

  @Test
  void theDistrictCanBeDrawn() throws Exception {
    JsonNode district = http.get("/api/district").json();

    assertThat(district.at("/name/zh").asText()).isEqualTo("光明区");
    assertThat(district.at("/cells/9")).hasSize(1521);
    assertThat(district.at("/cells/8")).hasSize(245);
    assertThat(district.at("/cells/9/0/boundary")).hasSize(6);
    assertThat(district.at("/cells/9/0/boundary/0/0").asDouble()).isBetween(113.8, 114.1);
    assertThat(district.at("/cells/9/0/boundary/0/1").asDouble()).isBetween(22.6, 22.9);
    assertThat(district.at("/cells/8").findValuesAsText("cell"))
        .contains(district.at("/cells/9/0/parent").asText());
    assertThat(district.at("/landmarks/0").has("nameEn")).isTrue();
    assertThat(district.get("streets")).hasSize(6);
    assertThat(district.get("communities")).hasSize(31);
    assertThat(district.get("credit").asText()).contains("OpenStreetMap");
  }

  @Test
  void theScreenIsServedFileByFile() throws Exception {
    HttpCalls.Answer page = http.get("/screen/");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html;");
    assertThat(page.header("Content-Security-Policy"))
        .isEqualTo(Screen.CONTENT_SECURITY_POLICY)
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
    for (Screen.File file : Screen.files()) {
      HttpCalls.Answer answer = http.get("/screen/" + file.path());
      assertThat(answer.status()).as(file.path()).isEqualTo(200);
      assertThat(answer.header("Content-Type")).isEqualToIgnoringWhitespace(file.contentType());
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
  }

  @Test
  void aBrowserKeepsTheScreenUntilItChanges() throws Exception {
    HttpCalls.Answer page = http.get("/screen/");
    HttpCalls.Answer again =
        http.send(http.request("/screen/").header("If-None-Match", page.header("ETag")));

    assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void theScreenHasASlashAtItsEnd() throws Exception {
    HttpCalls.Answer answer = http.get("/screen");

    assertThat(answer.status()).isEqualTo(308);
    assertThat(answer.header("Location")).endsWith("screen/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/screen/nothing.js",
        "/screen/../openapi.yaml",
        "/screen/%2e%2e/openapi.yaml",
        "/screen/..%2fgateway%2fopenapi.yaml",
        "/screen/js",
        "/screen//etc/passwd"
      })
  void noPathLeadsOutOfTheScreen(String path) throws Exception {
    assertThat(http.get(path).body()).doesNotContain("openapi: 3").doesNotContain("root:");
    assertThat(http.get(path).status()).isIn(400, 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/page.css", "/page.js", "/beacon.svg", "/health", "/nowhere"})
  void everyAnswerKeepsTheBrowserCareful(String path) throws Exception {
    HttpCalls.Answer answer = http.send(http.request(path).header("Origin", "http://evil.test"));

    assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'self'");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
    assertThat(answer.header("Server")).isNull();
  }

  @Test
  void thePageUsesNothingFromElsewhereAndNothingInline() throws Exception {
    String page = http.get("/").body() + http.get("/page.css").body() + http.get("/page.js").body();

    assertThat(page)
        .doesNotContain("http://")
        .doesNotContain("https://")
        .doesNotContain("style=")
        .doesNotContain("innerHTML")
        .doesNotContain("onclick");
  }

  @ParameterizedTest
  @ValueSource(strings = {"request", "tip", "progress", "operator-action"})
  void theSchemaIsServed(String kind) throws Exception {
    assertThat(http.get("/api/schemas/" + kind).json().get("$schema").asText())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
  }

  @Test
  void descriptionsAreYamlForProgramsAndTextForPeople() throws Exception {
    assertThat(http.get("/openapi.yaml").header("Content-Type")).startsWith("application/yaml");
    assertThat(
            http.send(http.request("/api/asyncapi.yaml").header("Accept", "text/html"))
                .header("Content-Type"))
        .startsWith("text/plain");
  }

  @Test
  void everyRouteIsDocumentedAndNothingElseIs() throws Exception {
    JsonNode document = new YAMLMapper().readTree(http.get("/openapi.yaml").body());

    List<String> documented = new ArrayList<>();
    for (var path : document.get("paths").properties()) {
      for (var method : path.getValue().properties()) {
        documented.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
      }
    }
    List<String> served =
        gateway.routes().stream()
            .map(route -> route.method() + " " + route.path().replace('<', '{').replace('>', '}'))
            .toList();
    assertThat(documented).containsExactlyInAnyOrderElementsOf(served);
    assertThat(document.get("openapi").asText()).startsWith("3.1");
    for (JsonNode reference : document.findValues("$ref")) {
      assertThat(document.at(reference.asText().substring(1)).isMissingNode())
          .as(reference.asText())
          .isFalse();
    }
  }
}
