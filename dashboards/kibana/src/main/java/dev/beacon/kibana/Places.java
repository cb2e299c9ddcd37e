package dev.beacon.kibana;

import dev.beacon.contract.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What sub-districts and communities are called. Documents hold their codes only.
 *
 * <p>Decision: names are written into the data views, from {@code places.csv} beside this class;
 * another district replaces that file and generates anew. A code that is not in it is shown as it
 * is.
 */
final class Places {
  private static final Map<String, Text> NAMES = read();

  private Places() {}

  /** Names by code. */
  static Map<String, Text> names() {
    return NAMES;
  }

  private static Map<String, Text> read() {
    Map<String, Text> names = new LinkedHashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Places.class.getResourceAsStream("places.csv"), StandardCharsets.UTF_8))) {
      lines
          .lines()
          .skip(1)
          .map(line -> line.split(",", 3))
          .forEach(cells -> names.put(cells[0], new Text(cells[1], cells[2])));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read places.csv", e);
    }
    return Collections.unmodifiableMap(names);
  }
}
