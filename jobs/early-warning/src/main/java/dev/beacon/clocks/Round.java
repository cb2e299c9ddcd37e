package dev.beacon.clocks;

import static dev.beacon.clocks.ClockedCase.NEVER;

import dev.beacon.contract.ClockDefinition;
import java.util.List;

/**
 * One run of a clock, as it stands at an instant. Times are epoch milliseconds, {@link
 * ClockedCase#NEVER} if they do not come.
 *
 * @param clock the version of the promise under which it runs
 * @param start when it started
 * @param since since when it could be known that it runs; no breach is raised before
 * @param deadline when the promise ends; a step at this very instant keeps it
 * @param outcome how it stands
 * @param end the step that ended it; null if none has
 * @param took how long the step took as the calendar counts, milliseconds; -1 if it was not taken
 * @param leavesAt while it runs: when the matter loses the grade the clock is for
 * @param warnings when to warn, rising, as long as it runs
 */
public record Round(
    ClockDefinition clock,
    long start,
    long since,
    long deadline,
    Outcome outcome,
    Turn end,
    long took,
    long leavesAt,
    List<Long> warnings) {

  /** How a round stands. */
  public enum Outcome {
    /** The deadline is still ahead. */
    RUNNING,
    /** The step was taken at or before the deadline. */
    KEPT,
    /** The matter was cancelled, or lost its grade, at or before the deadline. */
    RELEASED,
    /** The deadline has passed without the step; {@code end} is the late step, if it was taken. */
    BROKEN
  }

  /** When a breach is raised if nothing happens. */
  public long strikesAt() {
    return Math.max(deadline, since);
  }

  /** How many warnings are due, or how many rungs of the ladder have been reached. */
  int level(long now) {
    int level = 0;
    if (outcome == Outcome.RUNNING) {
      while (level < warnings.size() && warnings.get(level) <= now) {
        level++;
      }
    } else if (outcome == Outcome.BROKEN) {
      while (level < clock.escalation().size() && rungAt(level) <= now) {
        level++;
      }
    }
    return level;
  }

  private long rungAt(int rung) {
    return strikesAt() + clock.escalation().get(rung).after().toMillis();
  }

  /** When it next changes by the passing of time alone. */
  long nextTurn(long after) {
    long next = NEVER;
    if (outcome == Outcome.RUNNING) {
      for (int i = 0; i < warnings.size(); i++) {
        next = sooner(next, warnings.get(i), after);
      }
      next = sooner(sooner(next, strikesAt(), after), leavesAt, after);
    } else if (outcome == Outcome.BROKEN && end == null) {
      for (int i = 0; i < clock.escalation().size(); i++) {
        next = sooner(next, rungAt(i), after);
      }
    }
    return next;
  }

  private static long sooner(long next, long candidate, long after) {
    return candidate > after && candidate < next ? candidate : next;
  }
}
