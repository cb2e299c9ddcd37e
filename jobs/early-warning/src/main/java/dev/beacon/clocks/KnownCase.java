package dev.beacon.clocks;

import static dev.beacon.clocks.ClockedCase.NEVER;

import dev.beacon.clocks.calendar.Pause;
import dev.beacon.contract.Grade;
import dev.beacon.contract.PauseReason;
import dev.beacon.contract.Step;
import java.util.ArrayList;
import java.util.List;

/** A matter as it was known at an instant. */
final class KnownCase {
  private static final Grade[] GRAVEST_FIRST = Grade.values();

  final ClockedCase subject;
  final long now;
  final ClockedCase.Traits traits;
  private final List<Turn> turns;

  KnownCase(ClockedCase subject, long now) {
    this.subject = subject;
    this.now = now;
    this.traits = subject.traits(now);
    List<Turn> all = subject.turns();
    int known = 0;
    for (int i = 0; i < all.size(); i++) {
      known += all.get(i).knownAt() <= now ? 1 : 0;
    }
    turns = known == all.size() ? all : all.stream().filter(t -> t.knownAt() <= now).toList();
  }

  /** The steps that were known, in order. */
  List<Turn> turns() {
    return turns;
  }

  /** The same matter as it was known at another instant. */
  KnownCase at(long instant) {
    return instant == now ? this : new KnownCase(subject, instant);
  }

  /** The first time a step was taken, or one that implies it, from an instant on; null if never. */
  Turn first(Step step, long from) {
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      if (turn.takenAt() >= from && turn.step().implies(step)) {
        return turn;
      }
    }
    return null;
  }

  /** The first time this very step was taken, from an instant on; null if never. */
  Turn exactly(Step step, long from) {
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      if (turn.takenAt() >= from && turn.step() == step) {
        return turn;
      }
    }
    return null;
  }

  /** The times at which the matter rested for one of these reasons; the last may be without end. */
  List<Pause> pauses(List<PauseReason> reasons) {
    if (reasons.isEmpty()) {
      return List.of();
    }
    List<Pause> pauses = List.of();
    long pausedAt = NEVER;
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      if (turn.step() == Step.PAUSED && pausedAt == NEVER && isOneOf(turn.reason(), reasons)) {
        pausedAt = turn.takenAt();
      } else if (turn.step() == Step.RESUMED && pausedAt != NEVER) {
        pauses = with(pauses, new Pause(pausedAt, turn.takenAt()));
        pausedAt = NEVER;
      }
    }
    return pausedAt == NEVER ? pauses : with(pauses, new Pause(pausedAt, NEVER));
  }

  private static <T> boolean isOneOf(T value, List<T> values) {
    return value != null && values.contains(value);
  }

  private static List<Pause> with(List<Pause> pauses, Pause pause) {
    if (pause.from() == pause.to()) {
      return pauses;
    }
    List<Pause> more = pauses.isEmpty() ? new ArrayList<>(2) : pauses;
    more.add(pause);
    return more;
  }

  /** The grade at an instant; null before the matter is opened. */
  Grade gradeAt(long instant) {
    if (instant < subject.openedAt()) {
      return null;
    }
    Turn byHand = regradeAt(instant);
    if (byHand != null) {
      return byHand.grade();
    }
    for (Grade grade : GRAVEST_FIRST) {
      if (subject.gradedSince(grade) <= instant) {
        return grade;
      }
    }
    return null;
  }

  private Turn regradeAt(long instant) {
    Turn latest = null;
    for (int i = 0; i < turns.size() && turns.get(i).takenAt() <= instant; i++) {
      latest = turns.get(i).step() == Step.REGRADED ? turns.get(i) : latest;
    }
    return latest;
  }

  /** The first instant, from one on, at which the matter has one of these grades. */
  long entered(List<Grade> grades, long from) {
    long instant = from;
    while (instant != NEVER && !isOneOf(gradeAt(instant), grades)) {
      instant = nextGrade(instant);
    }
    return instant;
  }

  /** The first instant after one at which the matter no longer has one of these grades. */
  long left(List<Grade> grades, long after) {
    long instant = nextGrade(after);
    while (instant != NEVER && isOneOf(gradeAt(instant), grades)) {
      instant = nextGrade(instant);
    }
    return instant;
  }

  /** When the platform learned of the grade the matter has at an instant. */
  long gradeKnownAt(long instant) {
    Turn byHand = regradeAt(instant);
    return byHand == null ? instant : Math.max(instant, byHand.knownAt());
  }

  private long nextGrade(long after) {
    long next = NEVER;
    for (Grade grade : GRAVEST_FIRST) {
      long since = subject.gradedSince(grade);
      if (since > after && since < next) {
        next = since;
      }
    }
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      if (turn.step() == Step.REGRADED && turn.takenAt() > after && turn.takenAt() < next) {
        next = turn.takenAt();
      }
    }
    return next;
  }
}
