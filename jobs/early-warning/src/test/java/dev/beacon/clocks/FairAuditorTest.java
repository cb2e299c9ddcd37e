package dev.beacon.clocks;

import static dev.beacon.cases.CaseEvents.at;
import static dev.beacon.cases.CaseEvents.progress;
import static dev.beacon.cases.CaseEvents.request;
import static dev.beacon.clocks.Clocks.clock;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.cases.CaseEvents;
import dev.beacon.cases.CaseFile;
import dev.beacon.cases.Grading;
import dev.beacon.cases.GradingConfig;
import dev.beacon.clocks.Round.Outcome;
import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.ClockDefinition.Term;
import dev.beacon.contract.Grade;
import dev.beacon.contract.PauseReason;
import dev.beacon.contract.Step;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a fair auditor says in the cases about which one can argue. Minutes count from 10:00. */
class FairAuditorTest {
  private static final Grading GRADING = new Grading(GradingConfig.defaults());
  private static final int LATER = 100_000;

  @Test
  void aCaseThatTurnsRedGetsRedsWindowFromTheTurn() {
    CaseFile file = file(request("c", "1", 0), request("c", "2", 40).people(300));
    assertThat(said(review(), file, 49)).containsExactly("40-50 RUNNING");
    assertThat(said(review(), file, 50)).containsExactly("40-50 BROKEN");
  }

  @Test
  void aGradeThatIsDatedBackBindsNobodyInThePast() {
    CaseFile file =
        file(
            request("c", "1", 0),
            progress("c", "2", 60, Step.REGRADED).taken(5).regraded(Grade.RED));
    assertThat(said(review(), file, 59)).isEmpty();
    assertThat(said(review(), file, 69)).containsExactly("60-70 RUNNING");
  }

  @Test
  void aMilderGradeReleasesFromWhenItWasDecidedThoughTheNewsCameLate() {
    CaseFile file =
        file(
            request("c", "1", 0).people(300),
            progress("c", "2", 60, Step.REGRADED).taken(9).regraded(Grade.GREEN));
    assertThat(said(review(), file, 59)).containsExactly("0-10 BROKEN");
    assertThat(said(review(), file, 60)).containsExactly("0-10 RELEASED");
  }

  @Test
  void aMilderGradeAfterTheDeadlineUndoesNothing() {
    CaseFile file =
        file(
            request("c", "1", 0).people(300),
            progress("c", "2", 11, Step.REGRADED).regraded(Grade.GREEN));
    assertThat(said(review(), file, LATER)).containsExactly("0-10 BROKEN");
  }

  @Test
  void aGradeThatComesBackStartsTheClockAfresh() {
    CaseFile file =
        file(
            request("c", "1", 0).people(300),
            progress("c", "2", 5, Step.REGRADED).regraded(Grade.GREEN),
            progress("c", "3", 30, Step.REGRADED).regraded(Grade.RED),
            progress("c", "4", 33, Step.REVIEWED));
    assertThat(said(review(), file, LATER)).containsExactly("0-10 RELEASED", "30-40 KEPT at 33");
  }

  @Test
  void cancellingInTimeReleasesAndCancellingLateDoesNot() {
    CaseFile inTime =
        file(request("c", "1", 0).people(300), progress("c", "2", 10, Step.CANCELLED));
    CaseFile late = file(request("c", "1", 0).people(300), progress("c", "2", 11, Step.CANCELLED));
    assertThat(said(review(), inTime, LATER)).containsExactly("0-10 RELEASED at 10");
    assertThat(said(review(), late, LATER)).containsExactly("0-10 BROKEN at 11");
  }

  @Test
  void whatWasDoneCountsFromWhenItWasDoneThoughTheNewsCameLate() {
    CaseFile file =
        file(request("c", "1", 0).people(300), progress("c", "2", 40, Step.ACCEPTED).taken(8));
    assertThat(said(review(), file, 39)).containsExactly("0-10 BROKEN");
    assertThat(said(review(), file, 40)).containsExactly("0-10 KEPT at 8");
  }

  @Test
  void theClockRestsWhileTheCaseIsPausedForAReasonItKnows() {
    ClockDefinition clock = settlement().pausedBy(PauseReason.APPRAISAL).build();
    CaseFile file =
        file(
            request("c", "1", 0),
            progress("c", "2", 20, Step.PAUSED).reason(PauseReason.APPRAISAL),
            progress("c", "3", 500, Step.RESUMED));
    assertThat(said(clock, file, 400)).containsExactly("0-never RUNNING");
    assertThat(said(clock, file, 500)).containsExactly("0-540 RUNNING");
    CaseFile other =
        file(
            request("c", "1", 0),
            progress("c", "2", 20, Step.PAUSED).reason(PauseReason.RESIDENT),
            progress("c", "3", 500, Step.RESUMED));
    assertThat(said(clock, other, LATER)).containsExactly("0-60 BROKEN");
  }

