package dev.beacon.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.beacon.servers.ElasticsearchSecurity;
import dev.beacon.servers.ElasticsearchServer;
import dev.beacon.servers.ServerPaths;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An Elasticsearch with security on: https by a certificate of its own, and a user with the
 * privileges that the README asks for an API key. The small build cannot make API keys, for want of
 * an analyzer; that one is sent shows in its being refused.
 */
class SecuredElasticsearchIT {
  private static final int HEAP_MEGABYTES = 512;

  /** What the README asks for, and no more. */
  private static final String ROLES =
      """
      beacon:
        cluster: [manage_index_templates, monitor]
        indices:
          - names: ["beacon-*"]
            privileges: [manage, read, write]
      """;

  @TempDir static Path directory;

  private static ElasticsearchServer server;
  private static ElasticsearchConfig anybody;
  private static ElasticsearchConfig beacon;

  @BeforeAll
  static void start() throws IOException {
    ElasticsearchSecurity security =
        ElasticsearchSecurity.create(directory, "job", "correct-horse", ROLES);
    server =
        ElasticsearchServer.startSecured(
            ServerPaths.fromSystemProperty(),
            directory.resolve("index"),
            0,
            HEAP_MEGABYTES,
            security);
    Path ca = Files.writeString(directory.resolve("ca.pem"), security.certificate());
    anybody = ElasticsearchConfig.of(server.url()).withCaFile(ca.toString());
    beacon = anybody.withUser(security.user(), security.password());
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void whatTheReadmeAsksForSufficesForAllThatTheSinkDoes() throws IOException {
    IndexConfig brief = new IndexConfig(0, Duration.ofDays(1), Duration.ofDays(1));
    ElasticsearchConfig allowed = beacon.withIndices(brief);
    try (ElasticsearchClient client = ElasticsearchClients.create(beacon)) {
      // From before there were aliases: it has to be moved.
      String mappings = IndexTemplates.template(Indices.CASES).at("/template/mappings").toString();
      client
          .indices()
          .create(
              c -> c.index(Indices.CASES).mappings(m -> m.withJson(new StringReader(mappings))));
    }

    for (String at : List.of("2019-08-15T00:00:00Z", "2019-10-15T00:00:00Z")) {
      List<Document> documents =
          List.of(
              Document.of(Samples.caseDocument("case-1", 7)),
              Document.of(Samples.alert("alert-1", 3)),
              Document.ofHistory(Samples.heat("cell:1", 1, Instant.parse(at))));
      assertThat(outcomes(allowed, documents)).containsOnly(Outcome.WRITTEN);
    }

    try (ElasticsearchClient client = ElasticsearchClients.create(allowed)) {
      ElasticsearchQueries queries = new ElasticsearchQueries(client);
      queries.refresh(Indices.ALL);
      assertThat(queries.counts(Indices.ALL))
          .containsEntry(Indices.CASES, 1L)
          .containsEntry(Indices.ALERTS, 1L)
          .containsEntry(Indices.HEAT_HISTORY, 1L);
      IndexTemplates.install(client);
    }
  }

  @Test
  void whoHasNoPasswordOrAWrongKeyWaitsAndNothingIsSetAside() {
    List<Document> documents = List.of(Document.of(Samples.heat("cell:1", 1)));

    assertThat(outcomes(anybody, documents)).containsOnly(Outcome.RETRY);
    assertThat(outcomes(anybody.withApiKey("bm86Ym9keQ=="), documents)).containsOnly(Outcome.RETRY);
  }

  private static List<Outcome> outcomes(ElasticsearchConfig config, List<Document> documents) {
    try (BulkClient bulk =
        new BulkClient(ElasticsearchClients.createAsync(config), config.indices())) {
      return bulk.send(documents).join().stream().map(Verdict::outcome).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
