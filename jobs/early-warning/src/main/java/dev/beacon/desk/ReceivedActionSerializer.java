package dev.beacon.desk;

import static dev.beacon.serialization.Fields.readEnum;
import static dev.beacon.serialization.Fields.readString;
import static dev.beacon.serialization.Fields.writeEnum;
import static dev.beacon.serialization.Fields.writeString;

import dev.beacon.contract.OperatorAction;
import dev.beacon.contract.Reject;
import dev.beacon.serialization.BinarySerializer;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The binary form of {@link ReceivedAction}. Times are kept to the millisecond. */
public final class ReceivedActionSerializer extends BinarySerializer<ReceivedAction> {
  static final ReceivedActionSerializer INSTANCE = new ReceivedActionSerializer();

  private static final long serialVersionUID = 1L;
  private static final OperatorAction.Action[] ACTIONS = OperatorAction.Action.values();
  private static final Reject.Reason[] REASONS = Reject.Reason.values();
  private static final long NO_INSTANT = Long.MIN_VALUE;

  @Override
  public void serialize(ReceivedAction received, DataOutputView out) throws IOException {
    write(received, out);
  }

  @Override
  public ReceivedAction deserialize(DataInputView in) throws IOException {
    return read(in);
  }

  static void write(ReceivedAction received, DataOutput out) throws IOException {
    OperatorAction action = received.action();
    out.writeBoolean(action != null);
    if (action != null) {
      writeString(action.id(), out);
      writeString(action.alertId(), out);
      writeEnum(action.action(), out);
      writeString(action.operator(), out);
      out.writeLong(action.at().toEpochMilli());
      out.writeLong(
          action.snoozeUntil() == null ? NO_INSTANT : action.snoozeUntil().toEpochMilli());
      writeString(action.note(), out);
    }
    writeEnum(received.reason(), out);
    writeString(received.detail(), out);
    out.writeInt(received.partition());
    out.writeLong(received.offset());
    out.writeLong(received.appendedAt());
    out.writeInt(received.original().length);
    out.write(received.original());
  }

  static ReceivedAction read(DataInput in) throws IOException {
    OperatorAction action = in.readBoolean() ? readAction(in) : null;
    Reject.Reason reason = readEnum(REASONS, in);
    String detail = readString(in);
    int partition = in.readInt();
    long offset = in.readLong();
    long appendedAt = in.readLong();
    byte[] original = new byte[in.readInt()];
    in.readFully(original);
    return new ReceivedAction(action, reason, detail, partition, offset, appendedAt, original);
  }

  private static OperatorAction readAction(DataInput in) throws IOException {
    String id = readString(in);
    String alertId = readString(in);
    OperatorAction.Action kind = readEnum(ACTIONS, in);
    String operator = readString(in);
    Instant at = Instant.ofEpochMilli(in.readLong());
    long until = in.readLong();
    return new OperatorAction(
        id,
        alertId,
        kind,
        operator,
        at,
        until == NO_INSTANT ? null : Instant.ofEpochMilli(until),
        readString(in));
  }

  @Override
  public TypeSerializerSnapshot<ReceivedAction> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Lets Flink find the serializer again when state is restored. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ReceivedAction> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
