package dev.beacon.contract;

import java.time.Instant;

/**
 * What an operator did about an alert. Fields that do not apply are null and left out of the JSON.
 *
 * @param id {@code action:<source id>}; a repeat is recognised by it
 * @param alertId the alert it is about
 * @param action what was done
 * @param operator who did it: a login or a pseudonym, masked
 * @param at when; this is the event time
 * @param snoozeUntil with {@link Action#SNOOZED}: until when, after {@code at}, at most 30 days
 * @param note free text, masked
 */
public record OperatorAction(
    String id,
    String alertId,
    Action action,
    String operator,
    Instant at,
    Instant snoozeUntil,
    String note) {

  /** What can be done about an alert. */
  public enum Action {
    /** Somebody takes it on. Takes back that it is a false alarm. */
    ACKNOWLEDGED,
    /** Updates that are no graver are held back for a while. */
    SNOOZED,
    /** Ends a snooze. */
    UNSNOOZED,
    /** It is no true alarm. Updates are held back until it escalates. */
    FALSE_ALARM
  }
}
