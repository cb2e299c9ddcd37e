package dev.beacon.scorecards;

import dev.beacon.serialization.BinarySerializer;
import dev.beacon.serialization.BinaryTypeInfo;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * By how much a card changes.
 *
 * @param card which
 * @param sum what is added to it; not to be changed once it was handed on
 * @param at event time of the latest change in it, epoch milliseconds
 */
record CardDelta(CardKey card, Scorecard sum, long at) {
  static final TypeInformation<CardDelta> TYPE =
      new BinaryTypeInfo<>(CardDelta.class, Serializer.INSTANCE);

  String cardId() {
    return card.id();
  }

  /** The binary form of a delta. */
  static final class Serializer extends BinarySerializer<CardDelta> {
    static final Serializer INSTANCE = new Serializer();

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(CardDelta delta, DataOutputView out) throws IOException {
      delta.card.write(out);
      delta.sum.write(out);
      out.writeLong(delta.at);
    }

    @Override
    public CardDelta deserialize(DataInputView in) throws IOException {
      return new CardDelta(CardKey.read(in), Scorecard.read(in), in.readLong());
    }

    @Override
    public TypeSerializerSnapshot<CardDelta> snapshotConfiguration() {
      return new Snapshot();
    }
  }

  /** Lets Flink find the serializer again when state is restored. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<CardDelta> {
    public Snapshot() {
      super(() -> Serializer.INSTANCE);
    }
  }
}
