package dev.beacon.kibana.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.beacon.contract.Json;
import dev.beacon.kibana.Trees;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers as Kibana's API does, as far as installing asks it. */
final class FakeKibana implements AutoCloseable {
  private static final Pattern FILE =
      Pattern.compile("\r\n\r\n(.*)\r\n--[^\r\n]+--\r\n$", Pattern.DOTALL);

  private final HttpServer server;
  final Map<String, JsonNode> objects = new HashMap<>();
  final Map<String, JsonNode> roles = new HashMap<>();
  final Map<String, JsonNode> rules = new HashMap<>();
  final List<String> requests = new ArrayList<>();
  String version = "8.12.2";
  String authorization;
  boolean starting;
  boolean secured = true;
  String missing;

  FakeKibana() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().toString();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(method + " " + path);
    if (starting) {
      answer(exchange, 503, "Kibana server is not ready yet");
    } else if (authorization != null
        && !authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      error(exchange, 401, "Unauthorized", "missing authentication credentials");
    } else if (!method.equals("GET") && exchange.getRequestHeaders().getFirst("kbn-xsrf") == null) {
      error(exchange, 400, "Bad Request", "Request must contain a kbn-xsrf header.");
    } else if (path.equals("/api/status")) {
      json(
          exchange,
          200,
          Trees.object(
              "name",
              "kibana",
              "version",
              Trees.object("number", version, "build_snapshot", false),
              "status",
              Trees.object(
                  "overall",
                  Trees.object(
                      "level", "available", "summary", "All services and plugins are available"))));
    } else if (path.matches("(/s/\\w+)?/api/saved_objects/_import\\?overwrite=true")) {
      importFile(exchange, body);
    } else if (path.startsWith("/api/security/role/") && secured) {
      roles.put(path.substring(path.lastIndexOf('/') + 1), Json.mapper().readTree(body));
      answer(exchange, 204, "");
    } else if (path.contains("/api/alerting/rule/")) {
      rule(exchange, method, path.substring(path.lastIndexOf('/') + 1), body);
    } else {
      error(exchange, 404, "Not Found", "Not Found");
    }
  }

  private void importFile(HttpExchange exchange, String body) throws IOException {
    Matcher file = FILE.matcher(body);
    if (!file.find() || !body.contains("name=\"file\"")) {
      error(exchange, 400, "Bad Request", "Invalid multipart payload");
      return;
    }
    ArrayNode results = Trees.array();
    ArrayNode errors = Trees.array();
    for (String line : file.group(1).lines().toList()) {
      JsonNode object = Json.mapper().readTree(line);
      String type = object.path("type").asText();
      String id = object.path("id").asText();
      if (id.equals(missing)) {
        errors.add(
            Trees.object(
                "id",
                id,
                "type",
                type,
                "meta",
                Trees.object("title", object.at("/attributes/title")),
                "error",
                Trees.object(
                    "type",
                    "missing_references",
                    "references",
                    List.of(Trees.object("type", "index-pattern", "id", "gone")))));
      } else {
        boolean before = objects.put(id, object) != null;
        var result = Trees.object("type", type, "id", id, "managed", false);
        if (before) {
          result.put("overwrite", true);
        }
        results.add(result);
      }
    }
    var account =
        Trees.object(
            "successCount", results.size(), "success", errors.isEmpty(), "warnings", Trees.array());
    account.set("successResults", results);
    if (!errors.isEmpty()) {
      account.set("errors", errors);
    }
    json(exchange, 200, account);
  }

  private void rule(HttpExchange exchange, String method, String id, String body)
      throws IOException {
    switch (method) {
      case "GET" -> {
        if (rules.containsKey(id)) {
          json(exchange, 200, rules.get(id));
        } else {
          error(exchange, 404, "Not Found", "Saved object [alert/" + id + "] not found");
        }
      }
      case "POST" -> {
        rules.put(id, Json.mapper().readTree(body));
        json(exchange, 200, rules.get(id));
      }
      default -> {
        JsonNode update = Json.mapper().readTree(body);
        if (update.has("rule_type_id") || update.has("enabled") || update.has("consumer")) {
          error(exchange, 400, "Bad Request", "definition for this key is missing");
        } else {
          rules.put(id, update);
          json(exchange, 200, update);
        }
      }
    }
  }

  private static void error(HttpExchange exchange, int status, String error, String message)
      throws IOException {
    json(exchange, status, Trees.object("statusCode", status, "error", error, "message", message));
  }

  private static void json(HttpExchange exchange, int status, JsonNode body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    answer(exchange, status, body.toString());
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
