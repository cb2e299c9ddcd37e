package dev.beacon.elasticsearch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriterStateSerializer;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;

/**
 * How buffered documents are kept in a checkpoint. Each text and the JSON: its length in bytes, an
 * int, and the bytes. Not {@code writeUTF}, which fails beyond 65,535 bytes and would take the
 * checkpoint with it.
 */
final class DocumentStateSerializer extends AsyncSinkWriterStateSerializer<Document> {
  static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public BufferedRequestState<Document> deserialize(int version, byte[] serialized)
      throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "state of the Elasticsearch sink has version " + version + ", known is " + VERSION);
    }
    return super.deserialize(version, serialized);
  }

  @Override
  protected void serializeRequestToStream(Document document, DataOutputStream out)
      throws IOException {
    writeBytes(out, document.index().getBytes(StandardCharsets.UTF_8));
    writeBytes(out, document.id().getBytes(StandardCharsets.UTF_8));
    out.writeLong(document.version());
    writeBytes(out, document.json());
  }

  @Override
  protected Document deserializeRequestFromStream(long size, DataInputStream in)
      throws IOException {
    String index = new String(readBytes(in), StandardCharsets.UTF_8);
    String id = new String(readBytes(in), StandardCharsets.UTF_8);
    long version = in.readLong();
    return new Document(index, id, version, readBytes(in));
  }

  private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }
}
