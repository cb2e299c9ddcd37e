package dev.beacon.feeds;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** The mappings that come with Beacon, and the way to a mapping by name or file. */
public final class FeedMappings {
  private static final List<String> SHIPPED = List.of("boston-311", "us-wage-claims");

  private FeedMappings() {}

  /** The mappings that come with Beacon, by name. */
  public static List<FeedMapping> shipped() {
    return SHIPPED.stream().map(FeedMappings::resource).toList();
  }

  /**
   * A shipped mapping by its name, or else a mapping from a YAML file.
   *
   * @throws FeedException if there is neither, or the file is wrong
   */
  public static FeedMapping find(String nameOrFile) {
    if (SHIPPED.contains(nameOrFile)) {
      return resource(nameOrFile);
    }
    Path file = path(nameOrFile);
    if (file == null || !Files.isRegularFile(file)) {
      throw new FeedException(
          "no feed is called "
              + nameOrFile
              + " and there is no such mapping file; Beacon knows "
              + String.join(", ", SHIPPED));
    }
    return FeedMapping.load(file);
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static FeedMapping resource(String name) {
    String resource = name + ".yaml";
    try (InputStream in = FeedMappings.class.getResourceAsStream(resource)) {
      return FeedMapping.parse(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
