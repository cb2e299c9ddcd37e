package dev.beacon.heat;

import dev.beacon.serialization.BinarySerializer;
import dev.beacon.serialization.BinaryTypeInfo;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A matter stands otherwise than it did. Changes of one matter come in their order, and each begins
 * where the one before ended; so what they add up to depends only on how the matter stands last,
 * not on the order in which its events came.
 *
 * @param before how it stood; null: there was none that weighed
 * @param after how it stands now; null: it weighs nothing any more
 * @param at event time of what changed it, epoch milliseconds
 */
public record HazardChange(Hazard before, Hazard after, long at) {
  /** How Flink carries it. */
  public static final TypeInformation<HazardChange> TYPE =
      new BinaryTypeInfo<>(HazardChange.class, Serializer.INSTANCE);

  /** The change from one standing to the next; empty if it stands as it did. */
  public static Optional<HazardChange> between(Hazard before, Hazard after, long at) {
    return Objects.equals(before, after)
        ? Optional.empty()
        : Optional.of(new HazardChange(before, after, at));
  }

  /** The binary form. */
  static final class Serializer extends BinarySerializer<HazardChange> {
    static final Serializer INSTANCE = new Serializer();

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(HazardChange change, DataOutputView out) throws IOException {
      write(change.before, out);
      write(change.after, out);
      out.writeLong(change.at);
    }

    private static void write(Hazard hazard, DataOutputView out) throws IOException {
      out.writeBoolean(hazard != null);
      if (hazard != null) {
        hazard.write(out);
      }
    }

    @Override
    public HazardChange deserialize(DataInputView in) throws IOException {
      return new HazardChange(read(in), read(in), in.readLong());
    }

    private static Hazard read(DataInputView in) throws IOException {
      return in.readBoolean() ? Hazard.read(in) : null;
    }

    @Override
    public TypeSerializerSnapshot<HazardChange> snapshotConfiguration() {
      return new Snapshot();
    }
  }

  /** Lets Flink find the serializer again when state is restored. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<HazardChange> {
    public Snapshot() {
      super(() -> Serializer.INSTANCE);
    }
  }
}
