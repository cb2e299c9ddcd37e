package dev.beacon.clocks;

import dev.beacon.clocks.calendar.BusinessCalendar;
import dev.beacon.clocks.calendar.Pause;
import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.ClockDefinition.Term;
import dev.beacon.contract.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A version of a promise, ready to be judged by.
 *
 * @param definition the promise
 * @param calendar on which its term is counted
 * @param from it holds for rounds that start at or after this instant, epoch milliseconds
 * @param until and before this one
 */
record Clock(ClockDefinition definition, BusinessCalendar calendar, long from, long until) {
  /** The promise of who comes, beside that of coming in time. */
  Clock ofAttendance() {
    return new Clock(definition.ofAttendance(), calendar, from, until);
  }

  /** Whether it runs to the matter's own due time. */
  boolean due() {
    return definition.term() == null;
  }

  /** The step that keeps it. A department that checks in has taken its part of the order on. */
  Step stoppedBy() {
    return definition.stoppedBy() == null ? Step.ACCEPTED : definition.stoppedBy();
  }

  boolean isFor(ClockedCase.Traits traits) {
    return (traits.clocks() == null || traits.clocks().contains(definition.clock()))
        && allows(definition.categories(), traits.category())
        && allows(definition.departments(), traits.department())
        && allows(definition.channels(), traits.channel());
  }

  private static boolean allows(List<String> allowed, String trait) {
    return allowed.isEmpty() || (trait != null && allowed.contains(trait));
  }

  boolean holdsAt(long start) {
    return start >= from && start < until;
  }

  /** The term of a round that starts at an instant, with what it was prolonged by. */
  private Term term(long start, List<Pause> pauses, KnownCase known) {
    Term term = definition.term();
    if (definition.extension() == null) {
      return term;
    }
    Turn extended = known.exactly(Step.EXTENDED, start);
    // Nobody prolongs what is broken already.
    boolean inTime = extended != null && extended.takenAt() <= end(term, start, pauses);
    return inTime ? sum(term, definition.extension()) : term;
  }

  /** When a round that starts at an instant ends; never, while it rests without an end. */
  long deadline(long start, List<Pause> pauses, KnownCase known) {
    return due() ? known.subject.dueAt() : end(term(start, pauses, known), start, pauses);
  }

  private long end(Term term, long start, List<Pause> pauses) {
    if (term.time() != null) {
      return calendar.after(start, term.time(), pauses);
    }
    return term.days() != null
        ? calendar.endOfDay(start, term.days(), false, pauses)
        : calendar.endOfDay(start, term.workingDays(), true, pauses);
  }

  private static Term sum(Term term, Term extension) {
    if (term.time() != null) {
      return Term.ofTime(term.time().plus(extension.time()));
    }
    return term.days() != null
        ? Term.ofDays(term.days() + extension.days())
        : Term.ofWorkingDays(term.workingDays() + extension.workingDays());
  }

  /** How long a step took, as the calendar counts; terms in days are counted round the clock. */
  long took(long start, long end, List<Pause> pauses) {
    if (end <= start) {
      return 0;
    }
    boolean counted = !due() && definition.term().time() != null;
    return counted ? calendar.counted(start, end, pauses) : end - start;
  }

  /** When to warn of a round: after its shares of the time that counts. */
  List<Long> warnings(long start, long since, long deadline, List<Pause> pauses, KnownCase known) {
    List<Double> shares = definition.warnAt();
    if (shares.isEmpty()) {
      return List.of();
    }
    List<Long> warnings = new ArrayList<>(shares.size());
    Duration time = due() ? null : term(start, pauses, known).time();
    long strikesAt = Math.max(deadline, since);
    for (double share : shares) {
      if (time != null && since <= start) {
        Duration part = Duration.ofMillis((long) (share * time.toMillis()));
        warnings.add(calendar.after(start, part, pauses));
      } else if (deadline != ClockedCase.NEVER) {
        warnings.add(since + (long) (share * (strikesAt - since)));
      }
    }
    return warnings;
  }
}
