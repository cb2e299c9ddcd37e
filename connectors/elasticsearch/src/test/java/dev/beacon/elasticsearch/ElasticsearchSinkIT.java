package dev.beacon.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.mapping.DynamicMapping;
import co.elastic.clients.elasticsearch.core.GetResponse;
import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.contract.HeatDocument;
import dev.beacon.contract.Json;
import dev.beacon.servers.TestServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The sink in a job, against a real Elasticsearch. Each test has an index of its own. */
class ElasticsearchSinkIT {
  private static final SinkJobs JOBS = new SinkJobs();

  @RegisterExtension static final MiniClusterExtension FLINK = JOBS.cluster();

  private static String url;
  private static ElasticsearchClient client;
  private static ElasticsearchQueries queries;

  @TempDir Path poison;

  @BeforeAll
  static void connect() throws IOException {
    url = TestServers.elasticsearch().url();
    client = ElasticsearchClients.create(ElasticsearchConfig.of(url));
    queries = new ElasticsearchQueries(client);
    IndexTemplates.install(client);
  }

  @AfterAll
  static void disconnect() throws IOException {
    client.close();
  }

  @Test
  void aDocumentOfEachKindWithNothingLeftOutPassesTheStrictMapping() throws Exception {
    List<Document> documents =
        List.of(
            Document.of(Samples.caseDocument("case-1", 7)),
            Document.of(Samples.alert("alert-1", 3)),
            Document.of(Samples.heat("cell:1", 9)),
            Document.ofHistory(Samples.heat("cell:1", 9)),
            Document.of(Samples.health()),
            Document.of(Samples.scorecard("day:2019-11-05:community:440311001001", 4)));

    JobID job = SinkJobs.write(SinkJobs.sink(url, poison).build(), documents);

    JOBS.assertCounted(job, 6, 0, 0);
    for (Document document : documents) {
      JsonNode written = Json.mapper().readTree(document.json());
      assertThat(found(document.index(), document.id()).source()).isEqualTo(written);
      assertThat(found(document.index(), document.id()).version()).isEqualTo(document.version());
      IndexTemplates.template(Indices.aliasOf(document.index()).orElseThrow())
          .at("/template/mappings/properties")
          .fieldNames()
          .forEachRemaining(name -> assertThat(written.has(name)).as(name).isTrue());
    }
    assertThat(JOBS.slowestBulkMillis(job)).isPositive();
  }

  @Test
  void repeatedWritesChangeNothing() throws Exception {
    String index = "beacon-heat-repeated";
    List<Document> documents = places(index, 1_000, 5);

    SinkJobs.write(SinkJobs.sink(url, poison).maxBatchDocuments(100).build(), documents);
    Map<String, JsonNode> first = sources(index, documents);
    JobID again =
        SinkJobs.write(SinkJobs.sink(url, poison).maxBatchDocuments(70).build(), documents);

    JOBS.assertCounted(again, 1_000, 0, 0);
    assertThat(sources(index, documents)).isEqualTo(first);
    assertThat(count(index)).isEqualTo(1_000);
    assertThat(found(index, "cell:0").version()).isEqualTo(5);
  }

  @Test
  void anOlderVersionDoesNotOverwriteANewerOneAndAnEqualOneDoes() throws Exception {
    String index = "beacon-heat-versions";
    ElasticsearchSink<Document> sink = SinkJobs.sink(url, poison).build();
    SinkJobs.write(sink, List.of(scored(index, 7, 70)));

    JobID older = SinkJobs.write(sink, List.of(scored(index, 6, 60)));
    JOBS.assertCounted(older, 0, 1, 0);
    assertThat(found(index, "cell:0").source().path("score").asDouble()).isEqualTo(70);

    SinkJobs.write(sink, List.of(scored(index, 7, 71)));
    assertThat(found(index, "cell:0").source().path("score").asDouble()).isEqualTo(71);
    assertThat(found(index, "cell:0").version()).isEqualTo(7);
  }

  @Test
  void poisonIsSetAsideAndItsNeighboursInTheSameRequestAreWritten() throws Exception {
    String index = "beacon-heat-poison";
    String tooLongForElasticsearch = "x".repeat(513);
    List<Document> good = places(index, 200, 1);
    List<Document> all = new ArrayList<>(good);
    all.add(20, json(index, "unmapped", "{\"heatId\":\"unmapped\",\"surprise\":1}"));
    all.add(40, json(index, "mistyped", "{\"heatId\":\"mistyped\",\"at\":\"yesterday\"}"));
    all.add(60, json(index, "broken", "{\"heatId\":"));
    all.add(80, json(index, tooLongForElasticsearch, "{\"heatId\":\"long\"}"));
    all.add(100, json(index, "garbled", "{\"heatId\":\"a\"}\n{\"delete\":{\"_id\":\"cell:3\"}}\n"));
    all.add(120, json(index, "huge", "{\"heatId\":\"" + "h".repeat(60_000) + "\"}"));
    Document pretty = json(index, "pretty", "{\n  \"heatId\": \"pretty\",\r\n  \"score\": 1\n}");
    all.add(140, pretty);

    JobID job =
        SinkJobs.write(
            SinkJobs.sink(url, poison).maxDocumentBytes(50_000).maxBatchBytes(200_000).build(),
            all);

    JOBS.assertCounted(job, good.size() + 1L, 0, 6);
    assertThat(count(index)).isEqualTo(good.size() + 1L);
    assertThat(found(index, "pretty").source()).isEqualTo(Json.mapper().readTree(pretty.json()));
    Map<String, JsonNode> aside = setAside();
    assertThat(aside)
        .containsOnlyKeys(
            "unmapped", "mistyped", "broken", tooLongForElasticsearch, "garbled", "huge");
    assertThat(aside.get("unmapped").path("reason").asText()).contains("surprise");
    assertThat(aside.get("unmapped").path("status").asInt()).isEqualTo(400);
    assertThat(aside.get("huge").path("status").asInt()).isZero();
    assertThat(
            new String(aside.get("broken").path("original").binaryValue(), StandardCharsets.UTF_8))
        .isEqualTo("{\"heatId\":");
  }

