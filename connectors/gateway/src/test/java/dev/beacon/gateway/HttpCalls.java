package dev.beacon.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.contract.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A client of a gateway. */
final class HttpCalls {
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final String url;

  HttpCalls(Gateway gateway) {
    this.url = gateway.url();
  }

  /** What came back. */
  record Answer(int status, String body, HttpResponse<String> response) {
    JsonNode json() {
      try {
        return Json.mapper().readTree(body);
      } catch (IOException e) {
        throw new AssertionError("not JSON: " + body, e);
      }
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }
  }

  Answer get(String path) throws Exception {
    return send(request(path).GET());
  }

  /** The answer when it comes. */
  CompletableFuture<Answer> later(String path) {
    return client
        .sendAsync(request(path).GET().build(), BodyHandlers.ofString())
        .thenApply(response -> new Answer(response.statusCode(), response.body(), response));
  }

  Answer post(String path, Object body) throws Exception {
    return send(json(path, body));
  }

  /** The path of something done about an alert. */
  static String action(String alertId, String action) {
    String id = URLEncoder.encode(alertId, StandardCharsets.UTF_8).replace("+", "%20");
    return "/api/alerts/" + id + "/" + action;
  }

  Answer postWithKey(String path, Object body, String key) throws Exception {
    return send(json(path, body).header("Idempotency-Key", key));
  }

  Answer send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body(), response);
  }

  /** The lines of a stream as they come. */
  Stream<String> lines(String path) throws Exception {
    return client.send(request(path).GET().build(), BodyHandlers.ofLines()).body();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(60));
  }

  private HttpRequest.Builder json(String path, Object body) {
    return request(path)
        .header("Content-Type", "application/json; charset=utf-8")
        .POST(BodyPublishers.ofString(body.toString()));
  }
}
