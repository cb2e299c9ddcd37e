package dev.beacon.orders;

import static dev.beacon.cases.CaseEvents.at;
import static dev.beacon.orders.OrderEvents.checkIn;
import static dev.beacon.orders.OrderEvents.order;
import static dev.beacon.orders.OrderEvents.progress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.beacon.clocks.Clocks;
import dev.beacon.contract.Alert;
import dev.beacon.contract.Authority;
import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.Grade;
import dev.beacon.contract.LeaderRank;
import dev.beacon.contract.OrderDocument;
import dev.beacon.contract.OrderDocument.Attendance;
import dev.beacon.contract.OrderDocument.Department;
import dev.beacon.contract.OrderDocument.Presence;
import dev.beacon.contract.Step;
import dev.beacon.scorecards.ClockOutcome;
import dev.beacon.scorecards.Contribution;
import dev.beacon.scorecards.ScoreChange;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderFunctionTest {
  private static final String O = "order:t:1";
  private static final String RED = "check-in-red";
  private static final String ATTENDANCE = "check-in-red.attendance";
  private static final int A_YEAR_AND_MORE = 410 * 24 * 60;

  /** 30 minutes, warned after 24, a deputy director with five people, 3 points. */
  private static final List<ClockDefinition> CLOCKS =
      List.of(
          Clocks.checkIn(RED)
              .red()
              .minutes(30)
              .attendance(LeaderRank.DEPUTY_DIRECTOR, 5)
              .rung(0, Authority.COMMUNITY)
              .rung(10, Authority.STREET)
              .points(3)
              .build(),
          Clocks.checkIn("check-in-yellow").grades(Grade.YELLOW).minutes(60).build());

  private OrderHarness orders;

  @BeforeEach
  void open() throws Exception {
    orders = OrderHarness.open(CLOCKS, null);
  }

  @AfterEach
  void close() throws Exception {
    orders.close();
  }

  @Test
  void theWholeCourseIsInOneDocument() throws Exception {
    orders.send(order(O, 0, "labour", "police", "justice").title("a crowd"));
    orders.send(checkIn(O, "1", 10, "labour").with(LeaderRank.STAFF, 2));
    orders.send(checkIn(O, "2", 29, "labour").taken(28).with(LeaderRank.DIRECTOR, 3));
    orders.send(checkIn(O, "3", 40, "police").with(LeaderRank.DEPUTY_DIRECTOR, 4));
    orders.send(progress(O, "9", 100, Step.RESOLVED)).time(120);

    OrderDocument course = orders.course(O);
    assertThat(course.status()).isEqualTo(OrderDocument.Status.COMPLETED);
    assertThat(course.caseId()).isEqualTo("case-17");
    assertThat(course.street()).isEqualTo("440311001");
    assertThat(course.issuedAt()).isEqualTo(minute(0));
    assertThat(course.endedAt()).isEqualTo(minute(100));
    assertThat(course.points()).isEqualTo(9);
    assertThat(course.departments())
        .extracting(
            Department::department,
            Department::presence,
            Department::deadline,
            Department::arrivedAt,
            Department::rank,
            Department::people,
            Department::attendance,
            Department::points)
        .containsExactly(
            tuple(
                "labour",
                Presence.IN_TIME,
                minute(30),
                minute(10),
                LeaderRank.DIRECTOR,
                5,
                Attendance.OK,
                0),
            tuple(
                "police",
                Presence.LATE,
                minute(30),
                minute(40),
                LeaderRank.DEPUTY_DIRECTOR,
                4,
                Attendance.TOO_FEW,
                6),
            tuple("justice", Presence.MISSING, minute(30), null, null, null, null, 3));
    assertThat(course.departments().get(0).checkIns())
        .extracting(OrderDocument.Arrival::arrivedAt, OrderDocument.Arrival::reportedAt)
        .containsExactly(tuple(minute(10), minute(10)), tuple(minute(28), minute(29)));
    assertThat(orders.courses())
        .extracting(OrderDocument::version)
        .containsExactly(
            LongStream.rangeClosed(1, orders.courses().size()).boxed().toArray(Long[]::new));
  }

  @Test
  void whoDoesNotComeIsToldOfInSilenceAndTheLadderIsClimbed() throws Exception {
    orders.send(order(O, 0, "labour").title("a crowd")).time(23);
    assertThat(orders.alerts()).isEmpty();
    orders.time(24);
    assertThat(orders.told(RED)).containsExactly("WARNING/OPEN");
    assertThat(orders.part(O, "labour").presence()).isEqualTo(Presence.WAITING);
    orders.time(30);
    assertThat(orders.told(RED)).containsExactly("WARNING/OPEN", "BREACH/ESCALATED");
    assertThat(orders.part(O, "labour").presence()).isEqualTo(Presence.MISSING);
    orders.time(40);
    Alert last = orders.last(RED);
    assertThat(last.alertId()).isEqualTo("clock:check-in-red:order:t:1/labour");
    assertThat(last.caseId()).isEqualTo(O);
    assertThat(last.escalatedTo()).isEqualTo(Authority.STREET);
    assertThat(last.department()).isEqualTo("labour");
    assertThat(last.severity()).isEqualTo(Grade.RED);
    assertThat(last.summary().zh())
        .isEqualTo("红色命令“a crowd”（order:t:1）未在30分钟内报到，时限为2019-11-05 10:30，已上报街道，应到部门：labour。");
    assertThat(last.summary().en())
        .isEqualTo(
            "RED order \"a crowd\" (order:t:1) was not answered by a check-in within 30 minutes; the"
                + " deadline was 2019-11-05 10:30; taken to the sub-district; department called:"
                + " labour.");
    assertThat(orders.told(ATTENDANCE)).isEmpty();
  }

  @Test
  void aCheckInAtTheDeadlineKeepsThePromise() throws Exception {
    orders.send(order(O, 0, "labour")).send(checkIn(O, "1", 30, "labour")).time(200);

    assertThat(orders.told(RED)).containsExactly("WARNING/OPEN", "WARNING/RESOLVED");
    assertThat(orders.part(O, "labour").attendance()).isEqualTo(Attendance.OK);
  }

  @Test
  void tooJuniorIsABreachOfItsOwn() throws Exception {
    orders.send(order(O, 0, "labour").title("a crowd"));
    orders.send(checkIn(O, "1", 10, "labour").with(LeaderRank.SECTION_HEAD, 6)).time(29);
    assertThat(orders.alerts()).isEmpty();
    orders.time(30);

    assertThat(orders.told(ATTENDANCE)).containsExactly("BREACH/OPEN");
    Alert breach = orders.last(ATTENDANCE);
    assertThat(breach.alertId()).isEqualTo("clock:check-in-red.attendance:order:t:1/labour");
    assertThat(breach.evidence()).containsExactly(O, "check-in:t:1");
    assertThat(breach.metrics().people()).isEqualTo(6);
    assertThat(breach.summary().zh())
        .isEqualTo("红色命令“a crowd”（order:t:1）到场人员级别不足：要求副局长以上，实到科长，已上报社区，应到部门：labour。");
    assertThat(breach.summary().en())
        .isEqualTo(
            "RED order \"a crowd\" (order:t:1) was answered by people of too low a rank: a deputy"
                + " director or above was asked for, a section head came; taken to the community;"
                + " department called: labour.");
    assertThat(orders.part(O, "labour"))
        .extracting(Department::presence, Department::attendance, Department::points)
        .containsExactly(Presence.IN_TIME, Attendance.TOO_JUNIOR, 3);
  }

  @Test
  void tooFewMayBeCompletedUntilTheDeadlineAndNoLonger() throws Exception {
    orders.send(order(O, 0, "labour", "police").title("a crowd"));
    orders.send(checkIn(O, "1", 10, "labour").with(LeaderRank.DIRECTOR, 2));
    orders.send(checkIn(O, "2", 10, "police").with(LeaderRank.DIRECTOR, 2));
    orders.send(checkIn(O, "3", 30, "labour").with(LeaderRank.STAFF, 3)).time(30);
    orders.send(checkIn(O, "4", 31, "police").with(LeaderRank.STAFF, 3)).time(60);

    assertThat(orders.alerts())
        .extracting(Alert::department, alert -> alert.phase() + "/" + alert.status())
        .containsExactly(tuple("police", "BREACH/OPEN"), tuple("police", "BREACH/RESOLVED"));
    assertThat(orders.alerts().get(0).summary().zh()).contains("到场人数不足：要求5人以上，实到2人");
    assertThat(orders.last(ATTENDANCE).summary().zh()).contains("已于2019-11-05 10:31到齐，超过时限1分钟");
    assertThat(orders.part(O, "police"))
        .extracting(Department::attendance, Department::people, Department::points)
        .containsExactly(Attendance.TOO_FEW, 2, 3);
  }

  @Test
  void whoComesLateIsJudgedOnArrival() throws Exception {
    orders.send(order(O, 0, "labour", "police"));
    orders.send(checkIn(O, "1", 45, "labour"));
    orders.send(checkIn(O, "2", 45, "police").with(LeaderRank.STAFF, 1)).time(200);

    assertThat(orders.told(RED)).filteredOn("BREACH/RESOLVED"::equals).hasSize(2);
    assertThat(orders.alerts())
        .filteredOn(alert -> alert.clock().equals(ATTENDANCE))
        .extracting(Alert::department, Alert::at)
        .containsExactly(tuple("police", minute(45)), tuple("police", minute(55)));
    assertThat(orders.part(O, "labour"))
        .extracting(Department::presence, Department::attendance, Department::points)
        .containsExactly(Presence.LATE, Attendance.OK, 3);
    assertThat(orders.part(O, "police").attendance()).isEqualTo(Attendance.TOO_JUNIOR_AND_TOO_FEW);
  }

  @Test
  void lateWordOfACheckInInTimeWithdrawsWhatWasToldAndCounted() throws Exception {
    orders.send(order(O, 0, "labour")).time(40);
    orders.send(checkIn(O, "1", 45, "labour").taken(20)).time(45);

    assertThat(orders.told(RED)).endsWith("BREACH/ESCALATED", "BREACH/RETRACTED");
    assertThat(orders.last(RED).summary().zh()).contains("实际已于2019-11-05 10:20按时报到，消息迟到，告警撤回");
    assertThat(orders.course(O).points()).isZero();
    Contribution counts = lastScore("labour");
    assertThat(counts.clocks())
        .containsExactly(
            ClockOutcome.kept(RED, 20 * 60_000), ClockOutcome.kept(ATTENDANCE, 20 * 60_000));
    assertThat(counts.settledAt()).isEqualTo(at(20));
  }

  @Test
  void lateWordOfFurtherPeopleWithdrawsTheBreachOfAttendance() throws Exception {
    orders.send(order(O, 0, "labour"));
    orders.send(checkIn(O, "1", 10, "labour").with(LeaderRank.DIRECTOR, 2)).time(40);
    orders.send(checkIn(O, "2", 50, "labour").taken(29).with(LeaderRank.STAFF, 3)).time(50);

    assertThat(orders.told(ATTENDANCE)).endsWith("BREACH/RETRACTED");
    assertThat(orders.part(O, "labour").attendance()).isEqualTo(Attendance.OK);
  }

  @Test
  void anOrderThatEndsByTheDeadlineReleasesWhoHasNotCome() throws Exception {
    orders.send(order(O, 0, "labour", "police"));
    orders.send(checkIn(O, "1", 10, "police").with(LeaderRank.STAFF, 1));
    orders.send(progress(O, "9", 30, Step.CANCELLED)).time(200);

    assertThat(orders.told(RED)).containsExactly("WARNING/OPEN", "WARNING/RESOLVED");
    assertThat(orders.last(RED).summary().zh()).contains("已在时限前结束");
    assertThat(orders.last(RED).summary().en()).contains("was ended before the deadline");
    assertThat(orders.told(ATTENDANCE)).isEmpty();
    assertThat(orders.part(O, "labour").presence()).isEqualTo(Presence.RELEASED);
    assertThat(orders.course(O).status()).isEqualTo(OrderDocument.Status.WITHDRAWN);
    assertThat(lastScore("labour").outcome()).isEqualTo(Contribution.Outcome.WITHDRAWN);
    assertThat(lastScore("police").outcome()).isEqualTo(Contribution.Outcome.SETTLED);
  }

  @Test
  void anEndAfterTheDeadlineUndoesNoBreach() throws Exception {
    orders.send(order(O, 0, "labour")).send(progress(O, "9", 31, Step.RESOLVED)).time(200);

    assertThat(orders.told(RED))
        .containsExactly("WARNING/OPEN", "BREACH/ESCALATED", "BREACH/RESOLVED");
    assertThat(orders.part(O, "labour").presence()).isEqualTo(Presence.MISSING);
    assertThat(lastScore("labour").outcome()).isEqualTo(Contribution.Outcome.OPEN);
    assertThat(lastScore("labour").clocks())
        .containsExactly(ClockOutcome.broken(RED, 3, ClockOutcome.NOT_TAKEN));
  }

  @Test
  void checkInsAndTheEndWaitForTheirOrder() throws Exception {
    orders.send(checkIn(O, "1", 10, "labour"));
    assertThat(orders.course(O).status()).isEqualTo(OrderDocument.Status.AWAITED);
    assertThat(orders.part(O, "labour").presence()).isEqualTo(Presence.UNCALLED);
    assertThat(orders.scores()).isEmpty();
    orders.send(progress(O, "9", 50, Step.RESOLVED)).send(order(O, 55, "labour").taken(0)).time(60);

    assertThat(orders.part(O, "labour").presence()).isEqualTo(Presence.IN_TIME);
    assertThat(orders.course(O).endedAt()).isEqualTo(minute(50));
    assertThat(orders.alerts()).isEmpty();
  }

  @Test
  void anOrderThatComesInLateBreaksNothingBeforeItWasKnown() throws Exception {
    orders.send(order(O, 50, "labour").taken(0)).time(200);

    Alert first = orders.alerts().get(0);
    assertThat(first.at()).isEqualTo(minute(50));
    assertThat(first.phase()).isEqualTo(Alert.Phase.BREACH);
    assertThat(first.deadline()).isEqualTo(minute(30));
  }

  @Test
  void aDepartmentThatIsNotCalledIsShownAndJudgedByNothing() throws Exception {
    orders.send(order(O, 0, "labour")).send(checkIn(O, "1", 10, "labor"));
    orders.send(checkIn(O, "2", 20, "labour")).time(60);

    assertThat(orders.course(O).departments())
        .extracting(Department::department, Department::presence)
        .containsExactly(tuple("labour", Presence.IN_TIME), tuple("labor", Presence.UNCALLED));
    assertThat(orders.scores())
        .extracting(change -> change.after().department())
        .containsOnly("labour");
  }

  @Test
  void levelsHaveTheirOwnClocks() throws Exception {
    orders.send(order(O, 0, "labour").level(Grade.YELLOW)).time(59);
    assertThat(orders.told("check-in-yellow")).containsExactly("WARNING/OPEN");
    orders.send(order("order:t:2", 59, "labour").level(Grade.GREEN)).time(3000);

    assertThat(orders.alerts()).extracting(Alert::caseId).containsOnly(O);
    assertThat(orders.part("order:t:2", "labour").presence()).isEqualTo(Presence.WAITING);
  }

  @Test
  void aPublishedClockHoldsForOrdersThatRunAlready() throws Exception {
    orders.send(order(O, 0, "labour")).time(12);
    orders.publish(Clocks.checkIn(RED).version(2).red().minutes(10).warnAt().points(7).build());

    assertThat(orders.told(RED)).containsExactly("BREACH/OPEN");
    assertThat(orders.part(O, "labour"))
        .extracting(Department::presence, Department::deadline, Department::points)
        .containsExactly(Presence.MISSING, minute(10), 7);
    assertThat(lastScore("labour").clocks()).extracting(ClockOutcome::points).containsExactly(7);
  }

  @Test
  void aRepeatChangesNothing() throws Exception {
    orders.send(order(O, 0, "labour")).send(checkIn(O, "1", 5, "labour"));
    int shown = orders.courses().size();
    orders.send(order(O, 0, "labour")).send(checkIn(O, "1", 5, "labour"));

    assertThat(orders.courses()).hasSize(shown);
    assertThat(orders.count(OrderFunction.ACCEPTED_COUNTER)).isEqualTo(2);
    assertThat(orders.count(OrderFunction.MERGED_COUNTER)).isEqualTo(2);
  }

  @Test
  void aBoundedRunJudgesNothingAfterItsEnd() throws Exception {
    try (OrderHarness bounded = OrderHarness.open(CLOCKS, minute(29))) {
      bounded.send(order(O, 0, "labour")).watermark(Long.MAX_VALUE);
      assertThat(bounded.told(RED)).containsExactly("WARNING/OPEN");
      assertThat(bounded.part(O, "labour").presence()).isEqualTo(Presence.WAITING);
    }
  }

  @Test
  void clocksGoOnAfterARestart() throws Exception {
    orders.send(order(O, 0, "labour", "police")).send(checkIn(O, "1", 10, "police")).time(25);
    OperatorSubtaskState checkpoint = orders.checkpoint();
    try (OrderHarness restored = OrderHarness.restore(CLOCKS, checkpoint)) {
      restored.send(checkIn(O, "1", 10, "police")).time(40);
      assertThat(restored.told(RED)).containsExactly("BREACH/ESCALATED", "BREACH/ESCALATED");
      assertThat(restored.last(RED).version()).isEqualTo(3);
      assertThat(restored.part(O, "police").presence()).isEqualTo(Presence.IN_TIME);
      assertThat(restored.count(OrderFunction.MERGED_COUNTER)).isEqualTo(1);
    }
  }

  @Test
  void stateAndTimersAreGoneInTheEnd() throws Exception {
    orders.send(order(O, 0, "labour")).send(progress(O, "9", 20, Step.RESOLVED));
    orders.send(order("order:t:open", 0, "labour")).send(checkIn("order:t:stray", "7", 0, "x"));
    orders.time(31 * 24 * 60);
    assertThat(orders.stateEntries()).isEqualTo(1);
    orders.time(A_YEAR_AND_MORE);

    assertThat(orders.stateEntries()).isZero();
    assertThat(orders.timers()).isZero();
  }

  private Contribution lastScore(String department) {
    return orders.scores().stream()
        .map(ScoreChange::after)
        .filter(counts -> counts.department().equals(department))
        .reduce((older, newer) -> newer)
        .orElseThrow();
  }

  private static Instant minute(long minute) {
    return Instant.ofEpochMilli(at(minute));
  }
}
