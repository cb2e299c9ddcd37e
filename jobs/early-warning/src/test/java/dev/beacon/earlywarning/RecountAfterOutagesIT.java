package dev.beacon.earlywarning;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.HealthStatus;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.Grade;
import dev.beacon.contract.LeaderRank;
import dev.beacon.contract.Observation;
import dev.beacon.contract.Step;
import dev.beacon.earlywarning.BoundedRun.Outcome;
import dev.beacon.elasticsearch.ElasticsearchClients;
import dev.beacon.elasticsearch.ElasticsearchConfig;
import dev.beacon.elasticsearch.Indices;
import dev.beacon.kafka.EventTime;
import dev.beacon.scorecards.ScorecardConfig;
import dev.beacon.servers.ElasticsearchServer;
import dev.beacon.servers.KafkaServer;
import dev.beacon.servers.ServerPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.function.SupplierWithException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.elasticsearch.client.ResponseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole job on a real Kafka, while its Elasticsearch is killed twice and comes back each time
 * with what it had promised to keep. In the end every document is compared: those of the cases with
 * a recount of the events, and all of them with a run in memory that nothing disturbed.
 *
 * <p>With {@code -Psoak} each outage lasts five minutes and the history is twenty times as long.
 */
class RecountAfterOutagesIT {
  private static final int UNAVAILABLE = 503;
  private static final Duration OUTAGE = Duration.parse(System.getProperty("beacon.outage"));
  private static final int CASES = OUTAGE.isZero() ? 200 : 4_000;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int PARTITIONS = 2;
  private static final int HEAP_MEGABYTES = 512;
  private static final int MOST_DOCUMENTS = 10_000;

  /** The history comes in two days at a time, the two partitions of each day at random. */
  private static final Duration WAVE = Duration.ofDays(2);

  private static final Duration LATENESS = WAVE.plusHours(1);

