package dev.beacon.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

class DocumentStateSerializerTest {
  private final DocumentStateSerializer serializer = new DocumentStateSerializer();

  @Test
  void bufferedDocumentsComeBackAsTheyWere() throws IOException {
    Document plain = Document.of(Samples.caseDocument("case-1", 7));
    Document extreme = new Document("i", "案".repeat(70_000), Long.MAX_VALUE, new byte[] {0, -1});

    BufferedRequestState<Document> back =
        serializer.deserialize(
            DocumentStateSerializer.VERSION, serializer.serialize(state(plain, extreme)));

    assertThat(back.getBufferedRequestEntries())
        .extracting(RequestEntryWrapper::getRequestEntry)
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(plain, extreme);
    assertThat(back.getStateSize()).isEqualTo(BulkWriter.size(plain) + BulkWriter.size(extreme));
  }

  @Test
  void stateOfAnUnknownVersionIsRefused() throws IOException {
    byte[] bytes = serializer.serialize(state(Document.of(Samples.heat("cell:1", 1))));

    assertThatThrownBy(() -> serializer.deserialize(2, bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 2");
  }

  @Test
  void documentsTravelBetweenTasksWithoutKryo() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(Document.class);
  }

  @Test
  void aDocumentWithoutAnIdOrWithANegativeVersionIsRefused() {
    byte[] json = "{}".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> new Document("i", "", 1, json))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Document("i", "1", -1, json))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static BufferedRequestState<Document> state(Document... documents) {
    return new BufferedRequestState<>(
        List.of(documents).stream()
            .map(d -> new RequestEntryWrapper<>(d, BulkWriter.size(d)))
            .toList());
  }
}
