package dev.beacon.clocks;

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
 */
public record Turn(
    Step step, long takenAt, long knownAt, String id, Grade grade, PauseReason reason)
    implements Comparable<Turn> {

  /** In order of the time at which they were taken, then became known, then of their ids. */
  @Override
  public int compareTo(Turn other) {
    if (takenAt != other.takenAt) {
      return Long.compare(takenAt, other.takenAt);
    }
    return knownAt != other.knownAt ? Long.compare(knownAt, other.knownAt) : id.compareTo(other.id);
  }
}
