package dev.beacon.orders;

import static dev.beacon.clocks.ClockedCase.NEVER;

import dev.beacon.clocks.AttendanceJudge;
import dev.beacon.clocks.ClockCatalog;
import dev.beacon.clocks.ClockHistory;
import dev.beacon.clocks.ClockJudge;
import dev.beacon.clocks.ClockScore;
import dev.beacon.clocks.Round;
import dev.beacon.clocks.Round.Outcome;
import dev.beacon.clocks.Turn;
import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.CommunityCode;
import dev.beacon.contract.OrderDocument;
import dev.beacon.contract.OrderDocument.Arrival;
import dev.beacon.contract.OrderDocument.Attendance;
import dev.beacon.contract.OrderDocument.Department;
import dev.beacon.contract.OrderDocument.Presence;
import dev.beacon.contract.OrderDocument.Status;
import dev.beacon.scorecards.ClockOutcome;
import dev.beacon.scorecards.Contribution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an order stands at an instant: its course, and what each department's part in it adds to the
 * scorecards. Two are equal if there is nothing to tell between them.
 *
 * @param course the document, still without a version
 * @param contributions by department; empty while the order itself is awaited
 */
record OrderStanding(OrderDocument course, Map<String, Contribution> contributions) {
  /**
   * How an order stands.
   *
   * @param catalog the clocks of orders
   * @param at the instant by which its clocks are judged, epoch milliseconds, not before the file's
   *     latest event
   * @return null for a file without events
   */
  static OrderStanding of(OrderFile file, ClockCatalog catalog, long at) {
    if (file.updatedAt() == Long.MIN_VALUE) {
      return null;
    }
    List<Department> departments = new ArrayList<>();
    Map<String, Contribution> contributions = new LinkedHashMap<>();
    int points = 0;
    for (CalledDepartment called : file.called()) {
      List<ClockOutcome> clocks = ClockScore.outcomes(catalog, called, at);
      int cost = clocks.stream().mapToInt(ClockOutcome::points).sum();
      points += cost;
      departments.add(department(file, called, catalog, at, cost));
      contributions.put(called.department(), contribution(file, called, clocks));
    }
    for (String name : file.uncalled()) {
      departments.add(uncalled(name, file.checkIns(name)));
    }
    return new OrderStanding(course(file, points, departments), contributions);
  }

  private static OrderDocument course(OrderFile file, int points, List<Department> departments) {
    Issue issue = file.issue();
    Instant updatedAt = Instant.ofEpochMilli(file.updatedAt());
    Instant endedAt = instant(file.endedAt());
    if (issue == null) {
      return new OrderDocument(
          file.orderId(),
          0,
          Status.AWAITED,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          updatedAt,
          endedAt,
          points,
          departments);
    }
    return new OrderDocument(
        file.orderId(),
        0,
        status(file),
        issue.caseId(),
        issue.category(),
        issue.level(),
        issue.feed(),
        issue.community(),
        CommunityCode.streetOf(issue.community()),
        issue.location(),
        issue.title(),
        issue.issuer(),
        Instant.ofEpochMilli(issue.issuedAt()),
        updatedAt,
        endedAt,
        points,
        departments);
  }

  private static Status status(OrderFile file) {
    if (file.endedAt() == NEVER) {
      return Status.ISSUED;
    }
    return file.isWithdrawn() ? Status.WITHDRAWN : Status.COMPLETED;
  }

  private static Department department(
      OrderFile file, CalledDepartment called, ClockCatalog catalog, long at, int points) {
    List<Turn> checkIns = file.checkIns(called.department());
    Round presence = earliest(catalog, called, at, false);
    Round attendance = earliest(catalog, called, at, true);
    ClockDefinition.Attendance asked = presence == null ? null : presence.clock().attendance();
    long counted = presence == null ? NEVER : Math.max(presence.deadline(), called.arrivedAt());
    ClockDefinition.Attendance came =
        checkIns.isEmpty() ? null : AttendanceJudge.came(checkIns, counted);
    return new Department(
        called.department(),
        presence(presence, checkIns, file.endedAt() != NEVER),
        presence == null ? null : presence.clock().clock(),
        presence == null ? null : instant(presence.deadline()),
        asked == null ? null : asked.rank(),
        asked == null ? null : (Integer) asked.people(),
        instant(called.arrivedAt()),
        came == null ? null : came.rank(),
        came == null ? null : (Integer) came.people(),
        attendance(attendance, came),
        points,
        arrivals(checkIns));
  }

