package dev.beacon.cases;

import static dev.beacon.cases.CaseEvents.at;
import static dev.beacon.cases.CaseEvents.progress;
import static dev.beacon.cases.CaseEvents.request;
import static dev.beacon.cases.CaseEvents.tip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.beacon.alerts.AlertEmission;
import dev.beacon.clocks.Clocks;
import dev.beacon.contract.Alert;
import dev.beacon.contract.CaseStatus;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Step;
import dev.beacon.intake.CaseEvent;
import java.time.Instant;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class CaseFunctionTest {
  private static final int A_YEAR_AND_MORE = 410 * 24 * 60;

  @Test
  void warnsThenBreachesInSilence() throws Exception {
    try (CaseHarness cases = CaseHarness.open()) {
      cases.send(red("c").title("wages").department("labour")).time(7);
      assertThat(cases.alerts()).isEmpty();
      cases.time(8);
      assertThat(cases.told("review")).containsExactly("WARNING/OPEN");
      cases.watermark(at(10) - 1);
      assertThat(cases.told("review")).hasSize(1);
      cases.time(10);
      assertThat(cases.told("review")).containsExactly("WARNING/OPEN", "BREACH/ESCALATED");
      AlertEmission breach = cases.emissions().get(1);
      assertThat(breach.triggerAppendedAt()).isEqualTo(AlertEmission.BY_TIME);
      assertThat(breach.alert().alertId()).isEqualTo("clock:review:c");
      assertThat(breach.alert().version()).isEqualTo(2);
      assertThat(breach.alert().severity()).isEqualTo(Grade.RED);
      assertThat(breach.alert().deadline()).isEqualTo(Instant.ofEpochMilli(at(10)));
      assertThat(breach.alert().openedAt()).isEqualTo(Instant.ofEpochMilli(at(8)));
      assertThat(breach.alert().evidence()).containsExactly("request:t:c");
      assertThat(breach.alert().metrics().people()).isEqualTo(300);
      assertThat(breach.alert().summary().zh())
          .isEqualTo("红色个案“wages”（c）未在10分钟内研判，时限为2019-11-05 10:10，责任部门：labour。");
      assertThat(breach.alert().summary().en())
          .isEqualTo(
              "RED case \"wages\" (c) was not reviewed within 10 minutes; the deadline was"
                  + " 2019-11-05 10:10; department: labour.");
    }
  }

  @Test
  void aStepTakenAtTheDeadlineKeepsThePromise() throws Exception {
    try (CaseHarness cases = CaseHarness.open()) {
      cases.send(red("c")).send(progress("c", "1", 10, Step.REVIEWED)).time(60);
      assertThat(cases.told("review")).containsExactly("WARNING/OPEN", "WARNING/RESOLVED");
    }
  }

  @Test
  void breachIsWithdrawnWhenAcceptanceArrivesLate() throws Exception {
    try (CaseHarness cases = CaseHarness.open()) {
      cases.send(red("c")).time(35);
      cases.send(progress("c", "1", 40, Step.ACCEPTED).taken(8)).time(40);
      assertThat(cases.told("acceptance"))
          .containsExactly("WARNING/OPEN", "BREACH/ESCALATED", "BREACH/RETRACTED");
      assertThat(cases.told("review")).endsWith("BREACH/RETRACTED");
      Alert last = cases.alerts().get(cases.alerts().size() - 1);
      assertThat(last.evidence()).containsExactly("request:t:c", "progress:t:1");
      assertThat(last.summary().en()).contains("in time after all, at 2019-11-05 10:08");
    }
  }

  @Test
  void newsFromTheFutureDoesNotSilenceAnAlert() throws Exception {
    try (CaseHarness cases = CaseHarness.open()) {
      cases.send(red("c")).send(progress("c", "1", 40, Step.ACCEPTED).taken(8)).time(60);
      assertThat(cases.told("acceptance"))
          .containsExactly("WARNING/OPEN", "BREACH/ESCALATED", "BREACH/RETRACTED");
    }
  }

  @Test
  void aBreachStandsWhenTheStepComesAfterTheDeadline() throws Exception {
    try (CaseHarness cases = CaseHarness.open()) {
      cases.send(red("c")).time(30).send(progress("c", "1", 52, Step.ACCEPTED)).time(53);
      assertThat(cases.told("acceptance"))
          .containsExactly("WARNING/OPEN", "BREACH/ESCALATED", "BREACH/RESOLVED");
      Alert last = cases.last("acceptance");
      assertThat(last.summary().en())
          .isEqualTo(
              "RED case (c) was accepted at 2019-11-05 10:52, 22 minutes after the deadline.");
    }
  }

  @Test
  void aLateEventIsJudgedAtOnceAndCounted() throws Exception {
    try (CaseHarness cases = CaseHarness.open()) {
      cases.send(request("other", "1", 0)).time(600).send(red("c"));
      assertThat(cases.told("review")).containsExactly("BREACH/OPEN");
      assertThat(cases.emissions().get(0).triggerAppendedAt()).isEqualTo(at(0) + 1);
      cases.send(progress("c", "1", 9, Step.REVIEWED));
      assertThat(cases.told("review")).containsExactly("BREACH/OPEN", "BREACH/RETRACTED");
      assertThat(cases.count(CaseFunction.LATE_COUNTER)).isEqualTo(2);
    }
  }

  @Test
  void noClockStrikesAfterTheInstantAtWhichABoundedRunJudges() throws Exception {
    Instant until = Instant.ofEpochMilli(at(20));
    try (CaseHarness cases = CaseHarness.open(Clocks.house(), until)) {
      cases.send(red("c")).send(request("d", "1", 5).due(20)).send(request("e", "1", 5).due(21));
      cases.watermark(Long.MAX_VALUE);
      assertThat(cases.told("review")).containsExactly("WARNING/OPEN", "BREACH/ESCALATED");
      assertThat(cases.told("acceptance")).isEmpty();
      assertThat(cases.alerts())
          .filteredOn(alert -> alert.phase() == Alert.Phase.BREACH)
          .extracting(Alert::alertId)
          .containsExactly("clock:review:c", "clock:due:d");
    }
  }

  @Test
  void theEndOfTheInputIsNotTheEndOfTime() throws Exception {
    try (CaseHarness cases = CaseHarness.open()) {
      cases.send(red("c")).watermark(Long.MAX_VALUE);
      assertThat(cases.alerts()).isEmpty();
    }
  }

  @Test
  void aFeedRunsOnlyTheClocksItCanProve() throws Exception {
    try (CaseHarness cases = CaseHarness.open()) {
      cases.send(red("c").clocks("due").due(100)).send(red("d").clocks()).time(1000);
      assertThat(cases.alerts()).extracting(Alert::clock).containsExactly("due", "due");
      assertThat(cases.alerts().get(1).summary().en())
          .isEqualTo("RED case (c) was not resolved by its due time, 2019-11-05 11:40.");
    }
  }

  @Test
  void theClockOfACaseThatTurnsRedStartsAtTheTurn() throws Exception {
    try (CaseHarness cases = CaseHarness.open()) {
      cases.send(request("c", "1", 0)).send(tip("c", "2", 20).people(30)).time(29);
      assertThat(cases.told("review")).containsExactly("WARNING/OPEN");
      cases.time(30);
      assertThat(cases.told("review")).endsWith("BREACH/ESCALATED");
    }
  }

  @Test
  void aCaseThatIsCancelledInTimeIsReleased() throws Exception {
    try (CaseHarness cases = CaseHarness.open()) {
      cases.send(red("c")).send(progress("c", "1", 9, Step.CANCELLED)).time(100);
      assertThat(cases.told("review")).containsExactly("WARNING/OPEN", "WARNING/RESOLVED");
      assertThat(cases.told("acceptance")).isEmpty();
    }
  }

  @Test
  void newsOfACaseIsEvidenceOnceTimeHasPassedItAboutWhomTheCaseWasAboutThen() throws Exception {
    try (CaseHarness cases = CaseHarness.open()) {
      cases.send(progress("c", "early", 1, Step.ACCEPTED));
      cases.time(2);
      assertThat(cases.evidence()).as("nobody knows yet whom it is about").isEmpty();
      cases.send(progress("c", "settled", 9, Step.RESOLVED));
      cases.send(progress("c", "seen", 9, Step.UPDATED));
      cases.send(request("c", "late", 8).category("WAGE_ARREARS").subject("site:other"));
      cases.send(request("c", "first", 5).category("WAGE_ARREARS").subject("site:x"));
      cases.time(20);
      assertThat(cases.evidence())
          .filteredOn(scoped -> !scoped.evidence().isReport())
          .extracting(
              scoped ->
                  scoped.key() + " " + scoped.evidence().id() + " " + scoped.evidence().kind())
          .containsExactly("site:x progress:t:early ANSWERED", "site:x progress:t:settled SETTLED");
      assertThat(cases.evidence().get(2).evidence().time())
          .as("no sooner than the case was reported")
          .isEqualTo(CaseEvents.at(5));
    }
  }

  @Test
  void newsIsEvidenceAlsoIfTheReportThatMakesItSoArrivesAfterIt() throws Exception {
    try (CaseHarness cases = CaseHarness.open()) {
      cases.send(request("c", "noise", 6).category("NOISE").subject("site:x"));
      cases.send(progress("c", "settled", 9, Step.RESOLVED));
      cases.send(request("c", "wages", 5).category("WAGE_ARREARS").subject("site:x"));
      cases.time(20);
      assertThat(cases.evidence())
          .extracting(scoped -> scoped.evidence().id())
          .containsExactly("request:t:wages", "progress:t:settled");
    }
  }

  @Test
  void everyEventIsAcceptedOrMergedAndRepeatsChangeNothing() throws Exception {
    try (CaseHarness cases = CaseHarness.open()) {
      CaseEvent first =
          request("c", "1", 0).reporter("p:a").category("WAGE_ARREARS").subject("site:x").build();
      cases.send(first).send(first);
      cases.send(tip("c", "2", 1).reporter("p:b").category("WAGE_ARREARS").subject("site:x"));
      CaseEvents news = progress("c", "3", 2, Step.RESOLVED);
      cases.send(news).send(news);
      assertThat(cases.count(CaseFunction.ACCEPTED_COUNTER)).isEqualTo(2);
      assertThat(cases.count(CaseFunction.MERGED_COUNTER)).isEqualTo(3);
      assertThat(cases.evidence())
          .extracting(scoped -> scoped.evidence().id())
          .containsExactly("request:t:1", "tip:t:2");
      List<CaseChange> changes = cases.changes();
      assertThat(changes).extracting(CaseChange::merged).containsExactly(false, true, false);
      assertThat(changes.get(2).document().status()).isEqualTo(CaseStatus.RESOLVED);
      assertThat(changes.get(2).document().version()).isEqualTo(3);
      // The second report says nothing new to the heat.
      assertThat(cases.heat())
          .extracting(
              change -> change.before() == null ? "none" : change.before().open() ? "open" : "over",
              change -> change.after().open() ? "open" : "over")
          .containsExactly(tuple("none", "open"), tuple("open", "over"));
    }
  }

  @Test
  void everyCaseIsForgottenInTheEnd() throws Exception {
    try (CaseHarness cases = CaseHarness.open()) {
      cases
          .send(red("red"))
          .send(request("due", "1", 0).due(60))
          .send(request("open", "1", 0))
          .send(request("closed", "1", 0))
          .send(progress("closed", "2", 20, Step.CLOSED))
          .send(progress("stray", "1", 0, Step.RESOLVED));
      assertThat(cases.stateEntries()).isEqualTo(5);
      assertThat(cases.timers()).isEqualTo(5);
      cases.time(31 * 24 * 60);
      assertThat(cases.stateEntries()).isEqualTo(3);
      assertThat(cases.timers()).isEqualTo(3);
      cases.time(A_YEAR_AND_MORE);
      assertThat(cases.stateEntries()).isZero();
      assertThat(cases.timers()).isZero();
    }
  }

  @Test
  void aCaseIsKeptWhileAClockStillRuns() throws Exception {
    try (CaseHarness cases = CaseHarness.open()) {
      cases.send(request("c", "1", 0).due(2L * A_YEAR_AND_MORE)).time(A_YEAR_AND_MORE);
      assertThat(cases.stateEntries()).isEqualTo(1);
      cases.time(3L * A_YEAR_AND_MORE);
      assertThat(cases.told("due")).containsExactly("WARNING/OPEN", "BREACH/ESCALATED");
      assertThat(cases.stateEntries()).isZero();
      assertThat(cases.timers()).isZero();
    }
  }

  @Test
  void casesClocksAndCountsSurviveARestart() throws Exception {
    OperatorSubtaskState checkpoint;
    try (CaseHarness cases = CaseHarness.open()) {
      cases.send(red("c")).send(red("c")).time(8);
      checkpoint = cases.checkpoint();
    }
    try (CaseHarness cases = CaseHarness.restore(checkpoint)) {
      cases.send(red("c"));
      assertThat(cases.count(CaseFunction.ACCEPTED_COUNTER)).isEqualTo(1);
      assertThat(cases.count(CaseFunction.MERGED_COUNTER)).isEqualTo(2);
      cases.time(10);
      assertThat(cases.told("review")).containsExactly("BREACH/ESCALATED");
      assertThat(cases.alerts().get(0).version()).isEqualTo(2);
    }
  }

  @Test
  void aChangeReadsBackAsItWasWritten() throws Exception {
    try (CaseHarness cases = CaseHarness.open()) {
      cases
          .send(progress("c", "0", 0, Step.REVIEWED))
          .send(
              red("c")
                  .amount(5, "CNY")
                  .place(22.7, "89")
                  .community("440311001001")
                  .subject("site:a")
                  .due(90));
      for (CaseChange change : cases.changes()) {
        DataOutputSerializer out = new DataOutputSerializer(64);
        CaseChangeSerializer.INSTANCE.serialize(change, out);
        assertThat(
                CaseChangeSerializer.INSTANCE.deserialize(
                    new DataInputDeserializer(out.getCopyOfBuffer())))
            .isEqualTo(change);
      }
    }
  }

  private static CaseEvents red(String caseId) {
    return request(caseId, caseId, 0).people(300);
  }
}
