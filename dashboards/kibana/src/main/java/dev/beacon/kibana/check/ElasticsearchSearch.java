package dev.beacon.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.kibana.http.Credentials;
import dev.beacon.kibana.http.HttpAccess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** Asks an Elasticsearch over HTTP. */
public final class ElasticsearchSearch implements IndexCheck.Search {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

  private final String base;
  private final Credentials credentials;
  private final HttpClient http;

  /**
   * A connection.
   *
   * @param base such as {@code http://localhost:9200}
   * @param authority PEM file of the certificates that are trusted; null: those the JVM trusts
   * @throws IOException if that file cannot be read
   */
  public ElasticsearchSearch(URI base, Credentials credentials, Path authority) throws IOException {
    this.base = base.toString().replaceAll("/+$", "");
    this.credentials = credentials;
    this.http = HttpAccess.trusting(authority);
  }

  @Override
  public JsonNode ask(String path, String body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER_LIMIT);
    if (body != null) {
      request
          .header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(body));
    }
    if (credentials.header() != null) {
      request.header("Authorization", credentials.header());
    }
    return ImportFile.parse(
        http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
  }
}
