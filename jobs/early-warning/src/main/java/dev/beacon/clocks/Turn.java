package dev.beacon.clocks;

import dev.beacon.contract.ClockDefinition.Attendance;
import dev.beacon.contract.Grade;
import dev.beacon.contract.PauseReason;
import dev.beacon.contract.Step;

/**
 * A step that was taken in a matter.
 *
 * @param step which
 * @param takenAt when it was taken, epoch milliseconds
 * @param knownAt when the platform received word of it, epoch milliseconds
 * @param id the event that says so
 * @param grade with {@link Step#REGRADED}: the new grade; else null
 * @param reason with {@link Step#PAUSED}: why; null if nobody says, or with other steps
 * @param came with a check-in: the rank of the most senior and how many came; else null
 */
public record Turn(
    Step step,
    long takenAt,
    long knownAt,
    String id,
    Grade grade,
    PauseReason reason,
    Attendance came)
    implements Comparable<Turn> {

  /** A step of a case. */
  public Turn(Step step, long takenAt, long knownAt, String id, Grade grade, PauseReason reason) {
    this(step, takenAt, knownAt, id, grade, reason, null);
  }

  /** A department has checked in, and so has taken its part of the order on. */
  public static Turn checkIn(long takenAt, long knownAt, String id, Attendance came) {
    return new Turn(Step.ACCEPTED, takenAt, knownAt, id, null, null, came);
  }

  /** An order has ended, completed or withdrawn: nobody is called any more. */
  public static Turn endOfOrder(long takenAt, long knownAt, String id) {
    return new Turn(Step.CANCELLED, takenAt, knownAt, id, null, null, null);
  }

  /** In order of the time at which they were taken, then became known, then of their ids. */
  @Override
  public int compareTo(Turn other) {
    if (takenAt != other.takenAt) {
      return Long.compare(takenAt, other.takenAt);
    }
    return knownAt != other.knownAt ? Long.compare(knownAt, other.knownAt) : id.compareTo(other.id);
  }
}
