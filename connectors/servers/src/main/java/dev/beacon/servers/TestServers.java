package dev.beacon.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One Kafka and one Elasticsearch for all tests of a JVM, started when first asked for, stopped at
 * its exit with their data. Tests keep out of each other's way by names of topics and indices of
 * their own.
 */
public final class TestServers {
  private static final int ELASTICSEARCH_HEAP_MEGABYTES = 512;

  private static KafkaServer kafka;
  private static ElasticsearchServer elasticsearch;

  private TestServers() {}

  public static synchronized KafkaServer kafka() {
    if (kafka == null) {
      kafka = KafkaServer.start(ServerPaths.fromSystemProperty(), temporaryDirectory("kafka"), 0);
    }
    return kafka;
  }

  public static synchronized ElasticsearchServer elasticsearch() {
    if (elasticsearch == null) {
      elasticsearch =
          ElasticsearchServer.start(
              ServerPaths.fromSystemProperty(),
              temporaryDirectory("elasticsearch"),
              0,
              ELASTICSEARCH_HEAP_MEGABYTES);
    }
    return elasticsearch;
  }

  /**
   * A directory that is gone after the tests; registered before its server, hence removed after the
   * server has stopped.
   */
  private static Path temporaryDirectory(String server) {
    try {
      Path directory = Files.createTempDirectory("beacon-test-" + server + "-");
      AtExit.register("the data of " + server, () -> deleteAll(directory));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteAll(Path directory) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> paths = Files.walk(directory)) {
      deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
