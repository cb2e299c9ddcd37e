package dev.beacon.desk;

import dev.beacon.contract.Alert;
import dev.beacon.contract.Handling;
import dev.beacon.contract.OperatorAction;
import dev.beacon.contract.OperatorAction.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What the desk means, by brute force: it keeps everything that ever came in and works out from all
 * of it, at each step, what is to be told. The alert is known before anybody acts on it.
 */
final class ReferenceDesk {
  private static final Comparator<OperatorAction> IN_ORDER =
      Comparator.comparing(OperatorAction::at).thenComparing(OperatorAction::id);

  private final List<Alert> cameIn = new ArrayList<>();
  private final List<Alert> shown = new ArrayList<>();
  private final List<OperatorAction> actions = new ArrayList<>();
  final List<Alert> told = new ArrayList<>();

  void arrive(Alert alert, Instant now) {
    if (actions.isEmpty()) {
      told.add(alert);
    }
    if (cameIn.stream().anyMatch(known -> known.version() >= alert.version())) {
      return;
    }
    cameIn.add(alert);
    if (actions.isEmpty()) {
      shown.add(alert);
    } else if (alert.status() != Alert.Status.UPDATED || !isQuiet(later(alert.at(), now))) {
      shown.add(alert);
      tell();
    }
  }

  void act(OperatorAction action, Instant now) {
    List<OperatorAction> before = deciding();
    if (actions.stream().noneMatch(known -> known.id().equals(action.id()))) {
      actions.add(action);
    }
    if (!before.equals(deciding())) {
      showIfNotQuiet(later(now, action.at()));
      tell();
    }
  }

  void pass(Instant now) {
    if (showIfNotQuiet(now)) {
      tell();
    }
  }

  private boolean showIfNotQuiet(Instant time) {
    Alert newest = cameIn.get(cameIn.size() - 1);
    if (shown.contains(newest) || isQuiet(later(newest.at(), time))) {
      return false;
    }
    shown.add(newest);
    return true;
  }

  private void tell() {
    Alert alert = shown.get(shown.size() - 1);
    long highest = told.stream().mapToLong(Alert::version).max().orElse(0);
    Instant acted =
        deciding().stream()
            .filter(action -> action != null)
            .map(OperatorAction::at)
            .max(Comparator.naturalOrder())
            .orElseThrow();
    Instant at = later(alert.at(), acted);
    told.add(alert.handled(Math.max(highest + 1, alert.version()), at, handling(at)));
  }

  private Handling handling(Instant at) {
    OperatorAction acknowledged = last(Action.ACKNOWLEDGED);
    OperatorAction snoozed = last(Action.SNOOZED, Action.UNSNOOZED);
    OperatorAction marked = last(Action.FALSE_ALARM, Action.ACKNOWLEDGED);
    boolean snoozes =
        snoozed != null && snoozed.snoozeUntil() != null && at.isBefore(snoozed.snoozeUntil());
    return new Handling(
        acknowledged == null ? null : acknowledged.operator(),
        acknowledged == null ? null : acknowledged.at(),
        snoozes ? snoozed.snoozeUntil() : null,
        (marked != null && marked.action() == Action.FALSE_ALARM) ? true : null,
        noted() == null ? null : noted().note());
  }

  private boolean isQuiet(Instant time) {
    OperatorAction snoozed = last(Action.SNOOZED, Action.UNSNOOZED);
    if (snoozed != null
        && snoozed.action() == Action.SNOOZED
        && !time.isBefore(snoozed.at())
        && time.isBefore(snoozed.snoozeUntil())) {
      return true;
    }
    OperatorAction marked = last(Action.FALSE_ALARM, Action.ACKNOWLEDGED);
    return marked != null
        && marked.action() == Action.FALSE_ALARM
        && !time.isBefore(marked.at())
        && cameIn.stream()
            .filter(alert -> alert.status() == Alert.Status.ESCALATED)
            .noneMatch(alert -> alert.at().isAfter(marked.at()));
  }

  /** For each thing that can be decided, the action that decides it. */
  private List<OperatorAction> deciding() {
    return Arrays.asList(
        last(Action.ACKNOWLEDGED),
        last(Action.SNOOZED, Action.UNSNOOZED),
        last(Action.FALSE_ALARM, Action.ACKNOWLEDGED),
        noted());
  }

  private OperatorAction last(Action... kinds) {
    return actions.stream()
        .filter(action -> List.of(kinds).contains(action.action()))
        .max(IN_ORDER)
        .orElse(null);
  }

  private OperatorAction noted() {
    return actions.stream().filter(action -> action.note() != null).max(IN_ORDER).orElse(null);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
