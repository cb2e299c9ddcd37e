package dev.beacon.gateway;

import dev.beacon.contract.EventKind;
import dev.beacon.contract.EventSchemas;
import dev.beacon.contract.OperatorActions;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What does not change while the gateway runs: the page, its parts, and what describes the API. */
final class Documents {
  private static final String YAML = "application/yaml";
  private static final Map<String, String> SCHEMAS = schemas();

  private Documents() {}

  /** A file of {@code dev/beacon/gateway/web}. */
  static Handler page(String name, String contentType) {
    byte[] content = read("/dev/beacon/gateway/web/" + name);
    return ctx -> ctx.contentType(contentType).result(content);
  }

  /**
   * A YAML document of the class path. A browser gets it as plain text, to show and not to save.
   */
  static Handler yaml(String resource) {
    byte[] content = read(resource);
    return ctx -> {
      String accept = ctx.header("Accept");
      boolean person = accept != null && accept.contains("text/html");
      ctx.header("Vary", "Accept");
      ctx.contentType(person ? "text/plain; charset=utf-8" : YAML).result(content);
    };
  }

  /** {@code GET /api/schemas/{kind}}: the JSON Schema that events are validated by. */
  static void schema(Context ctx) {
    String schema = SCHEMAS.get(ctx.pathParam("kind").toLowerCase(Locale.ROOT));
    if (schema == null) {
      throw RequestRefused.notFound(
          "No such schema; there are " + String.join(", ", SCHEMAS.keySet()));
    }
    ctx.contentType("application/schema+json").result(schema);
  }

  private static Map<String, String> schemas() {
    Map<String, String> schemas = new LinkedHashMap<>();
    for (EventKind kind : EventKind.values()) {
      schemas.put(kind.prefix(), EventSchemas.resource(kind));
    }
    schemas.put("operator-action", OperatorActions.schema());
    return schemas;
  }

  /** A file of the class path. */
  static byte[] read(String resource) {
    try (InputStream in = Documents.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing from the class path: " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
