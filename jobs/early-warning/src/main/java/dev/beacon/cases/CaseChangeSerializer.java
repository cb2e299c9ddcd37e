package dev.beacon.cases;

import static dev.beacon.serialization.Fields.readEnum;
import static dev.beacon.serialization.Fields.readString;
import static dev.beacon.serialization.Fields.readStrings;
import static dev.beacon.serialization.Fields.writeEnum;
import static dev.beacon.serialization.Fields.writeString;
import static dev.beacon.serialization.Fields.writeStrings;

import dev.beacon.contract.CaseDocument;
import dev.beacon.contract.CaseStatus;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.GeoPoint;
import dev.beacon.contract.Grade;
import dev.beacon.serialization.BinarySerializer;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The binary form of {@link CaseChange}. */
public final class CaseChangeSerializer extends BinarySerializer<CaseChange> {
  /** The only instance that is needed. */
  public static final CaseChangeSerializer INSTANCE = new CaseChangeSerializer();

  private static final long serialVersionUID = 1L;

  private static final EventKind[] KINDS = EventKind.values();
  private static final CaseStatus[] STATUSES = CaseStatus.values();
  private static final Grade[] GRADES = Grade.values();
  private static final long NO_INSTANT = Long.MIN_VALUE;

  @Override
  public void serialize(CaseChange change, DataOutputView out) throws IOException {
    writeString(change.eventId(), out);
    writeEnum(change.kind(), out);
    out.writeBoolean(change.merged());
    out.writeLong(change.at());
    out.writeLong(change.appendedAt());
    write(change.document(), out);
  }

  @Override
  public CaseChange deserialize(DataInputView in) throws IOException {
    return new CaseChange(
        readString(in),
        readEnum(KINDS, in),
        in.readBoolean(),
        in.readLong(),
        in.readLong(),
        readDocument(in));
  }

  private static void write(CaseDocument document, DataOutput out) throws IOException {
    writeString(document.caseId(), out);
    out.writeLong(document.version());
    writeEnum(document.status(), out);
    writeEnum(document.grade(), out);
    writeString(document.category(), out);
    writeString(document.feed(), out);
    writeStrings(document.channels(), out);
    writeInstant(document.openedAt(), out);
    writeInstant(document.updatedAt(), out);
    writeInstant(document.reviewedAt(), out);
    writeInstant(document.acceptedAt(), out);
    writeInstant(document.resolvedAt(), out);
    writeInstant(document.closedAt(), out);
    writeInstant(document.dueAt(), out);
    out.writeInt(document.people() == null ? 0 : document.people());
    out.writeDouble(document.amount() == null ? Double.NaN : document.amount());
    writeString(document.currency(), out);
    writeString(document.subject(), out);
    writeString(document.subjectName(), out);
    writeString(document.community(), out);
    writeString(document.street(), out);
    GeoPoint location = document.location();
    out.writeDouble(location == null ? Double.NaN : location.lat());
    out.writeDouble(location == null ? Double.NaN : location.lon());
    writeString(document.cell(), out);
    writeString(document.station(), out);
    writeString(document.department(), out);
    writeString(document.title(), out);
    out.writeInt(document.reports());
    out.writeInt(document.tips());
    writeStrings(document.evidence(), out);
  }

  private static CaseDocument readDocument(DataInput in) throws IOException {
    return new CaseDocument(
        readString(in),
        in.readLong(),
        readEnum(STATUSES, in),
        readEnum(GRADES, in),
        readString(in),
        readString(in),
        readStrings(in),
        readInstant(in),
        readInstant(in),
        readInstant(in),
        readInstant(in),
        readInstant(in),
        readInstant(in),
        readInstant(in),
        readPeople(in),
        readAmount(in),
        readString(in),
        readString(in),
        readString(in),
        readString(in),
        readString(in),
        readLocation(in),
        readString(in),
        readString(in),
        readString(in),
        readString(in),
        in.readInt(),
        in.readInt(),
        readStrings(in));
  }

  private static void writeInstant(Instant instant, DataOutput out) throws IOException {
    out.writeLong(instant == null ? NO_INSTANT : instant.toEpochMilli());
  }

  private static Instant readInstant(DataInput in) throws IOException {
    long millis = in.readLong();
    return millis == NO_INSTANT ? null : Instant.ofEpochMilli(millis);
  }

  private static Integer readPeople(DataInput in) throws IOException {
    int people = in.readInt();
    return people == 0 ? null : (Integer) people;
  }

  private static Double readAmount(DataInput in) throws IOException {
    double amount = in.readDouble();
    return Double.isNaN(amount) ? null : (Double) amount;
  }

  private static GeoPoint readLocation(DataInput in) throws IOException {
    double lat = in.readDouble();
    double lon = in.readDouble();
    return Double.isNaN(lat) ? null : new GeoPoint(lat, lon);
  }

  @Override
  public TypeSerializerSnapshot<CaseChange> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Lets Flink find the serializer again when state is restored. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<CaseChange> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
