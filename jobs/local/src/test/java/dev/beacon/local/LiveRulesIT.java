package dev.beacon.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.contract.Alert;
import dev.beacon.contract.ClusterRules;
import dev.beacon.contract.Json;
import dev.beacon.contract.PlatformClock;
import dev.beacon.contract.Topics;
import dev.beacon.local.stack.LocalStack;
import dev.beacon.local.stack.Ports;
import dev.beacon.local.stack.RunningStack;
import dev.beacon.local.status.AlertWatch;
import dev.beacon.local.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands, at work on a running stack. One stack for all tests, in order: each goes on where
 * the one before has left the rule.
 *
 * <p>The shadow rule {@code witness} opens at the first report and grows with each doubling, so it
 * shows what the job has taken in. A rule published after others, {@code applied-N}, opens at once
 * about a subject already known, so it shows that those before it are in force.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiveRulesIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int ACCEPTED = 202;
  private static final String SITE = "锦龙花园工地";
  private static final String OTHER_SITE = "科技园工地";
  private static final String RULE =
      """
      rule: %s
      title: {zh: 试验, en: Trial}
      mode: %s
      categories: [WAGE_ARREARS]
      reporters: %d
      within: PT168H
      quiet: P14D
      """;

  @TempDir static Path home;

  private static LocalStack stack;
  private static RunningStack running;
  private static KafkaConsumer<String, byte[]> kafka;
  private static int reporters;
  private static int barriers;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void start() throws InterruptedException {
    stack =
        new LocalStack(
            new LocalStack.Settings(
                "up",
                home.resolve("up"),
                false,
                Ports.free(),
                PlatformClock::system,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2)),
            new Terminal(new PrintStream(new ByteArrayOutputStream(), true, UTF_8), false, false));
    stack.start();
    running = stack.description();
    kafka =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", running.kafka()),
            new StringDeserializer(),
            new ByteArrayDeserializer());
  }

  @AfterAll
  static void stop() {
    if (kafka != null) {
      kafka.close();
    }
    stack.close();
  }

  @Test
  @Order(1)
  void whatNobodyHasPublishedIsInForceAsShipped() {
    String list = beacon("rules", "list");

    assertThat(list.lines().filter(line -> line.contains("(shipped)")))
        .hasSameSizeAs(ClusterRules.shipped());
    assertThat(list)
        .contains("wage-arrears-emerging", "4 reporters within 7 days", "as chance has it once in");
    assertThat(beacon("rules", "history", "wage-arrears-emerging"))
        .contains("VERSION", "(shipped)");
  }

  @Test
  @Order(2)
  void whatIsBadNeverReachesTheJob() throws IOException {
    assertThat(refused("publish", file(RULE.formatted("x", "live", 4) + "pattern: anomaly\n")))
        .contains("rules.yaml:1: recurrence: is missing but the pattern anomaly needs it");
    assertThat(refused("publish", file(RULE.formatted("x", "live", 4) + "scope: community\n")))
        .contains("rules.yaml:8: scope: x looks at each community", "evidence.scopes");
    assertThat(refused("publish", file(RULE.formatted("x", "live", 4)), "--note", "x".repeat(501)))
        .contains("note: must ");
    assertThat(records(Topics.RULES)).isEmpty();
  }

  @Test
  @Order(3)
  void aLoweredThresholdOpensAnAlertAtOnce() throws Exception {
    assertThat(
            publish(
                RULE.formatted("trial", "live", 4)
                    + "---\n"
                    + RULE.formatted("witness", "shadow", 1)))
        .contains(
            "published  trial  version 1  live  surge: 4 reporters within 7 days", "new rule");
    report(SITE, 2);
    awaitWitness(SITE, 2);
    assertThat(alerts("trial", SITE)).isEmpty();

    assertThat(publish(RULE.formatted("trial", "live", 2)))
        .contains("published  trial  version 2", "reporters: 4 → 2");

    ConsumerRecord<String, byte[]> opened =
        awaitRecord(alert -> "trial".equals(alert.rule()) && SITE.equals(alert.subjectName()));
    assertThat(alert(opened).status()).isEqualTo(Alert.Status.OPEN);
    assertThat(alert(opened).ruleVersion()).isEqualTo(2);
    List<ConsumerRecord<String, byte[]>> rules = records(Topics.RULES);
    long published = rules.get(rules.size() - 1).timestamp();
    System.out.printf(
        "From a lowered threshold on Kafka to the alert it opens on Kafka: %d ms%n",
        opened.timestamp() - published);
  }

  @Test
  @Order(4)
  void aRaisedThresholdStopsGrowthAndClosesNothing() throws Exception {
    assertThat(publish(RULE.formatted("trial", "live", 20))).contains("reporters: 2 → 20");
    awaitApplied();

    report(SITE, 2);
    awaitWitness(SITE, 4);
    report(SITE, 4);
    awaitWitness(SITE, 8);

    assertThat(alerts("trial", SITE))
        .singleElement()
        .satisfies(alert -> assertThat(alert.status()).isEqualTo(Alert.Status.OPEN));
  }

  @Test
  @Order(5)
  void aRollbackRestoresWhatWasBefore() throws Exception {
    assertThat(beacon("rules", "rollback", "trial", "--author", "wang"))
        .contains("published  trial  version 4", "reporters: 20 → 2");
    awaitApplied();

    report(SITE, 1);

    Alert grown = alert(awaitRecord(alert -> "trial".equals(alert.rule()) && alert.version() == 2));
    assertThat(grown.status()).isEqualTo(Alert.Status.UPDATED);
    assertThat(grown.ruleVersion()).isEqualTo(4);
    assertThat(grown.metrics().reporters()).isEqualTo(9);
  }

  @Test
  @Order(6)
  void aRuleThatIsOffOpensNothingUntilItIsOnAgain() throws Exception {
    assertThat(beacon("rules", "disable", "trial", "--note", "a holiday"))
        .contains("published  trial  version 5  live, off", "enabled: true → false");
    assertThat(beacon("rules", "disable", "trial")).startsWith("unchanged  trial  version 5");
    awaitApplied();

    report(OTHER_SITE, 4);
    awaitWitness(OTHER_SITE, 4);
    assertThat(alerts("trial", OTHER_SITE)).isEmpty();

    beacon("rules", "enable", "trial");
    Alert opened =
        alert(
            awaitRecord(
                alert -> "trial".equals(alert.rule()) && OTHER_SITE.equals(alert.subjectName())));
    assertThat(opened.status()).isEqualTo(Alert.Status.OPEN);
    assertThat(opened.ruleVersion()).isEqualTo(6);
  }

  @Test
  @Order(7)
  void everyVersionIsKeptWithAuthorTimeAndNote() throws IOException {
    String history = beacon("rules", "history", "trial");

    assertThat(history.lines().map(line -> line.split(" ", 2)[0]))
        .containsExactly("VERSION", "6", "5", "4", "3", "2", "1");
    assertThat(history)
        .containsPattern(
            "4 +\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d +wang +on +live +rollback to version 2 +reporters: 20 → 2")
        .containsPattern("5 .* off +live +a holiday +enabled: true → false")
        .containsPattern("2 .* li +on +live +for a test +reporters: 4 → 2");

    String third = beacon("rules", "show", "trial", "--version", "3");
    assertThat(third)
        .contains("version: 3\n", "reporters: 20\n", "author: li\n", "publishedAt: 20");
    assertThat(refused("publish", file(third)))
        .contains("rules.yaml:2: version: trial is at version 6 already");
    assertThat(beacon("rules", "publish", file(beacon("rules", "show", "trial"))))
        .startsWith("unchanged  trial  version 6");
    assertThat(refused("show", "trail")).contains("no rule is called trail; there are ");
  }

  @Test
  @Order(8)
  void shadowRulesAreComparedAndAlertNobody() throws Exception {
    String comparison = beacon("rules", "compare", "--shadow", "witness", "--live", "trial");
    assertThat(comparison)
        .startsWith("witness (shadow) beside trial (live)")
        .containsPattern("alerts +2 +2\n")
        .containsPattern("both +2 +2\n")
        .containsPattern("earlier|same time");
    assertThat(refused("compare", "--live", "witness")).contains("witness is no live rule");

    assertThat(modes("")).containsOnly("live");
    assertThat(modes("&mode=shadow")).containsOnly("shadow");
    assertThat(modes("&mode=all")).contains("live", "shadow");

    List<Alert> told = new ArrayList<>();
    try (AlertWatch watch =
        AlertWatch.start(running.kafka(), AlertWatch.From.BEGINNING, told::add)) {
      Map<TopicPartition, Long> ends = kafka.endOffsets(partitions(Topics.ALERTS));
      await("all alerts are counted", () -> watch.hasReached(ends));
      assertThat(watch.open()).isPositive();
      assertThat(watch.openInShadow()).isPositive();
      assertThat(watch.open() + watch.openInShadow()).isEqualTo(watch.ids().size());
      assertThat(watch.tallies()).containsKeys("CLUSTER/OPEN", "SHADOW/CLUSTER/OPEN");
    }
  }

  @Test
  @Order(100)
  void aPublishedClockStrikesInSilenceAndIsAddedUp() throws Exception {
    String clock =
        """
        clock: trial
        title: {zh: 试验, en: Trial}
        categories: [NOISE]
        stoppedBy: REVIEWED
        term: {time: PT2S}
        warnAt: []
        points: 7
        """;
    beacon("clocks", "publish", file(clock));
    assertThat(beacon("clocks", "list")).contains("trial", "check-in-red", "settled-same-day");
    await(
        "the clock is in force",
        () -> {
          post("/api/requests", "{\"category\":\"NOISE\",\"channel\":\"HOTLINE\"}");
          return records(Topics.ALERTS).stream()
              .anyMatch(record -> "trial".equals(alert(record).clock()));
        });
    ConsumerRecord<String, byte[]> breach =
        awaitRecord(alert -> "trial".equals(alert.clock()) && alert.phase() == Alert.Phase.BREACH);
    Alert told = alert(breach);
    assertThat(told.summary().zh()).contains("未在2秒内研判");
    System.out.printf(
        "from the deadline to the breach on Kafka: %d ms%n",
        breach.timestamp() - told.deadline().toEpochMilli());
    await(
        "the scorecard counts it",
        () ->
            elasticsearch("/beacon-scorecards/_search?q=unitKind:DISTRICT&size=50")
                .toString()
                .contains("\"trial\""));
  }

  /** What nobody has done here, such as calling departments, is without data and no error. */
  @Test
  @Order(200)
  void whatTheDashboardsAskTheIndicesOfTheStackCanAnswer() {
    String told = beacon("dashboards", "check");

    assertThat(told)
        .containsPattern("\\d+ panels, layers and controls: 0 errors, \\d+ without data");
    assertThat(told.lines().filter(line -> line.startsWith("EMPTY beacon-zh-intelligence/")))
        .as("live and shadow alerts of this very test")
        .noneMatch(line -> line.contains("nothing is found") && line.contains("shadow"));
  }

  private static JsonNode elasticsearch(String path) throws Exception {
    return Json.mapper()
        .readTree(
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(URI.create(running.elasticsearch() + path)).build(),
                    HttpResponse.BodyHandlers.ofString())
                .body());
  }

  private static List<String> modes(String query) throws Exception {
    await(
        "the gateway holds the alerts",
        () -> get("/api/alerts?kind=CLUSTER" + query).get("alerts").size() > 1);
    return get("/api/alerts?kind=CLUSTER" + query).get("alerts").findValuesAsText("mode");
  }

  private static JsonNode get(String path) throws IOException, InterruptedException {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(running.gateway() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    return Json.mapper().readTree(response.body());
  }

  private String publish(String yaml) throws IOException {
    return beacon("rules", "publish", file(yaml), "--author", "li", "--note", "for a test");
  }

  /** Waits until all that was published so far is in force for the site. */
  private void awaitApplied() throws Exception {
    String name = "applied-" + ++barriers;
    publish(RULE.formatted(name, "shadow", 1));
    awaitRecord(alert -> name.equals(alert.rule()) && SITE.equals(alert.subjectName()));
  }

  private static String file(String yaml) throws IOException {
    return Files.writeString(home.resolve("rules.yaml"), yaml).toString();
  }

  /** What a command prints, which must go well. */
  private String beacon(String... command) {
    assertThat(run(command)).as(err.toString(UTF_8)).isZero();
    return out.toString(UTF_8);
  }

  /** What a command of the rules says against it. */
  private String refused(String... command) {
    String[] whole = new String[command.length + 1];
    whole[0] = "rules";
    System.arraycopy(command, 0, whole, 1, command.length);
    assertThat(run(whole)).as(out.toString(UTF_8)).isEqualTo(1);
    return err.toString(UTF_8);
  }

  private int run(String... command) {
    out.reset();
    err.reset();
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--data", running.data()));
    return Beacon.commandLine(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
        .execute(arguments.toArray(String[]::new));
  }

  /** That many people report unpaid wages at the site, none of whom has done so before. */
  private static void report(String site, int people) throws Exception {
    for (int i = 0; i < people; i++) {
      String request =
          """
          {"category":"WAGE_ARREARS","channel":"HOTLINE","reporter":"139%08d",
           "subject":{"kind":"SITE","name":"%s"}}
          """
              .formatted(++reporters, site);
      post("/api/requests", request);
    }
  }

  private static void post(String path, String json) throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(running.gateway() + path))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(json))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(ACCEPTED);
  }

  private static void awaitWitness(String site, int people) throws Exception {
    awaitRecord(
        alert ->
            "witness".equals(alert.rule())
                && site.equals(alert.subjectName())
                && alert.metrics().reporters() == people);
  }

  private static ConsumerRecord<String, byte[]> awaitRecord(Predicate<Alert> wanted)
      throws Exception {
    await(
        "the alert",
        () -> records(Topics.ALERTS).stream().anyMatch(record -> wanted.test(alert(record))));
    return records(Topics.ALERTS).stream()
        .filter(record -> wanted.test(alert(record)))
        .findFirst()
        .orElseThrow();
  }

  /** Every version of the rule's alerts about a site. */
  private static List<Alert> alerts(String rule, String site) {
    return records(Topics.ALERTS).stream()
        .map(LiveRulesIT::alert)
        .filter(alert -> rule.equals(alert.rule()) && site.equals(alert.subjectName()))
        .toList();
  }

  private static Alert alert(ConsumerRecord<String, byte[]> record) {
    try {
      return Json.mapper().readValue(record.value(), Alert.class);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<TopicPartition> partitions(String topic) {
    return kafka.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .toList();
  }

  private static List<ConsumerRecord<String, byte[]>> records(String topic) {
    List<TopicPartition> partitions = partitions(topic);
    kafka.assign(partitions);
    kafka.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = kafka.endOffsets(partitions);
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    while (partitions.stream().anyMatch(part -> kafka.position(part) < ends.get(part))) {
      kafka.poll(Duration.ofSeconds(1)).forEach(records::add);
    }
    return records;
  }

  private static void await(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("waited in vain until %s", what).isLessThan(deadline);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
