package dev.beacon.cases;

import static dev.beacon.serialization.Fields.readString;
import static dev.beacon.serialization.Fields.writeString;

import dev.beacon.clocks.ClockedCase.Taken;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * When a step of a case was taken: the latest time, and the earliest as it became known.
 *
 * <p>Of the times at which a step was taken only those are kept that were earlier than every time
 * known before. Most steps are taken once, so this is one entry; it is at most {@value #CAPACITY}.
 */
final class StepTimes {
  private static final int CAPACITY = 4;

  // In order of knownAt; takenAt falls from each to the next.
  private final List<Taken> earliest;
  private long latest;

  StepTimes() {
    this(new ArrayList<>(1), Long.MIN_VALUE);
  }

  private StepTimes(List<Taken> earliest, long latest) {
    this.earliest = earliest;
    this.latest = latest;
  }

  void add(long takenAt, long knownAt, String id) {
    latest = Math.max(latest, takenAt);
    int position = 0;
    while (position < earliest.size() && before(earliest.get(position), takenAt, knownAt, id)) {
      position++;
    }
    if (position > 0 && earliest.get(position - 1).takenAt() <= takenAt) {
      return;
    }
    earliest.add(position, new Taken(takenAt, knownAt, id));
    while (position + 1 < earliest.size() && earliest.get(position + 1).takenAt() >= takenAt) {
      earliest.remove(position + 1);
    }
    if (earliest.size() > CAPACITY) {
      // The first that was known and the truth in the end matter most; a correction between goes.
      earliest.remove(1);
    }
  }

  /** In order of knownAt; of those known at once the earliest taken first, then by id. */
  private static boolean before(Taken taken, long takenAt, long knownAt, String id) {
    if (taken.knownAt() != knownAt) {
      return taken.knownAt() < knownAt;
    }
    return taken.takenAt() < takenAt
        || (taken.takenAt() == takenAt && taken.id().compareTo(id) <= 0);
  }

  /** The earliest time known by an instant; null if none was. */
  Taken earliest(long knownBy) {
    for (int i = earliest.size() - 1; i >= 0; i--) {
      if (earliest.get(i).knownAt() <= knownBy) {
        return earliest.get(i);
      }
    }
    return null;
  }

  /** The next instant after one at which an earlier time becomes known. */
  long nextNews(long after, long never) {
    for (int i = 0; i < earliest.size(); i++) {
      if (earliest.get(i).knownAt() > after) {
        return earliest.get(i).knownAt();
      }
    }
    return never;
  }

  /** The latest time at which the step was taken. */
  long latest() {
    return latest;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(latest);
    out.writeByte(earliest.size());
    for (Taken taken : earliest) {
      out.writeLong(taken.takenAt());
      out.writeLong(taken.knownAt());
      writeString(taken.id(), out);
    }
  }

  static StepTimes read(DataInput in) throws IOException {
    long latest = in.readLong();
    int size = in.readByte();
    List<Taken> earliest = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      earliest.add(new Taken(in.readLong(), in.readLong(), readString(in)));
    }
    return new StepTimes(earliest, latest);
  }
}
