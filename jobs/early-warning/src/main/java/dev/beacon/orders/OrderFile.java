package dev.beacon.orders;

import static dev.beacon.serialization.Fields.readEnum;
import static dev.beacon.serialization.Fields.readString;
import static dev.beacon.serialization.Fields.writeEnum;
import static dev.beacon.serialization.Fields.writeString;

import dev.beacon.cases.Absorbed;
import dev.beacon.cases.CaseRetention;
import dev.beacon.cases.SeenIds;
import dev.beacon.clocks.ClockedCase;
import dev.beacon.clocks.Turn;
import dev.beacon.contract.ClockDefinition.Attendance;
import dev.beacon.contract.LeaderRank;
import dev.beacon.contract.Step;
import dev.beacon.intake.OrderEvent;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The file of one order: what its events add up to.
 *
 * <p>The order in which events are absorbed does not matter, and check-ins that come before their
 * order wait in the file. It is bounded: of each department the first {@value #MOST_CHECK_INS}
 * check-ins by time of arrival are kept, and check-ins of at most {@value #MOST_DEPARTMENTS}
 * departments, of those that are not called the first by name.
 *
 * <p>Decision: an order that has ended stays ended, and that at the earliest end anybody tells of;
 * if departments are needed again, another order is issued. Other progress of an order changes
 * nothing.
 */
public final class OrderFile {
  static final int MOST_CHECK_INS = 16;
  static final int MOST_DEPARTMENTS = 64;
  private static final int MOST_ENDS = 8;

  /** Goes up when the bytes change their meaning. */
  private static final int FORM = 1;

  private static final LeaderRank[] RANKS = LeaderRank.values();

  private final String orderId;
  private final SortedMap<String, List<Turn>> checkIns = new TreeMap<>();
  private SeenIds seen = new SeenIds();
  private long updatedAt = Long.MIN_VALUE;
  private Issue issue;

  // The earliest, and after it those that were known before the earlier ones were.
  private final List<End> ends = new ArrayList<>(1);

  /** An end that somebody told of. */
  private record End(Turn turn, boolean withdrawn) {
    boolean makesNeedless(End other) {
      return turn.compareTo(other.turn) <= 0 && turn.knownAt() <= other.turn.knownAt();
    }
  }

  /** A file without events. */
  public OrderFile(String orderId) {
    this.orderId = orderId;
  }

  /** Takes in an event of this order. */
  public Absorbed absorb(OrderEvent event) {
    if (!seen.add(event.id())) {
      return Absorbed.REPEATED;
    }
    updatedAt = Math.max(updatedAt, event.reportedAt());
    switch (event.kind()) {
      case ORDER -> issue = issue == null ? Issue.of(event) : issue;
      case CHECK_IN -> absorbCheckIn(event);
      default -> absorbProgress(event);
    }
    return Absorbed.ACCEPTED;
  }

  private void absorbCheckIn(OrderEvent event) {
    List<Turn> ofDepartment =
        checkIns.computeIfAbsent(event.department(), name -> new ArrayList<>(2));
    Turn turn =
        Turn.checkIn(
            event.takenAt(),
            event.reportedAt(),
            event.id(),
            new Attendance(event.rank(), event.people()));
    int position = Collections.binarySearch(ofDepartment, turn);
    if (position >= 0) {
      return;
    }
    ofDepartment.add(-position - 1, turn);
    if (ofDepartment.size() > MOST_CHECK_INS) {
      ofDepartment.remove(MOST_CHECK_INS);
    }
    if (checkIns.size() > MOST_DEPARTMENTS) {
      forgetOneUncalled();
    }
  }

  private void forgetOneUncalled() {
    String last = null;
    for (String department : checkIns.keySet()) {
      last = calls(department) ? last : department;
    }
    checkIns.remove(last);
  }

  private void absorbProgress(OrderEvent event) {
    boolean cancelled = event.step() == Step.CANCELLED;
    if (!cancelled && !event.step().implies(Step.RESOLVED)) {
      return;
    }
    End end = new End(Turn.endOfOrder(event.takenAt(), event.reportedAt(), event.id()), cancelled);
    if (ends.stream().anyMatch(known -> known.makesNeedless(end))) {
      return;
    }
    ends.removeIf(end::makesNeedless);
    ends.add(end);
    ends.sort(Comparator.comparing(End::turn));
    if (ends.size() > MOST_ENDS) {
      ends.remove(MOST_ENDS);
    }
  }

  String orderId() {
    return orderId;
  }

  /** What the order says; null while it has not come in. */
  Issue issue() {
    return issue;
  }

  /** When it ended, epoch milliseconds; {@link ClockedCase#NEVER} as long as nobody says so. */
  long endedAt() {
    return ends.isEmpty() ? ClockedCase.NEVER : ends.get(0).turn.takenAt();
  }

  /** Whether it ended by being withdrawn. */
  boolean isWithdrawn() {
    return !ends.isEmpty() && ends.get(0).withdrawn;
  }

  /**
   * Its ends: the first that anybody told of, and the earlier ones that became known later, in
   * order of the time at which it is said to have ended.
   */
  List<Turn> ends() {
    return ends.stream().map(End::turn).toList();
  }

  /** Event time of the latest event, epoch milliseconds. */
  long updatedAt() {
    return updatedAt;
  }

  private boolean calls(String department) {
    return issue != null && issue.departments().contains(department);
  }

  /** A department's check-ins, in order of arrival. */
  List<Turn> checkIns(String department) {
    return Collections.unmodifiableList(checkIns.getOrDefault(department, List.of()));
  }

  /** The part of each department that is called, as the order names them. */
  public List<CalledDepartment> called() {
    return issue == null
        ? List.of()
        : issue.departments().stream().map(name -> new CalledDepartment(this, name)).toList();
  }

  /** The departments that came although they are not called, by name. */
  List<String> uncalled() {
    return checkIns.keySet().stream().filter(department -> !calls(department)).toList();
  }

  /**
   * When the file may be forgotten, epoch milliseconds, if nothing more comes in.
   *
   * @param touchedAt how far time had come when its last event came in
   */
  public long expiresAt(CaseRetention retention, long touchedAt) {
    long last = Math.max(updatedAt, touchedAt);
    if (issue == null) {
      return last + retention.strayFor().toMillis();
    }
    return last + (ends.isEmpty() ? retention.openFor() : retention.closedFor()).toMillis();
  }

  /** Writes the file, beginning with the version of its form. */
  public void write(DataOutput out) throws IOException {
    out.writeByte(FORM);
    writeString(orderId, out);
    seen.write(out);
    out.writeLong(updatedAt);
    out.writeBoolean(issue != null);
    if (issue != null) {
      issue.write(out);
    }
    out.writeByte(ends.size());
    for (End end : ends) {
      writeTime(end.turn, out);
      out.writeBoolean(end.withdrawn);
    }
    out.writeByte(checkIns.size());
    for (Map.Entry<String, List<Turn>> ofDepartment : checkIns.entrySet()) {
      writeString(ofDepartment.getKey(), out);
      out.writeByte(ofDepartment.getValue().size());
      for (Turn turn : ofDepartment.getValue()) {
        writeTime(turn, out);
        writeEnum(turn.came().rank(), out);
        out.writeInt(turn.came().people());
      }
    }
  }

  private static void writeTime(Turn turn, DataOutput out) throws IOException {
    out.writeLong(turn.takenAt());
    out.writeLong(turn.knownAt());
    writeString(turn.id(), out);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it was written by a newer version of this class
   */
  public static OrderFile read(DataInput in) throws IOException {
    int form = in.readByte();
    if (form != FORM) {
      throw new IOException("cannot read an order in form " + form + ", only in form " + FORM);
    }
    OrderFile file = new OrderFile(readString(in));
    file.seen = SeenIds.read(in);
    file.updatedAt = in.readLong();
    file.issue = in.readBoolean() ? Issue.read(in) : null;
    int ends = in.readByte();
    for (int i = 0; i < ends; i++) {
      Turn turn = Turn.endOfOrder(in.readLong(), in.readLong(), readString(in));
      file.ends.add(new End(turn, in.readBoolean()));
    }
    int departments = in.readByte();
    for (int i = 0; i < departments; i++) {
      String department = readString(in);
      int size = in.readByte();
      List<Turn> ofDepartment = new ArrayList<>(size + 1);
      for (int j = 0; j < size; j++) {
        ofDepartment.add(
            Turn.checkIn(
                in.readLong(),
                in.readLong(),
                readString(in),
                new Attendance(readEnum(RANKS, in), in.readInt())));
      }
      file.checkIns.put(department, ofDepartment);
    }
    return file;
  }
}
