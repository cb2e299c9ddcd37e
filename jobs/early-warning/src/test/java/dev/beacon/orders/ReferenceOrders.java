package dev.beacon.orders;

import dev.beacon.cases.CaseEvents;
import dev.beacon.contract.Alert.Phase;
import dev.beacon.contract.Alert.Status;
import dev.beacon.contract.Authority;
import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.ClockDefinition.Rung;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.LeaderRank;
import dev.beacon.contract.Step;
import dev.beacon.intake.OrderEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What an observer with perfect memory and all the time in the world would have said of one
 * department that an order calls: every quarter of a minute he goes through everything that is
 * known by then, in order of the time at which it took place.
 */
final class ReferenceOrders {
  private static final long MINUTE = 60_000;
  private static final long FAR = Long.MAX_VALUE;

  /** A version of an alert. */
  record Told(long at, Status status, Phase phase, Authority to) {}

  /** How a promise stands: when it strikes, and what became of it. */
  private record Standing(
      boolean broken, boolean running, long since, long strikes, boolean over) {}

  private final ClockDefinition clock;
  private final boolean attendance;
  private final OrderEvent order;
  private final List<OrderEvent> events;
  private final String department;

  /**
   * Watches a department.
   *
   * @param clock the promise, with a term in minutes
   * @param attendance whether it is watched who comes, and not when
   * @param events all of the order, in whatever order
   */
  ReferenceOrders(
      ClockDefinition clock, boolean attendance, List<OrderEvent> events, String department) {
    this.clock = clock;
    this.attendance = attendance;
    this.order = events.stream().filter(e -> e.kind() == EventKind.ORDER).findFirst().orElse(null);
    this.events =
        events.stream()
            .sorted(
                Comparator.comparingLong(OrderEvent::takenAt)
                    .thenComparing(OrderEvent::reportedAt)
                    .thenComparing(OrderEvent::id))
            .toList();
    this.department = department;
  }

  /** Everything that is told up to a minute. */
  List<Told> history(int to) {
    List<Told> told = new ArrayList<>();
    for (long now = CaseEvents.at(0); now <= CaseEvents.at(to); now += MINUTE / 4) {
      tell(told, now);
    }
    return told;
  }

  /** Whether the promise is broken, by all that was ever known. */
  boolean broken() {
    Standing standing = standing(CaseEvents.at(1_000_000));
    return standing != null && standing.broken;
  }

  private void tell(List<Told> told, long now) {
    Standing standing = standing(now);
    boolean broken = standing != null && standing.broken;
    int warnings =
        standing != null && standing.running && !attendance ? warnings(standing, now) : 0;
    if (breachTold(told) && !broken) {
      told.add(new Told(now, Status.RETRACTED, Phase.BREACH, last(told).to));
    }
    if (warningOpen(told) && !broken && warnings == 0) {
      told.add(new Told(now, Status.RESOLVED, Phase.WARNING, null));
    }
    if (warnings > 0 && !warningOpen(told)) {
      told.add(new Told(now, Status.OPEN, Phase.WARNING, null));
    } else if (warnings > 0 && warnings > level(told)) {
      told.add(new Told(now, Status.UPDATED, Phase.WARNING, null));
    }
    if (broken) {
      tellBreach(told, standing, now);
    }
  }

  private void tellBreach(List<Told> told, Standing standing, long now) {
    int rungs = rungs(standing, now);
    Authority to = rungs == 0 ? null : clock.escalation().get(rungs - 1).to();
    if (!breachTold(told)) {
      Status status = warningOpen(told) ? Status.ESCALATED : Status.OPEN;
      told.add(new Told(now, status, Phase.BREACH, to));
    } else if (breachOpen(told) && !standing.over && rungs > rungsTold(told)) {
      told.add(new Told(now, Status.ESCALATED, Phase.BREACH, to));
    }
    if (standing.over && breachOpen(told)) {
      told.add(new Told(now, Status.RESOLVED, Phase.BREACH, last(told).to));
    }
  }

  /** How the promise stands; null if it is not made, or not yet known to be. */
  private Standing standing(long now) {
    if (order == null || order.reportedAt() > now || !applies()) {
      return null;
    }
    long term = clock.term().time().toMillis();
    long deadline = order.takenAt() + term;
    long since = Math.max(order.takenAt(), order.reportedAt());
    long ended = FAR;
    long first = FAR;
    long heard = FAR;
    long complete = FAR;
    LeaderRank rank = LeaderRank.STAFF;
    int people = 0;
    for (OrderEvent event : events) {
      if (event.reportedAt() > now) {
        continue;
      }
      if (event.kind() == EventKind.PROGRESS
          && (event.step() == Step.CANCELLED || event.step() == Step.RESOLVED)) {
        ended = Math.min(ended, event.takenAt());
      }
      if (event.kind() == EventKind.CHECK_IN && event.department().equals(department)) {
        first = Math.min(first, event.takenAt());
        heard = Math.min(heard, event.reportedAt());
        rank = event.rank().compareTo(rank) > 0 ? event.rank() : rank;
        people += event.people();
        complete = enough(rank, people) ? Math.min(complete, event.takenAt()) : complete;
      }
    }
    if (!attendance) {
      boolean fine = first <= deadline || ended <= deadline;
      long strikes = Math.max(deadline, since);
      boolean broken = !fine && now >= strikes;
      return new Standing(broken, !fine && !broken, since, strikes, Math.min(first, ended) < FAR);
    }
    if (first == FAR) {
      return null;
    }
    long judged = Math.max(deadline, first);
    long strikes = Math.max(judged, Math.max(since, heard));
    boolean fine = complete <= judged || ended <= deadline;
    boolean broken = !fine && now >= strikes;
    return new Standing(broken, !fine && !broken, since, strikes, Math.min(complete, ended) < FAR);
  }

  private boolean enough(LeaderRank rank, int people) {
    return clock.attendance() != null
        && rank.compareTo(clock.attendance().rank()) >= 0
        && people >= clock.attendance().people();
  }

  private boolean applies() {
    return order.departments().contains(department)
        && (clock.grades().isEmpty() || clock.grades().contains(order.level()))
        && (clock.departments().isEmpty() || clock.departments().contains(department))
        && !(attendance && clock.attendance() == null);
  }

  private int warnings(Standing standing, long now) {
    int warnings = 0;
    for (double share : clock.warnAt()) {
      long start = order.takenAt();
      long at =
          standing.since <= start
              ? start + (long) (share * clock.term().time().toMillis())
              : standing.since + (long) (share * (standing.strikes - standing.since));
      warnings += at <= now ? 1 : 0;
    }
    return warnings;
  }

  private int rungs(Standing standing, long now) {
    int rungs = 0;
    for (Rung rung : clock.escalation()) {
      rungs += standing.strikes + rung.after().toMillis() <= now ? 1 : 0;
    }
    return rungs;
  }

  private int rungsTold(List<Told> told) {
    int rungs = 0;
    for (Rung rung : clock.escalation()) {
      rungs++;
      if (rung.to() == last(told).to) {
        return rungs;
      }
    }
    return 0;
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
}
