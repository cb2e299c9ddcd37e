package dev.beacon.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Where the build has put the programs of the servers.
 *
 * @param kafkaLibraries the directory that holds the jars of the Kafka broker
 * @param elasticsearchHome the unpacked Elasticsearch: the directory with {@code bin} and {@code
 *     lib}
 */
public record ServerPaths(Path kafkaLibraries, Path elasticsearchHome) {
  /** System property with the directory the build of this module has filled. */
  public static final String PROPERTY = "beacon.servers";

  private static final String HOW_TO_BUILD =
      "Build them with: ./mvnw package -DskipTests -pl connectors/servers -am";

  /**
   * The servers that system property {@value #PROPERTY} points to; a {@link ServerException} tells
   * how to build them if missing.
   */
  public static ServerPaths fromSystemProperty() {
    String directory = System.getProperty(PROPERTY);
    if (directory == null || directory.isBlank()) {
      throw new ServerException(
          "System property " + PROPERTY + " does not say where the servers are. " + HOW_TO_BUILD);
    }
    return below(Path.of(directory));
  }

  /**
   * The servers in {@code buildDirectory}, which is {@code connectors/servers/target} of a
   * checkout.
   */
  public static ServerPaths below(Path buildDirectory) {
    Path directory = buildDirectory.toAbsolutePath().normalize();
    Properties versions = versions();
    return new ServerPaths(
        existing(directory.resolve("kafka").resolve(versions.getProperty("kafka"))),
        existing(
            directory
                .resolve("elasticsearch")
                .resolve("elasticsearch-" + versions.getProperty("elasticsearch"))));
  }

  private static Path existing(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new ServerException("There is no server in " + directory + ". " + HOW_TO_BUILD);
    }
    return directory;
  }

  private static Properties versions() {
    Properties versions = new Properties();
    try (InputStream in = ServerPaths.class.getResourceAsStream("versions.properties")) {
      versions.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return versions;
  }
}
