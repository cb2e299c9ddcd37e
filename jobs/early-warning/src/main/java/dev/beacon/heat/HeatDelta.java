package dev.beacon.heat;

import dev.beacon.serialization.BinarySerializer;
import dev.beacon.serialization.BinaryTypeInfo;
import dev.beacon.serialization.Fields;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * By how much the risk of a place changes.
 *
 * @param place {@code cell:<H3 index>} or {@code community:<code>}
 * @param red change in open RED cases
 * @param yellow change in open YELLOW cases
 * @param green change in open GREEN cases
 * @param settled weight of cases that were settled
 * @param at event time of the latest event in it, epoch milliseconds
 */
record HeatDelta(String place, int red, int yellow, int green, Fading settled, long at) {
  static final TypeInformation<HeatDelta> TYPE =
      new BinaryTypeInfo<>(HeatDelta.class, Serializer.INSTANCE);

  HeatDelta plus(HeatDelta other, long halfLife) {
    return new HeatDelta(
        place,
        red + other.red,
        yellow + other.yellow,
        green + other.green,
        settled.plus(other.settled, halfLife),
        Math.max(at, other.at));
  }

  /** The binary form, of deltas and of a place's risk, which is the sum of its deltas. */
  static final class Serializer extends BinarySerializer<HeatDelta> {
    static final Serializer INSTANCE = new Serializer();

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(HeatDelta delta, DataOutputView out) throws IOException {
      Fields.writeString(delta.place, out);
      out.writeInt(delta.red);
      out.writeInt(delta.yellow);
      out.writeInt(delta.green);
      out.writeDouble(delta.settled.weight());
      out.writeLong(delta.settled.at());
      out.writeLong(delta.at);
    }

    @Override
    public HeatDelta deserialize(DataInputView in) throws IOException {
      return new HeatDelta(
          Fields.readString(in),
          in.readInt(),
          in.readInt(),
          in.readInt(),
          new Fading(in.readDouble(), in.readLong()),
          in.readLong());
    }

    @Override
    public TypeSerializerSnapshot<HeatDelta> snapshotConfiguration() {
      return new Snapshot();
    }
  }

  /** Lets Flink find the serializer again when state is restored. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<HeatDelta> {
    public Snapshot() {
      super(() -> Serializer.INSTANCE);
    }
  }
}
