package dev.beacon.cases;

import static dev.beacon.cases.CaseEvents.at;
import static dev.beacon.cases.CaseEvents.progress;
import static dev.beacon.cases.CaseEvents.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.clocks.Clocks;
import dev.beacon.contract.Alert;
import dev.beacon.contract.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many windows that end at once, with time passing at a tenth of a second a timer. */
class StormTest {
  private static final int MANY = 400;

  @Test
  void aStormIsSpreadOverSomeTimeAndRedDoesNotWait() throws Exception {
    try (CaseHarness cases = storm()) {
      cases.watermark(at(10) + 1);
      assertThat(breached(cases)).contains("red-0", "red-19").hasSizeLessThan(100);
      pass(cases, 10);
      assertThat(breached(cases)).hasSize(MANY + 20).doesNotHaveDuplicates();
    }
  }

  @Test
  void whatALateTimerTellsIsAsOfItsOwnInstant() throws Exception {
    try (CaseHarness cases = storm()) {
      pass(cases, 12);
      assertThat(breaches(cases))
          .hasSize(MANY + 20)
          .allSatisfy(alert -> assertThat(alert.at().toEpochMilli()).isEqualTo(at(10)));
      assertThat(cases.timers()).isEqualTo(MANY + 20);
    }
  }

  @Test
  void newsOfACaseThatWaitsFindsItsBreachToldFirst() throws Exception {
    try (CaseHarness cases = storm()) {
      cases.watermark(at(10) + 1);
      String waiting = "case-" + (MANY - 1);
      assertThat(breached(cases)).doesNotContain(waiting);
      cases.send(progress(waiting, "1", 11, Step.RESOLVED));
      assertThat(breached(cases)).contains(waiting);
      pass(cases, 12);
      assertThat(cases.alerts())
          .filteredOn(alert -> alert.caseId().equals(waiting))
          .extracting(Alert::tallyKey)
          .containsExactly("CLOCK/BREACH/OPEN", "CLOCK/BREACH/RESOLVED");
    }
  }

  private static CaseHarness storm() throws Exception {
    long[] nanos = {0};
    CaseHarness cases =
        CaseHarness.open(
            List.of(Clocks.clock("due", Step.RESOLVED).warnAt().build()),
            null,
            () -> nanos[0] += 100_000_000L);
    for (int i = 0; i < MANY; i++) {
      cases.send(request("case-" + i, "c" + i, 0).due(10));
    }
    for (int i = 0; i < 20; i++) {
      cases.send(request("red-" + i, "r" + i, 0).people(300).due(10));
    }
    return cases;
  }

  /** Lets time pass from a minute on, as watermarks come. */
  private static void pass(CaseHarness cases, long minute) throws Exception {
    for (int step = 0; step < MANY; step++) {
      cases.watermark(at(minute) + 2 + step * Pace.STEP);
    }
  }

  private static List<Alert> breaches(CaseHarness cases) {
    return cases.alerts().stream().filter(alert -> alert.phase() == Alert.Phase.BREACH).toList();
  }

  private static List<String> breached(CaseHarness cases) {
    return breaches(cases).stream().map(Alert::caseId).toList();
  }
}
