package dev.beacon.cases;

import dev.beacon.clocks.ClockBook;
import dev.beacon.serialization.MutableSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The binary form of {@link CaseState}, which, unlike what travels, is mutable. */
public final class CaseStateSerializer extends MutableSerializer<CaseState> {
  static final CaseStateSerializer INSTANCE = new CaseStateSerializer();

  private static final long serialVersionUID = 1L;

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
