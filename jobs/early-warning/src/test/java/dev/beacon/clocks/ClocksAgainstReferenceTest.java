package dev.beacon.clocks;

import static dev.beacon.clocks.ClockLives.CASES;
import static dev.beacon.clocks.ClockLives.CLOCKS;
import static dev.beacon.clocks.ClockLives.END;
import static dev.beacon.clocks.ClockLives.LATENESS;
import static dev.beacon.clocks.ClockLives.delays;
import static dev.beacon.clocks.ClockLives.lives;
import static dev.beacon.clocks.ClockLives.order;
import static dev.beacon.clocks.ClockLives.reference;
import static dev.beacon.clocks.ClockLives.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.cases.CaseEvents;
import dev.beacon.cases.CaseHarness;
import dev.beacon.clocks.ReferenceClocks.Told;
import dev.beacon.contract.Alert;
import dev.beacon.contract.Alert.Phase;
import dev.beacon.contract.Alert.Status;
import dev.beacon.contract.ClockDefinition;
import dev.beacon.intake.CaseEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random lives of cases, judged by Flink's state and timers and by brute force. */
class ClocksAgainstReferenceTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void everyVersionIsWhatAPatientObserverWouldHaveSaid(long seed) throws Exception {
    Random random = new Random(seed);
    List<CaseEvent> events = lives(random);
    // A random delay within the lateness, and then the order in which the delayed events come in.
    List<Long> delays = delays(events, random);
    try (CaseHarness cases = CaseHarness.open(CLOCKS, null)) {
      for (int next : order(delays)) {
        long watermark = delays.get(next) - LATENESS * 60_000L - 1;
        // Time goes on by leaps now and then, as it does in a replay.
        if (random.nextInt(3) > 0) {
          cases.watermark(watermark);
        }
        cases.send(events.get(next));
      }
      cases.time(END);
      List<Alert> alerts = cases.alerts();
      for (int i = 0; i < CASES; i++) {
        for (ClockDefinition clock : CLOCKS) {
          String caseId = "c" + i;
          assertThat(told(alerts, clock, caseId))
              .as("%s of %s in seed %s", clock.clock(), caseId, seed)
              .isEqualTo(reference(events, clock, caseId));
        }
      }
      assertThat(alerts).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void inTheEndTheTruthIsToldHoweverLateTheEventsCome(long seed) throws Exception {
    Random random = new Random(seed);
    List<CaseEvent> events = lives(random);
    List<CaseEvent> arrivals = new ArrayList<>(events);
    Collections.shuffle(arrivals, random);
    try (CaseHarness cases = CaseHarness.open(CLOCKS, null)) {
      long watermark = CaseEvents.at(0);
      for (CaseEvent event : arrivals) {
        cases.send(event);
        watermark += random.nextInt(60_000);
        cases.watermark(watermark);
      }
      cases.time(100_000);
      List<Alert> alerts = cases.alerts();
      for (int i = 0; i < CASES; i++) {
        for (ClockDefinition clock : CLOCKS) {
          String caseId = "c" + i;
          assertThat(breach(told(alerts, clock, caseId)))
              .as("%s of %s in seed %s", clock.clock(), caseId, seed)
              .isEqualTo(breach(reference(events, clock, caseId)));
        }
      }
    }
  }

  /** What is left of a breach in the end: nothing, open, or over. */
  private static String breach(List<Told> told) {
    Told last = told.isEmpty() ? null : told.get(told.size() - 1);
    if (last == null || last.phase() == Phase.WARNING || last.status() == Status.RETRACTED) {
      return "none";
    }
    return last.status() == Status.RESOLVED ? "over" : "open";
  }
}
