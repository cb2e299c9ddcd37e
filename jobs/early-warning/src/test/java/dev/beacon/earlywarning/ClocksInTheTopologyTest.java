package dev.beacon.earlywarning;

import static dev.beacon.clocks.ClockLives.CASES;
import static dev.beacon.clocks.ClockLives.CLOCKS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.cases.CaseEvents;
import dev.beacon.clocks.ClockLives;
import dev.beacon.contract.Alert;
import dev.beacon.contract.Channel;
import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.Event;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.Observation;
import dev.beacon.contract.Progress;
import dev.beacon.contract.Request;
import dev.beacon.contract.Tip;
import dev.beacon.earlywarning.BoundedRun.Outcome;
import dev.beacon.intake.CaseEvent;
import dev.beacon.kafka.EventTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The whole job on random lives of cases, shuffled, late, repeated, paused, regraded and reopened,
 * against the observer who walks the minutes. The last test kills a task manager.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClocksInTheTopologyTest {
  private static final InMemoryReporter METRICS = InMemoryReporter.createWithRetainedMetrics();

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setConfiguration(METRICS.addToConfiguration(KilledTaskManagerTest.spread()))
              .setNumberTaskManagers(2)
              .setNumberSlotsPerTaskManager(4)
              .build());

  @Test
  @Order(1)
  void theJobTellsWhatTheObserverTellsAtAnyParallelism() throws Exception {
    List<CaseEvent> lives = ClockLives.lives(new Random(21));
    for (int parallelism : List.of(1, 4)) {
      Outcome outcome =
          BoundedRun.of(inputs(lives, 22 + parallelism), config())
              .parallelism(parallelism)
              .sources(2)
              .run(METRICS);
      assertTold(outcome, lives);
    }
  }

  @Test
  @Order(2)
  void aTaskManagerKilledOnTheWayMakesNoDifference(@InjectMiniCluster MiniCluster cluster)
      throws Exception {
    List<CaseEvent> lives = ClockLives.lives(new Random(31));
    Outcome killed =
        BoundedRun.of(inputs(lives, 32), config())
            .parallelism(4)
            .sources(2)
            .killing(cluster, 20, 3)
            .run(METRICS);
    assertThat(FailingOnce.hasFailed()).isTrue();
    assertTold(killed, lives);
  }

  private static JobConfig config() {
    return JobConfig.defaults()
        .withTime(
            EventTime.defaults()
                .withMode(EventTime.Mode.REPLAY)
                .withLateness(Duration.ofMinutes(ClockLives.LATENESS)))
        .withUntil(Instant.ofEpochMilli(CaseEvents.at(ClockLives.END)))
        .withClocks(CLOCKS);
  }

  private static void assertTold(Outcome outcome, List<CaseEvent> lives) {
    List<Alert> alerts =
        outcome.alerts().stream()
            .map(BoundedRun::alert)
            .filter(alert -> alert.kind() == Alert.Kind.CLOCK)
            .sorted(Comparator.comparing(Alert::alertId).thenComparing(Alert::version))
            .distinct()
            .toList();
    assertThat(alerts).isNotEmpty();
    for (int i = 0; i < CASES; i++) {
      for (ClockDefinition clock : CLOCKS) {
        String caseId = "c" + i;
        assertThat(ClockLives.told(alerts, clock, caseId))
            .as("%s of %s", clock.clock(), caseId)
            .isEqualTo(ClockLives.reference(lives, clock, caseId));
      }
    }
  }

  /** As they come in: in another order, and one in ten twice. */
  private static List<RawEvent> inputs(List<CaseEvent> lives, long seed) {
    Random random = new Random(seed);
    List<CaseEvent> arrivals = ClockLives.arrivals(lives, random);
    List<RawEvent> inputs = new ArrayList<>();
    for (CaseEvent event : arrivals) {
      RawEvent raw = RawEvent.of(inputs.size(), contract(event));
      inputs.add(raw);
      if (random.nextInt(10) == 0) {
        inputs.add(raw);
      }
    }
    return inputs;
  }

  private static Event contract(CaseEvent event) {
    Instant at = Instant.ofEpochMilli(event.reportedAt());
    if (event.kind() == EventKind.PROGRESS) {
      return new Progress(
          event.id(),
          event.caseId(),
          event.feed(),
          at,
          Instant.ofEpochMilli(event.takenAt()),
          event.step(),
          null,
          null,
          null,
          event.grade(),
          event.reason(),
          null,
          null);
    }
    Integer people = event.people() == 0 ? null : (Integer) event.people();
    if (event.kind() == EventKind.TIP) {
      return new Tip(
          event.id(),
          event.caseId(),
          event.feed(),
          at,
          null,
          event.category(),
          Observation.OTHER,
          null,
          null,
          null,
          null,
          people,
          null,
          null,
          null,
          null);
    }
    Instant due = event.dueAt() == CaseEvent.NO_TIME ? null : Instant.ofEpochMilli(event.dueAt());
    return new Request(
        event.id(),
        event.caseId(),
        event.feed(),
        Channel.valueOf(event.channel()),
        at,
        null,
        event.category(),
        null,
        null,
        null,
        people,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        due,
        null);
  }
}
