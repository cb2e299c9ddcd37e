package dev.beacon.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.cases.CaseEvents;
import dev.beacon.clocks.ReferenceClocks.Told;
import dev.beacon.contract.Alert;
import dev.beacon.contract.Authority;
import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.ClockDefinition.Term;
import dev.beacon.contract.Grade;
import dev.beacon.contract.PauseReason;
import dev.beacon.contract.Step;
import dev.beacon.intake.CaseEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Random lives of cases, the clocks they run under, and what should be told of them. */
public final class ClockLives {
  public static final int CASES = 24;
  private static final int MINUTES = 70;
  public static final int END = 200;

  /** In minutes. */
  public static final int LATENESS = 12;

  // Every promise is a whole number of minutes, and so is half of it, at which it warns.
  public static final List<ClockDefinition> CLOCKS =
      List.of(
          Clocks.clock("review", Step.REVIEWED).red().minutes(10).build(),
          Clocks.clock("acceptance", Step.ACCEPTED)
              .red()
              .minutes(30)
              .warnAt(0.5, 0.8)
              .rung(0, Authority.COMMUNITY)
              .rung(7, Authority.STREET)
              .rung(20, Authority.DISTRICT)
              .build(),
          Clocks.clock("look", Step.REVIEWED).grades(Grade.YELLOW).minutes(20).warnAt(0.75).build(),
          Clocks.clock("due", Step.RESOLVED).build(),
          Clocks.clock("update", Step.RESOLVED)
              .grades(Grade.RED, Grade.YELLOW)
              .startedBy(Step.ACCEPTED)
              .renewedBy(Step.UPDATED)
              .minutes(12)
              .warnAt(0.5)
              .rung(0, Authority.STREET)
              .rung(9, Authority.LEADER)
              .build(),
          Clocks.clock("settlement", Step.RESOLVED)
              .minutes(40)
              .pausedBy(PauseReason.RESIDENT, PauseReason.APPRAISAL)
              .extension(Term.ofTime(Duration.ofMinutes(20)))
              .warnAt(0.5)
              .build(),
          Clocks.clock("feedback", Step.FED_BACK)
              .startedBy(Step.RESOLVED)
              .minutes(16)
              .warnAt(0.5)
              .build(),
          Clocks.clock("silent", Step.CLOSED).grades(Grade.GREEN).minutes(50).warnAt().build());

  private ClockLives() {}

  /**
   * In an order in which they may come in without being late: each up to so much after its time.
   */
  public static List<CaseEvent> arrivals(List<CaseEvent> events, Random random) {
    List<Long> delays = delays(events, random);
    return order(delays).stream().map(events::get).toList();
  }

  static List<Long> delays(List<CaseEvent> events, Random random) {
    List<Long> delays = new ArrayList<>();
    for (CaseEvent event : events) {
      delays.add(event.reportedAt() + random.nextInt(LATENESS * 60_000));
    }
    return delays;
  }

  static List<Integer> order(List<Long> delays) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < delays.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing(delays::get));
    return order;
  }

  /** What the alert of a clock told, version by version. */
  public static List<Told> told(List<Alert> alerts, ClockDefinition clock, String caseId) {
    List<Told> told = new ArrayList<>();
    for (Alert alert : alerts) {
      if (alert.alertId().equals("clock:" + clock.clock() + ":" + caseId)) {
        told.add(
            new Told(
                alert.at().toEpochMilli(), alert.status(), alert.phase(), alert.escalatedTo()));
        assertThat(alert.version()).isEqualTo(told.size());
      }
    }
    return told;
  }

  /** What should have been told up to the end. */
  public static List<Told> reference(List<CaseEvent> events, ClockDefinition clock, String caseId) {
    List<CaseEvent> own = events.stream().filter(e -> e.caseId().equals(caseId)).toList();
    return new ReferenceClocks(clock, own).history(END);
  }

  /** All that happens to the cases, in order of event time. */
  public static List<CaseEvent> lives(Random random) {
    List<CaseEvent> events = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      int number = 1 + random.nextInt(9);
      for (int j = 0; j < number; j++) {
        events.add(anyEvent(random, "c" + i, i + "-" + j));
      }
    }
    events.sort(Comparator.comparing(CaseEvent::reportedAt));
    return events;
  }

  private static CaseEvent anyEvent(Random random, String caseId, String id) {
    int minute = random.nextInt(MINUTES);
    int taken = Math.max(0, minute - random.nextInt(3) * random.nextInt(30));
    int[] people = {0, 5, 30, 30};
    return switch (random.nextInt(7)) {
      case 0, 1 -> {
        CaseEvents report =
            CaseEvents.request(caseId, id, minute).people(people[random.nextInt(4)]);
        yield random.nextInt(3) > 0
            ? report.build()
            : report.due(minute + 5L * (random.nextInt(12) - 1)).build();
      }
      case 2 -> CaseEvents.tip(caseId, id, minute).people(people[random.nextInt(4)]).build();
      case 3 ->
          switch (random.nextInt(6)) {
            case 0, 1 ->
                CaseEvents.progress(caseId, id, minute, Step.REGRADED)
                    .taken(taken)
                    .regraded(CaseEvents.any(random, Grade.values()))
                    .build();
            case 2, 3 ->
                CaseEvents.progress(caseId, id, minute, Step.PAUSED)
                    .taken(taken)
                    .reason(CaseEvents.any(random, PauseReason.values()))
                    .build();
            case 4 -> CaseEvents.progress(caseId, id, minute, Step.RESUMED).taken(taken).build();
            default -> CaseEvents.progress(caseId, id, minute, Step.CANCELLED).taken(taken).build();
          };
      default -> {
        Step[] steps = {
          Step.REVIEWED,
          Step.ACCEPTED,
          Step.UPDATED,
          Step.UPDATED,
          Step.RESOLVED,
          Step.CLOSED,
          Step.REOPENED,
          Step.EXTENDED,
          Step.FED_BACK
        };
        Step step = CaseEvents.any(random, steps);
        yield CaseEvents.progress(caseId, id, minute, step).taken(taken).build();
      }
    };
  }
}