  @Test
  void documentsThatElasticsearchIsTooBusyForAreTriedAgainUntilItTakesThem() throws Exception {
    String index = "beacon-heat-busy";
    client.indices().create(c -> c.index(index));
    // What a full disk does: every write is answered with 429.
    block(index, true);

    JobClient job =
        SinkJobs.start(
            SinkJobs.sink(url, poison).maxBatchDocuments(10).maxBuffered(20).build(),
            SinkJobs.stream(places(index, 100, 1)),
            1);
    SinkJobs.await(
        "documents are tried again and again",
        () -> JOBS.counted(job.getJobID(), SinkMetrics.RETRIED) > 50);
    block(index, false);
    SinkJobs.finish(job);

    JOBS.assertCounted(job.getJobID(), 100, 0, 0);
    assertThat(count(index)).isEqualTo(100);
  }

  @Test
  void aCheckpointCompletesWhileElasticsearchIsGoneAndKeepsWhatIsBuffered() throws Exception {
    String index = "beacon-heat-checkpoint";
    List<Document> documents = places(index, 30, 1);
    OperatorSubtaskState kept;
    try (var operator = operator(SinkJobs.sink(nobodysAddress(), poison))) {
      operator.open();
      for (Document document : documents) {
        operator.processElement(document, 0);
      }
      operator.prepareSnapshotPreBarrier(1);
      kept = operator.snapshot(1, 1);
    }
    try (var operator = operator(SinkJobs.sink(url, poison))) {
      operator.initializeState(kept);
      operator.open();
      operator.endInput();
    }

    assertThat(count(index)).isEqualTo(documents.size());
  }

  @Test
  void anIndexThatIsNotThereCountsNothing() throws IOException {
    assertThat(queries.counts(List.of("beacon-nowhere", Indices.ALERTS)).get("beacon-nowhere"))
        .isZero();
  }

  @Test
  void installingAgainKeepsWhatIsThere() throws Exception {
    SinkJobs.write(
        SinkJobs.sink(url, poison).build(), List.of(Document.of(Samples.heat("cell:kept", 1))));

    IndexTemplates.install(client, IndexConfig.DEFAULT.withReplicas(1));

    assertThat(found(Indices.HEAT, "cell:kept").found()).isTrue();
    for (String index : Indices.ALL) {
      assertThat(client.indices().getMapping(m -> m.index(index)).result().values())
          .extracting(behind -> behind.mappings().dynamic())
          .containsOnly(DynamicMapping.Strict);
    }
    IndexTemplates.install(client);
  }

  private static OneInputStreamOperatorTestHarness<Document, ?> operator(
      ElasticsearchSink.Builder<Document> sink) throws Exception {
    return new OneInputStreamOperatorTestHarness<>(
        new SinkWriterOperatorFactory<Document, Object>(sink.maxBatchDocuments(10).build()));
  }

  /** An address on which nothing listens. */
  private static String nobodysAddress() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + socket.getLocalPort();
    }
  }

  private static List<Document> places(String index, int count, long version) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              HeatDocument heat = Samples.heat("cell:" + i, version);
              return new Document(index, heat.heatId(), version, Json.bytes(heat));
            })
        .toList();
  }

  private static Document scored(String index, long version, int score) {
    return new Document(
        index, "cell:0", version, ("{\"score\":" + score + "}").getBytes(StandardCharsets.UTF_8));
  }

  private static Document json(String index, String id, String json) {
    return new Document(index, id, 1, json.getBytes(StandardCharsets.UTF_8));
  }

  private static GetResponse<JsonNode> found(String index, String id) throws IOException {
    return client.get(g -> g.index(index).id(id), JsonNode.class);
  }

  private static Map<String, JsonNode> sources(String index, List<Document> documents)
      throws IOException {
    Map<String, JsonNode> sources = new HashMap<>();
    for (Document document : documents) {
      sources.put(document.id(), found(index, document.id()).source());
    }
    return sources;
  }

  private static long count(String index) throws IOException {
    queries.refresh(List.of(index));
    return queries.counts(List.of(index)).get(index);
  }

  private static void block(String index, boolean blocked) throws IOException {
    client
        .indices()
        .putSettings(
            s -> s.index(index).settings(i -> i.blocks(b -> b.readOnlyAllowDelete(blocked))));
  }

  private Map<String, JsonNode> setAside() throws IOException {
    Map<String, JsonNode> aside = new HashMap<>();
    for (String line : Files.readAllLines(poison.resolve("poison-0.jsonl"))) {
      JsonNode document = Json.mapper().readTree(line);
      aside.put(document.path("id").asText(), document);
    }
    return aside;
  }
}
