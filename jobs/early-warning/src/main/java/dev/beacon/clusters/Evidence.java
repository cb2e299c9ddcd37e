package dev.beacon.clusters;

import dev.beacon.contract.EventKind;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Observation;
import dev.beacon.intake.CaseEvent;
import dev.beacon.serialization.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;

/**
 * One report, or one piece of news of a case, as evidence.
 *
 * @param kind what it is
 * @param time event time, epoch milliseconds
 * @param id the event's id
 * @param reporter 64-bit hash of who reported; an anonymous report counts as a reporter of its own
 * @param category code
 * @param people how many are involved; 0 if unknown
 * @param amount money involved; NaN if unknown
 * @param observation what a volunteer saw; null if it is no tip
 * @param grave whether the report makes its case RED or YELLOW
 * @param caseHash 64-bit hash of its case
 * @param place 64-bit hash of the place it speaks of, among those of its scope: the subject, or the
 *     cell
 * @param late whether it came long after the watermark had passed it
 */
public record Evidence(
    Kind kind,
    long time,
    String id,
    long reporter,
    String category,
    int people,
    double amount,
    Observation observation,
    boolean grave,
    long caseHash,
    long place,
    boolean late) {

  /** What it is. */
  public enum Kind {
    /** A resident's request. */
    REQUEST,
    /** A volunteer's tip. */
    TIP,
    /** News: the case was taken on. */
    ANSWERED,
    /** News: the case was settled. */
    SETTLED,
    /** News: the case was opened again. */
    REOPENED
  }

  private static final Kind[] KINDS = Kind.values();
  private static final Observation[] OBSERVATIONS = Observation.values();

  /**
   * The order in which a story is told: by event time, then by id, whatever the order of arrival.
   */
  static final Comparator<Evidence> ORDER =
      Comparator.comparingLong(Evidence::time).thenComparing(Evidence::id);

  static Evidence of(CaseEvent report, Grade grade, long place) {
    return new Evidence(
        report.kind() == EventKind.TIP ? Kind.TIP : Kind.REQUEST,
        report.reportedAt(),
        report.id(),
        Hashes.of(report.reporter() == null ? report.id() : report.reporter()),
        report.category(),
        report.people(),
        report.amount(),
        report.observation(),
        grade != null && grade != Grade.GREEN,
        Hashes.of(report.caseId()),
        place,
        false);
  }

  static Evidence news(Kind kind, long time, String id, String category, long caseHash) {
    return new Evidence(
        kind, time, id, 0, category, 0, Double.NaN, null, false, caseHash, 0, false);
  }

  /** Whether somebody reported something, as opposed to news of a case. */
  public boolean isReport() {
    return kind == Kind.REQUEST || kind == Kind.TIP;
  }

  boolean isTip() {
    return kind == Kind.TIP;
  }

  /** Whether a volunteer saw a step of the way from late wages to a crowd. */
  boolean isSighting() {
    return observation != null && observation != Observation.OTHER;
  }

  /** The same, its place in the order of the story uncertain until no more of its age comes. */
  Evidence late(boolean late) {
    return late == this.late
        ? this
        : new Evidence(
            kind,
            time,
            id,
            reporter,
            category,
            people,
            amount,
            observation,
            grave,
            caseHash,
            place,
            late);
  }

  void write(DataOutput out) throws IOException {
    Fields.writeEnum(kind, out);
    out.writeLong(time);
    Fields.writeString(id, out);
    Fields.writeString(category, out);
    out.writeLong(caseHash);
    out.writeByte((grave ? 1 : 0) | (late ? 2 : 0));
    if (isReport()) {
      out.writeLong(reporter);
      out.writeInt(people);
      out.writeDouble(amount);
      Fields.writeEnum(observation, out);
      out.writeLong(place);
    }
  }

  static Evidence read(DataInput in) throws IOException {
    Kind kind = Fields.readEnum(KINDS, in);
    long time = in.readLong();
    String id = Fields.readString(in);
    String category = Fields.readString(in);
    long caseHash = in.readLong();
    int flags = in.readByte();
    boolean late = (flags & 2) != 0;
    if (kind != Kind.REQUEST && kind != Kind.TIP) {
      return news(kind, time, id, category, caseHash).late(late);
    }
    return new Evidence(
        kind,
        time,
        id,
        in.readLong(),
        category,
        in.readInt(),
        in.readDouble(),
        Fields.readEnum(OBSERVATIONS, in),
        (flags & 1) != 0,
        caseHash,
        in.readLong(),
        late);
  }
}
