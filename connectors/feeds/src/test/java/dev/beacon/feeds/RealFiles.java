package dev.beacon.feeds;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real files that are not part of the project; a test that needs one is skipped without it. */
final class RealFiles {
  private RealFiles() {}

  static Path file(String name) {
    Path file =
        Path.of(System.getProperty("beacon.root"))
            .resolveSibling("shared")
            .resolve("data/real")
            .resolve(name);
    assumeTrue(Files.isRegularFile(file), "skipped, as there is no " + file);
    return file;
  }

  static TimeOrdered read(String name, String feed) {
    try (FeedReader reader =
        FeedReader.open(file(name), FeedMappings.find(feed), Feeds.PSEUDONYMS)) {
      return TimeOrdered.read(reader);
    }
  }
}
