package dev.beacon.cases;

import dev.beacon.clocks.ClockBook;
import dev.beacon.serialization.BinarySerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** The binary form of {@link CaseState}, which, unlike what travels, is mutable. */
public final class CaseStateSerializer extends BinarySerializer<CaseState> {
  static final CaseStateSerializer INSTANCE = new CaseStateSerializer();

  private static final long serialVersionUID = 1L;
  private static final int COPY_BYTES = 512;

  @Override
  public void serialize(CaseState state, DataOutputView out) throws IOException {
    state.file.write(out);
    state.book.write(out);
    state.news.write(out);
    out.writeLong(state.timerAt);
    out.writeLong(state.touchedAt);
    out.writeLong(state.scoredAt);
  }

  @Override
  public CaseState deserialize(DataInputView in) throws IOException {
    CaseState state =
        new CaseState(CaseFile.read(in), ClockBook.read(in), CaseNews.read(in), in.readLong());
    state.touchedAt = in.readLong();
    state.scoredAt = in.readLong();
    return state;
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public CaseState copy(CaseState from) {
    try {
      DataOutputSerializer out = new DataOutputSerializer(COPY_BYTES);
      serialize(from, out);
      return deserialize(new DataInputDeserializer(out.getSharedBuffer(), 0, out.length()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy a case", e);
    }
  }

  @Override
  public CaseState copy(CaseState from, CaseState reuse) {
    return copy(from);
  }

  @Override
  public TypeSerializerSnapshot<CaseState> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Lets Flink find the serializer again when state is restored. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<CaseState> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
