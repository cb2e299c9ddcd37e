package dev.beacon.kibana;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files of {@code dashboards/kibana}, as they are committed. */
public final class Shipped {
  private Shipped() {}

  /** The import file of a language: a saved object a line. */
  public static String dashboards(Language language) {
    return text(Bundle.fileName(language));
  }

  static ObjectNode json(String file) {
    try {
      return (ObjectNode) Json.mapper().readTree(text(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static String text(String file) {
    try (InputStream in = Shipped.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not there; ./beacon dashboards generate");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
