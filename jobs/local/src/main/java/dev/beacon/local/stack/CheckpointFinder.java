package dev.beacon.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the checkpoint to go on from. Flink writes each as {@code <job>/chk-<n>}, and its {@code
 * _metadata} last: a checkpoint without that was not finished.
 */
public final class CheckpointFinder {
  private static final Pattern CHECKPOINT = Pattern.compile("chk-(\\d+)");
  private static final String METADATA = "_metadata";

  /** Flink goes on counting when it resumes, so the number decides; else the later one. */
  private static final Comparator<Path> BY_AGE =
      Comparator.comparingLong(CheckpointFinder::number)
          .thenComparingLong(CheckpointFinder::modified);

  private CheckpointFinder() {}

  /**
   * The newest complete checkpoint of any job that wrote to {@code directory}; empty if there is
   * none.
   */
  public static Optional<Path> newest(Path directory) {
    if (!Files.isDirectory(directory)) {
      return Optional.empty();
    }
    try (Stream<Path> twoLevels = Files.walk(directory, 2)) {
      return twoLevels
          .filter(path -> CHECKPOINT.matcher(path.getFileName().toString()).matches())
          .filter(path -> Files.isRegularFile(path.resolve(METADATA)))
          .max(BY_AGE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number of a checkpoint's directory. */
  public static long number(Path checkpoint) {
    Matcher name = CHECKPOINT.matcher(checkpoint.getFileName().toString());
    if (!name.matches()) {
      throw new IllegalArgumentException("not a checkpoint: " + checkpoint);
    }
    return Long.parseLong(name.group(1));
  }

  private static long modified(Path checkpoint) {
    try {
      return Files.getLastModifiedTime(checkpoint.resolve(METADATA)).toMillis();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
