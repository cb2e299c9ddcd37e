package dev.beacon.alerts;

import static dev.beacon.serialization.Fields.readEnum;
import static dev.beacon.serialization.Fields.readString;
import static dev.beacon.serialization.Fields.readStrings;
import static dev.beacon.serialization.Fields.writeEnum;
import static dev.beacon.serialization.Fields.writeString;
import static dev.beacon.serialization.Fields.writeStrings;

import dev.beacon.contract.Alert;
import dev.beacon.contract.Authority;
import dev.beacon.contract.GeoPoint;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Handling;
import dev.beacon.contract.Metrics;
import dev.beacon.contract.Text;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;

/** The binary form of an {@link Alert}, exact to the nanosecond. */
public final class AlertForm {
  private static final Alert.Kind[] KINDS = Alert.Kind.values();
  private static final Alert.Status[] STATUSES = Alert.Status.values();
  private static final Alert.Mode[] MODES = Alert.Mode.values();
  private static final Alert.Phase[] PHASES = Alert.Phase.values();
  private static final Authority[] AUTHORITIES = Authority.values();
  private static final Grade[] GRADES = Grade.values();
  private static final long NO_INSTANT = Long.MIN_VALUE;

  private AlertForm() {}

  public static void write(Alert alert, DataOutput out) throws IOException {
    writeString(alert.alertId(), out);
    out.writeLong(alert.version());
    writeEnum(alert.kind(), out);
    writeEnum(alert.status(), out);
    writeEnum(alert.severity(), out);
    writeInstant(alert.at(), out);
    writeInstant(alert.openedAt(), out);
    writeEnum(alert.mode(), out);
    writeString(alert.rule(), out);
    out.writeLong(alert.ruleVersion());
    writeString(alert.category(), out);
    writeString(alert.subject(), out);
    writeString(alert.subjectName(), out);
    writeString(alert.community(), out);
    writePlace(alert.location(), out);
    writeString(alert.caseId(), out);
    writeString(alert.clock(), out);
    writeEnum(alert.phase(), out);
    writeInstant(alert.deadline(), out);
    writeString(alert.department(), out);
    writeMetrics(alert.metrics(), out);
    writeStrings(alert.evidence(), out);
    writeText(alert.summary(), out);
    writeEnum(alert.escalatedTo(), out);
    writeHandling(alert.handling(), out);
  }

  public static Alert read(DataInput in) throws IOException {
    return new Alert(
        readString(in),
        in.readLong(),
        readEnum(KINDS, in),
        readEnum(STATUSES, in),
        readEnum(GRADES, in),
        readInstant(in),
        readInstant(in),
        readEnum(MODES, in),
        readString(in),
        in.readLong(),
        readString(in),
        readString(in),
        readString(in),
        readString(in),
        readPlace(in),
        readString(in),
        readString(in),
        readEnum(PHASES, in),
        readInstant(in),
        readString(in),
        readMetrics(in),
        readStrings(in),
        readText(in),
        readEnum(AUTHORITIES, in),
        readHandling(in));
  }

  private static void writeInstant(Instant instant, DataOutput out) throws IOException {
    if (instant == null) {
      out.writeLong(NO_INSTANT);
      return;
    }
    out.writeLong(instant.getEpochSecond());
    out.writeInt(instant.getNano());
  }

  private static Instant readInstant(DataInput in) throws IOException {
    long second = in.readLong();
    return second == NO_INSTANT ? null : Instant.ofEpochSecond(second, in.readInt());
  }

  private static void writePlace(GeoPoint place, DataOutput out) throws IOException {
    out.writeBoolean(place != null);
    if (place != null) {
      out.writeDouble(place.lat());
      out.writeDouble(place.lon());
    }
  }

  private static GeoPoint readPlace(DataInput in) throws IOException {
    return in.readBoolean() ? new GeoPoint(in.readDouble(), in.readDouble()) : null;
  }

  private static void writeMetrics(Metrics metrics, DataOutput out) throws IOException {
    out.writeBoolean(metrics != null);
    if (metrics != null) {
      out.writeInt(metrics.reports());
      out.writeInt(metrics.reporters());
      out.writeInt(metrics.people());
      out.writeDouble(metrics.amount());
      out.writeInt(metrics.tips());
    }
  }

  private static Metrics readMetrics(DataInput in) throws IOException {
    return in.readBoolean()
        ? new Metrics(in.readInt(), in.readInt(), in.readInt(), in.readDouble(), in.readInt())
        : null;
  }

  private static void writeText(Text text, DataOutput out) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      writeString(text.zh(), out);
      writeString(text.en(), out);
    }
  }

  private static Text readText(DataInput in) throws IOException {
    return in.readBoolean() ? new Text(readString(in), readString(in)) : null;
  }

  private static void writeHandling(Handling handling, DataOutput out) throws IOException {
    out.writeBoolean(handling != null);
    if (handling != null) {
      writeString(handling.acknowledgedBy(), out);
      writeInstant(handling.acknowledgedAt(), out);
      writeInstant(handling.snoozedUntil(), out);
      out.writeBoolean(handling.falseAlarm() != null);
      writeString(handling.note(), out);
    }
  }

  private static Handling readHandling(DataInput in) throws IOException {
    return in.readBoolean()
        ? new Handling(
            readString(in),
            readInstant(in),
            readInstant(in),
            in.readBoolean() ? Boolean.TRUE : null,
            readString(in))
        : null;
  }
}
