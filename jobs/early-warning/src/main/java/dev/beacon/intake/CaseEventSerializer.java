package dev.beacon.intake;

import static dev.beacon.serialization.Fields.readEnum;
import static dev.beacon.serialization.Fields.readString;
import static dev.beacon.serialization.Fields.readStrings;
import static dev.beacon.serialization.Fields.writeEnum;
import static dev.beacon.serialization.Fields.writeString;
import static dev.beacon.serialization.Fields.writeStrings;

import dev.beacon.contract.EventKind;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Observation;
import dev.beacon.contract.PauseReason;
import dev.beacon.contract.Step;
import dev.beacon.contract.Urgency;
import dev.beacon.serialization.BinarySerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The binary form of {@link CaseEvent}. */
public final class CaseEventSerializer extends BinarySerializer<CaseEvent> {
  /** The only instance that is needed. */
  public static final CaseEventSerializer INSTANCE = new CaseEventSerializer();

  private static final long serialVersionUID = 1L;

  private static final EventKind[] KINDS = EventKind.values();
  private static final Urgency[] URGENCIES = Urgency.values();
  private static final Observation[] OBSERVATIONS = Observation.values();
  private static final Step[] STEPS = Step.values();
  private static final Grade[] GRADES = Grade.values();
  private static final PauseReason[] REASONS = PauseReason.values();

  @Override
  public void serialize(CaseEvent event, DataOutputView out) throws IOException {
    writeEnum(event.kind(), out);
    writeString(event.id(), out);
    // Most cases are named by their first report, so the name is written once.
    boolean ownCase = event.caseId().equals(event.id());
    out.writeBoolean(ownCase);
    if (!ownCase) {
      writeString(event.caseId(), out);
    }
    writeString(event.feed(), out);
    out.writeLong(event.reportedAt());
    out.writeLong(event.takenAt());
    out.writeLong(event.appendedAt());
    writeString(event.department(), out);
    if (event.kind() == EventKind.PROGRESS) {
      writeEnum(event.step(), out);
      writeEnum(event.grade(), out);
      writeEnum(event.reason(), out);
      out.writeByte(event.satisfaction());
      out.writeBoolean(event.online());
      return;
    }
    writeString(event.channel(), out);
    writeString(event.category(), out);
    writeString(event.title(), out);
    writeString(event.reporter(), out);
    out.writeInt(event.people());
    out.writeDouble(event.amount());
    writeString(event.currency(), out);
    writeString(event.subject(), out);
    writeString(event.subjectName(), out);
    writeString(event.contractor(), out);
    writeString(event.contractorName(), out);
    writeString(event.community(), out);
    out.writeDouble(event.lat());
    out.writeDouble(event.lon());
    writeString(event.cell(), out);
    writeString(event.station(), out);
    writeEnum(event.urgency(), out);
    writeEnum(event.observation(), out);
    out.writeLong(event.dueAt());
    writeStrings(event.clocks(), out);
  }

  @Override
  public CaseEvent deserialize(DataInputView in) throws IOException {
    EventKind kind = readEnum(KINDS, in);
    String id = readString(in);
    String caseId = in.readBoolean() ? id : readString(in);
    String feed = readString(in);
    long reportedAt = in.readLong();
    long takenAt = in.readLong();
    long appendedAt = in.readLong();
    String department = readString(in);
    if (kind == EventKind.PROGRESS) {
      return CaseEvent.progress(
          id,
          caseId,
          feed,
          reportedAt,
          takenAt,
          appendedAt,
          department,
          readEnum(STEPS, in),
          readEnum(GRADES, in),
          readEnum(REASONS, in),
          in.readByte(),
          in.readBoolean());
    }
    return new CaseEvent(
        kind,
        id,
        caseId,
        feed,
        reportedAt,
        takenAt,
        appendedAt,
        readString(in),
        readString(in),
        readString(in),
        readString(in),
        in.readInt(),
        in.readDouble(),
        readString(in),
        readString(in),
        readString(in),
        readString(in),
        readString(in),
        readString(in),
        in.readDouble(),
        in.readDouble(),
        readString(in),
        readString(in),
        department,
        readEnum(URGENCIES, in),
        readEnum(OBSERVATIONS, in),
        in.readLong(),
        readStrings(in),
        null,
        null,
        null,
        0,
        false);
  }

  @Override
  public TypeSerializerSnapshot<CaseEvent> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Lets Flink find the serializer again when state is restored. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<CaseEvent> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
