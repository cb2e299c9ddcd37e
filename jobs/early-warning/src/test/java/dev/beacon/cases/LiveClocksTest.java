package dev.beacon.cases;

import static dev.beacon.cases.CaseEvents.at;
import static dev.beacon.cases.CaseEvents.progress;
import static dev.beacon.cases.CaseEvents.request;
import static dev.beacon.clocks.Clocks.clock;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.clocks.Clocks;
import dev.beacon.contract.Alert;
import dev.beacon.contract.Authority;
import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.Step;
import dev.beacon.scorecards.ClockOutcome;
import dev.beacon.scorecards.Contribution;
import dev.beacon.scorecards.Contribution.Outcome;
import dev.beacon.scorecards.ScoreChange;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** Clocks as they are published while cases run, climb their ladders and are added up. */
class LiveClocksTest {
  private static final ClockDefinition LADDER =
      clock("acceptance", Step.ACCEPTED)
          .red()
          .minutes(30)
          .warnAt(0.5, 0.8)
          .rung(0, Authority.COMMUNITY)
          .rung(15, Authority.STREET)
          .rung(60, Authority.LEADER)
          .points(2)
          .build();

  @Test
  void aPublishedClockJudgesCasesThatAreOpenAlready() throws Exception {
    try (CaseHarness cases = CaseHarness.open(List.of(), null)) {
      cases.send(red("c")).time(20);
      assertThat(cases.alerts()).isEmpty();
      cases.publish(clock("review", Step.REVIEWED).red().minutes(10).points(3).build());
      assertThat(cases.told("review")).containsExactly("BREACH/OPEN");
      assertThat(after(cases).clocks())
          .containsExactly(ClockOutcome.broken("review", 3, ClockOutcome.NOT_TAKEN));
    }
  }

  @Test
  void aPublishedClockStrikesInSilence() throws Exception {
    try (CaseHarness cases = CaseHarness.open(List.of(), null)) {
      cases.send(red("c")).time(5);
      cases.publish(clock("review", Step.REVIEWED).red().minutes(10).build());
      assertThat(cases.alerts()).isEmpty();
      cases.time(10);
      assertThat(cases.told("review")).containsExactly("WARNING/OPEN", "BREACH/ESCALATED");
    }
  }

  @Test
  void aNewVersionLeavesTheRoundsThatRunToTheOldOne() throws Exception {
    try (CaseHarness cases = CaseHarness.open()) {
      cases.send(red("old")).time(5);
      cases.publish(clock("review", Step.REVIEWED).version(2).from(at(5)).red().minutes(3).build());
      cases.send(request("new", "new", 6).people(300)).time(9);
      assertThat(cases.last("review").caseId()).isEqualTo("new");
      assertThat(cases.last("review").ruleVersion()).isEqualTo(2);
      cases.time(10);
      assertThat(cases.last("review").caseId()).isEqualTo("old");
      assertThat(cases.last("review").ruleVersion()).isEqualTo(1);
      assertThat(cases.last("review").summary().en()).contains("not reviewed within 10 minutes");
    }
  }

  @Test
  void whatWasPublishedIsKnownAfterARestart() throws Exception {
    OperatorSubtaskState checkpoint;
    try (CaseHarness cases = CaseHarness.open()) {
      cases.publish(clock("look", Step.REVIEWED).minutes(3).build());
      checkpoint = cases.checkpoint();
    }
    try (CaseHarness cases = CaseHarness.restore(checkpoint)) {
      cases.send(request("c", "1", 0)).time(3);
      assertThat(cases.told("look")).containsExactly("WARNING/OPEN", "BREACH/ESCALATED");
    }
  }

  @Test
  void whatCannotBeUsedIsIgnored() throws Exception {
    try (CaseHarness cases = CaseHarness.open()) {
      cases.publish("{\"clock\":\"review\"}");
      cases.publish("no JSON");
      cases.publish(clock("r", Step.REVIEWED).minutes(3).calendar("of the moon").build());
      cases.send(red("c")).time(10);
      assertThat(cases.told("review")).containsExactly("WARNING/OPEN", "BREACH/ESCALATED");
      assertThat(cases.told("r")).isEmpty();
    }
  }

  @Test
  void aBreachClimbsTheLadderInOneEvolvingAlert() throws Exception {
    try (CaseHarness cases = CaseHarness.open(List.of(LADDER), null)) {
      cases.send(red("c").department("labour")).time(200);
      cases.send(progress("c", "1", 201, Step.ACCEPTED)).time(202);
      assertThat(cases.told("acceptance"))
          .containsExactly(
              "WARNING/OPEN",
              "WARNING/UPDATED",
              "BREACH/ESCALATED",
              "BREACH/ESCALATED",
              "BREACH/ESCALATED",
              "BREACH/RESOLVED");
      assertThat(cases.alerts())
          .extracting(Alert::escalatedTo)
          .containsExactly(
              null,
              null,
              Authority.COMMUNITY,
              Authority.STREET,
              Authority.LEADER,
              Authority.LEADER);
      assertThat(cases.alerts()).extracting(Alert::alertId).containsOnly("clock:acceptance:c");
      assertThat(cases.alerts().get(4).summary().zh())
          .isEqualTo("红色个案（c）未在30分钟内受理，时限为2019-11-05 10:30，已上报包案领导，责任部门：labour。");
      assertThat(cases.alerts().get(4).summary().en())
          .isEqualTo(
              "RED case (c) was not accepted within 30 minutes; the deadline was 2019-11-05 10:30;"
                  + " taken to the leader in charge; department: labour.");
    }
  }

