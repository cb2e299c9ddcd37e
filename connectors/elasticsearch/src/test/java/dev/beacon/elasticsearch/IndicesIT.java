package dev.beacon.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch._types.mapping.DynamicMapping;
import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.contract.HeatDocument;
import dev.beacon.contract.Json;
import dev.beacon.servers.TestServers;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Indices, aliases, months and what came before them, on a real Elasticsearch. */
class IndicesIT {
  private static ElasticsearchConfig config;
  private static ElasticsearchClient client;

  @BeforeAll
  static void connect() {
    config = ElasticsearchConfig.of(TestServers.elasticsearch().url());
    client = ElasticsearchClients.create(config);
  }

  @BeforeEach
  void begin() throws IOException {
    removeAll();
  }

  private static void removeAll() throws IOException {
    List<String> indices =
        List.copyOf(client.indices().get(g -> g.index("beacon-*")).result().keySet());
    if (!indices.isEmpty()) {
      client.indices().delete(d -> d.index(indices));
    }
  }

  @AfterAll
  static void leaveItAsOthersExpectIt() throws IOException {
    removeAll();
    IndexTemplates.install(client);
    client.close();
  }

  @Test
  void severalMayInstallAtOnceAndThenEveryNameIsAnAliasThatCanBeSearched() throws IOException {
    List<CompletableFuture<Void>> installs = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      installs.add(
          CompletableFuture.runAsync(
              () -> {
                try {
                  IndexTemplates.install(client);
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              }));
    }
    installs.forEach(CompletableFuture::join);

    for (String alias : Indices.ALL) {
      assertThat(client.search(s -> s.index(alias), JsonNode.class).hits().hits()).isEmpty();
      assertThat(behind(alias))
          .containsExactly(
              Indices.MONTHLY.contains(alias)
                  ? IndexTemplates.emptyIndex(alias)
                  : CurrentIndex.first(alias));
    }
  }

  @Test
  void anIndexThatBearsItsAliasesNameMovesBehindItWithItsDocumentsAndTheirVersions()
      throws IOException {
    indexOfAnEarlierVersion(Indices.CASES, Indices.CASES);
    Document written = Document.of(Samples.caseDocument("case-1", 7));
    client.index(
        i ->
            i.index(Indices.CASES)
                .id(written.id())
                .versionType(VersionType.External)
                .version(7L)
                .withJson(new StringReader(text(written))));

    Verdict older = send(Document.of(Samples.caseDocument("case-1", 6)));

    assertThat(older.outcome()).isEqualTo(Outcome.ALREADY_NEWER);
    assertThat(behind(Indices.CASES)).containsExactly("beacon-cases-v1");
    assertThat(source(Indices.CASES, "case-1")).isEqualTo(Json.mapper().readTree(written.json()));
    assertThat(send(Document.of(Samples.caseDocument("case-1", 8))).outcome())
        .isEqualTo(Outcome.WRITTEN);
  }

