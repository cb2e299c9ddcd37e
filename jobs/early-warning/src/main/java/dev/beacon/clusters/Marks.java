package dev.beacon.clusters;

import dev.beacon.contract.Observation;
import dev.beacon.serialization.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What patterns of several steps must remember beyond the reports: sightings, settlements, grave
 * cases that nobody has taken on yet.
 *
 * <p>Of each kind the latest {@value #MOST} are kept; that is part of what the patterns mean, since
 * it keeps the cost of a subject flat.
 */
final class Marks {
  /** How many marks of a kind are kept. */
  static final int MOST = 32;

  /** What a mark stands for. */
  enum Kind {
    /** A volunteer saw that wages were late. */
    WAGES_LATE,
    /** A volunteer saw a gathering or a stoppage. */
    CROWD,
    /** A case was settled. */
    SETTLED,
    /** A grave case was reported. */
    GRAVE,
    /** A case was taken on. */
    ANSWERED
  }

  /**
   * One mark.
   *
   * @param category of the report or the case
   */
  record Mark(Kind kind, long time, String id, String category, long caseHash) {
    /** Whether it lies before evidence in the order of the story. */
    boolean isBefore(long otherTime, String otherId) {
      return time != otherTime ? time < otherTime : id.compareTo(otherId) < 0;
    }
  }

  private static final Kind[] KINDS = Kind.values();

  private final List<Mark> marks;

  Marks() {
    this(new ArrayList<>(0));
  }

  private Marks(List<Mark> marks) {
    this.marks = marks;
  }

  /** Takes evidence in, in the order of the story, and forgets what is older than the horizon. */
  void add(Evidence evidence, long horizonStart) {
    marks.removeIf(mark -> mark.time <= horizonStart);
    switch (evidence.kind()) {
      case REQUEST, TIP -> addReport(evidence);
      case ANSWERED -> answer(evidence);
      case SETTLED -> {
        answer(evidence);
        add(Kind.SETTLED, evidence);
      }
      case REOPENED ->
          marks.removeIf(
              mark -> mark.kind == Kind.ANSWERED && mark.caseHash == evidence.caseHash());
    }
  }

  private void addReport(Evidence report) {
    if (report.observation() == Observation.WAGES_LATE) {
      add(Kind.WAGES_LATE, report);
    } else if (report.isSighting()) {
      add(Kind.CROWD, report);
    }
    if (report.grave() && !isKnown(Kind.ANSWERED, report.caseHash())) {
      // The earliest report of a case tells since when it has been waiting.
      if (!isKnown(Kind.GRAVE, report.caseHash())) {
        add(Kind.GRAVE, report);
      }
    }
  }

  private void answer(Evidence news) {
    marks.removeIf(mark -> mark.kind == Kind.GRAVE && mark.caseHash == news.caseHash());
    if (!isKnown(Kind.ANSWERED, news.caseHash())) {
      add(Kind.ANSWERED, news);
    }
  }

  private boolean isKnown(Kind kind, long caseHash) {
    for (Mark mark : marks) {
      if (mark.kind == kind && mark.caseHash == caseHash) {
        return true;
      }
    }
    return false;
  }

  private void add(Kind kind, Evidence evidence) {
    marks.add(
        new Mark(kind, evidence.time(), evidence.id(), evidence.category(), evidence.caseHash()));
    int ofKind = 0;
    for (int i = marks.size() - 1; i >= 0; i--) {
      if (marks.get(i).kind == kind && ++ofKind > MOST) {
        marks.remove(i);
      }
    }
  }

  /** All of a kind that are later than {@code after}, oldest first. */
  List<Mark> of(Kind kind, long after) {
    List<Mark> found = new ArrayList<>();
    for (Mark mark : marks) {
      if (mark.kind == kind && mark.time > after) {
        found.add(mark);
      }
    }
    return found;
  }

  /** Whether there is a mark of a kind, however old. */
  boolean has(Kind kind) {
    for (Mark mark : marks) {
      if (mark.kind == kind) {
        return true;
      }
    }
    return false;
  }

  /** Whether evidence can make a mark of a kind. */
  static boolean mayMake(Kind kind, Evidence evidence) {
    return switch (kind) {
      case WAGES_LATE, CROWD -> evidence.isSighting();
      case GRAVE -> evidence.grave();
      case SETTLED, ANSWERED -> !evidence.isReport();
    };
  }

  boolean isEmpty() {
    return marks.isEmpty();
  }

  Marks copy() {
    return marks.isEmpty() ? new Marks() : new Marks(new ArrayList<>(marks));
  }

  void write(DataOutput out) throws IOException {
    out.writeShort(marks.size());
    for (Mark mark : marks) {
      Fields.writeEnum(mark.kind, out);
      out.writeLong(mark.time);
      Fields.writeString(mark.id, out);
      Fields.writeString(mark.category, out);
      out.writeLong(mark.caseHash);
    }
  }

  static Marks read(DataInput in) throws IOException {
    int size = in.readShort();
    List<Mark> marks = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      marks.add(
          new Mark(
              Fields.readEnum(KINDS, in),
              in.readLong(),
              Fields.readString(in),
              Fields.readString(in),
              in.readLong()));
    }
    return new Marks(marks);
  }
}
