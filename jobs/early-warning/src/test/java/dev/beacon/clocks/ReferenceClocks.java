package dev.beacon.clocks;

import dev.beacon.cases.CaseEvents;
import dev.beacon.contract.Alert.Phase;
import dev.beacon.contract.Alert.Status;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Step;
import dev.beacon.intake.CaseEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What an observer with perfect memory and all the time in the world would have said of one clock:
 * every minute he goes through everything that is known by then, minute by minute.
 */
public final class ReferenceClocks {
  /** A version of an alert. */
  public record Told(long at, Status status, Phase phase) {}

  /** How the observer finds the clock at a minute. */
  private enum Found {
    NOTHING,
    RUNNING,
    CLOSE,
    FINE,
    BROKEN,
    BROKEN_AND_OVER
  }

  private final ClockDefinition clock;
  private final List<CaseEvent> events;

  public ReferenceClocks(ClockDefinition clock, List<CaseEvent> events) {
    this.clock = clock;
    this.events =
        events.stream()
            .sorted(Comparator.comparing(CaseEvent::reportedAt).thenComparing(CaseEvent::id))
            .toList();
  }

  /** Every version up to a minute. */
  public List<Told> history(int lastMinute) {
    List<Told> told = new ArrayList<>();
    for (int minute = 0; minute <= lastMinute; minute++) {
      tell(told, find(minute), CaseEvents.at(minute));
    }
    return told;
  }

  private static void tell(List<Told> told, Found found, long at) {
    Told last = told.isEmpty() ? null : told.get(told.size() - 1);
    boolean breach = last != null && last.phase == Phase.BREACH && last.status != Status.RETRACTED;
    boolean warning = last != null && last.phase == Phase.WARNING && last.status == Status.OPEN;
    boolean broken = found == Found.BROKEN || found == Found.BROKEN_AND_OVER;
    if (breach && !broken) {
      told.add(new Told(at, Status.RETRACTED, Phase.BREACH));
    }
    if (warning && !broken && found != Found.CLOSE) {
      told.add(new Told(at, Status.RESOLVED, Phase.WARNING));
    }
    if (found == Found.CLOSE && !warning) {
      told.add(new Told(at, Status.OPEN, Phase.WARNING));
    }
    if (broken && !breach) {
      told.add(new Told(at, last == null ? Status.OPEN : Status.ESCALATED, Phase.BREACH));
      last = told.get(told.size() - 1);
    }
    if (found == Found.BROKEN_AND_OVER && last.status != Status.RESOLVED) {
      told.add(new Told(at, Status.RESOLVED, Phase.BREACH));
    }
  }

  private Found find(int minute) {
    long now = CaseEvents.at(minute);
    List<CaseEvent> known = events.stream().filter(e -> e.reportedAt() <= now).toList();
    List<CaseEvent> reports = known.stream().filter(CaseEvent::isReport).toList();
    if (reports.isEmpty()) {
      return Found.NOTHING;
    }
    Long stop = earliest(known, stops());
    Long cancelled = earliest(known, EnumSet.of(Step.CANCELLED));
    if (clock.within() == null) {
      CaseEvent promise =
          reports.stream().filter(e -> e.dueAt() != CaseEvent.NO_TIME).findFirst().orElse(null);
      return promise == null
          ? Found.NOTHING
          : judge(promise.reportedAt(), promise.dueAt(), stop, cancelled, now);
    }
    Found found = Found.NOTHING;
    int from = 0;
    while (true) {
      Integer start = firstMinute(known, from, minute, true);
      if (start == null) {
        return found;
      }
      long deadline = CaseEvents.at(start) + clock.within().toMillis();
      boolean ended =
          (stop != null && stop <= deadline) || (cancelled != null && cancelled <= deadline);
      Integer left = firstMinute(known, start, minute, false);
      if (ended || left == null || CaseEvents.at(left) > deadline) {
        return judge(CaseEvents.at(start), deadline, stop, cancelled, now);
      }
      found = Found.FINE;
      from = left;
    }
  }

  private Found judge(long start, long deadline, Long stop, Long cancelled, long now) {
    if ((stop != null && stop <= deadline) || (cancelled != null && cancelled <= deadline)) {
      return Found.FINE;
    }
    if (now < deadline) {
      return now >= start + clock.warnAt() * (deadline - start) ? Found.CLOSE : Found.RUNNING;
    }
    return stop == null && cancelled == null ? Found.BROKEN : Found.BROKEN_AND_OVER;
  }

  /** The first minute from one to another at which the clock is for the case, or is not. */
  private Integer firstMinute(List<CaseEvent> known, int from, int to, boolean wanted) {
    for (int minute = from; minute <= to; minute++) {
      Grade grade = gradeAt(known, CaseEvents.at(minute));
      if ((grade != null && clock.grades().contains(grade)) == wanted) {
        return minute;
      }
    }
    return null;
  }

  private static Grade gradeAt(List<CaseEvent> known, long instant) {
    Grade byRule = null;
    CaseEvent byHand = null;
    for (CaseEvent event : known) {
      if (event.isReport() && event.reportedAt() <= instant) {
        Grade grade =
            event.people() >= 30 ? Grade.RED : event.people() >= 5 ? Grade.YELLOW : Grade.GREEN;
        byRule = byRule == null || grade.compareTo(byRule) < 0 ? grade : byRule;
      }
      if (event.step() == Step.REGRADED
          && event.takenAt() <= instant
          && (byHand == null
              || Comparator.comparing(CaseEvent::takenAt)
                      .thenComparing(CaseEvent::id)
                      .compare(event, byHand)
                  > 0)) {
        byHand = event;
      }
    }
    return byRule == null || byHand == null ? byRule : byHand.grade();
  }

  private Set<Step> stops() {
    return switch (clock.stoppedBy()) {
      case REVIEWED ->
          EnumSet.of(Step.REVIEWED, Step.ACCEPTED, Step.RESOLVED, Step.CONFIRMED, Step.CLOSED);
      case ACCEPTED -> EnumSet.of(Step.ACCEPTED, Step.RESOLVED, Step.CONFIRMED, Step.CLOSED);
      case RESOLVED -> EnumSet.of(Step.RESOLVED, Step.CONFIRMED, Step.CLOSED);
      default -> EnumSet.of(clock.stoppedBy());
    };
  }

  private static Long earliest(List<CaseEvent> known, Set<Step> steps) {
    return known.stream()
        .filter(e -> steps.contains(e.step()))
        .map(CaseEvent::takenAt)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