  @Test
  void pausingAfterTheDeadlineMendsNothing() {
    ClockDefinition clock = settlement().pausedBy(PauseReason.APPRAISAL).build();
    CaseFile file =
        file(
            request("c", "1", 0),
            progress("c", "2", 61, Step.PAUSED).reason(PauseReason.APPRAISAL));
    assertThat(said(clock, file, LATER)).containsExactly("0-60 BROKEN");
  }

  @Test
  void anExtensionCountsOnceAndOnlyIfGrantedInTime() {
    ClockDefinition clock = settlement().extension(Term.ofTime(minutes(30))).build();
    CaseFile inTime =
        file(
            request("c", "1", 0),
            progress("c", "2", 59, Step.EXTENDED),
            progress("c", "3", 80, Step.EXTENDED));
    CaseFile late = file(request("c", "1", 0), progress("c", "2", 61, Step.EXTENDED));
    assertThat(said(clock, inTime, LATER)).containsExactly("0-90 BROKEN");
    assertThat(said(clock, late, LATER)).containsExactly("0-60 BROKEN");
    assertThat(said(settlement().build(), inTime, LATER)).containsExactly("0-60 BROKEN");
  }

  @Test
  void reopeningStartsTheSettlementAnewAndBreaksNoPromiseThatWasKept() {
    CaseFile file =
        file(
            request("c", "1", 0).people(300),
            progress("c", "2", 5, Step.ACCEPTED),
            progress("c", "3", 40, Step.RESOLVED),
            progress("c", "4", 300, Step.REOPENED));
    assertThat(said(settlement().build(), file, LATER))
        .containsExactly("0-60 KEPT at 40", "300-360 BROKEN");
    assertThat(said(review(), file, LATER)).containsExactly("0-10 KEPT at 5");
  }

  @Test
  void reopeningDoesNotRenewADateThatTheSourcePromised() {
    CaseFile file =
        file(
            request("c", "1", 0).due(100),
            progress("c", "2", 40, Step.RESOLVED),
            progress("c", "3", 300, Step.REOPENED));
    assertThat(said(clock("due", Step.RESOLVED).build(), file, LATER))
        .containsExactly("0-100 KEPT at 40");
  }

  @Test
  void everyUpdateStartsTheNextHourUntilTheCaseIsResolved() {
    ClockDefinition clock =
        clock("red-update", Step.RESOLVED)
            .red()
            .startedBy(Step.ACCEPTED)
            .renewedBy(Step.UPDATED)
            .minutes(60)
            .build();
    CaseFile file =
        file(
            request("c", "1", 0).people(300),
            progress("c", "2", 10, Step.ACCEPTED),
            progress("c", "3", 65, Step.UPDATED),
            progress("c", "4", 200, Step.UPDATED),
            progress("c", "5", 230, Step.RESOLVED));
    assertThat(said(clock, file, LATER))
        .containsExactly("10-70 KEPT at 65", "65-125 BROKEN at 200", "200-260 KEPT at 230");
  }

  @Test
  void anUpdateThatWasTakenInTimeWithdrawsTheHourThoughTheNewsCameLate() {
    ClockDefinition clock =
        clock("red-update", Step.RESOLVED)
            .startedBy(Step.ACCEPTED)
            .renewedBy(Step.UPDATED)
            .minutes(60)
            .build();
    CaseFile file =
        file(
            request("c", "1", 0),
            progress("c", "2", 0, Step.ACCEPTED),
            progress("c", "3", 90, Step.UPDATED).taken(50));
    assertThat(said(clock, file, 80)).containsExactly("0-60 BROKEN");
    assertThat(said(clock, file, 90)).containsExactly("0-60 KEPT at 50", "50-110 RUNNING");
  }

  @Test
  void aClockStartedByAStepStartsWhenItWasTakenButStrikesOnlyOnceThatIsKnown() {
    ClockDefinition clock =
        clock("feedback", Step.FED_BACK).startedBy(Step.RESOLVED).minutes(60).build();
    CaseFile file = file(request("c", "1", 0), progress("c", "2", 500, Step.RESOLVED).taken(10));
    Round round = rounds(clock, file, 500).get(0);
    assertThat(minute(round.deadline())).isEqualTo("70");
    assertThat(minute(round.strikesAt())).isEqualTo("500");
    assertThat(round.outcome()).isEqualTo(Outcome.BROKEN);
  }

  @Test
  void settledTheSameDayMeansUntilTheLocalMidnight() {
    ClockDefinition clock = clock("same-day", Step.RESOLVED).term(Term.ofDays(0)).build();
    Round round = rounds(clock, file(request("c", "1", 0)), 0).get(0);
    assertThat(round.deadline()).isEqualTo(shanghai("2019-11-06T00:00") - 1);
  }

