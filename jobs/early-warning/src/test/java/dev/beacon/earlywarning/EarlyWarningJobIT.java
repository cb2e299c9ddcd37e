package dev.beacon.earlywarning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.beacon.contract.Alert;
import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.ClusterRules;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Json;
import dev.beacon.contract.LeaderRank;
import dev.beacon.contract.OperatorAction;
import dev.beacon.contract.OrderDocument;
import dev.beacon.contract.Progress;
import dev.beacon.contract.Reject;
import dev.beacon.contract.Request;
import dev.beacon.contract.Step;
import dev.beacon.contract.Topics;
import dev.beacon.elasticsearch.ElasticsearchClients;
import dev.beacon.elasticsearch.ElasticsearchConfig;
import dev.beacon.elasticsearch.IndexTemplates;
import dev.beacon.elasticsearch.Indices;
import dev.beacon.kafka.EventTime;
import dev.beacon.servers.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.testutils.CommonTestUtils;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.function.SupplierWithException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job as it runs, live on a real Kafka and a real Elasticsearch. One job for all tests; in
 * order, because the first wants silence and the last changes the rules.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EarlyWarningJobIT {
  private static final int PARALLELISM = 2;
  private static final Duration DEADLINE = Duration.ofMinutes(3);

  @TempDir static Path directory;

  private static LiveTopics topics;
  private static ElasticsearchClient elasticsearch;
  private static JobClient job;

  @BeforeAll
  static void start() throws Exception {
    String kafka = TestServers.kafka().bootstrapServers();
    ElasticsearchConfig index = ElasticsearchConfig.of(TestServers.elasticsearch().url());
    LiveTopics.create(kafka);
    topics = new LiveTopics(kafka);
    elasticsearch = ElasticsearchClients.create(index);
    IndexTemplates.install(elasticsearch);
    JobConfig config =
        JobConfig.defaults()
            .withBootstrapServers(kafka)
            .withElasticsearch(index)
            .withPoisonDirectory(directory.resolve("poison").toString())
            // Generous, for a busy machine on which an event may be read seconds after it was sent.
            .withTime(EventTime.defaults().withLateness(Duration.ofSeconds(3)))
            .withCheckpointEvery(Duration.ofSeconds(2))
            .withParallelism(PARALLELISM);
    Configuration flink = EarlyWarningJob.flinkDefaults();
    flink.setString("restart-strategy.type", "disable");
    flink.setString(
        "execution.checkpointing.dir", directory.resolve("checkpoints").toUri().toString());
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(PARALLELISM, flink);
    EarlyWarningJob.build(env, config);
    job = env.executeAsync(EarlyWarningJob.NAME);
  }

  @AfterAll
  static void stop() throws Exception {
    if (job != null) {
      job.cancel().get();
      assertThat(job.getJobExecutionResult()).failsWithin(DEADLINE);
    }
    if (elasticsearch != null) {
      elasticsearch._transport().close();
    }
    if (topics != null) {
      topics.close();
    }
    assertThat(directory.resolve("poison"))
        .satisfiesAnyOf(
            poison -> assertThat(poison).doesNotExist(),
            poison -> assertThat(poison).isEmptyDirectory());
  }

  /** Waits until something holds; fails at once if the job has ended. */
  private static void await(String what, SupplierWithException<Boolean, Exception> holds)
      throws Exception {
    CommonTestUtils.waitUtil(
        () -> {
          try {
            return holds.get();
          } catch (Exception e) {
            throw new AssertionError(what, e);
          }
        },
        DEADLINE,
        Duration.ofMillis(100),
        what);
  }

  private static ConsumerRecord<String, byte[]> awaitAlert(String what, Predicate<Alert> wanted)
      throws Exception {
    await(
        what,
        () -> {
          assertThat(job.getJobStatus().get()).isNotEqualTo(JobStatus.FAILED);
          return alerts(wanted).findFirst().isPresent();
        });
    return alerts(wanted).findFirst().orElseThrow();
  }

  private static Stream<ConsumerRecord<String, byte[]>> alerts(Predicate<Alert> wanted) {
    return topics.read(Topics.ALERTS).stream()
        .filter(record -> wanted.test(LiveTopics.alert(record)));
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private static void send(Request request) throws Exception {
    topics.send(Topics.REQUESTS, request.id(), Json.bytes(request));
  }

  private static Optional<Long> triggeredAt(ConsumerRecord<String, byte[]> record) {
    Header header = record.headers().lastHeader(KafkaAndElasticsearch.TRIGGER_APPENDED_AT);
    return Optional.ofNullable(header)
        .map(present -> Long.valueOf(new String(present.value(), StandardCharsets.US_ASCII)));
  }

  private static void awaitIndexed(String index, String id) throws Exception {
    await(
        id + " in " + index,
        () -> elasticsearch.exists(document -> document.index(index).id(id)).value());
  }

  @Test
  @Order(1)
  void aPromiseBreaksAlthoughNothingElseComesIn() throws Exception {
    Instant reportedAt = now().minus(Duration.ofMinutes(9)).minusSeconds(58);
    send(Reports.critical("silent", reportedAt));

    ConsumerRecord<String, byte[]> breach =
        awaitAlert(
            "the breach of the review",
            alert ->
                "review".equals(alert.clock())
                    && alert.phase() == Alert.Phase.BREACH
                    && "request:test:silent".equals(alert.caseId()));

    Alert alert = LiveTopics.alert(breach);
    assertThat(alert.deadline()).isEqualTo(reportedAt.plus(Duration.ofMinutes(10)));
    assertThat(alert.at()).isEqualTo(alert.deadline());
    assertThat(breach.key()).isEqualTo(alert.alertId());
    assertThat(triggeredAt(breach)).as("no event completed it, time did").isEmpty();
    assertThat(breach.timestamp()).isGreaterThanOrEqualTo(alert.deadline().toEpochMilli());
    awaitIndexed(Indices.ALERTS, alert.alertId());
    awaitIndexed(Indices.CASES, "request:test:silent");
    awaitIndexed(Indices.HEAT, "community:440311001001");
  }

  @Test
  @Order(2)
  void newsThatTheReviewWasInTimeWithdrawsTheBreach() throws Exception {
    Instant reportedAt = now().minus(Duration.ofMinutes(12));
    send(Reports.critical("kept", reportedAt));
    Predicate<Alert> review =
        alert -> "review".equals(alert.clock()) && "request:test:kept".equals(alert.caseId());
    awaitAlert("the breach", review.and(alert -> alert.status() == Alert.Status.OPEN));
    Progress news =
        Reports.progress(
            "kept",
            "request:test:kept",
            now(),
            reportedAt.plus(Duration.ofMinutes(5)),
            Step.REVIEWED,
            null);
    topics.send(Topics.PROGRESS, news.caseId(), Json.bytes(news));
    awaitAlert("its withdrawal", review.and(alert -> alert.status() == Alert.Status.RETRACTED));
  }

  @Test
  @Order(3)
  void fourWorkersReportingUnpaidWagesOpenACluster() throws Exception {
    for (int worker = 1; worker <= 3; worker++) {
      send(Reports.wages("worker-" + worker, now(), worker, "顺安工地"));
    }
    awaitTimeToPass("three");
    send(Reports.wages("worker-4", now(), 4, "顺安工地有限公司"));

    ConsumerRecord<String, byte[]> opened = awaitAlert("the cluster", about("site:顺安工地"));

    Alert alert = LiveTopics.alert(opened);
    assertThat(alert.kind()).isEqualTo(Alert.Kind.CLUSTER);
    assertThat(alert.status()).isEqualTo(Alert.Status.OPEN);
    assertThat(alert.evidence())
        .containsExactly(
            "request:test:worker-1",
            "request:test:worker-2",
            "request:test:worker-3",
            "request:test:worker-4");
    long appendedAt =
        topics.read(Topics.REQUESTS).stream()
            .filter(record -> "request:test:worker-4".equals(record.key()))
            .findFirst()
            .orElseThrow()
            .timestamp();
    assertThat(triggeredAt(opened)).contains(appendedAt);
    awaitIndexed(Indices.ALERTS, alert.alertId());
  }

  /**
   * Waits until event time has passed this moment: until the promise of a case made now is broken.
   */
  private static void awaitTimeToPass(String name) throws Exception {
    Instant now = now();
    send(
        Reports.request(
            "probe-" + name, null, now, "NOISE", 1, null, null, null, null, now.plusMillis(1)));
    awaitAlert(
        "event time",
        alert ->
            alert.phase() == Alert.Phase.BREACH
                && ("request:test:probe-" + name).equals(alert.caseId()));
  }

  private static Predicate<Alert> about(String subject) {
    return alert -> subject.equals(alert.subject());
  }

  @Test
  @Order(4)
  void whatCannotBeUsedGoesToTheRejectsAsItCame() throws Exception {
    byte[] rubbish = {'{', '"', (byte) 0xff, 0, 7};
    topics.send(Topics.TIPS, "somebody", rubbish);
    topics.send(Topics.PROGRESS, "deleted", null);
    topics.send(
        Topics.REQUESTS,
        "tomorrow",
        Json.bytes(Reports.critical("tomorrow", now().plus(Duration.ofDays(1)))));

    await("three rejects", () -> topics.read(Topics.REJECTS).size() >= 3);

    List<Reject> rejects =
        topics.read(Topics.REJECTS).stream().map(EarlyWarningJobIT::reject).toList();
    assertThat(rejects)
        .extracting(Reject::topic, Reject::reason)
        .containsExactlyInAnyOrder(
            tuple(Topics.TIPS, Reject.Reason.MALFORMED),
            tuple(Topics.PROGRESS, Reject.Reason.MALFORMED),
            tuple(Topics.REQUESTS, Reject.Reason.FROM_THE_FUTURE));
    assertThat(rejects)
        .filteredOn(reject -> reject.topic().equals(Topics.TIPS))
        .singleElement()
        .satisfies(reject -> assertThat(reject.original()).isEqualTo(rubbish));
  }

  private static Reject reject(ConsumerRecord<String, byte[]> record) {
    try {
      return Json.mapper().readValue(record.value(), Reject.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @Order(5)
  void aLoweredRuleOpensAnAlertForEvidenceAlreadySeen() throws Exception {
    send(Reports.wages("early-1", now(), 11, "光明制衣厂"));
    send(Reports.wages("early-2", now(), 12, "光明制衣厂"));
    awaitTimeToPass("lowered");
    assertThat(alerts(about("site:光明制衣厂"))).isEmpty();

    // What is no rule, and a deleted key, must not keep the rule after them from being heard.
    topics.send(Topics.RULES, "nonsense", "{\"rule\":".getBytes(StandardCharsets.UTF_8));
    topics.send(Topics.RULES, "incomplete", "{\"rule\":\"x\"}".getBytes(StandardCharsets.UTF_8));
    topics.send(Topics.RULES, "deleted", null);
    ClusterRule lowered = lowered(ClusterRules.shipped().get(0), 2);
    topics.send(Topics.RULES, lowered.rule(), Json.bytes(lowered));

    Alert alert = LiveTopics.alert(awaitAlert("the cluster of two", about("site:光明制衣厂")));
    assertThat(alert.status()).isEqualTo(Alert.Status.OPEN);
    assertThat(alert.ruleVersion()).isEqualTo(lowered.version());
    assertThat(alert.evidence()).containsExactly("request:test:early-1", "request:test:early-2");
    assertThat(job.getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
    try (Stream<Path> checkpoints = Files.walk(directory.resolve("checkpoints"))) {
      assertThat(checkpoints.filter(path -> path.endsWith("_metadata"))).isNotEmpty();
    }
  }

  @Test
  @Order(6)
  void anOperatorsClickComesBackAsAVersionForEverybody() throws Exception {
    Instant reportedAt = now().minus(Duration.ofMinutes(12));
    send(Reports.critical("clicked", reportedAt));
    String alertId = "clock:review:request:test:clicked";
    Predicate<Alert> review = alert -> alertId.equals(alert.alertId());
    long told = LiveTopics.alert(awaitAlert("the breach", review)).version();

    OperatorAction click = Reports.acknowledged("click", alertId, now()).action();
    topics.send(Topics.OPERATOR_ACTIONS, alertId, Json.bytes(click));
    topics.send(Topics.OPERATOR_ACTIONS, alertId, Json.bytes(click));

    ConsumerRecord<String, byte[]> shown =
        awaitAlert("the version", review.and(alert -> alert.handling() != null));
    Alert alert = LiveTopics.alert(shown);
    assertThat(alert.version()).isEqualTo(told + 1);
    assertThat(alert.status()).isEqualTo(Alert.Status.OPEN);
    assertThat(alert.handling().acknowledgedBy()).isEqualTo("duty-7");
    assertThat(alert.handling().acknowledgedAt()).isEqualTo(click.at());
    assertThat(triggeredAt(shown)).as("the append of the click").isPresent();
    await(
        "the version in the index",
        () ->
            alert
                .handling()
                .equals(
                    elasticsearch
                        .get(document -> document.index(Indices.ALERTS).id(alertId), Alert.class)
                        .source()
                        .handling()));
    topics.send(Topics.OPERATOR_ACTIONS, "rubbish", new byte[] {'{'});
    await(
        "its reject",
        () ->
            topics.read(Topics.REJECTS).stream()
                .map(EarlyWarningJobIT::reject)
                .anyMatch(reject -> reject.topic().equals(Topics.OPERATOR_ACTIONS)));
    assertThat(alerts(review.and(version -> version.handling() != null))).hasSize(1);
  }

  private static ClusterRule lowered(ClusterRule rule, int reporters) {
    return ClusterRule.surge(
        rule.rule(),
        rule.version() + 1,
        rule.enabled(),
        rule.mode(),
        rule.title(),
        rule.categories(),
        reporters,
        rule.within(),
        rule.quiet(),
        rule.severity());
  }

  @Test
  @Order(7)
  void aDepartmentThatDoesNotCheckInIsToldOfAndShownInTheCourseOfItsOrder() throws Exception {
    String orderId = "order:test:silent";
    Instant issuedAt = now().minus(Duration.ofMinutes(29)).minusSeconds(57);
    var order = Reports.order(orderId, issuedAt, null, Grade.RED, List.of("区人力资源局", "公安光明分局"));
    topics.send(Topics.ORDERS, orderId, Json.bytes(order));
    var checkIn =
        Reports.checkIn(
            "1", orderId, issuedAt.plusSeconds(600), null, "公安光明分局", LeaderRank.DIRECTOR, 6);
    topics.send(Topics.CHECK_INS, orderId, Json.bytes(checkIn));

    ConsumerRecord<String, byte[]> breach =
        awaitAlert(
            "the breach",
            alert -> orderId.equals(alert.caseId()) && alert.phase() == Alert.Phase.BREACH);

    Alert alert = LiveTopics.alert(breach);
    assertThat(alert.clock()).isEqualTo("check-in-red");
    assertThat(alert.department()).isEqualTo("区人力资源局");
    assertThat(alert.at()).isEqualTo(issuedAt.plus(Duration.ofMinutes(30)));
    await(
        "the course",
        () -> {
          OrderDocument course =
              elasticsearch
                  .get(document -> document.index(Indices.ORDERS).id(orderId), OrderDocument.class)
                  .source();
          return course != null
              && course.departments().get(0).presence() == OrderDocument.Presence.MISSING
              && course.departments().get(1).presence() == OrderDocument.Presence.IN_TIME;
        });
    assertThat(topics.read(Topics.ORDER_COURSES))
        .isNotEmpty()
        .allSatisfy(record -> assertThat(record.key()).isEqualTo(orderId));
  }
}
