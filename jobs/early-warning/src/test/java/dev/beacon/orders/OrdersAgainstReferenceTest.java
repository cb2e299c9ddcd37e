package dev.beacon.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.cases.CaseEvents;
import dev.beacon.clocks.Clocks;
import dev.beacon.contract.Alert;
import dev.beacon.contract.Alert.Phase;
import dev.beacon.contract.Alert.Status;
import dev.beacon.contract.Authority;
import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.Grade;
import dev.beacon.contract.LeaderRank;
import dev.beacon.contract.OrderDocument;
import dev.beacon.contract.OrderDocument.Attendance;
import dev.beacon.contract.OrderDocument.Department;
import dev.beacon.contract.OrderDocument.Presence;
import dev.beacon.contract.Step;
import dev.beacon.intake.OrderEvent;
import dev.beacon.orders.ReferenceOrders.Told;
import dev.beacon.scorecards.Contribution;
import dev.beacon.scorecards.ScoreChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random courses of orders, judged by Flink's state and timers and by brute force. */
class OrdersAgainstReferenceTest {
  private static final int ORDERS = 40;
  private static final int MINUTES = 70;
  private static final int END = 200;
  private static final int LATENESS = 12;
  private static final List<String> DEPARTMENTS = List.of("labour", "police", "justice", "fire");

