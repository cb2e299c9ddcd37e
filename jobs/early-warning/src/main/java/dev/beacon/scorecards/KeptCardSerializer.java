package dev.beacon.scorecards;

import dev.beacon.serialization.MutableSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The binary form of {@link KeptCard}, which, unlike what travels, is mutable. */
public final class KeptCardSerializer extends MutableSerializer<KeptCard> {
  static final KeptCardSerializer INSTANCE = new KeptCardSerializer();

  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(KeptCard card, DataOutputView out) throws IOException {
    card.write(out);
  }

  @Override
  public KeptCard deserialize(DataInputView in) throws IOException {
    return KeptCard.read(in);
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
