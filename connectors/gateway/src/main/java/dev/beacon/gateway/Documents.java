package dev.beacon.gateway;

import dev.beacon.contract.EventKind;
import dev.beacon.contract.EventSchemas;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;

/** What does not change while the gateway runs: the page, its parts, and what describes the API. */
final class Documents {
  private static final String YAML = "application/yaml";

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
    String name = ctx.pathParam("kind");
    EventKind kind =
        Arrays.stream(EventKind.values())
            .filter(k -> k.prefix().equals(name.toLowerCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(
                () ->
                    RequestRefused.notFound(
                        "No such schema; there are "
                            + String.join(
                                ", ",
                                Arrays.stream(EventKind.values())
                                    .map(EventKind::prefix)
                                    .toList())));
    ctx.contentType("application/schema+json").result(EventSchemas.resource(kind));
  }

  private static byte[] read(String resource) {
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
