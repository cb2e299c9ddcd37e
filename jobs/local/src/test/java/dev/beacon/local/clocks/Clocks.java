package dev.beacon.local.clocks;

import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.ClockDefinitions;
import dev.beacon.contract.Draft;
import dev.beacon.local.publishing.VersionHistory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Clocks to test with. */
final class Clocks {
  static final Instant NOON = Instant.parse("2019-11-05T04:00:00Z");

  /** What the stack's clock shows at noon. */
  static final Instant STACK_TIME = Instant.parse("2020-06-01T00:00:00Z");

  /** Without a version, as people write them. */
  static final String QUICK =
      """
      clock: quick
      title: {zh: 快, en: Quick}
      grades: [RED]
      stoppedBy: ACCEPTED
      term: {time: PT20M}
      """;

  private Clocks() {}

  static ClockDefinition read(String yaml) {
    try {
      return ClockDefinitions.readYaml(
              new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "clocks.yaml")
          .get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ClockDefinition quick() {
    return read(QUICK);
  }

  /** As published by {@code li}, to hold from that many seconds after noon on. */
  static ClockDefinition quick(long version, int minutes) {
    return read(QUICK.replace("20", Integer.toString(minutes)))
        .published(version, "li", NOON.plusSeconds(version), null)
        .withEffectiveFrom(NOON.plusSeconds(version));
  }

  static Draft<ClockDefinition> draft(Path folder, String yaml) throws IOException {
    return ClockDefinitions.readDrafts(Files.writeString(folder.resolve("mine.yaml"), yaml)).get(0);
  }

  static VersionHistory<ClockDefinition> history(
      List<ClockDefinition> shipped, ClockDefinition... published) {
    return new VersionHistory<>("clock", shipped, List.of(published));
  }
}