  @Test
  void anHourlyUpdateThatFailsAgainOpensItsAlertAgain() throws Exception {
    ClockDefinition update =
        clock("red-update", Step.RESOLVED)
            .red()
            .startedBy(Step.ACCEPTED)
            .renewedBy(Step.UPDATED)
            .minutes(60)
            .warnAt()
            .points(1)
            .build();
    try (CaseHarness cases = CaseHarness.open(List.of(update), null)) {
      cases.send(red("c")).send(progress("c", "1", 5, Step.ACCEPTED)).time(70);
      cases.send(progress("c", "2", 75, Step.UPDATED)).time(100);
      cases.send(progress("c", "3", 120, Step.UPDATED)).time(190);
      cases.send(progress("c", "4", 200, Step.RESOLVED)).time(500);
      assertThat(cases.told("red-update"))
          .containsExactly("BREACH/OPEN", "BREACH/RESOLVED", "BREACH/OPEN", "BREACH/RESOLVED");
      assertThat(cases.alerts().get(1).summary().en()).contains("was updated at 2019-11-05 11:15");
      assertThat(cases.alerts().get(3).summary().en()).contains("was resolved at 2019-11-05 13:20");
      ClockOutcome outcome = after(cases).clocks().get(0);
      assertThat(outcome.kept()).isEqualTo(1);
      assertThat(outcome.broken()).isEqualTo(2);
      assertThat(outcome.points()).isEqualTo(2);
    }
  }

  @Test
  void aJudicialConfirmationTellsTheStepAtWhichItIsStuck() throws Exception {
    ClockDefinition clock =
        clock("judicial-confirmation", Step.JUDICIAL_SERVED)
            .startedBy(Step.JUDICIAL_APPLIED)
            .through(Step.JUDICIAL_CONFIRMED, Step.JUDICIAL_DOCUMENTED)
            .minutes(30)
            .build();
    try (CaseHarness cases = CaseHarness.open(List.of(clock), null)) {
      cases.send(request("c", "1", 0)).send(progress("c", "2", 5, Step.JUDICIAL_APPLIED));
      cases.send(progress("c", "3", 8, Step.JUDICIAL_CONFIRMED)).time(35);
      assertThat(cases.last("judicial-confirmation").summary().zh()).contains("尚未出具文书");
      assertThat(cases.last("judicial-confirmation").summary().en())
          .contains("it has yet to be documented by the court");
    }
  }

  @Test
  void lateTruthWithdrawsTheBreachFromTheScorecardToo() throws Exception {
    try (CaseHarness cases = CaseHarness.open(List.of(LADDER), null)) {
      cases.send(red("c")).time(35);
      assertThat(after(cases).clocks().get(0).points()).isEqualTo(2);
      cases.send(progress("c", "1", 40, Step.ACCEPTED).taken(8)).time(40);
      assertThat(cases.told("acceptance")).endsWith("BREACH/RETRACTED");
      assertThat(after(cases).clocks())
          .containsExactly(ClockOutcome.kept("acceptance", 8 * 60_000));
    }
  }

  @Test
  void theChangesOfACaseAddUpToWhatItCountsForInTheEnd() throws Exception {
    try (CaseHarness cases = CaseHarness.open(Clocks.house(), null)) {
      cases.send(red("c").amount(5, "CNY").department("labour").community("440311001001"));
      cases.time(20);
      cases.send(progress("c", "1", 25, Step.RESOLVED)).send(progress("c", "1", 25, Step.RESOLVED));
      cases.send(progress("c", "2", 30, Step.JUDICIAL_CONFIRMED).online());
      cases.send(progress("c", "3", 31, Step.JUDICIAL_SERVED));
      cases.send(progress("c", "4", 32, Step.CONFIRMED).satisfaction(4)).time(40);
      List<ScoreChange> changes = cases.scores();
      Contribution last = null;
      for (ScoreChange change : changes) {
        assertThat(change.before()).isEqualTo(last);
        assertThat(change.after()).isNotEqualTo(last);
        last = change.after();
      }
      assertThat(last.outcome()).isEqualTo(Outcome.SETTLED);
      assertThat(last.settledAt()).isEqualTo(at(25));
      assertThat(last.people()).isEqualTo(300);
      assertThat(last.confirmations()).isEqualTo(1);
      assertThat(last.confirmedOnline()).isEqualTo(1);
      assertThat(last.satisfaction()).isEqualTo(4);
      assertThat(last.clocks())
          .containsExactly(
              ClockOutcome.kept("acceptance", 25 * 60_000),
              ClockOutcome.broken("review", 0, 25 * 60_000));
    }
  }

  private static Contribution after(CaseHarness cases) {
    List<ScoreChange> scores = cases.scores();
    return scores.get(scores.size() - 1).after();
  }

  private static CaseEvents red(String caseId) {
    return request(caseId, caseId, 0).people(300);
  }
}
