package dev.beacon.kibana.check;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.elasticsearch.ElasticsearchClients;
import dev.beacon.elasticsearch.ElasticsearchConfig;
import dev.beacon.elasticsearch.IndexTemplates;
import dev.beacon.kibana.Trees;
import dev.beacon.servers.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Beacon's indices on a real Elasticsearch, by Beacon's own templates, filled with samples. */
final class LiveIndices {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static String url;

  private LiveIndices() {}

  /** Fills them once for all tests. */
  static synchronized IndexCheck.Search filled() throws IOException, InterruptedException {
    if (url == null) {
      url = TestServers.elasticsearch().url();
      try (ElasticsearchClient client = ElasticsearchClients.create(ElasticsearchConfig.of(url))) {
        IndexTemplates.install(client);
      }
      createIfMissing("beacon-heat-history", heatMappings());
      createIfMissing("beacon-health", HEALTH_MAPPINGS);
      JsonNode answer = send("POST", "/_bulk?refresh=true", SampleDocuments.bulk());
      if (answer.path("errors").asBoolean(true)) {
        throw new AssertionError("samples do not fit the mappings: " + answer);
      }
    }
    return (path, body) -> send(body == null ? "GET" : "POST", path, body);
  }

  /** As {@code beacon-heat}: the same documents. */
  private static ObjectNode heatMappings() throws IOException, InterruptedException {
    return (ObjectNode) send("GET", "/beacon-heat/_mapping", null).at("/beacon-heat/mappings");
  }

  private static final ObjectNode HEALTH_MAPPINGS =
      Trees.object(
          "dynamic",
          "strict",
          "properties",
          Trees.object(
              "healthId", type("keyword"),
              "version", type("long"),
              "at", type("date"),
              "measure", type("keyword"),
              "label", type("keyword"),
              "part", type("integer"),
              "count", type("long"),
              "p50Millis", type("long"),
              "p99Millis", type("long"),
              "maxMillis", type("long")));

  private static ObjectNode type(String name) {
    return Trees.object("type", name);
  }

  private static void createIfMissing(String index, ObjectNode mappings)
      throws IOException, InterruptedException {
    if (send("GET", "/" + index + "/_mapping", null).has("error")) {
      send("PUT", "/" + index, Trees.object("mappings", mappings).toString());
    }
  }

  private static JsonNode send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest.BodyPublisher content =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    HttpResponse<String> response =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .method(method, content)
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return IndexCheck.parse(response.body());
  }
}
