package dev.beacon.local.rules;

import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.ClusterRules;
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

/** Rules to test with. */
final class Rules {
  static final Instant NOON = Instant.parse("2019-11-05T04:00:00Z");

  /** Without a version, as people write them. */
  static final String NOISE =
      """
      rule: noise-nearby
      title: {zh: 噪音, en: Noise}
      categories: [NOISE]
      reporters: 6
      within: P1D
      quiet: P2D
      """;

  private Rules() {}

  static ClusterRule read(String yaml) {
    try {
      return ClusterRules.readYaml(
              new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "rules.yaml")
          .get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ClusterRule noise() {
    return read(NOISE);
  }

  static ClusterRule noise(long version, int reporters) {
    return read(NOISE.replace("6", Integer.toString(reporters)))
        .published(version, "li", NOON.plusSeconds(version), null);
  }

  static Draft<ClusterRule> draft(Path folder, String yaml) throws IOException {
    return ClusterRules.readDrafts(Files.writeString(folder.resolve("mine.yaml"), yaml)).get(0);
  }

  static VersionHistory<ClusterRule> history(List<ClusterRule> shipped, ClusterRule... published) {
    return new VersionHistory<>("rule", shipped, List.of(published));
  }
}