  @Test
  void sixtyWorkingDaysLeaveOutTheSpringFestivalAndCountTheSaturdaysWorkedInstead() {
    ClockDefinition clock =
        clock("labour-inspection", Step.RESOLVED)
            .startedBy(Step.ACCEPTED)
            .term(Term.ofWorkingDays(60))
            .extension(Term.ofWorkingDays(30))
            .calendar("statutory")
            .build();
    CaseFile file = file(request("c", "1", 0), progress("c", "2", 0, Step.ACCEPTED));
    // From Tuesday, 5 November 2019: 60 working days with New Year's Day, the Spring Festival of
    // 2020 up to 2 February, and Sunday, 19 January, worked instead.
    assertThat(rounds(clock, file, 0).get(0).deadline())
        .isEqualTo(shanghai("2020-02-06T00:00") - 1);
  }

  @Test
  void aRoundKeepsTheVersionThatWasInForceWhenItStarted() {
    ClockDefinition first = clock("review", Step.REVIEWED).red().minutes(30).build();
    ClockDefinition shorter =
        clock("review", Step.REVIEWED).version(2).from(at(20)).red().minutes(10).build();
    ClockCatalog catalog = Clocks.catalog(first, shorter);
    CaseFile before = file(request("c", "1", 15).people(300));
    CaseFile after = file(request("c", "1", 20).people(300));
    assertThat(said(catalog, before, 40)).containsExactly("15-45 RUNNING");
    assertThat(said(catalog, after, 30)).containsExactly("20-30 BROKEN");
  }

  @Test
  void aVersionFromTheBeginningCorrectsAMistake() {
    ClockDefinition wrong = clock("review", Step.REVIEWED).red().minutes(1).build();
    ClockDefinition right = clock("review", Step.REVIEWED).version(2).red().minutes(10).build();
    CaseFile file = file(request("c", "1", 0).people(300));
    assertThat(said(Clocks.catalog(wrong, right), file, 5)).containsExactly("0-10 RUNNING");
  }

  @Test
  void aClockThatIsSwitchedOffRunsOutButStartsNoMore() {
    ClockDefinition on = review();
    ClockDefinition off =
        clock("review", Step.REVIEWED).version(2).from(at(20)).disabled().red().minutes(10).build();
    ClockCatalog catalog = Clocks.catalog(on, off);
    assertThat(said(catalog, file(request("c", "1", 15).people(300)), 25))
        .containsExactly("15-25 BROKEN");
    assertThat(said(catalog, file(request("c", "1", 20).people(300)), LATER)).isEmpty();
  }

  @Test
  void aClockIsOnlyForItsCategoriesDepartmentsAndChannels() {
    CaseFile file = file(request("c", "1", 0).department("labour").category("WAGE_ARREARS"));
    assertThat(said(settlement().categories("NOISE").build(), file, 0)).isEmpty();
    assertThat(said(settlement().categories("WAGE_ARREARS").build(), file, 0)).hasSize(1);
    assertThat(said(settlement().departments("housing").build(), file, 0)).isEmpty();
    assertThat(said(settlement().departments("labour").build(), file, 0)).hasSize(1);
    assertThat(said(settlement().channels("PETITION").build(), file, 0)).isEmpty();
    assertThat(said(settlement().channels("HALL").build(), file, 0)).hasSize(1);
  }

  private static ClockDefinition review() {
    return clock("review", Step.REVIEWED).red().minutes(10).build();
  }

  private static Clocks settlement() {
    return clock("settlement", Step.RESOLVED).minutes(60);
  }

  private static Duration minutes(long minutes) {
    return Duration.ofMinutes(minutes);
  }

  private static long shanghai(String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant().toEpochMilli();
  }

  private static CaseFile file(CaseEvents... events) {
    CaseFile file = new CaseFile("c");
    for (CaseEvents event : events) {
      file.absorb(event.build(), GRADING);
    }
    return file;
  }

  private static List<Round> rounds(ClockDefinition clock, CaseFile file, int now) {
    return ClockJudge.rounds(Clocks.catalog(clock).clocks().get(0), file, at(now));
  }

  private static List<String> said(ClockDefinition clock, CaseFile file, int now) {
    return said(Clocks.catalog(clock), file, now);
  }

  /** Each round as {@code start-deadline OUTCOME at end}. */
  private static List<String> said(ClockCatalog catalog, CaseFile file, int now) {
    return ClockJudge.rounds(catalog.clocks().get(0), file, at(now)).stream()
        .map(
            round ->
                minute(round.start())
                    + "-"
                    + minute(round.deadline())
                    + " "
                    + round.outcome()
                    + (round.end() == null ? "" : " at " + minute(round.end().takenAt())))
        .toList();
  }

  private static String minute(long millis) {
    return millis == ClockedCase.NEVER ? "never" : String.valueOf((millis - at(0)) / 60_000);
  }
}
