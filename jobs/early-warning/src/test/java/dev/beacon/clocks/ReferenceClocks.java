package dev.beacon.clocks;

import dev.beacon.cases.CaseEvents;
import dev.beacon.contract.Alert.Phase;
import dev.beacon.contract.Alert.Status;
import dev.beacon.contract.Authority;
import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.ClockDefinition.Rung;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Step;
import dev.beacon.intake.CaseEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What an observer with perfect memory and all the time in the world would have said of one clock
 * with a term in whole minutes: every half minute he goes through everything that is known by then,
 * minute by minute, and writes down each round of the clock.
 */
public final class ReferenceClocks {
  private static final long MINUTE = 60_000;
  private static final long STEP = MINUTE / 2;
  private static final int FAR = 100_000;

  /** A version of an alert. */
  public record Told(long at, Status status, Phase phase, Authority to) {}

  /** How the observer finds a round: its start, when it could be known, and how it ended. */
  private static final class Run {
    private int start;
    private int since;
    private int deadline = FAR;
    private boolean fine;
    private Integer end;

    boolean broken(long now) {
      return !fine && deadline < FAR && now >= strikes();
    }

    long strikes() {
      return CaseEvents.at(Math.max(deadline, since));
    }
  }

  private final ClockDefinition clock;
  private final List<CaseEvent> events;

  public ReferenceClocks(ClockDefinition clock, List<CaseEvent> events) {
    this.clock = clock;
    this.events = events;
  }

  /** Everything that is told up to a minute. */
  public List<Told> history(int to) {
    List<Told> told = new ArrayList<>();
    Run last = null;
    for (long now = CaseEvents.at(0); now <= CaseEvents.at(to); now += STEP) {
      last = tell(told, last, now);
    }
    return told;
  }

  /** Tells what there is to tell at an instant; returns the round that was told of last. */
  private Run tell(List<Told> told, Run before, long now) {
    List<Run> runs = runs(now);
    Run spoken = before;
    if (before != null) {
      Run same = again(before, runs);
      if (correct(told, same, now)) {
        spoken = same == null ? before : same;
      }
      if (same != null) {
        spoken = same;
      }
    }
    Run newest = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    if (newest != null && (spoken == null || newest.start != spoken.start)) {
      if (correct(told, newest, now, true)) {
        return newest;
      }
    }
    return spoken;
  }

  private static Run again(Run before, List<Run> runs) {
    Run same = null;
    Run found = null;
    for (Run run : runs) {
      same = run.start == before.start ? run : same;
      if (run.start <= Math.max(before.start, before.deadline == FAR ? 0 : before.deadline)) {
        found = run;
      }
    }
    return same == null ? found : same;
  }

  private boolean correct(List<Told> told, Run run, long now) {
    return correct(told, run, now, false);
  }

  /** Says what is new of a round; whether anything was. */
  private boolean correct(List<Told> told, Run run, long now, boolean fresh) {
    int size = told.size();
    boolean broken = run != null && run.broken(now);
    int warnings = run == null || run.fine || broken ? 0 : warnings(run, now);
    if (!fresh && breachTold(told) && !broken) {
      told.add(new Told(now, Status.RETRACTED, Phase.BREACH, last(told).to));
    }
    if (!fresh && warningOpen(told) && !broken && warnings == 0) {
      told.add(new Told(now, Status.RESOLVED, Phase.WARNING, null));
    }
    if (warnings > 0 && (fresh || !warningOpen(told))) {
      told.add(new Told(now, Status.OPEN, Phase.WARNING, null));
    } else if (warnings > 0 && warnings > level(told)) {
      told.add(new Told(now, Status.UPDATED, Phase.WARNING, null));
    }
    if (broken) {
      int rungs = rungs(run, now);
      Authority to = rungs == 0 ? null : clock.escalation().get(rungs - 1).to();
      if (fresh || !breachTold(told)) {
        boolean open = !told.isEmpty() && (warningOpen(told) || breachOpen(told));
        told.add(new Told(now, open ? Status.ESCALATED : Status.OPEN, Phase.BREACH, to));
      } else if (breachOpen(told) && run.end == null && rungs > rungsTold(told)) {
        told.add(new Told(now, Status.ESCALATED, Phase.BREACH, to));
      }
      if (run.end != null && breachOpen(told)) {
        told.add(new Told(now, Status.RESOLVED, Phase.BREACH, last(told).to));
      }
    }
    return told.size() > size;
  }

