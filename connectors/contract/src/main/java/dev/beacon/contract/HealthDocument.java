package dev.beacon.contract;

import java.time.Instant;

/**
 * How the pipeline itself does: one measure of one part of the job over the last ten seconds of
 * wall time, in the index {@code beacon-health}.
 *
 * @param healthId {@code <measure>:<label, or "all">:<part>:<at in epoch milliseconds>}
 * @param version 1: a measurement is never corrected
 * @param at end of the period, wall time
 * @param measure what was measured
 * @param label of what kind: the kind of event, the reason of a reject, the kind of alert, how it
 *     repeats ({@code SAME_CASE} a further report of a case, {@code SAME_EVENT} an event read
 *     before); null where there is only one
 * @param part which of the parallel parts measured it, from 0
 * @param count how many in the period
 * @param p50Millis median, of a measure of time; null otherwise
 * @param p99Millis 99th percentile, of a measure of time; null otherwise
 * @param maxMillis the longest, of a measure of time; null otherwise
 */
public record HealthDocument(
    String healthId,
    long version,
    Instant at,
    Measure measure,
    String label,
    int part,
    long count,
    Long p50Millis,
    Long p99Millis,
    Long maxMillis) {

  /** What is measured. */
  public enum Measure {
    /** Usable events, by kind. */
    EVENTS,
    /** Events that could not be used, by reason. */
    REJECTS,
    /** Events that repeat what is known. */
    MERGED,
    /** Versions of alerts, by kind. */
    ALERTS,
    /** From the event that completed an alert until the alert: milliseconds of wall time. */
    ALERT_LATENCY,
    /** From when an event was appended to the log until it changed its case: milliseconds. */
    EVENT_LATENCY
  }
}
