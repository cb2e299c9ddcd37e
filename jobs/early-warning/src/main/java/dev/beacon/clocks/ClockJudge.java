package dev.beacon.clocks;

import static dev.beacon.clocks.ClockedCase.NEVER;

import dev.beacon.clocks.Round.Outcome;
import dev.beacon.clocks.calendar.Pause;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges one clock of one matter at an instant: a pure function of what was known then.
 *
 * <p>The decisions below are what a fair auditor would say; each has its test.
 *
 * <ul>
 *   <li><b>A case that turns RED gets RED's windows from the turn</b>, not from its opening: nobody
 *       can be late for a promise that was not made yet. The turn is the event time of the first
 *       report that makes it so, or, with a grade given by hand, the later of the time from which
 *       it holds and the time at which the platform learned of it: a grade that was dated back
 *       binds nobody in the past.
 *   <li><b>Losing the grade, or a cancellation, releases the clock only at or before the
 *       deadline.</b> Neither undoes a breach. A grade that comes back starts the clock afresh.
 *   <li><b>A step counts from when it was taken, not from when it was told</b>: late word of a step
 *       taken in time proves the promise kept. The same holds for a pause and for an extension. An
 *       extension after the deadline prolongs nothing.
 *   <li><b>A clock started by a step starts when the step was taken</b>; who took it knew of it.
 *       But its breach is not dated before the step was known to the platform.
 *   <li><b>Reopening a settled case starts those clocks anew that end with the settlement or
 *       later</b>, from the reopening. It breaks no promise that was kept, and nobody has to review
 *       and accept again what a department has taken on. A date the source promised is not renewed.
 * </ul>
 */
public final class ClockJudge {
  static final long NOT_TAKEN = -1;

  private ClockJudge() {}

  /**
   * Every round of a clock that has started, in order of their starts.
   *
   * @param history the versions of the clock
   * @param subject the matter, with all that has arrived
   * @param now the instant to judge at; only what was known by then counts
   */
  public static List<Round> rounds(ClockHistory history, ClockedCase subject, long now) {
    return rounds(history, new KnownCase(subject, now));
  }

  static List<Round> rounds(ClockHistory history, KnownCase known) {
    if (known.subject.openedAt() == NEVER) {
      return List.of();
    }
    List<Clock> versions = history.versions();
    if (versions.size() == 1) {
      return rounds(history, versions.get(0), known);
    }
    List<Round> rounds = new ArrayList<>();
    for (Clock version : versions) {
      rounds.addAll(rounds(history, version, known));
    }
    rounds.sort((a, b) -> Long.compare(a.start(), b.start()));
    return rounds;
  }

  private static List<Round> rounds(ClockHistory history, Clock version, KnownCase known) {
    List<Round> rounds = new Rounds(version, known).all();
    return history.isOfAttendance() ? AttendanceJudge.rounds(version, rounds, known) : rounds;
  }

  /** The rounds under one version. */
  private static final class Rounds {
    private final Clock clock;
    private final KnownCase known;
    private final List<Grade> grades;
    private List<Pause> pauses = List.of();
    private List<Round> rounds = List.of();

    Rounds(Clock clock, KnownCase known) {
      this.clock = clock;
      this.known = known;
      this.grades = clock.definition().grades();
    }

    List<Round> all() {
      if (!clock.definition().enabled()
          || !clock.isFor(known.traits)
          || (clock.due() && known.subject.dueAt() == NEVER)) {
        return List.of();
      }
      Step startedBy = clock.definition().startedBy();
      long from = known.subject.openedAt();
      long since = clock.due() ? known.subject.dueSince() : known.subject.openedSince();
      if (startedBy != null) {
        Turn started = known.exactly(startedBy, Long.MIN_VALUE);
        if (started == null) {
          return List.of();
        }
        from = Math.max(from, started.takenAt());
        since = started.knownAt();
      }
      pauses = known.pauses(clock.definition().pausedBy());
      long stopsFrom = Long.MIN_VALUE;
      while (true) {
        Turn stop = known.first(clock.stoppedBy(), stopsFrom);
        Turn cancelled = known.exactly(Step.CANCELLED, stopsFrom);
        addSegment(from, since, stop, cancelled);
        Turn ended = firstOf(stop, cancelled);
        if (ended == null || clock.due() || !clock.stoppedBy().isOfSettlement()) {
          return rounds;
        }
        Turn reopened = known.exactly(Step.REOPENED, ended.takenAt() + 1);
        Turn restarted = reopened;
        if (reopened != null && startedBy != null && startedBy.isOfSettlement()) {
          restarted = known.exactly(startedBy, reopened.takenAt());
        }
        if (restarted == null) {
          return rounds;
        }
        from = Math.max(known.subject.openedAt(), restarted.takenAt());
        since = restarted.knownAt();
        stopsFrom = reopened.takenAt();
      }
    }

