package dev.beacon.contract;

import java.time.Instant;

/**
 * What operators have done about an alert so far. Fields that do not apply are null and left out.
 *
 * @param acknowledgedBy who took it on last
 * @param acknowledgedAt when
 * @param snoozedUntil until when updates that are no graver are held back; left out of versions
 *     that are told after that
 * @param falseAlarm true if it was marked as a false alarm and nobody took it on since; never false
 * @param note what was noted last
 */
public record Handling(
    String acknowledgedBy,
    Instant acknowledgedAt,
    Instant snoozedUntil,
    Boolean falseAlarm,
    String note) {}
