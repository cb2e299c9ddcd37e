package dev.beacon.local.status;

import dev.beacon.contract.EventKind;
import dev.beacon.contract.Grade;
import java.time.Instant;
import java.util.Map;

/**
 * What the pipeline is doing at one moment.
 *
 * @param eventTime how far time has come; null as long as nothing has come in
 * @param eventsIn events on Kafka by kind, every kind
 * @param intake what the job has made of them
 * @param eventsPerSecond events taken in by the job a second of the wall clock, lately
 * @param openCases open cases by grade, every grade
 * @param alerts versions of alerts as {@link AlertWatch#tallies} counts them
 * @param openAlerts alerts of live rules that are neither resolved nor retracted
 * @param openInShadow alerts of shadow rules that are neither; nobody is alerted by them
 * @param documents documents in Elasticsearch by index
 * @param job how the job fares
 */
public record PipelineStatus(
    Instant eventTime,
    Map<EventKind, Long> eventsIn,
    FlinkRest.Intake intake,
    double eventsPerSecond,
    Map<Grade, Long> openCases,
    Map<String, Long> alerts,
    long openAlerts,
    long openInShadow,
    Map<String, Long> documents,
    FlinkRest.Health job) {

  /** Events of all kinds. */
  public long totalIn() {
    return eventsIn.values().stream().mapToLong(Long::longValue).sum();
  }
}