  @Test
  void anIndexThatCannotBeMovedSaysWhatToDo() throws IOException {
    indexOfAnEarlierVersion(Indices.CASES, Indices.CASES);
    indexOfAnEarlierVersion(Indices.CASES, "beacon-cases-v1");

    assertThatThrownBy(
            () -> IndexTemplates.prepare(client, Indices.CASES, IndexConfig.DEFAULT, Instant.now()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("beacon-cases-v1 already")
        .hasMessageContaining("Delete the one");
    Verdict verdict = send(Document.of(Samples.caseDocument("case-1", 1)));
    assertThat(verdict.outcome()).isEqualTo(Outcome.RETRY);
    assertThat(verdict.reason()).contains("Delete the one");
  }

  @Test
  void aLaterIndexBehindTheAliasIsLeftToItsOperators() throws IOException {
    client
        .indices()
        .create(c -> c.index("beacon-cases-v2").aliases(Indices.CASES, a -> a.isWriteIndex(true)));

    IndexTemplates.prepare(client, Indices.CASES, IndexConfig.DEFAULT, Instant.now());

    assertThat(behind(Indices.CASES)).containsExactly("beacon-cases-v2");
    assertThat(mapping(Indices.CASES)).isEqualTo(DynamicMapping.Strict);
  }

  @Test
  void whatIsWrittenBeforeAnythingIsInstalledMeetsOurMappingAndSoDoesWhatFollowsALoss()
      throws IOException {
    for (String template : List.of(Indices.HEAT, Indices.HEAT_HISTORY)) {
      if (client.indices().existsIndexTemplate(e -> e.name(template)).value()) {
        client.indices().deleteIndexTemplate(d -> d.name(template));
      }
    }
    Document place = Document.of(Samples.heat("cell:1", 1));
    try (BulkClient bulk = bulk(config)) {
      assertThat(bulk.send(List.of(place)).join())
          .extracting(Verdict::outcome)
          .containsOnly(Outcome.WRITTEN);
      assertThat(mapping(Indices.HEAT)).isEqualTo(DynamicMapping.Strict);

      client.indices().delete(d -> d.index("beacon-heat-v1"));

      assertThat(bulk.send(List.of(place)).join())
          .extracting(Verdict::outcome)
          .containsOnly(Outcome.RETRY);
      assertThat(bulk.send(List.of(place)).join())
          .extracting(Verdict::outcome)
          .containsOnly(Outcome.WRITTEN);
      assertThat(behind(Indices.HEAT)).containsExactly("beacon-heat-v1");
    }
  }

  @Test
  void snapshotsOfHeatGoToTheIndicesOfTheirMonthsAndARepeatChangesNothing() throws IOException {
    HeatDocument october = Samples.heat("cell:1", 3, Instant.parse("2019-10-31T23:50:00Z"));
    HeatDocument november = Samples.heat("cell:1", 4, Instant.parse("2019-11-01T00:00:00Z"));
    List<Document> snapshots = List.of(Document.ofHistory(october), Document.ofHistory(november));
    try (BulkClient bulk = bulk(config)) {
      bulk.send(snapshots).join();
      bulk.send(snapshots).join();
    }

    assertThat(behind(Indices.HEAT_HISTORY))
        .contains("beacon-heat-history-2019.10", "beacon-heat-history-2019.11");
    assertThat(source("beacon-heat-history-2019.10", "cell:1@2019-10-31T23:50:00Z"))
        .isEqualTo(Json.mapper().readTree(snapshots.get(0).json()));
    client.indices().refresh(r -> r.index(Indices.HEAT_HISTORY));
    assertThat(client.count(c -> c.index(Indices.HEAT_HISTORY)).count()).isEqualTo(2);
    assertThat(mapping(Indices.HEAT_HISTORY)).isEqualTo(DynamicMapping.Strict);
  }

  @Test
  void beginningAMonthDeletesThoseThatAreOver() throws IOException {
    IndexConfig brief = new IndexConfig(0, Duration.ofDays(40), Duration.ofDays(1));
    try (BulkClient bulk = bulk(config.withIndices(brief))) {
      for (String at : List.of("2019-08-15", "2019-09-15", "2019-10-15", "2019-11-15")) {
        HeatDocument place = Samples.heat("cell:1", 1, Instant.parse(at + "T00:00:00Z"));
        bulk.send(List.of(Document.ofHistory(place))).join();
      }
    }

    // On 1 November, 22 September is 40 days ago, and August is all older.
    assertThat(behind(Indices.HEAT_HISTORY))
        .containsExactlyInAnyOrder(
            "beacon-heat-history-2019.09",
            "beacon-heat-history-2019.10",
            "beacon-heat-history-2019.11");
  }

  private static void indexOfAnEarlierVersion(String alias, String name) throws IOException {
    String mappings = IndexTemplates.template(alias).at("/template/mappings").toString();
    client
        .indices()
        .create(c -> c.index(name).mappings(m -> m.withJson(new StringReader(mappings))));
  }

  private static BulkClient bulk(ElasticsearchConfig to) {
    return new BulkClient(ElasticsearchClients.createAsync(to), to.indices());
  }

  private static Verdict send(Document document) throws IOException {
    try (BulkClient bulk = bulk(config)) {
      return bulk.send(List.of(document)).join().get(0);
    }
  }

  private static Collection<String> behind(String alias) throws IOException {
    return client.indices().getAlias(a -> a.name(alias)).result().keySet();
  }

  private static DynamicMapping mapping(String alias) throws IOException {
    return client.indices().getMapping(m -> m.index(alias)).result().values().stream()
        .map(index -> index.mappings().dynamic())
        .distinct()
        .reduce((one, another) -> null)
        .orElseThrow();
  }

  private static JsonNode source(String index, String id) throws IOException {
    return client.get(g -> g.index(index).id(id), JsonNode.class).source();
  }

  private static String text(Document document) {
    return new String(document.json(), StandardCharsets.UTF_8);
  }
}
