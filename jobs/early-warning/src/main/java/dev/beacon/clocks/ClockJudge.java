package dev.beacon.clocks;

import static dev.beacon.clocks.ClockedCase.NEVER;

import dev.beacon.clocks.Verdict.Outcome;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Step;
import java.util.List;

/**
 * Judges one clock of one case at an instant: a pure function of what was known then.
 *
 * <p>A clock runs while the case has a grade it is for. It starts when the case gets such a grade:
 * at its opening, or, if it turned grave later, at the event time of the first report that makes it
 * so, or at the time from which a grade given by hand holds.
 *
 * <p>Decision: nobody can be late for a promise that was not made yet, hence the start at the turn
 * and not at the opening. Losing the grade releases the clock only at or before the deadline;
 * regrading a case after the deadline does not undo a breach. A grade that comes back starts the
 * clock afresh.
 *
 * <p>Decision: the first time a step is taken counts. Reopening a case starts no clock anew, and
 * does not break a promise that was kept; a cancellation releases, also if the case is reopened.
 */
final class ClockJudge {
  private static final Grade[] GRAVEST_FIRST = Grade.values();

  private ClockJudge() {}

  static Verdict judge(ClockDefinition clock, ClockedCase subject, long now) {
    if (subject.openedAt() == NEVER || (clock.due() && subject.dueAt() == NEVER)) {
      return Verdict.NONE;
    }
    List<String> names = subject.clocks(now);
    if (names != null && !names.contains(clock.name())) {
      return Verdict.NONE;
    }
    long start = entered(clock, subject, subject.openedAt(), now);
    if (start == NEVER) {
      return Verdict.NONE;
    }
    ClockedCase.Taken stop = subject.earliest(clock.stoppedBy(), now);
    ClockedCase.Taken cancelled = subject.earliest(Step.CANCELLED, now);
    Verdict verdict = Verdict.NONE;
    while (start != NEVER) {
      long deadline = clock.due() ? subject.dueAt() : start + clock.within().toMillis();
      if (stop != null && stop.takenAt() <= deadline) {
        return Verdict.ended(Outcome.KEPT, deadline, stop);
      }
      if (cancelled != null && cancelled.takenAt() <= deadline) {
        return Verdict.ended(Outcome.RELEASED, deadline, cancelled);
      }
      long left = clock.everyGrade() ? NEVER : left(clock, subject, start, now);
      // A turn that has arrived already, but lies ahead, has not happened yet.
      if (left > now || left > deadline) {
        long since = clock.due() ? Math.max(start, subject.dueSince()) : start;
        // A promise that was broken when it was made is a breach from then on, not from before.
        long strikesAt = Math.max(deadline, since);
        if (now >= strikesAt) {
          return Verdict.ended(Outcome.BROKEN, deadline, stop == null ? cancelled : stop);
        }
        long warnsAt = since + (long) (clock.warnAt() * (strikesAt - since));
        return Verdict.running(warnsAt, strikesAt, left, deadline);
      }
      verdict = Verdict.ended(Outcome.RELEASED, deadline, null);
      start = entered(clock, subject, left, now);
    }
    return verdict;
  }

  /** The grade at an instant, as far as was known at another; null before the case is opened. */
  static Grade gradeAt(ClockedCase subject, long instant, long knownBy) {
    if (instant < subject.openedAt()) {
      return null;
    }
    List<ClockedCase.Regrade> regrades = subject.regrades();
    for (int i = regrades.size() - 1; i >= 0; i--) {
      ClockedCase.Regrade regrade = regrades.get(i);
      if (regrade.takenAt() <= instant && regrade.knownAt() <= knownBy) {
        return regrade.grade();
      }
    }
    for (Grade grade : GRAVEST_FIRST) {
      if (subject.gradedSince(grade) <= instant) {
        return grade;
      }
    }
    return null;
  }

  /** The first instant, from one on, at which the case has a grade the clock is for. */
  private static long entered(ClockDefinition clock, ClockedCase subject, long from, long knownBy) {
    long instant = from;
    while (instant != NEVER && !clock.grades().contains(gradeAt(subject, instant, knownBy))) {
      instant = nextChange(subject, instant, knownBy);
    }
    return instant;
  }

  /** The first instant after one at which the case no longer has a grade the clock is for. */
  private static long left(ClockDefinition clock, ClockedCase subject, long after, long knownBy) {
    long instant = nextChange(subject, after, knownBy);
    while (instant != NEVER && clock.grades().contains(gradeAt(subject, instant, knownBy))) {
      instant = nextChange(subject, instant, knownBy);
    }
    return instant;
  }

  private static long nextChange(ClockedCase subject, long after, long knownBy) {
    long next = NEVER;
    for (Grade grade : GRAVEST_FIRST) {
      long since = subject.gradedSince(grade);
      if (since > after && since < next) {
        next = since;
      }
    }
    List<ClockedCase.Regrade> regrades = subject.regrades();
    for (int i = 0; i < regrades.size(); i++) {
      ClockedCase.Regrade regrade = regrades.get(i);
      if (regrade.knownAt() <= knownBy && regrade.takenAt() > after && regrade.takenAt() < next) {
        next = regrade.takenAt();
      }
    }
    return next;
  }
}
