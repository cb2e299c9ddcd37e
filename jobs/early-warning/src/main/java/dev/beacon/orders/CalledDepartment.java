package dev.beacon.orders;

import dev.beacon.clocks.AttendanceJudge;
import dev.beacon.clocks.ClockedCase;
import dev.beacon.clocks.Turn;
import dev.beacon.contract.ClockDefinition.Attendance;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Metrics;
import java.util.ArrayList;
import java.util.List;

/**
 * A department's part in an order, as the clocks see it: opened when the order was issued, taken on
 * by each of its check-ins, cancelled when the order ends.
 *
 * <p>Decision: an order that is completed before the deadline releases those who have not come, as
 * one that is withdrawn does: they could still have come in time, and nobody waits for them any
 * more.
 */
public final class CalledDepartment implements ClockedCase {
  private static final Traits UNKNOWN = new Traits(null, null, null, null);
  private static final Description NOTHING =
      new Description(
          null, null, null, null, null, null, null, new Metrics(0, 0, 0, 0, 0), List.of());

  private final OrderFile file;
  private final Issue issue;
  private final String department;
  private final List<Turn> turns;

  CalledDepartment(OrderFile file, String department) {
    this.file = file;
    this.issue = file.issue();
    this.department = department;
    this.turns = new ArrayList<>(file.checkIns(department));
    turns.addAll(file.ends());
    turns.sort(null);
  }

  /** Its name. */
  public String department() {
    return department;
  }

  /** When its first people arrived, as far as known; {@link ClockedCase#NEVER} if nobody has. */
  long arrivedAt() {
    List<Turn> checkIns = file.checkIns(department);
    return checkIns.isEmpty() ? NEVER : checkIns.get(0).takenAt();
  }

  @Override
  public String caseId() {
    return file.orderId();
  }

  @Override
  public String alertName() {
    return file.orderId() + "/" + department;
  }

  @Override
  public long openedAt() {
    return issue.issuedAt();
  }

  @Override
  public long openedSince() {
    return Math.max(issue.issuedAt(), issue.knownAt());
  }

  @Override
  public long gradedSince(Grade grade) {
    return grade.compareTo(issue.level()) >= 0 ? issue.issuedAt() : NEVER;
  }

  @Override
  public List<Turn> turns() {
    return turns;
  }

  @Override
  public long updatesKnownSince() {
    return Long.MIN_VALUE;
  }

  @Override
  public long nextNews(long after) {
    long next = issue.knownAt() > after ? issue.knownAt() : NEVER;
    for (Turn turn : turns) {
      next = turn.knownAt() > after ? Math.min(next, turn.knownAt()) : next;
    }
    return next;
  }

  @Override
  public long dueAt() {
    return NEVER;
  }

  @Override
  public long dueSince() {
    return NEVER;
  }

  @Override
  public Traits traits(long knownBy) {
    return knownBy < issue.knownAt()
        ? UNKNOWN
        : new Traits(issue.category(), department, null, null);
  }

  @Override
  public Description describe(long knownBy) {
    if (knownBy < issue.knownAt()) {
      return NOTHING;
    }
    List<Turn> known = turns.stream().filter(turn -> turn.knownAt() <= knownBy).toList();
    Attendance came = AttendanceJudge.came(known, knownBy);
    List<String> evidence = new ArrayList<>();
    evidence.add(file.orderId());
    known.stream().filter(turn -> turn.came() != null).map(Turn::id).forEach(evidence::add);
    return new Description(
        issue.title(),
        issue.category(),
        null,
        null,
        issue.community(),
        issue.location(),
        department,
        new Metrics(0, 0, came == null ? 0 : came.people(), 0, 0),
        List.copyOf(evidence));
  }
}
