package dev.beacon.local.backtest;

import dev.beacon.elasticsearch.Document;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes documents to files of one name, one a subtask, to be put in order when the run is over.
 */
final class SpoolSink implements Sink<Document> {
  private static final long serialVersionUID = 1L;

  private final String directory;
  private final String name;

  SpoolSink(Path directory, String name) {
    this.directory = directory.toString();
    this.name = name;
  }

  @Override
  public SinkWriter<Document> createWriter(WriterInitContext context) throws IOException {
    int subtask = context.getTaskInfo().getIndexOfThisSubtask();
    return new Writer(
        new DataOutputStream(
            new BufferedOutputStream(
                Files.newOutputStream(Path.of(directory, name + "-" + subtask)))));
  }

  /** Reads back everything that was written under a name; in order of writing within a subtask. */
  static void read(Path directory, String name, Consumer<Document> documents) throws IOException {
    List<Path> parts;
    try (Stream<Path> files = Files.list(directory)) {
      parts = files.filter(file -> isPart(file, name)).sorted().toList();
    }
    for (Path part : parts) {
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(part)))) {
        while (true) {
          String id;
          try {
            id = in.readUTF();
          } catch (EOFException end) {
            break;
          }
          long version = in.readLong();
          byte[] json = new byte[in.readInt()];
          in.readFully(json);
          documents.accept(new Document(name, id, version, json));
        }
      }
    }
  }

  private static boolean isPart(Path file, String name) {
    return file.getFileName().toString().startsWith(name + "-");
  }

  private record Writer(DataOutputStream out) implements SinkWriter<Document> {
    @Override
    public void write(Document document, Context context) throws IOException {
      out.writeUTF(document.id());
      out.writeLong(document.version());
      out.writeInt(document.json().length);
      out.write(document.json());
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
