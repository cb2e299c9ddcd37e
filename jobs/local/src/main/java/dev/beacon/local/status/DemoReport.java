package dev.beacon.local.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.beacon.contract.Grade;
import java.util.Map;

/**
 * The account of an unattended run, written as JSON.
 *
 * @param eventsIn events on Kafka
 * @param accepted events that changed something
 * @param merged repeats of what was known
 * @param rejected events that could not be used
 * @param cases cases by grade, open or not, every grade: their sum is the number of case documents
 * @param alerts versions of alerts, each once, as {@link AlertWatch#tallies} counts them
 * @param documents documents in Elasticsearch by index
 * @param latencyMillis from the event that completed an alert to the alert
 * @param checkpoints completed
 * @param restarts of the job
 */
@JsonPropertyOrder({
  "eventsIn",
  "accepted",
  "merged",
  "rejected",
  "cases",
  "alerts",
  "documents",
  "latencyMillis",
  "checkpoints",
  "restarts"
})
public record DemoReport(
    EventsIn eventsIn,
    long accepted,
    long merged,
    long rejected,
    Map<Grade, Long> cases,
    Map<String, Long> alerts,
    Map<String, Long> documents,
    Latency latencyMillis,
    long checkpoints,
    long restarts) {

  /** Events by kind. */
  public record EventsIn(long requests, long tips, long progress, long orders, long checkIns) {
    /** Events of all kinds. */
    public long total() {
      return requests + tips + progress + orders + checkIns;
    }
  }

  /**
   * Percentiles in milliseconds of the wall clock.
   *
   * @param p50 half of the alerts were at least this fast; null if no event completed an alert
   * @param p99 all but one of a hundred were
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Latency(Long p50, Long p99) {}
}
