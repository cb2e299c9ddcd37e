package dev.beacon.alerts;

import dev.beacon.contract.Alert;

/**
 * A version of an alert on its way out.
 *
 * @param alert what is emitted
 * @param triggerAppendedAt when Kafka appended the event that completed it, epoch milliseconds;
 *     {@link #BY_TIME} if no event did but the passing of time
 */
public record AlertEmission(Alert alert, long triggerAppendedAt) {
  /** No event completed the alert. */
  public static final long BY_TIME = -1;
}
