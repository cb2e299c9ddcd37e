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
 * What became of an input: an event of a case, an event of an order, or a reject. The others are
 * null.
 *
 * @param event of a case
 * @param order of an order
 * @param reject why it was rejected
 */
public record IntakeResult(CaseEvent event, OrderEvent order, Reject reject) {
  /** How Flink carries it. */
  public static final TypeInformation<IntakeResult> TYPE =
      new BinaryTypeInfo<>(IntakeResult.class, Serializer.INSTANCE);

  static IntakeResult of(CaseEvent event) {
    return new IntakeResult(event, null, null);
  }

  static IntakeResult of(OrderEvent order) {
    return new IntakeResult(null, order, null);
  }

  /** The result of an input that cannot be used. */
  public static IntakeResult of(Reject reject) {
    return new IntakeResult(null, null, reject);
  }

  /**
   * Event time, epoch milliseconds; the smallest long for a reject, which has none and moves no
   * time on.
   */
  public long timestamp() {
    if (event != null) {
      return event.reportedAt();
    }
    return order == null ? Long.MIN_VALUE : order.reportedAt();
  }

  /**
   * The binary form. Used only where a chain is broken; in one chain results are handed on as they
   * are.
   */
  public static final class Serializer extends BinarySerializer<IntakeResult> {
    static final Serializer INSTANCE = new Serializer();

    private static final long serialVersionUID = 1L;
    private static final Reject.Reason[] REASONS = Reject.Reason.values();
    private static final int REJECT = 0;
    private static final int EVENT = 1;
    private static final int ORDER = 2;

    @Override
    public void serialize(IntakeResult result, DataOutputView out) throws IOException {
      if (result.event != null) {
        out.writeByte(EVENT);
        CaseEventSerializer.INSTANCE.serialize(result.event, out);
        return;
      }
      if (result.order != null) {
        out.writeByte(ORDER);
        OrderEventSerializer.INSTANCE.serialize(result.order, out);
        return;
      }
      out.writeByte(REJECT);
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
      byte what = in.readByte();
      if (what == EVENT) {
        return of(CaseEventSerializer.INSTANCE.deserialize(in));
      }
      if (what == ORDER) {
        return of(OrderEventSerializer.INSTANCE.deserialize(in));
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
      return of(
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