    /** The rounds from a start until the matter is settled or cancelled. */
    private void addSegment(long from, long since, Turn stop, Turn cancelled) {
      long entered = grades.isEmpty() ? from : known.entered(grades, from);
      Turn ended = firstOf(stop, cancelled);
      while (entered != NEVER) {
        long left = grades.isEmpty() ? NEVER : known.left(grades, entered);
        long start = grades.isEmpty() ? entered : known.gradeKnownAt(entered);
        if (ended != null && ended.takenAt() < start && start > known.subject.openedAt()) {
          // What would start it came when the matter was over already.
          return;
        }
        if (start < left) {
          if (!addRounds(start, Math.max(start, since), left, stop, cancelled)) {
            return;
          }
        }
        entered = left == NEVER ? NEVER : known.entered(grades, left);
      }
    }

    /** The rounds while the matter has the grade; whether it can run again. */
    private boolean addRounds(long from, long since, long left, Turn stop, Turn cancelled) {
      // What came before the oldest update still known is over and judged.
      boolean renews = clock.definition().renewedBy() != null;
      long start = renews ? Math.max(from, known.subject.updatesKnownSince()) : from;
      long knownSince = Math.max(start, since);
      Turn renewed = renewed(start, left, stop, cancelled);
      while (renewed != null) {
        long deadline = clock.deadline(start, pauses, known);
        Outcome outcome = renewed.takenAt() <= deadline ? Outcome.KEPT : Outcome.BROKEN;
        add(start, knownSince, deadline, outcome, renewed, NEVER);
        start = renewed.takenAt();
        knownSince = Math.max(start, renewed.knownAt());
        renewed = renewed(start, left, stop, cancelled);
      }
      long deadline = clock.deadline(start, pauses, known);
      if (stop != null && stop.takenAt() <= deadline) {
        add(start, knownSince, deadline, Outcome.KEPT, stop, NEVER);
        return false;
      }
      if (cancelled != null && cancelled.takenAt() <= deadline) {
        add(start, knownSince, deadline, Outcome.RELEASED, cancelled, NEVER);
        return false;
      }
      // A turn that has arrived already, but lies ahead, has not happened yet.
      if (left <= known.now && left <= deadline) {
        add(start, knownSince, deadline, Outcome.RELEASED, null, NEVER);
        return true;
      }
      // A promise that was broken when it was made is a breach from then on, not from before.
      boolean broken = known.now >= Math.max(deadline, knownSince);
      add(
          start,
          knownSince,
          deadline,
          broken ? Outcome.BROKEN : Outcome.RUNNING,
          broken ? firstOf(stop, cancelled) : null,
          left);
      return false;
    }

    /** The step that starts the clock anew before the matter ends, or leaves its grade. */
    private Turn renewed(long start, long left, Turn stop, Turn cancelled) {
      if (clock.definition().renewedBy() == null) {
        return null;
      }
      Turn renewed = known.exactly(clock.definition().renewedBy(), start + 1);
      boolean inside =
          renewed != null
              && before(renewed, stop)
              && before(renewed, cancelled)
              && (left > known.now || renewed.takenAt() < left);
      return inside ? renewed : null;
    }

    private static boolean before(Turn turn, Turn end) {
      return end == null || turn.takenAt() < end.takenAt();
    }

    private void add(
        long start, long since, long deadline, Outcome outcome, Turn end, long leavesAt) {
      if (!clock.holdsAt(start)) {
        return;
      }
      if (rounds.isEmpty()) {
        rounds = new ArrayList<>(1);
      }
      boolean running = outcome == Outcome.RUNNING;
      rounds.add(
          new Round(
              clock.definition(),
              start,
              since,
              deadline,
              outcome,
              end,
              end == null || end.step() == Step.CANCELLED
                  ? NOT_TAKEN
                  : clock.took(start, end.takenAt(), pauses),
              running ? leavesAt : NEVER,
              running ? clock.warnings(start, since, deadline, pauses, known) : List.of()));
    }
  }

  static Turn firstOf(Turn one, Turn other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) <= 0 ? one : other;
  }
}