  private static final InMemoryReporter METRICS = InMemoryReporter.createWithRetainedMetrics();

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setConfiguration(METRICS.addToConfiguration(new Configuration()))
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2 * PARTITIONS)
              .build());

  @TempDir Path directory;

  private KafkaServer kafka;
  private ElasticsearchServer server;
  private ElasticsearchClient client;
  private JobClient job;

  @AfterEach
  void stop() throws Exception {
    if (job != null) {
      job.cancel().get();
    }
    if (client != null) {
      client.close();
    }
    if (server != null) {
      server.close();
    }
    if (kafka != null) {
      kafka.close();
    }
  }

  @Test
  void everyDocumentIsWhatTheEventsSayAfterElasticsearchWasKilledTwice() throws Exception {
    List<List<RawEvent>> waves = waves();
    List<RawEvent> all = waves.stream().flatMap(List::stream).toList();
    CompletableFuture<Void> servers = CompletableFuture.runAsync(this::startServers);
    JobConfig config =
        Replay.ofEveryPattern(LATENESS)
            .withScorecards(ScorecardConfig.defaults().withWriteEvery(Duration.ofSeconds(1)))
            .withParallelism(PARTITIONS);
    Outcome undisturbed = BoundedRun.of(all, config).run(METRICS);
    servers.get();
    job = start(config);

    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      send(producer, waves.get(0));
      await("writing has begun", () -> count(Indices.CASES) > 0);
      long before = count(Indices.CASES);
      kill();
      send(producer, waves.get(1));
      LockSupport.parkNanos(OUTAGE.toNanos());
      bringBack();
      await("catching up has begun", () -> count(Indices.CASES) > before);
      kill();
      send(producer, waves.get(2));
      LockSupport.parkNanos(OUTAGE.toNanos());
      bringBack();
    }

    Map<String, Map<String, ObjectNode>> expected = expected(undisturbed);
    for (Map.Entry<String, Map<String, ObjectNode>> index : expected.entrySet()) {
      String name = index.getKey();
      awaitSame(name, index.getValue());
      assertThat(documents(name)).as(name).isNotEmpty().isEqualTo(index.getValue());
    }
    assertThat(counted()).isEqualTo(CaseRecount.of(all));
    assertHeatIsThatOfTheOpenCases();
    assertThat(job.getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
    assertThat(directory.resolve("poison"))
        .satisfiesAnyOf(
            poison -> assertThat(poison).doesNotExist(),
            poison -> assertThat(poison).isEmptyDirectory());
  }

  private void startServers() {
    ServerPaths paths = ServerPaths.fromSystemProperty();
    try {
      Files.createDirectories(directory);
      kafka = KafkaServer.start(paths, directory.resolve("kafka"), 0);
      LiveTopics.create(kafka.bootstrapServers());
      server = ElasticsearchServer.start(paths, directory.resolve("index"), 0, HEAP_MEGABYTES);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    client = ElasticsearchClients.create(ElasticsearchConfig.of(server.url()));
  }

  private JobClient start(JobConfig config) throws Exception {
    Configuration flink = EarlyWarningJob.flinkDefaults();
    flink.setString("restart-strategy.type", "disable");
    flink.setString(
        "execution.checkpointing.dir", directory.resolve("checkpoints").toUri().toString());
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
    EarlyWarningJob.build(
        env,
        config
            .withBootstrapServers(kafka.bootstrapServers())
            .withElasticsearch(ElasticsearchConfig.of(server.url()))
            .withPoisonDirectory(directory.resolve("poison").toString())
            // No partition may be left out while it is behind.
            .withTime(
                new EventTime(
                    EventTime.Mode.REPLAY, LATENESS, Duration.ofHours(1), config.time().ahead()))
            .withCheckpointEvery(Duration.ofSeconds(1)));
    return env.executeAsync("recount");
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers()),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /** Each to the partition that its number says, so that the events of a case are torn apart. */
  private static void send(KafkaProducer<byte[], byte[]> producer, List<RawEvent> events) {
    for (RawEvent event : events) {
      var unused =
          producer.send(
              new ProducerRecord<>(
                  event.topic(), (int) (event.offset() % PARTITIONS), null, event.bytes()));
    }
    producer.flush();
  }

  /** At once, and without the chance to write anything more. */
  private void kill() {
    List<ProcessHandle> processes = server.process().descendants().toList();
    processes.forEach(ProcessHandle::destroyForcibly);
    processes.forEach(process -> process.onExit().join());
    server.close();
  }

  /** Starts it on its old data. */
  private void bringBack() {
    server =
        ElasticsearchServer.start(
            ServerPaths.fromSystemProperty(),
            directory.resolve("index"),
            server.port(),
            HEAP_MEGABYTES);
  }

  /**
   * The history in pieces of two days, at the end of each one event a partition that says that time
   * has gone on: by {@link #LATENESS}, so that the piece is complete and nothing of the next late.
   */
  private static List<List<RawEvent>> waves() {
    List<RawEvent> history = RandomHistory.draw(53, CASES);
    List<List<RawEvent>> waves = new ArrayList<>();
    for (int number = 0; number < 3; number++) {
      Instant from = RandomHistory.START.plus(WAVE.multipliedBy(number));
      long end = from.plus(WAVE).toEpochMilli();
      List<RawEvent> wave = new ArrayList<>();
      history.stream()
          .filter(event -> event.time() >= from.toEpochMilli() && event.time() < end)
          .forEach(wave::add);
      for (int partition = 0; partition < PARTITIONS; partition++) {
        wave.addAll(timeGoesOn(number + "-" + partition, partition, from.plus(WAVE)));
      }
      waves.add(wave);
    }
    return waves;
  }

  private static List<RawEvent> timeGoesOn(String name, int partition, Instant until) {
    Instant at = until.plus(LATENESS);
    String caseId = "request:test:time-" + name;
    return List.of(
        RawEvent.of(
            partition,
            Reports.request("time-" + name, null, at, "NOISE", 1, null, null, null, null, null)),
        RawEvent.of(
            partition,
            Reports.tip("time-" + name, caseId, at, 2, "时钟", Observation.WAGES_LATE, null)),
        RawEvent.of(
            partition, Reports.progress("time-" + name, caseId, at, null, Step.ACCEPTED, null)),
        RawEvent.of(
            partition,
            Reports.order("order:test:time-" + name, at, at, Grade.GREEN, List.of("区司法局"))),
        RawEvent.of(
            partition,
            Reports.checkIn(
                "time-" + name, "order:test:time-" + name, at, at, "区司法局", LeaderRank.STAFF, 3)));
  }

  private static Map<String, Map<String, ObjectNode>> expected(Outcome undisturbed) {
    Map<String, Map<String, ObjectNode>> expected = new TreeMap<>();
    expected.put(Indices.CASES, Replay.finalForms(undisturbed.cases()));
    expected.put(Indices.ORDERS, Replay.finalForms(undisturbed.orders()));
    expected.put(Indices.ALERTS, Replay.finalAlerts(undisturbed));
    expected.put(Indices.SCORECARDS, Replay.finalForms(undisturbed.scorecards()));
    expected.get(Indices.SCORECARDS).values().forEach(RecountAfterOutagesIT::undated);
    return expected;
  }

  /** Which of two news was the last that changed a card depends on which came last. */
  private static void undated(ObjectNode card) {
    card.remove("at");
  }

  /** Every document of an index, without its version. */
  private Map<String, ObjectNode> documents(String index) throws IOException {
    client.indices().refresh(r -> r.index(index));
    Map<String, ObjectNode> documents = new TreeMap<>();
    for (Hit<ObjectNode> hit :
        client.search(s -> s.index(index).size(MOST_DOCUMENTS), ObjectNode.class).hits().hits()) {
      ObjectNode document = hit.source().without("version");
      if (index.equals(Indices.SCORECARDS)) {
        undated(document);
      }
      documents.put(hit.id(), document);
    }
    return documents;
  }

  private Map<String, ObjectNode> counted() throws IOException {
    Map<String, ObjectNode> counted = new TreeMap<>();
    documents(Indices.CASES)
        .forEach((caseId, document) -> counted.put(caseId, CaseRecount.sameFields(document)));
    return counted;
  }

  /** Heat fades as time passes; what it rests on does not. */
  private void assertHeatIsThatOfTheOpenCases() throws Exception {
    Map<String, Long> openByCell =
        documents(Indices.CASES).values().stream()
            .filter(document -> document.hasNonNull("cell") && open(document))
            .collect(
                Collectors.groupingBy(
                    document -> document.get("cell").asText(),
                    TreeMap::new,
                    Collectors.counting()));
    await("the heat is up to date", () -> heat().equals(openByCell));
    assertThat(heat()).isEqualTo(openByCell).isNotEmpty();
  }

  private static boolean open(JsonNode document) {
    return !document.hasNonNull("resolvedAt") && !document.hasNonNull("closedAt");
  }

  private Map<String, Long> heat() throws IOException {
    Map<String, Long> heat = new TreeMap<>();
    for (ObjectNode place : documents(Indices.HEAT).values()) {
      if (place.path("resolution").asInt() == 9 && place.path("open").asLong() > 0) {
        heat.put(place.path("cell").asText(), place.path("open").asLong());
      }
    }
    return heat;
  }

  private void awaitSame(String index, Map<String, ObjectNode> expected) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!documents(index).equals(expected) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  /** An index that was created a moment ago does not answer yet. */
  private long count(String index) throws IOException {
    try {
      client.cluster().health(h -> h.waitForStatus(HealthStatus.Yellow));
      client.indices().refresh(r -> r.index(index).ignoreUnavailable(true));
      return client.count(c -> c.index(index).ignoreUnavailable(true)).count();
    } catch (ResponseException e) {
      if (e.getResponse().getStatusLine().getStatusCode() != UNAVAILABLE) {
        throw e;
      }
      return 0;
    }
  }

  private void await(String what, SupplierWithException<Boolean, Exception> holds)
      throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.get()) {
      assertThat(job.getJobStatus().get()).as(what).isEqualTo(JobStatus.RUNNING);
      assertThat(System.nanoTime()).as("waited in vain: %s", what).isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
