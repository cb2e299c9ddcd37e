package dev.beacon.heat;

import dev.beacon.contract.Grade;
import dev.beacon.contract.HeatDocument.Source;
import dev.beacon.intake.CaseEvent;
import dev.beacon.serialization.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Something that makes a place hot: a case, an open cluster, a broken promise. How it stands, not
 * what it weighs, which is up to the model in force.
 *
 * @param kind what it is
 * @param id of the case, or of the alert
 * @param caseId the case; null for a cluster
 * @param category its code; null if unknown
 * @param grade of the case, severity of the alert
 * @param settledAt when it was settled, epoch milliseconds; {@link #OPEN} while it is not
 * @param people how many it is about; 0 if unknown, or counted with a case
 * @param amount what it is about; 0 if unknown, or counted with a case
 * @param currency ISO 4217; null where there is no amount
 * @param where whom and where it concerns
 */
public record Hazard(
    Source kind,
    String id,
    String caseId,
    String category,
    Grade grade,
    long settledAt,
    int people,
    double amount,
    String currency,
    Where where) {
  /** Not settled. */
  public static final long OPEN = CaseEvent.NO_TIME;

  private static final Source[] SOURCES = Source.values();
  private static final Grade[] GRADES = Grade.values();

  /**
   * Whom and where a matter concerns. Whatever is not known is null.
   *
   * @param community code
   * @param cell H3 cell of resolution 9
   * @param subject key
   * @param subjectName as written
   * @param lat latitude in degrees; NaN if unknown
   * @param lon longitude in degrees; NaN if unknown
   */
  public record Where(
      String community, String cell, String subject, String subjectName, double lat, double lon) {}

  /** Whether it is not settled. */
  public boolean open() {
    return settledAt == OPEN;
  }

  void write(DataOutput out) throws IOException {
    Fields.writeEnum(kind, out);
    Fields.writeString(id, out);
    Fields.writeString(caseId, out);
    Fields.writeString(category, out);
    Fields.writeEnum(grade, out);
    out.writeLong(settledAt);
    Fields.writeNumber(people, out);
    out.writeDouble(amount);
    Fields.writeString(currency, out);
    Fields.writeString(where.community, out);
    Fields.writeString(where.cell, out);
    Fields.writeString(where.subject, out);
    Fields.writeString(where.subjectName, out);
    out.writeDouble(where.lat);
    out.writeDouble(where.lon);
  }

  static Hazard read(DataInput in) throws IOException {
    return new Hazard(
        Fields.readEnum(SOURCES, in),
        Fields.readString(in),
        Fields.readString(in),
        Fields.readString(in),
        Fields.readEnum(GRADES, in),
        in.readLong(),
        (int) Fields.readNumber(in),
        in.readDouble(),
        Fields.readString(in),
        new Where(
            Fields.readString(in),
            Fields.readString(in),
            Fields.readString(in),
            Fields.readString(in),
            in.readDouble(),
            in.readDouble()));
  }
}
