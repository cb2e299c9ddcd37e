package dev.beacon.scorecards;

import dev.beacon.serialization.BinarySerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** The binary form of {@link KeptCard}, which, unlike what travels, is mutable. */
public final class KeptCardSerializer extends BinarySerializer<KeptCard> {
  static final KeptCardSerializer INSTANCE = new KeptCardSerializer();

  private static final long serialVersionUID = 1L;
  private static final int COPY_BYTES = 512;

  @Override
  public void serialize(KeptCard card, DataOutputView out) throws IOException {
    card.write(out);
  }

  @Override
  public KeptCard deserialize(DataInputView in) throws IOException {
    return KeptCard.read(in);
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public KeptCard copy(KeptCard from) {
    try {
      DataOutputSerializer out = new DataOutputSerializer(COPY_BYTES);
      serialize(from, out);
      return deserialize(new DataInputDeserializer(out.getSharedBuffer(), 0, out.length()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy a card", e);
    }
  }

  @Override
  public KeptCard copy(KeptCard from, KeptCard reuse) {
    return copy(from);
  }

  @Override
  public TypeSerializerSnapshot<KeptCard> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Lets Flink find the serializer again when state is restored. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<KeptCard> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
