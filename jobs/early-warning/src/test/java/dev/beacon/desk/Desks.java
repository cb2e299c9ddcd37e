package dev.beacon.desk;

import dev.beacon.alerts.AlertEmission;
import dev.beacon.contract.Alert;
import dev.beacon.contract.Grade;
import dev.beacon.contract.OperatorAction;
import dev.beacon.contract.Text;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Alerts and actions to test the desk with; times are minutes after eight. */
final class Desks {
  static final String ALERT = "cluster:wage-arrears-emerging:1f2e";

  private static final Instant EIGHT = Instant.parse("2019-11-05T00:00:00Z");

  private Desks() {}

  static Instant at(long minute) {
    return EIGHT.plus(Duration.ofMinutes(minute));
  }

  static long millis(long minute) {
    return at(minute).toEpochMilli();
  }

  static AlertEmission alert(long version, Alert.Status status, long minute) {
    return new AlertEmission(
        new Alert(
            ALERT,
            version,
            Alert.Kind.CLUSTER,
            status,
            Grade.YELLOW,
            at(minute),
            at(0),
            Alert.Mode.LIVE,
            "wage-arrears-emerging",
            1,
            "WAGE_ARREARS",
            "site:顺安工地",
            "顺安工地",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of("request:test:" + version),
            new Text("第" + version + "版", "version " + version)),
        millis(minute) + 7);
  }

  static ReceivedAction acknowledged(String id, long minute, String operator) {
    return action(id, OperatorAction.Action.ACKNOWLEDGED, minute, operator, null, null);
  }

  static ReceivedAction snoozed(String id, long minute, long until) {
    return action(id, OperatorAction.Action.SNOOZED, minute, "duty-1", at(until), null);
  }

  static ReceivedAction unsnoozed(String id, long minute) {
    return action(id, OperatorAction.Action.UNSNOOZED, minute, "duty-1", null, null);
  }

  static ReceivedAction falseAlarm(String id, long minute) {
    return action(id, OperatorAction.Action.FALSE_ALARM, minute, "duty-1", null, "wrong site");
  }

  static ReceivedAction action(
      String id,
      OperatorAction.Action what,
      long minute,
      String operator,
      Instant until,
      String note) {
    return new ReceivedAction(
        new OperatorAction("action:" + id, ALERT, what, operator, at(minute), until, note),
        null,
        null,
        1,
        minute,
        millis(minute) + 3,
        id.getBytes(StandardCharsets.UTF_8));
  }
}
