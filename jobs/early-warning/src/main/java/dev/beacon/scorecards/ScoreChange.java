package dev.beacon.scorecards;

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
 * A matter adds something else to the scorecards than it did: an event came in, a clock struck, or
 * late truth corrected what was counted before. Changes of one matter come in their order.
 *
 * @param before what it has added so far; null: nothing
 * @param after what it adds from now on; null: nothing
 * @param at event time of what changed it, epoch milliseconds
 */
public record ScoreChange(Contribution before, Contribution after, long at) {
  /** How Flink carries it. */
  public static final TypeInformation<ScoreChange> TYPE =
      new BinaryTypeInfo<>(ScoreChange.class, Serializer.INSTANCE);

  /** The change from one standing to the next; empty if the matter adds what it added before. */
  public static Optional<ScoreChange> between(Contribution before, Contribution after, long at) {
    return Objects.equals(before, after)
        ? Optional.empty()
        : Optional.of(new ScoreChange(before, after, at));
  }

  /** The binary form of a change. */
  static final class Serializer extends BinarySerializer<ScoreChange> {
    static final Serializer INSTANCE = new Serializer();

    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(ScoreChange change, DataOutputView out) throws IOException {
      write(change.before, out);
      write(change.after, out);
      out.writeLong(change.at);
    }

    private static void write(Contribution contribution, DataOutputView out) throws IOException {
      out.writeBoolean(contribution != null);
      if (contribution != null) {
        contribution.write(out);
      }
    }

    @Override
    public ScoreChange deserialize(DataInputView in) throws IOException {
      return new ScoreChange(read(in), read(in), in.readLong());
    }

    private static Contribution read(DataInputView in) throws IOException {
      return in.readBoolean() ? Contribution.read(in) : null;
    }

    @Override
    public TypeSerializerSnapshot<ScoreChange> snapshotConfiguration() {
      return new Snapshot();
    }
  }

  /** Lets Flink find the serializer again when state is restored. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ScoreChange> {
    public Snapshot() {
      super(() -> Serializer.INSTANCE);
    }
  }
}
