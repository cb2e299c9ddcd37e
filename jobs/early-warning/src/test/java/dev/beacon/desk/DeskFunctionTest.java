package dev.beacon.desk;

import static dev.beacon.desk.Desks.acknowledged;
import static dev.beacon.desk.Desks.alert;
import static dev.beacon.desk.Desks.at;
import static dev.beacon.desk.Desks.falseAlarm;
import static dev.beacon.desk.Desks.millis;
import static dev.beacon.desk.Desks.snoozed;
import static dev.beacon.desk.Desks.unsnoozed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.alerts.AlertEmission;
import dev.beacon.contract.Alert;
import dev.beacon.contract.Alert.Status;
import dev.beacon.contract.Handling;
import dev.beacon.contract.OperatorAction;
import dev.beacon.contract.Reject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The desk, run by Flink's own harness with real state and timers. */
class DeskFunctionTest {
  private static final long DAY = 24 * 60;

  private DeskFunction function;
  private KeyedTwoInputStreamOperatorTestHarness<
          String, AlertEmission, ReceivedAction, AlertEmission>
      desk;

  @BeforeEach
  void open() throws Exception {
    open(null, null);
  }

  private void open(Instant until, OperatorSubtaskState checkpoint) throws Exception {
    function = new DeskFunction(DeskConfig.defaults(), until);
    desk =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(function),
            AlertEmission::alertId,
            ReceivedAction::alertId,
            Types.STRING);
    if (checkpoint != null) {
      desk.initializeState(checkpoint);
    }
    desk.open();
  }

  @AfterEach
  void close() throws Exception {
    desk.close();
  }

  private void send(AlertEmission alert) throws Exception {
    desk.processElement1(alert, alert.alert().at().toEpochMilli());
  }

  private void send(ReceivedAction action) throws Exception {
    desk.processElement2(new StreamRecord<>(action));
  }

  private void time(long minute) throws Exception {
    watermark(millis(minute));
  }

  private void watermark(long millis) throws Exception {
    desk.processWatermark1(new Watermark(millis));
    desk.processWatermark2(new Watermark(Long.MAX_VALUE));
  }

  private List<AlertEmission> told() {
    return desk.extractOutputValues();
  }

  private AlertEmission last() {
    return told().get(told().size() - 1);
  }

  private List<String> inShort() {
    return told().stream()
        .map(emission -> emission.alert().version() + " " + emission.alert().status())
        .toList();
  }

  private List<Reject> rejects() {
    List<Reject> rejects = new ArrayList<>();
    var side = desk.getSideOutput(DeskFunction.REJECTS);
    if (side != null) {
      side.forEach(record -> rejects.add(record.getValue()));
    }
    return rejects;
  }

  private long count(int counter) {
    return function.counters().count(counter);
  }

  private void assertNothingLeft() {
    assertThat(desk.numKeyedStateEntries()).isZero();
    assertThat(desk.numEventTimeTimers()).isZero();
  }

  @Test
  void whatNobodyActsOnGoesOutAsItCame() throws Exception {
    AlertEmission opened = alert(1, Status.OPEN, 0);
    AlertEmission updated = alert(2, Status.UPDATED, 5);
    send(opened);
    time(3);
    send(updated);

    assertThat(told()).hasSize(2);
    assertThat(told().get(0)).isSameAs(opened);
    assertThat(told().get(1)).isSameAs(updated);
  }

  @Test
  void anAcknowledgementIsAVersionThatSaysWhoTookItOn() throws Exception {
    send(alert(1, Status.OPEN, 0));
    send(alert(2, Status.ESCALATED, 1));
    send(acknowledged("1", 2, "duty-7"));

    assertThat(inShort()).containsExactly("1 OPEN", "2 ESCALATED", "3 ESCALATED");
    Alert version = last().alert();
    assertThat(version.at()).isEqualTo(at(2));
    assertThat(version.handling()).isEqualTo(new Handling("duty-7", at(2), null, null, null));
    assertThat(version.evidence()).containsExactly("request:test:2");
    assertThat(last().triggerAppendedAt()).as("the click").isEqualTo(millis(2) + 3);

    send(alert(3, Status.UPDATED, 6));
    send(alert(4, Status.RESOLVED, 9));
    assertThat(inShort()).endsWith("4 UPDATED", "5 RESOLVED");
    assertThat(last().alert().handling().acknowledgedBy()).isEqualTo("duty-7");
    assertThat(count(DeskFunction.APPLIED_COUNTER)).isEqualTo(1);
  }

  @Test
  void theLastUpdateHeldByASnoozeIsToldOnceWhenItIsOver() throws Exception {
    send(alert(1, Status.OPEN, 0));
    send(snoozed("1", 2, 60));
    assertThat(last().alert().handling().snoozedUntil()).isEqualTo(at(60));
    time(5);
    send(alert(2, Status.UPDATED, 10));
    send(alert(3, Status.UPDATED, 20));
    time(59);
    assertThat(inShort()).containsExactly("1 OPEN", "2 OPEN");

    time(60);
    time(90);

    assertThat(inShort()).containsExactly("1 OPEN", "2 OPEN", "3 UPDATED");
    assertThat(last().alert().evidence()).containsExactly("request:test:3");
    assertThat(last().triggerAppendedAt()).isEqualTo(AlertEmission.BY_TIME);
    send(alert(4, Status.UPDATED, 91));
    assertThat(inShort()).endsWith("4 UPDATED");
    assertThat(last().alert().handling().snoozedUntil()).isNull();
  }

  @Test
  void whatIsGraverOrOverBreaksThroughASnooze() throws Exception {
    send(alert(1, Status.OPEN, 0));
    send(snoozed("1", 2, 60));
    send(alert(2, Status.UPDATED, 10));
    send(alert(3, Status.ESCALATED, 11));
    send(alert(4, Status.UPDATED, 12));
    send(alert(5, Status.RESOLVED, 13));

    assertThat(inShort()).containsExactly("1 OPEN", "2 OPEN", "3 ESCALATED", "5 RESOLVED");
    time(90);
    assertThat(told()).as("nothing that is outdated is told").hasSize(4);
  }

  @Test
  void endingASnoozeTellsWhatWasHeldAtOnce() throws Exception {
    send(alert(1, Status.OPEN, 0));
    send(snoozed("1", 2, 60));
    send(alert(2, Status.UPDATED, 10));
    send(unsnoozed("2", 15));

    assertThat(inShort()).containsExactly("1 OPEN", "2 OPEN", "3 UPDATED");
    assertThat(last().alert().handling().snoozedUntil()).isNull();
    time(90);
    assertThat(told()).hasSize(3);
  }

  @Test
  void snoozingAgainTellsNothingThatIsHeld() throws Exception {
    send(alert(1, Status.OPEN, 0));
    send(snoozed("1", 2, 30));
    send(alert(2, Status.UPDATED, 10));
    time(19);
    send(snoozed("2", 20, 50));
    assertThat(inShort()).containsExactly("1 OPEN", "2 OPEN", "3 OPEN");
    time(30);
    assertThat(told()).hasSize(3);
    time(50);
    assertThat(inShort()).endsWith("4 UPDATED");
  }

  @Test
  void anUpdateFromBeforeTheSnoozeIsNotHeld() throws Exception {
    send(alert(1, Status.OPEN, 0));
    send(snoozed("1", 100, 160));
    time(10);
    send(alert(2, Status.UPDATED, 10));
    assertThat(inShort()).endsWith("3 UPDATED");

    time(110);
    send(alert(3, Status.UPDATED, 20));
    assertThat(told()).as("late news does not break the quiet").hasSize(3);
    send(alert(4, Status.UPDATED, 160));
    assertThat(inShort()).endsWith("4 UPDATED");
  }

  @Test
  void aFalseAlarmIsMarkedAndQuietUntilItEscalates() throws Exception {
    send(alert(1, Status.OPEN, 0));
    send(falseAlarm("1", 2));
    assertThat(last().alert().handling())
        .isEqualTo(new Handling(null, null, null, true, "wrong site"));
    send(alert(2, Status.UPDATED, 10));
    time(DAY);
    assertThat(told()).hasSize(2);
    send(alert(3, Status.ESCALATED, DAY));
    send(alert(4, Status.UPDATED, DAY + 1));
    assertThat(inShort()).endsWith("3 ESCALATED", "4 UPDATED");
    assertThat(last().alert().handling().falseAlarm()).isTrue();
  }

  @Test
  void whoTakesItOnTakesTheFalseAlarmBack() throws Exception {
    send(alert(1, Status.OPEN, 0));
    send(falseAlarm("1", 2));
    send(alert(2, Status.UPDATED, 10));
    send(acknowledged("2", 11, "duty-7"));

    assertThat(inShort()).containsExactly("1 OPEN", "2 OPEN", "3 UPDATED");
    assertThat(last().alert().handling())
        .isEqualTo(new Handling("duty-7", at(11), null, null, "wrong site"));
  }

  @Test
  void aRepeatedActionChangesNothing() throws Exception {
    send(alert(1, Status.OPEN, 0));
    send(acknowledged("1", 2, "duty-7"));
    send(acknowledged("1", 2, "duty-7"));
    send(acknowledged("1", 5, "duty-8"));

    assertThat(told()).hasSize(2);
    assertThat(count(DeskFunction.APPLIED_COUNTER)).isEqualTo(1);
    assertThat(count(DeskFunction.REPEATED_COUNTER)).isEqualTo(2);
  }

  @Test
  void anActionWaitsForItsAlert() throws Exception {
    time(2);
    send(acknowledged("1", 2, "duty-7"));
    send(acknowledged("1", 2, "duty-7"));
    time(11);
    send(alert(1, Status.OPEN, 1));

    assertThat(inShort()).containsExactly("1 OPEN", "2 OPEN");
    assertThat(last().alert().handling().acknowledgedBy()).isEqualTo("duty-7");
    time(30);
    assertThat(rejects()).isEmpty();
    assertThat(count(DeskFunction.REPEATED_COUNTER)).isEqualTo(1);
  }

  @Test
  void anActionWhoseAlertNeverComesIsRejectedAsItCame() throws Exception {
    time(2);
    send(acknowledged("lost", 2, "duty-7"));
    time(11);
    assertThat(rejects()).isEmpty();
    time(12);

    assertThat(rejects())
        .singleElement()
        .satisfies(
            reject -> {
              assertThat(reject.rejectId()).isEqualTo("beacon.operator-actions-1-2");
              assertThat(reject.reason()).isEqualTo(Reject.Reason.UNMATCHED);
              assertThat(reject.detail()).startsWith("alertId: no such alert came within PT10M");
              assertThat(new String(reject.original(), StandardCharsets.UTF_8)).isEqualTo("lost");
            });
    assertThat(count(DeskFunction.UNMATCHED_COUNTER)).isEqualTo(1);
    assertNothingLeft();
  }

  @Test
  void onlySoManyActionsWaitForOneAlert() throws Exception {
    for (int i = 0; i < 100; i++) {
      send(acknowledged("" + i, 2, "duty-7"));
    }
    assertThat(rejects()).hasSize(36);
    time(12);
    assertThat(rejects()).hasSize(100);
    assertNothingLeft();
  }

  @Test
  void aSnoozeAndWhatItHoldsSurviveARestart() throws Exception {
    send(alert(1, Status.OPEN, 0));
    send(snoozed("1", 2, 60));
    send(alert(2, Status.UPDATED, 10));
    OperatorSubtaskState checkpoint = desk.snapshot(1, 1);
    desk.close();

    open(null, checkpoint);
    send(snoozed("1", 2, 60));
    assertThat(told()).isEmpty();
    time(60);

    assertThat(inShort()).containsExactly("3 UPDATED");
    assertThat(count(DeskFunction.APPLIED_COUNTER)).isEqualTo(1);
    assertThat(count(DeskFunction.REPEATED_COUNTER)).isEqualTo(1);
  }

  @Test
  void anAlertThatIsOverIsForgottenAfterADay() throws Exception {
    send(alert(1, Status.OPEN, 0));
    time(1);
    send(alert(2, Status.RESOLVED, 10));
    time(DAY + 9);
    assertThat(desk.numKeyedStateEntries()).isEqualTo(1);
    time(DAY + 10);
    assertNothingLeft();
  }

  @Test
  void anAlertThatWasActedOnIsKeptAsLongAsItMayBeCorrected() throws Exception {
    send(alert(1, Status.OPEN, 0));
    send(acknowledged("1", 2, "duty-7"));
    send(alert(2, Status.RESOLVED, 10));
    time(20 * DAY);
    send(alert(3, Status.RETRACTED, 20 * DAY));
    assertThat(inShort()).containsExactly("1 OPEN", "2 OPEN", "3 RESOLVED", "4 RETRACTED");
    time(49 * DAY);
    assertThat(desk.numKeyedStateEntries()).isEqualTo(1);
    time(50 * DAY);
    assertNothingLeft();
  }

  @Test
  void anAlertThatNeverEndsIsForgottenInTheEnd() throws Exception {
    send(alert(1, Status.OPEN, 0));
    send(falseAlarm("1", 2));
    send(alert(2, Status.UPDATED, 10));
    time(400 * DAY);
    assertThat(desk.numKeyedStateEntries()).isEqualTo(1);
    time(400 * DAY + 10);
    assertNothingLeft();
  }

  @Test
  void theEndOfTheInputEndsNoSnoozeButLeavesNoActionUnanswered() throws Exception {
    desk.close();
    open(at(30), null);
    send(alert(1, Status.OPEN, 0));
    send(snoozed("1", 2, 60));
    send(alert(2, Status.UPDATED, 10));
    ReceivedAction lost = acknowledged("lost", 25, "duty-7");
    OperatorAction elsewhere = lost.action();
    send(
        new ReceivedAction(
            new OperatorAction(
                elsewhere.id(),
                "another alert",
                elsewhere.action(),
                elsewhere.operator(),
                elsewhere.at(),
                null,
                null),
            null,
            null,
            0,
            0,
            0,
            lost.original()));
    watermark(Long.MAX_VALUE);

    assertThat(inShort()).containsExactly("1 OPEN", "2 OPEN");
    assertThat(rejects()).hasSize(1);
  }
}
