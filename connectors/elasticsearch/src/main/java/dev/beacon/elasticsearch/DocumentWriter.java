package dev.beacon.elasticsearch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.apache.flink.util.IOUtils;

/**
 * The sink's writer: turns elements into documents and keeps those that are too large away from
 * {@link BulkWriter}, whose base class would let the job die of them.
 */
final class DocumentWriter<T> implements StatefulSinkWriter<T, BufferedRequestState<Document>> {
  /** Never sent, so there is no status. */
  private static final int NEVER_SENT = 0;

  private final ElementConverter<T, Document> converter;
  private final long maxDocumentBytes;
  private final PoisonHandler poison;
  private final BulkClient client;
  private final BulkWriter writer;

  DocumentWriter(
      ElementConverter<T, Document> converter,
      long maxDocumentBytes,
      PoisonHandler poison,
      BulkClient client,
      BulkWriter writer) {
    this.converter = converter;
    this.maxDocumentBytes = maxDocumentBytes;
    this.poison = poison;
    this.client = client;
    this.writer = writer;
  }

  @Override
  public void write(T element, Context context) throws IOException, InterruptedException {
    Document document = converter.apply(element, context);
    if (fits(document, maxDocumentBytes, poison)) {
      writer.write(document, context);
    }
  }

  /** What of the restored state still fits, should the limit have been lowered. */
  static List<BufferedRequestState<Document>> fitting(
      Collection<BufferedRequestState<Document>> restored,
      long maxDocumentBytes,
      PoisonHandler poison)
      throws IOException {
    List<BufferedRequestState<Document>> states = new ArrayList<>(restored.size());
    for (BufferedRequestState<Document> state : restored) {
      List<RequestEntryWrapper<Document>> fitting = new ArrayList<>();
      for (RequestEntryWrapper<Document> entry : state.getBufferedRequestEntries()) {
        if (fits(entry.getRequestEntry(), maxDocumentBytes, poison)) {
          fitting.add(entry);
        }
      }
      states.add(new BufferedRequestState<>(fitting));
    }
    return states;
  }

  private static boolean fits(Document document, long maxDocumentBytes, PoisonHandler poison)
      throws IOException {
    if (BulkWriter.size(document) <= maxDocumentBytes) {
      return true;
    }
    poison.handle(document, NEVER_SENT, "larger than " + maxDocumentBytes + " bytes");
    return false;
  }

  @Override
  public void flush(boolean endOfInput) throws IOException, InterruptedException {
    writer.flush(endOfInput);
  }

  @Override
  public List<BufferedRequestState<Document>> snapshotState(long checkpointId) {
    return writer.snapshotState(checkpointId);
  }

  @Override
  public void close() throws Exception {
    IOUtils.closeAll(writer, client, poison);
  }
}
