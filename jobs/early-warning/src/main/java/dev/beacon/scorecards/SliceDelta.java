package dev.beacon.scorecards;

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
 * What the matters of a slice add, or take back.
 *
 * @param slice the slice
 * @param sum what they add; not to be changed once it was handed on
 * @param at event time of the latest change in it, epoch milliseconds
 */
record SliceDelta(Slice slice, Scorecard sum, long at) {
  static final TypeInformation<SliceDelta> TYPE =
      new BinaryTypeInfo<>(SliceDelta.class, Serializer.INSTANCE);

  /** The binary form of a delta. */
  static final class Serializer extends BinarySerializer<SliceDelta> {
    static final Serializer INSTANCE = new Serializer();

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(SliceDelta delta, DataOutputView out) throws IOException {
      Fields.writeNumber(delta.slice.day(), out);
      Fields.writeString(delta.slice.department(), out);
      Fields.writeString(delta.slice.community(), out);
      delta.sum.write(out);
      out.writeLong(delta.at);
    }

    @Override
    public SliceDelta deserialize(DataInputView in) throws IOException {
      Slice slice = new Slice(Fields.readNumber(in), Fields.readString(in), Fields.readString(in));
      return new SliceDelta(slice, Scorecard.read(in), in.readLong());
    }

    @Override
    public TypeSerializerSnapshot<SliceDelta> snapshotConfiguration() {
      return new Snapshot();
    }
  }

  /** Lets Flink find the serializer again when state is restored. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<SliceDelta> {
    public Snapshot() {
      super(() -> Serializer.INSTANCE);
    }
  }
}