  private static Told last(List<Told> told) {
    return told.isEmpty() ? null : told.get(told.size() - 1);
  }

  private static boolean breachTold(List<Told> told) {
    Told last = last(told);
    return last != null && last.phase == Phase.BREACH && last.status != Status.RETRACTED;
  }

  private static boolean breachOpen(List<Told> told) {
    return breachTold(told) && last(told).status != Status.RESOLVED;
  }

  private static boolean warningOpen(List<Told> told) {
    Told last = last(told);
    return last != null && last.phase == Phase.WARNING && last.status != Status.RESOLVED;
  }

  /** How many warnings the open one has told. */
  private static int level(List<Told> told) {
    int level = 1;
    for (int i = told.size() - 1; told.get(i).status == Status.UPDATED; i--) {
      level++;
    }
    return level;
  }

  private int rungsTold(List<Told> told) {
    Authority to = last(told).to;
    int rungs = 0;
    for (Rung rung : clock.escalation()) {
      rungs++;
      if (rung.to() == to) {
        return rungs;
      }
    }
    return 0;
  }

  private int rungs(Run run, long now) {
    int rungs = 0;
    for (Rung rung : clock.escalation()) {
      rungs += run.strikes() + rung.after().toMillis() <= now ? 1 : 0;
    }
    return rungs;
  }

  private int warnings(Run run, long now) {
    int warnings = 0;
    List<CaseEvent> known = known(now);
    for (double share : clock.warnAt()) {
      double at;
      if (clock.term() == null || run.since > run.start) {
        if (run.deadline == FAR) {
          continue;
        }
        double since = CaseEvents.at(run.since);
        at = since + share * (run.strikes() - since);
      } else {
        long length = term(known, run.start);
        at = CaseEvents.at(passed(known, run.start, (int) Math.round(share * length)));
      }
      warnings += at <= now ? 1 : 0;
    }
    return warnings;
  }

  private List<CaseEvent> known(long now) {
    return events.stream().filter(e -> e.reportedAt() <= now).toList();
  }

  /** Every round up to an instant, by what is known then. */
  private List<Run> runs(long now) {
    List<CaseEvent> known = known(now);
    List<CaseEvent> reports = known.stream().filter(CaseEvent::isReport).toList();
    List<Run> runs = new ArrayList<>();
    if (reports.isEmpty()) {
      return runs;
    }
    int opened = minute(reports.stream().mapToLong(CaseEvent::reportedAt).min().orElseThrow());
    Integer promised = null;
    int promisedSince = 0;
    if (clock.term() == null) {
      CaseEvent promise =
          reports.stream().filter(e -> e.dueAt() != CaseEvent.NO_TIME).findFirst().orElse(null);
      if (promise == null) {
        return runs;
      }
      promised = minute(promise.dueAt());
      promisedSince = minute(promise.reportedAt());
    }
    Set<Step> stops = implying(clock.stoppedBy());
    CaseEvent starter =
        clock.startedBy() == null ? null : first(known, Set.of(clock.startedBy()), 0);
    if (clock.startedBy() != null && starter == null) {
      return runs;
    }
    int from = starter == null ? opened : Math.max(opened, minute(starter.takenAt()));
    int since =
        starter == null
            ? (promised == null ? opened : promisedSince)
            : minute(starter.reportedAt());
    int stopsFrom = Integer.MIN_VALUE;
    while (true) {
      CaseEvent stop = first(known, stops, stopsFrom);
      CaseEvent cancelled = first(known, Set.of(Step.CANCELLED), stopsFrom);
      segment(runs, known, opened, from, since, promised, stop, cancelled, now);
      Integer over = earlier(stop, cancelled);
      if (over == null || promised != null || !clock.stoppedBy().isOfSettlement()) {
        return runs;
      }
      CaseEvent reopened = first(known, Set.of(Step.REOPENED), over + 1);
      if (reopened == null) {
        return runs;
      }
      CaseEvent again = reopened;
      if (clock.startedBy() != null && clock.startedBy().isOfSettlement()) {
        again = first(known, Set.of(clock.startedBy()), minute(reopened.takenAt()));
      }
      if (again == null) {
        return runs;
      }
      from = minute(again.takenAt());
      since = minute(again.reportedAt());
      stopsFrom = minute(reopened.takenAt());
    }
  }

