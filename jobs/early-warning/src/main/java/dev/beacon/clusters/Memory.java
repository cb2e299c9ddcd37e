package dev.beacon.clusters;

import dev.beacon.serialization.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a story remembers of the evidence told so far; all that a pattern can look at. Bounded,
 * however much is told.
 */
final class Memory {
  final RecentReports recent;
  final Marks marks;
  private final Map<String, SubjectHistory> histories;
  private long lastTime;

  // The same for every rule, so reckoned once a report; not part of the state.
  private String surprisedAbout;
  private long surprisedAt;
  private double recurrenceReports;

  Memory() {
    this(new RecentReports(), new Marks(), new TreeMap<>(), Long.MIN_VALUE);
  }

  private Memory(
      RecentReports recent, Marks marks, Map<String, SubjectHistory> histories, long lastTime) {
    this.recent = recent;
    this.marks = marks;
    this.histories = histories;
    this.lastTime = lastTime;
  }

  /** Takes evidence in, in the order of the story. */
  void add(Evidence evidence, EvidenceLimits limits) {
    lastTime = Math.max(lastTime, evidence.time());
    surprisedAbout = null;
    long horizonStart = evidence.time() - limits.horizon().toMillis();
    marks.add(evidence, horizonStart);
    if (evidence.isReport()) {
      recent.add(evidence, horizonStart, limits.mostReporters());
      histories
          .computeIfAbsent(evidence.category(), category -> new SubjectHistory())
          .add(evidence);
    }
  }

  /**
   * Once in how many reports, about anybody, chance alone shows what reports in a category show
   * here at {@code now}; 0 if there are none.
   */
  double recurrenceReports(String category, long now) {
    if (!category.equals(surprisedAbout) || now != surprisedAt) {
      SubjectHistory history = histories.get(category);
      recurrenceReports =
          history == null ? 0 : AnomalyModel.fitted().recurrenceReports(history, now);
      surprisedAbout = category;
      surprisedAt = now;
    }
    return recurrenceReports;
  }

  /** How reports in a category have come in so far; null if none has. */
  SubjectHistory history(String category) {
    return histories.get(category);
  }

  /** Event time of the latest evidence; the smallest long if there is none. */
  long lastTime() {
    return lastTime;
  }

  /**
   * Event time after which nothing of this matters to anybody.
   *
   * @param latest event time of evidence still to be told; the smallest long if there is none
   */
  long forgottenAt(long latest, EvidenceLimits limits) {
    boolean hasHistory = latest != Long.MIN_VALUE || !histories.isEmpty();
    return Math.max(lastTime, latest)
        + (hasHistory ? limits.historyKept() : limits.horizon()).toMillis();
  }

  Memory copy() {
    Map<String, SubjectHistory> copies = new TreeMap<>();
    histories.forEach((category, history) -> copies.put(category, history.copy()));
    return new Memory(recent.copy(), marks.copy(), copies, lastTime);
  }

  void write(DataOutput out) throws IOException {
    recent.write(out);
    marks.write(out);
    out.writeByte(histories.size());
    for (Map.Entry<String, SubjectHistory> history : histories.entrySet()) {
      Fields.writeString(history.getKey(), out);
      history.getValue().write(out);
    }
    out.writeLong(lastTime);
  }

  static Memory read(DataInput in) throws IOException {
    RecentReports recent = RecentReports.read(in);
    Marks marks = Marks.read(in);
    Map<String, SubjectHistory> histories = new TreeMap<>();
    int size = in.readByte();
    for (int i = 0; i < size; i++) {
      histories.put(Fields.readString(in), SubjectHistory.read(in));
    }
    return new Memory(recent, marks, histories, in.readLong());
  }
}
