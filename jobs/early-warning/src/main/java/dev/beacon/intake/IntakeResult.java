package dev.beacon.intake;

import dev.beacon.contract.Reject;
import dev.beacon.serialization.BinarySerializer;
import dev.beacon.serialization.BinaryTypeInfo;
import dev.beacon.serialization.Fields;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What became of an input: an event, or a reject.
 *
 * @param event the event; null if the input was rejected
 * @param reject why it was rejected; null if it was not
 */
public record IntakeResult(CaseEvent event, Reject reject) {
  /** How Flink carries it. */
  public static final TypeInformation<IntakeResult> TYPE =
      new BinaryTypeInfo<>(IntakeResult.class, Serializer.INSTANCE);

  /**
   * Event time, epoch milliseconds; the smallest long for a reject, which has none and moves no
   * time on.
   */
  public long timestamp() {
    return event == null ? Long.MIN_VALUE : event.reportedAt();
  }

  /**
   * The binary form. Used only where a chain is broken; in one chain results are handed on as they
   * are.
   */
  public static final class Serializer extends BinarySerializer<IntakeResult> {
    static final Serializer INSTANCE = new Serializer();

    private static final long serialVersionUID = 1L;
    private static final Reject.Reason[] REASONS = Reject.Reason.values();

    @Override
    public void serialize(IntakeResult result, DataOutputView out) throws IOException {
      out.writeBoolean(result.event != null);
      if (result.event != null) {
        CaseEventSerializer.INSTANCE.serialize(result.event, out);
        return;
      }
      Reject reject = result.reject;
      Fields.writeString(reject.rejectId(), out);
      Fields.writeString(reject.topic(), out);
      out.writeInt(reject.partition());
      out.writeLong(reject.offset());
      out.writeLong(reject.receivedAt().toEpochMilli());
      Fields.writeEnum(reject.reason(), out);
      Fields.writeString(reject.detail(), out);
      out.writeInt(reject.original().length);
      out.write(reject.original());
    }

    @Override
    public IntakeResult deserialize(DataInputView in) throws IOException {
      if (in.readBoolean()) {
        return new IntakeResult(CaseEventSerializer.INSTANCE.deserialize(in), null);
      }
      String rejectId = Fields.readString(in);
      String topic = Fields.readString(in);
      int partition = in.readInt();
      long offset = in.readLong();
      Instant receivedAt = Instant.ofEpochMilli(in.readLong());
      Reject.Reason reason = Fields.readEnum(REASONS, in);
      String detail = Fields.readString(in);
      byte[] original = new byte[in.readInt()];
      in.readFully(original);
      return new IntakeResult(
          null,
          new Reject(rejectId, topic, partition, offset, receivedAt, reason, detail, original));
    }

    @Override
    public TypeSerializerSnapshot<IntakeResult> snapshotConfiguration() {
      return new Snapshot();
    }
  }

  /** Lets Flink find the serializer again when state is restored. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<IntakeResult> {
    public Snapshot() {
      super(() -> Serializer.INSTANCE);
    }
  }
}
