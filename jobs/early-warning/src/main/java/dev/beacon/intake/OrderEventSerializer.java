package dev.beacon.intake;

import static dev.beacon.serialization.Fields.readEnum;
import static dev.beacon.serialization.Fields.readString;
import static dev.beacon.serialization.Fields.readStrings;
import static dev.beacon.serialization.Fields.writeEnum;
import static dev.beacon.serialization.Fields.writeString;
import static dev.beacon.serialization.Fields.writeStrings;

import dev.beacon.contract.EventKind;
import dev.beacon.contract.Grade;
import dev.beacon.contract.LeaderRank;
import dev.beacon.contract.Step;
import dev.beacon.serialization.BinarySerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The binary form of {@link OrderEvent}. */
public final class OrderEventSerializer extends BinarySerializer<OrderEvent> {
  /** The only instance that is needed. */
  public static final OrderEventSerializer INSTANCE = new OrderEventSerializer();

  private static final long serialVersionUID = 1L;

  private static final EventKind[] KINDS = EventKind.values();
  private static final Grade[] GRADES = Grade.values();
  private static final LeaderRank[] RANKS = LeaderRank.values();
  private static final Step[] STEPS = Step.values();

  @Override
  public void serialize(OrderEvent event, DataOutputView out) throws IOException {
    writeEnum(event.kind(), out);
    writeString(event.id(), out);
    writeString(event.orderId(), out);
    out.writeLong(event.reportedAt());
    out.writeLong(event.takenAt());
    out.writeLong(event.appendedAt());
    writeString(event.feed(), out);
    writeString(event.caseId(), out);
    writeString(event.category(), out);
    writeEnum(event.level(), out);
    writeStrings(event.departments(), out);
    writeString(event.community(), out);
    out.writeDouble(event.lat());
    out.writeDouble(event.lon());
    writeString(event.title(), out);
    writeString(event.issuer(), out);
    writeString(event.department(), out);
    writeEnum(event.rank(), out);
    out.writeInt(event.people());
    writeEnum(event.step(), out);
  }

  @Override
  public OrderEvent deserialize(DataInputView in) throws IOException {
    return new OrderEvent(
        readEnum(KINDS, in),
        readString(in),
        readString(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        readString(in),
        readString(in),
        readString(in),
        readEnum(GRADES, in),
        readStrings(in),
        readString(in),
        in.readDouble(),
        in.readDouble(),
        readString(in),
        readString(in),
        readString(in),
        readEnum(RANKS, in),
        in.readInt(),
        readEnum(STEPS, in));
  }

  @Override
  public TypeSerializerSnapshot<OrderEvent> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Lets Flink find the serializer again when state is restored. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<OrderEvent> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