  /** Walks the minutes from a start until the matter is over, opening and ending rounds. */
  private void segment(
      List<Run> runs,
      List<CaseEvent> known,
      int opened,
      int from,
      int since,
      Integer promised,
      CaseEvent stop,
      CaseEvent cancelled,
      long now) {
    Run run = null;
    int today = (int) Math.floorDiv(now - CaseEvents.at(0), MINUTE);
    int stopped = stop == null ? FAR : minute(stop.takenAt());
    int withdrawn = cancelled == null ? FAR : minute(cancelled.takenAt());
    for (int minute = from; minute <= today; minute++) {
      if (run == null) {
        if (!mine(known, minute) || (minute > opened && Math.min(stopped, withdrawn) < minute)) {
          continue;
        }
        int bound = clock.grades().isEmpty() ? minute : boundSince(known, minute);
        if (bound > minute) {
          // Nobody knew yet; he looks again when they do.
          if (!stays(known, minute, bound)) {
            continue;
          }
        }
        run = open(runs, known, bound, Math.max(bound, since), promised);
        minute = bound;
      } else {
        boolean renewed =
            clock.renewedBy() != null
                && minute > run.start
                && minute < Math.min(stopped, withdrawn)
                && stays(known, run.start, minute)
                && takenAt(known, clock.renewedBy(), minute);
        if (renewed) {
          run.fine = minute <= run.deadline;
          run.end = minute;
          int knownAt = minute(first(known, Set.of(clock.renewedBy()), minute).reportedAt());
          run = open(runs, known, minute, Math.max(minute, knownAt), promised);
        }
      }
      if (stopped <= minute || withdrawn <= minute) {
        run.end = Math.min(stopped, withdrawn);
        run.fine = run.end <= run.deadline;
        return;
      }
      if (!mine(known, minute) && minute <= run.deadline) {
        run.fine = true;
        run = null;
      }
    }
  }

  /** Whether the matter has a grade of the clock from one minute to another. */
  private boolean stays(List<CaseEvent> known, int from, int to) {
    for (int minute = from; minute <= to; minute++) {
      if (!mine(known, minute)) {
        return false;
      }
    }
    return true;
  }

  private Run open(List<Run> runs, List<CaseEvent> known, int start, int since, Integer promised) {
    Run run = new Run();
    run.start = start;
    run.since = since;
    run.deadline = promised != null ? promised : passed(known, start, term(known, start));
    runs.add(run);
    return run;
  }

  /** The term of a round, in minutes, with its extension if that was granted in time. */
  private int term(List<CaseEvent> known, int start) {
    int term = (int) clock.term().time().toMinutes();
    if (clock.extension() != null) {
      CaseEvent extended = first(known, Set.of(Step.EXTENDED), start);
      if (extended != null && minute(extended.takenAt()) <= passed(known, start, term)) {
        return term + (int) clock.extension().time().toMinutes();
      }
    }
    return term;
  }

