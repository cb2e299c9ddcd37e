package dev.beacon.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.beacon.contract.Json;
import dev.beacon.servers.TestServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Between the sink and a real Elasticsearch stands a proxy that refuses large requests. */
class TooSmallProxyIT {
  private static final String INDEX = "beacon-heat-proxy";
  private static final int LIMIT_BYTES = 4_000;
  private static final SinkJobs JOBS = new SinkJobs();

  @RegisterExtension static final MiniClusterExtension FLINK = JOBS.cluster();

  private final HttpClient onward =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir Path poison;

  private ElasticsearchClient client;
  private HttpServer proxy;

  @BeforeEach
  void start() throws IOException {
    client = ElasticsearchClients.create(ElasticsearchConfig.of(TestServers.elasticsearch().url()));
    IndexTemplates.install(client);
    proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.createContext("/", this::pass);
    proxy.start();
  }

  @AfterEach
  void stop() throws IOException {
    proxy.stop(0);
    client.close();
  }

  @Test
  void aRequestThatIsTooLargeIsHalvedUntilItPassesAndOnlyWhatNeverWillIsPoison() throws Exception {
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      documents.add(document("cell:" + i));
    }
    documents.add(50, document("cell:" + "9".repeat(LIMIT_BYTES)));

    JobID job =
        SinkJobs.write(
            SinkJobs.sink("http://127.0.0.1:" + proxy.getAddress().getPort(), poison).build(),
            documents);

    JOBS.assertCounted(job, 100, 0, 1);
    ElasticsearchQueries queries = new ElasticsearchQueries(client);
    queries.refresh(List.of(INDEX));
    assertThat(queries.counts(List.of(INDEX))).containsEntry(INDEX, 100L);
  }

  private static Document document(String heatId) {
    String id = heatId.substring(0, Math.min(heatId.length(), 20));
    return new Document(INDEX, id, 1, Json.bytes(Samples.heat(heatId, 1)));
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (body.length > LIMIT_BYTES) {
        answer(
            exchange,
            413,
            "text/html",
            "<html>413 Request Entity Too Large</html>".getBytes(StandardCharsets.UTF_8));
        return;
      }
      URI target = URI.create(TestServers.elasticsearch().url() + exchange.getRequestURI());
      HttpRequest request =
          HttpRequest.newBuilder(target)
              .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body))
              .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
              .header("Accept", exchange.getRequestHeaders().getFirst("Accept"))
              .build();
      HttpResponse<byte[]> response = onward.send(request, HttpResponse.BodyHandlers.ofByteArray());
      exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
      answer(
          exchange,
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElseThrow(),
          response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
