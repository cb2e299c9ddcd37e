package dev.beacon.desk;

import dev.beacon.contract.Handling;
import dev.beacon.contract.OperatorAction;
import dev.beacon.serialization.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What operators did about one alert. Of each kind the last action by its own time counts, so that
 * actions add up to the same in whatever order they are read; of two at one time the one with the
 * greater id.
 */
final class DeskNotes {
  /** So many ids of actions are remembered; older repeats are outrun by the times they carry. */
  static final int IDS_REMEMBERED = 64;

  static final long NEVER = Long.MIN_VALUE;
  private static final Stamp NONE = new Stamp(NEVER, "");

  private Stamp acknowledged = NONE;
  private String acknowledgedBy;
  private Stamp snoozed = NONE;
  private long snoozedUntil = NEVER;
  private Stamp marked = NONE;
  private boolean falseAlarm;
  private Stamp noted = NONE;
  private String note;
  private long actedAt = NEVER;
  private final List<String> ids = new ArrayList<>(1);

  /** Which action decided. */
  private record Stamp(long at, String id) {
    boolean isAfter(Stamp other) {
      return at != other.at ? at > other.at : id.compareTo(other.id) > 0;
    }
  }

  /** Takes an action; false if it is a repeat, or outrun by later ones, and changes nothing. */
  boolean take(OperatorAction action) {
    if (ids.contains(action.id())) {
      return false;
    }
    ids.add(action.id());
    if (ids.size() > IDS_REMEMBERED) {
      ids.remove(0);
    }
    Stamp stamp = new Stamp(action.at().toEpochMilli(), action.id());
    boolean changed =
        switch (action.action()) {
          case ACKNOWLEDGED -> acknowledge(stamp, action.operator());
          case SNOOZED -> snooze(stamp, action.snoozeUntil().toEpochMilli());
          case UNSNOOZED -> snooze(stamp, NEVER);
          case FALSE_ALARM -> mark(stamp, true);
        };
    changed |= note(stamp, action.note());
    if (changed) {
      actedAt = Math.max(actedAt, stamp.at);
    }
    return changed;
  }

  /** Who takes an alert on does not hold it for a false alarm. */
  private boolean acknowledge(Stamp stamp, String operator) {
    boolean unmarked = mark(stamp, false);
    if (!stamp.isAfter(acknowledged)) {
      return unmarked;
    }
    acknowledged = stamp;
    acknowledgedBy = operator;
    return true;
  }

  private boolean snooze(Stamp stamp, long until) {
    if (!stamp.isAfter(snoozed)) {
      return false;
    }
    snoozed = stamp;
    snoozedUntil = until;
    return true;
  }

  private boolean mark(Stamp stamp, boolean asFalseAlarm) {
    if (!stamp.isAfter(marked)) {
      return false;
    }
    marked = stamp;
    falseAlarm = asFalseAlarm;
    return true;
  }

  private boolean note(Stamp stamp, String text) {
    if (text == null || !stamp.isAfter(noted)) {
      return false;
    }
    noted = stamp;
    note = text;
    return true;
  }

  /**
   * Whether updates that are no graver are held back at an instant.
   *
   * @param escalatedAt when the alert last escalated: a mark as false alarm from before then no
   *     longer quiets it
   */
  boolean isQuiet(long time, long escalatedAt) {
    boolean snoozing = snoozed.at <= time && time < snoozedUntil;
    return snoozing || (marked.at <= time && isFalseAlarm(escalatedAt));
  }

  /** Whether it was marked as a false alarm and has not escalated since. */
  boolean isFalseAlarm(long escalatedAt) {
    return falseAlarm && escalatedAt <= marked.at;
  }

  /** Until when it is snoozed; {@link #NEVER} if it is not. */
  long snoozedUntil() {
    return snoozedUntil;
  }

  /** When the last action was that changed something. */
  long actedAt() {
    return actedAt;
  }

  /** What a version of this time says about it. */
  Handling handling(Instant at) {
    return new Handling(
        acknowledgedBy,
        acknowledgedBy == null ? null : Instant.ofEpochMilli(acknowledged.at),
        at.toEpochMilli() < snoozedUntil ? Instant.ofEpochMilli(snoozedUntil) : null,
        falseAlarm ? Boolean.TRUE : null,
        note);
  }

  void write(DataOutput out) throws IOException {
    write(acknowledged, out);
    Fields.writeString(acknowledgedBy, out);
    write(snoozed, out);
    out.writeLong(snoozedUntil);
    write(marked, out);
    out.writeBoolean(falseAlarm);
    write(noted, out);
    Fields.writeString(note, out);
    out.writeLong(actedAt);
    Fields.writeStrings(ids, out);
  }

  static DeskNotes read(DataInput in) throws IOException {
    DeskNotes notes = new DeskNotes();
    notes.acknowledged = readStamp(in);
    notes.acknowledgedBy = Fields.readString(in);
    notes.snoozed = readStamp(in);
    notes.snoozedUntil = in.readLong();
    notes.marked = readStamp(in);
    notes.falseAlarm = in.readBoolean();
    notes.noted = readStamp(in);
    notes.note = Fields.readString(in);
    notes.actedAt = in.readLong();
    notes.ids.addAll(Fields.readStrings(in));
    return notes;
  }

  private static void write(Stamp stamp, DataOutput out) throws IOException {
    out.writeLong(stamp.at);
    Fields.writeString(stamp.id, out);
  }

  private static Stamp readStamp(DataInput in) throws IOException {
    return new Stamp(in.readLong(), Fields.readString(in));
  }
}