  /** The minute at which so many minutes have passed without those in which the matter rested. */
  private int passed(List<CaseEvent> known, int start, int minutes) {
    int left = minutes;
    int minute = start;
    while (left > 0 && minute < start + 1000) {
      left -= rests(known, minute) ? 0 : 1;
      minute++;
    }
    return left > 0 ? FAR : minute;
  }

  private boolean rests(List<CaseEvent> known, int minute) {
    boolean rests = false;
    List<CaseEvent> turns =
        known.stream()
            .filter(e -> e.step() == Step.PAUSED || e.step() == Step.RESUMED)
            .sorted(IN_ORDER)
            .toList();
    for (CaseEvent turn : turns) {
      if (minute(turn.takenAt()) <= minute) {
        rests =
            turn.step() == Step.PAUSED ? rests || clock.pausedBy().contains(turn.reason()) : false;
      }
    }
    return rests;
  }

  private boolean mine(List<CaseEvent> known, int minute) {
    Grade grade = gradeAt(known, CaseEvents.at(minute));
    return grade != null && (clock.grades().isEmpty() || clock.grades().contains(grade));
  }

  private static final Comparator<CaseEvent> IN_ORDER =
      Comparator.comparing(CaseEvent::takenAt)
          .thenComparing(CaseEvent::reportedAt)
          .thenComparing(CaseEvent::id);

  private static CaseEvent regrade(List<CaseEvent> known, long instant) {
    return known.stream()
        .filter(e -> e.step() == Step.REGRADED && e.takenAt() <= instant)
        .max(IN_ORDER)
        .orElse(null);
  }

  /** From when on the grade of a minute could be known. */
  private static int boundSince(List<CaseEvent> known, int minute) {
    CaseEvent byHand = regrade(known, CaseEvents.at(minute));
    return byHand == null ? minute : Math.max(minute, minute(byHand.reportedAt()));
  }

  private static Grade gradeAt(List<CaseEvent> known, long instant) {
    Grade byRule = null;
    for (CaseEvent event : known) {
      if (event.isReport() && event.reportedAt() <= instant) {
        Grade grade =
            event.people() >= 30 ? Grade.RED : event.people() >= 5 ? Grade.YELLOW : Grade.GREEN;
        byRule = byRule == null || grade.compareTo(byRule) < 0 ? grade : byRule;
      }
    }
    CaseEvent byHand = regrade(known, instant);
    return byRule == null || byHand == null ? byRule : byHand.grade();
  }

  private static boolean takenAt(List<CaseEvent> known, Step step, int minute) {
    return known.stream().anyMatch(e -> e.step() == step && minute(e.takenAt()) == minute);
  }

  private static CaseEvent first(List<CaseEvent> known, Set<Step> steps, int from) {
    return known.stream()
        .filter(e -> e.step() != null && steps.contains(e.step()))
        .filter(e -> minute(e.takenAt()) >= from)
        .min(IN_ORDER)
        .orElse(null);
  }

  private static Integer earlier(CaseEvent one, CaseEvent other) {
    if (one == null || other == null) {
      CaseEvent only = one == null ? other : one;
      return only == null ? null : (Integer) minute(only.takenAt());
    }
    return Math.min(minute(one.takenAt()), minute(other.takenAt()));
  }

  private static int minute(long millis) {
    return (int) Math.floorDiv(millis - CaseEvents.at(0), MINUTE);
  }

  /** Written out, not asked of the contract: this is the reference. */
  private static Set<Step> implying(Step step) {
    return switch (step) {
      case REVIEWED ->
          EnumSet.of(Step.REVIEWED, Step.ACCEPTED, Step.RESOLVED, Step.CONFIRMED, Step.CLOSED);
      case ACCEPTED -> EnumSet.of(Step.ACCEPTED, Step.RESOLVED, Step.CONFIRMED, Step.CLOSED);
      case RESOLVED -> EnumSet.of(Step.RESOLVED, Step.CONFIRMED, Step.CLOSED);
      case FED_BACK -> EnumSet.of(Step.FED_BACK, Step.CLOSED);
      default -> EnumSet.of(step);
    };
  }
}
