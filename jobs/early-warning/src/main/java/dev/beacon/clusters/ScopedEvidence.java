package dev.beacon.clusters;

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
 * A piece of evidence on its way to one of the stories it belongs to.
 *
 * @param key of the story, see {@link EvidenceScopes}
 * @param evidence the evidence
 * @param about who and where the story is about, by this evidence
 * @param appendedAt when Kafka appended the event, epoch milliseconds
 */
public record ScopedEvidence(String key, Evidence evidence, About about, long appendedAt) {
  /** How Flink carries it. */
  public static final TypeInformation<ScopedEvidence> TYPE =
      new BinaryTypeInfo<>(ScopedEvidence.class, Serializer.INSTANCE);

  /** The binary form. */
  public static final class Serializer extends BinarySerializer<ScopedEvidence> {
    static final Serializer INSTANCE = new Serializer();

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(ScopedEvidence scoped, DataOutputView out) throws IOException {
      Fields.writeString(scoped.key, out);
      scoped.evidence.write(out);
      scoped.about.write(out);
      out.writeLong(scoped.appendedAt);
    }

    @Override
    public ScopedEvidence deserialize(DataInputView in) throws IOException {
      return new ScopedEvidence(
          Fields.readString(in), Evidence.read(in), About.read(in), in.readLong());
    }

    @Override
    public TypeSerializerSnapshot<ScopedEvidence> snapshotConfiguration() {
      return new Snapshot();
    }
  }

  /** Lets Flink find the serializer again when state is restored. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ScopedEvidence> {
    public Snapshot() {
      super(() -> Serializer.INSTANCE);
    }
  }
}