  /** The round of the clock that ends first; of orders there is one a clock. */
  private static Round earliest(
      ClockCatalog catalog, CalledDepartment called, long at, boolean ofAttendance) {
    Round earliest = null;
    for (ClockHistory clock : catalog.clocks()) {
      if (ClockDefinition.isOfAttendance(clock.name()) == ofAttendance) {
        for (Round round : ClockJudge.rounds(clock, called, at)) {
          earliest = earliest == null || round.deadline() < earliest.deadline() ? round : earliest;
        }
      }
    }
    return earliest;
  }

  private static Presence presence(Round round, List<Turn> checkIns, boolean ended) {
    if (round == null) {
      return !checkIns.isEmpty() ? Presence.IN_TIME : ended ? Presence.RELEASED : Presence.WAITING;
    }
    return switch (round.outcome()) {
      case RUNNING -> Presence.WAITING;
      case KEPT -> Presence.IN_TIME;
      case RELEASED -> Presence.RELEASED;
      case BROKEN -> checkIns.isEmpty() ? Presence.MISSING : Presence.LATE;
    };
  }

  private static Attendance attendance(Round round, ClockDefinition.Attendance came) {
    if (round == null || round.outcome() == Outcome.RUNNING) {
      return null;
    }
    if (round.outcome() != Outcome.BROKEN) {
      return round.outcome() == Outcome.KEPT ? Attendance.OK : null;
    }
    ClockDefinition.Attendance asked = round.clock().attendance();
    boolean few = came.people() < asked.people();
    if (came.rank().compareTo(asked.rank()) >= 0) {
      return Attendance.TOO_FEW;
    }
    return few ? Attendance.TOO_JUNIOR_AND_TOO_FEW : Attendance.TOO_JUNIOR;
  }

  private static Department uncalled(String name, List<Turn> checkIns) {
    ClockDefinition.Attendance came = AttendanceJudge.came(checkIns, NEVER);
    return new Department(
        name,
        Presence.UNCALLED,
        null,
        null,
        null,
        null,
        Instant.ofEpochMilli(checkIns.get(0).takenAt()),
        came.rank(),
        came.people(),
        null,
        0,
        arrivals(checkIns));
  }

  private static Instant instant(long millis) {
    return millis == NEVER ? null : Instant.ofEpochMilli(millis);
  }

  private static List<Arrival> arrivals(List<Turn> checkIns) {
    return checkIns.stream()
        .map(
            turn ->
                new Arrival(
                    turn.id(),
                    Instant.ofEpochMilli(turn.takenAt()),
                    Instant.ofEpochMilli(turn.knownAt()),
                    turn.came().rank(),
                    turn.came().people()))
        .toList();
  }

  /**
   * Decision: who had not come when the order ended counts neither for nor against anybody, unless
   * a promise was broken by then.
   */
  private static Contribution contribution(
      OrderFile file, CalledDepartment called, List<ClockOutcome> clocks) {
    boolean came = called.arrivedAt() != NEVER;
    boolean broken = clocks.stream().anyMatch(clock -> clock.broken() > 0);
    boolean released = file.endedAt() != NEVER && !broken;
    return new Contribution(
        Contribution.Kind.CHECK_IN,
        called.alertName(),
        called.department(),
        file.issue().community(),
        file.issue().issuedAt(),
        came
            ? Contribution.Outcome.SETTLED
            : released ? Contribution.Outcome.WITHDRAWN : Contribution.Outcome.OPEN,
        came ? called.arrivedAt() : Contribution.NEVER,
        0,
        Double.NaN,
        null,
        0,
        0,
        0,
        clocks);
  }
}
