package dev.beacon.elasticsearch;

import dev.beacon.contract.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Sets poison documents aside as lines of JSON in {@code poison-<subtask>.jsonl}, a {@link
 * PoisonDocument} a line. Several sinks may share a directory: each line is appended whole. Meant
 * for one machine; on a cluster the directory is each task manager's own.
 */
public final class PoisonFiles implements PoisonSink {
  private static final long serialVersionUID = 1L;

  /** A Path is not serializable. */
  private final String directory;

  /**
   * @param directory created where missing, when the first document is set aside
   */
  public PoisonFiles(Path directory) {
    this.directory = directory.toString();
  }

  @Override
  public Writer open(int subtask) {
    return new Lines(Path.of(directory, "poison-" + subtask + ".jsonl"));
  }

  private static final class Lines implements Writer {
    private final Path file;
    private FileChannel channel;

    Lines(Path file) {
      this.file = file;
    }

    @Override
    public void setAside(PoisonDocument document) throws IOException {
      if (channel == null) {
        Files.createDirectories(file.getParent());
        channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                StandardOpenOption.DSYNC);
      }
      byte[] json = Json.bytes(document);
      byte[] line = Arrays.copyOf(json, json.length + 1);
      line[json.length] = '\n';
      ByteBuffer buffer = ByteBuffer.wrap(line);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }

    @Override
    public void close() throws IOException {
      if (channel != null) {
        channel.close();
      }
    }
  }
}
