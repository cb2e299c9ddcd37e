package dev.beacon.local.simulate;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.beacon.contract.Json;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The truth as files: a line of JSON an outbreak, RED case or order, with {@code "type"} {@code
 * outbreak}, {@code red} or {@code order}, and the summary in a file of its own.
 */
public final class TruthFile implements Truth, Closeable {
  private final Path summaryFile;
  private final BufferedWriter lines;

  /**
   * Begins the file, replacing one of the same name.
   *
   * @param file such as {@code truth.jsonl}; the summary then goes to {@code truth-summary.json}
   */
  public TruthFile(Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    Files.createDirectories(absolute.getParent());
    String name = absolute.getFileName().toString();
    String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    summaryFile = absolute.resolveSibling(stem + "-summary.json");
    lines = Files.newBufferedWriter(absolute, StandardCharsets.UTF_8);
  }

  private record Line(
      @JsonProperty("type") String type, @JsonUnwrapped @JsonProperty("of") Record of) {}

  @Override
  public void outbreak(Outbreak outbreak) {
    write(new Line("outbreak", outbreak));
  }

  @Override
  public void red(RedCase red) {
    write(new Line("red", red));
  }

  @Override
  public void order(Ordered order) {
    write(new Line("order", order));
  }

  @Override
  public void end(Summary summary) {
    try {
      Files.write(
          summaryFile, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(summary));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private void write(Line line) {
    try {
      lines.write(Json.mapper().writeValueAsString(line));
      lines.newLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
