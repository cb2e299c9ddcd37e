package dev.beacon.kibana.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.contract.Json;
import dev.beacon.kibana.Trees;
import dev.beacon.kibana.http.Credentials;
import dev.beacon.kibana.http.HttpAccess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Kibana's HTTP API, as far as installing needs it. */
public final class KibanaClient {
  private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);
  private static final String BOUNDARY = "beacon-dashboards-7d3f2c51";

  private final URI base;
  private final String space;
  private final Credentials credentials;
  private final HttpClient http;

  /**
   * A client.
   *
   * @param base such as {@code http://localhost:5601}, with Kibana's base path if it has one
   * @param space the space to install into; null: the default one
   * @param authority PEM file of the certificates that are trusted; null: those the JVM trusts
   * @throws KibanaException if that file cannot be read
   */
  public KibanaClient(URI base, String space, Credentials credentials, Path authority) {
    this.base = base;
    this.space = space;
    this.credentials = credentials;
    try {
      this.http = HttpAccess.trusting(authority);
    } catch (IOException e) {
      throw new KibanaException("cannot read certificates from " + authority, e);
    }
  }

  /** Where people open a dashboard. */
  public String link(String dashboardId) {
    return address("/app/dashboards#/view/" + dashboardId);
  }

  /**
   * Asks Kibana which version it is.
   *
   * @throws KibanaException if there is none, it is still starting, or it wants to know who asks
   */
  public KibanaVersion version() throws InterruptedException {
    // The status is the server's, not a space's
    HttpResponse<String> response =
        send("GET", URI.create(trimmed(base) + "/api/status"), null, null);
    JsonNode answer = tree(response);
    if (response.statusCode() == 503) {
      throw new KibanaException(
          "Kibana at "
              + base
              + " is still starting, or cannot reach its Elasticsearch; try again in a minute");
    }
    refuse(response, "read the status of");
    String level = answer.at("/status/overall/level").asText();
    String number = answer.at("/version/number").asText();
    if (level.isEmpty() && number.isEmpty()) {
      throw new KibanaException("what answers at " + base + " is not Kibana");
    }
    if (level.equals("unavailable") || level.equals("critical")) {
      throw new KibanaException(
          "Kibana at "
              + base
              + " is "
              + level
              + ": "
              + answer.at("/status/overall/summary").asText());
    }
    if (number.isEmpty()) {
      throw new KibanaException(
          "Kibana at "
              + base
              + " does not tell its version to whom it does not know; give --api-key or --user");
    }
    return KibanaVersion.parse(number);
  }

  /**
   * Imports saved objects, over those that have the same ids.
   *
   * @return Kibana's account, which may speak of errors
   * @throws KibanaException if Kibana refuses all of it
   */
  JsonNode importObjects(String fileName, String ndjson) throws InterruptedException {
    String body =
        "--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
            + fileName
            + "\"\r\nContent-Type: application/ndjson\r\n\r\n"
            + ndjson
            + "\r\n--"
            + BOUNDARY
            + "--\r\n";
    HttpResponse<String> response =
        send(
            "POST",
            URI.create(address("/api/saved_objects/_import?overwrite=true")),
            "multipart/form-data; boundary=" + BOUNDARY,
            body);
    refuse(response, "import " + fileName + " into");
    return tree(response);
  }

  /** Creates a role, or makes it what it should be. */
  void putRole(String name, JsonNode body) throws InterruptedException {
    URI role = URI.create(trimmed(base) + "/api/security/role/" + name);
    HttpResponse<String> response = send("PUT", role, "application/json", body.toString());
    if (response.statusCode() == 404) {
      throw new KibanaException("Kibana at " + base + " has no security, hence no roles");
    }
    refuse(response, "write the role " + name + " to");
  }

  /**
   * Creates an alerting rule, or makes it what it should be. Whether it is switched on, and the
   * actions it was given since, are left as they are.
   *
   * @return whether it was there before
   */
  boolean putRule(String id, JsonNode body) throws InterruptedException {
    URI rule = URI.create(address("/api/alerting/rule/" + id));
    HttpResponse<String> before = send("GET", rule, null, null);
    if (before.statusCode() == 404) {
      refuse(send("POST", rule, "application/json", body.toString()), "write an alerting rule to");
      return false;
    }
    refuse(before, "read an alerting rule of");
    JsonNode update =
        Trees.object(
            "name",
            body.path("name"),
            "tags",
            body.path("tags"),
            "schedule",
            body.path("schedule"),
            "params",
            body.path("params"),
            "actions",
            RuleActions.kept(tree(before).path("actions")));
    refuse(send("PUT", rule, "application/json", update.toString()), "write an alerting rule to");
    return true;
  }

  private String address(String path) {
    return trimmed(base) + (space == null ? "" : "/s/" + space) + path;
  }

  private static String trimmed(URI base) {
    return base.toString().replaceAll("/+$", "");
  }

  private HttpResponse<String> send(String method, URI uri, String contentType, String body)
      throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(ANSWER_LIMIT)
            .header("kbn-xsrf", "beacon")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    if (credentials.header() != null) {
      request.header("Authorization", credentials.header());
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new KibanaException("there is no Kibana at " + base + " (" + why + ")", e);
    }
  }

  private void refuse(HttpResponse<String> response, String doing) {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return;
    }
    String said = tree(response).path("message").asText();
    String why =
        switch (status) {
          case 401 -> "it does not know who asks; give --api-key or --user";
          case 403 -> "who asks may not do that; ask as an administrator";
          case 404 -> "there is no such address; does the URL lack Kibana's base path?";
          default ->
              status >= 300 && status < 400
                  ? "it sends to "
                      + response.headers().firstValue("location").orElse("somewhere else")
                      + "; give that address, with Kibana's base path"
                  : "it answers " + status;
        };
    throw new KibanaException(
        "cannot "
            + doing
            + " Kibana at "
            + base
            + ": "
            + why
            + (said.isEmpty() ? "" : " (" + said + ")"));
  }

  /** The answer; an empty one where it is no JSON. */
  private static JsonNode tree(HttpResponse<String> response) {
    try {
      JsonNode answer = Json.mapper().readTree(response.body());
      return answer == null ? Trees.object() : answer;
    } catch (JsonProcessingException e) {
      return Trees.object();
    }
  }
}
