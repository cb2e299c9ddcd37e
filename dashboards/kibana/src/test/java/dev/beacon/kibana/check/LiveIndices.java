package dev.beacon.kibana.check;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.elasticsearch.ElasticsearchClients;
import dev.beacon.elasticsearch.ElasticsearchConfig;
import dev.beacon.elasticsearch.IndexTemplates;
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
      JsonNode answer = send("POST", "/_bulk?refresh=true", SampleDocuments.bulk());
      if (answer.path("errors").asBoolean(true)) {
        throw new AssertionError("samples do not fit the mappings: " + answer);
      }
    }
    return (path, body) -> send(body == null ? "GET" : "POST", path, body);
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
    return ImportFile.parse(response.body());
  }
}