  // Every promise is a whole number of minutes; the observer looks every quarter of one.
  private static final List<ClockDefinition> CLOCKS =
      List.of(
          Clocks.checkIn("red")
              .red()
              .minutes(20)
              .warnAt(0.5)
              .attendance(LeaderRank.DEPUTY_DIRECTOR, 5)
              .rung(0, Authority.COMMUNITY)
              .rung(7, Authority.STREET)
              .rung(20, Authority.DISTRICT)
              .points(3)
              .build(),
          Clocks.checkIn("yellow")
              .grades(Grade.YELLOW)
              .minutes(30)
              .warnAt(0.5, 0.75)
              .attendance(LeaderRank.STAFF, 4)
              .points(2)
              .build(),
          Clocks.checkIn("fire").departments("fire").minutes(8).warnAt(0.5).points(1).build());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyVersionIsWhatAPatientObserverWouldHaveSaid(long seed) throws Exception {
    Random random = new Random(seed);
    List<OrderEvent> events = courses(random);
    Map<OrderEvent, Long> arrivals = new HashMap<>();
    for (OrderEvent event : events) {
      arrivals.put(event, event.reportedAt() + random.nextInt(LATENESS * 60_000));
    }
    List<OrderEvent> arriving = new ArrayList<>(events);
    arriving.sort(Comparator.comparing(arrivals::get));
    try (OrderHarness orders = OrderHarness.open(CLOCKS, null)) {
      for (OrderEvent event : arriving) {
        // Time goes on by leaps now and then, as it does in a replay.
        if (random.nextInt(3) > 0) {
          orders.watermark(arrivals.get(event) - LATENESS * 60_000L - 1);
        }
        orders.send(event);
      }
      orders.time(END);

      int breaches = 0;
      Map<String, List<Told>> told = told(orders.alerts());
      for (int i = 0; i < ORDERS; i++) {
        List<OrderEvent> own = of(events, "order:t:" + i);
        for (String department : DEPARTMENTS) {
          for (ClockDefinition clock : CLOCKS) {
            for (boolean attendance : new boolean[] {false, true}) {
              List<Told> expected =
                  new ReferenceOrders(clock, attendance, own, department).history(END);
              String alertId = alertId(clock, attendance, i, department);
              assertThat(told.getOrDefault(alertId, List.of()))
                  .as("%s in seed %s of %s", alertId, seed, own)
                  .isEqualTo(expected);
              breaches += expected.isEmpty() ? 0 : 1;
            }
          }
        }
      }
      assertThat(breaches).isGreaterThan(20);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void inTheEndTheTruthIsToldHoweverLateTheEventsCome(long seed) throws Exception {
    Random random = new Random(seed);
    List<OrderEvent> events = courses(random);
    List<OrderEvent> arriving = new ArrayList<>(events);
    Collections.shuffle(arriving, random);
    try (OrderHarness orders = OrderHarness.open(CLOCKS, null)) {
      long watermark = CaseEvents.at(0);
      for (OrderEvent event : arriving) {
        orders.send(event);
        watermark += random.nextInt(60_000);
        orders.watermark(watermark);
      }
      orders.time(10_000);

      Map<String, List<Told>> told = told(orders.alerts());
      Map<String, Contribution> scores = scores(orders.scores());
      for (int i = 0; i < ORDERS; i++) {
        List<OrderEvent> own = of(events, "order:t:" + i);
        for (String department : DEPARTMENTS) {
          Set<String> broken = new HashSet<>();
          for (ClockDefinition clock : CLOCKS) {
            for (boolean attendance : new boolean[] {false, true}) {
              String alertId = alertId(clock, attendance, i, department);
              boolean expected = new ReferenceOrders(clock, attendance, own, department).broken();
              assertThat(breachStands(told.getOrDefault(alertId, List.of())))
                  .as("%s in seed %s of %s", alertId, seed, own)
                  .isEqualTo(expected);
              if (expected) {
                broken.add(attendance ? clock.ofAttendance().clock() : clock.clock());
              }
            }
          }
          check(part(orders, i, department), scores.get("order:t:" + i + "/" + department), broken);
        }
      }
    }
  }

  /** The course and the scorecard say what the alerts say. */
  private static void check(Department part, Contribution counts, Set<String> broken) {
    if (part == null || part.presence() == Presence.UNCALLED) {
      assertThat(counts).isNull();
      assertThat(broken).isEmpty();
      return;
    }
    assertThat(counts.clocks().stream().filter(clock -> clock.broken() > 0).map(c -> c.clock()))
        .containsExactlyInAnyOrderElementsOf(broken);
    assertThat(part.points())
        .isEqualTo(counts.clocks().stream().mapToInt(clock -> clock.points()).sum());
    if (part.clock() != null) {
      assertThat(part.presence() == Presence.LATE || part.presence() == Presence.MISSING)
          .isEqualTo(broken.contains(part.clock()));
      boolean attended = part.attendance() == null || part.attendance() == Attendance.OK;
      assertThat(!attended).isEqualTo(broken.stream().anyMatch(ClockDefinition::isOfAttendance));
    }
  }

  private static Department part(OrderHarness orders, int number, String department) {
    return orders.courses().stream()
        .filter(course -> course.orderId().equals("order:t:" + number))
        .reduce((older, newer) -> newer)
        .map(OrderDocument::departments)
        .orElse(List.of())
        .stream()
        .filter(part -> part.department().equals(department))
        .findFirst()
        .orElse(null);
  }

  /** What each matter counts for in the end; every change takes back what was counted before. */
  private static Map<String, Contribution> scores(List<ScoreChange> changes) {
    Map<String, Contribution> scores = new HashMap<>();
    for (ScoreChange change : changes) {
      assertThat(scores.put(change.after().matter(), change.after())).isEqualTo(change.before());
    }
    return scores;
  }

  private static boolean breachStands(List<Told> told) {
    Told last = told.isEmpty() ? null : told.get(told.size() - 1);
    return last != null && last.phase() == Phase.BREACH && last.status() != Status.RETRACTED;
  }

  private static Map<String, List<Told>> told(List<Alert> alerts) {
    Map<String, List<Told>> told = new HashMap<>();
    for (Alert alert : alerts) {
      List<Told> versions = told.computeIfAbsent(alert.alertId(), id -> new ArrayList<>());
      versions.add(
          new Told(alert.at().toEpochMilli(), alert.status(), alert.phase(), alert.escalatedTo()));
      assertThat(alert.version()).isEqualTo(versions.size());
    }
    return told;
  }

  private static String alertId(
      ClockDefinition clock, boolean attendance, int number, String department) {
    String name = attendance ? clock.ofAttendance().clock() : clock.clock();
    return "clock:" + name + ":order:t:" + number + "/" + department;
  }

  private static List<OrderEvent> of(List<OrderEvent> events, String orderId) {
    return events.stream().filter(event -> event.orderId().equals(orderId)).toList();
  }

  private static List<OrderEvent> courses(Random random) {
    List<OrderEvent> events = new ArrayList<>();
    for (int i = 0; i < ORDERS; i++) {
      String orderId = "order:t:" + i;
      int issued = random.nextInt(MINUTES);
      if (random.nextInt(10) > 0) {
        events.add(
            OrderEvents.order(
                    orderId, issued + random.nextInt(2) * random.nextInt(40), called(random))
                .taken(issued)
                .level(CaseEvents.any(random, Grade.values()))
                .build());
      }
      int checkIns = random.nextInt(9);
      for (int j = 0; j < checkIns; j++) {
        int taken = issued + random.nextInt(45) - 3;
        events.add(
            OrderEvents.checkIn(
                    orderId,
                    i + "-" + j,
                    taken + random.nextInt(3) * random.nextInt(20),
                    DEPARTMENTS.get(random.nextInt(DEPARTMENTS.size())))
                .taken(taken)
                .with(CaseEvents.any(random, LeaderRank.values()), 1 + random.nextInt(4))
                .build());
      }
      int news = random.nextInt(3);
      for (int j = 0; j < news; j++) {
        int taken = issued + random.nextInt(60);
        Step step =
            CaseEvents.any(random, new Step[] {Step.CANCELLED, Step.RESOLVED, Step.UPDATED});
        events.add(
            OrderEvents.progress(orderId, i + "-" + j, taken + random.nextInt(20), step)
                .taken(taken)
                .build());
      }
    }
    return events;
  }

  private static String[] called(Random random) {
    List<String> shuffled = new ArrayList<>(DEPARTMENTS);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, 1 + random.nextInt(3)).toArray(String[]::new);
  }
}
