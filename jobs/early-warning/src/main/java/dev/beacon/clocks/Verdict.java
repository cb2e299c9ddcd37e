package dev.beacon.clocks;

/**
 * How a clock stands at an instant.
 *
 * @param outcome how it stands
 * @param warnsAt when to warn, epoch milliseconds; {@link ClockedCase#NEVER} unless running
 * @param strikesAt when a breach is raised if nothing happens, epoch milliseconds; {@link
 *     ClockedCase#NEVER} unless running
 * @param turnsAt when the case loses the grade the clock is for, epoch milliseconds; {@link
 *     ClockedCase#NEVER} unless running
 * @param deadline when the promise ends, epoch milliseconds; {@link ClockedCase#NEVER} if there is
 *     none
 * @param end the step that ended it; null if none has
 */
record Verdict(
    Outcome outcome,
    long warnsAt,
    long strikesAt,
    long turnsAt,
    long deadline,
    ClockedCase.Taken end) {
  enum Outcome {
    /** The clock is not for this case. */
    NONE,
    /** The deadline is still ahead. */
    RUNNING,
    /** The step was taken at or before the deadline. */
    KEPT,
    /** The case was cancelled, or lost its grade, at or before the deadline. */
    RELEASED,
    /** The deadline has passed without the step; {@code end} is the late step, if it was taken. */
    BROKEN
  }

  static final Verdict NONE = ended(Outcome.NONE, ClockedCase.NEVER, null);

  static Verdict running(long warnsAt, long strikesAt, long turnsAt, long deadline) {
    return new Verdict(Outcome.RUNNING, warnsAt, strikesAt, turnsAt, deadline, null);
  }

  static Verdict ended(Outcome outcome, long deadline, ClockedCase.Taken end) {
    return new Verdict(
        outcome, ClockedCase.NEVER, ClockedCase.NEVER, ClockedCase.NEVER, deadline, end);
  }
}
