package dev.beacon.local.status;

import dev.beacon.elasticsearch.Indices;
import java.util.ArrayList;
import java.util.List;

/** What must hold after a run for it to count as healthy. */
public final class HealthChecks {
  private HealthChecks() {}

  /**
   * What did not hold, a line each; empty if the run was healthy.
   *
   * @param report the account of the run
   * @param job how the job fared at the end
   * @param missingAlerts alerts on Kafka that Elasticsearch does not have
   * @param unknownAlerts how many alerts Elasticsearch has beyond those on Kafka
   */
  public static List<String> failures(
      DemoReport report, FlinkRest.Health job, long missingAlerts, long unknownAlerts) {
    List<String> failures = new ArrayList<>();
    if (!"RUNNING".equals(job.state()) || !job.tasksRunning()) {
      failures.add("the job was not running at the end but " + job.state());
    }
    if (report.restarts() > 0) {
      failures.add("the job restarted %,d times".formatted(report.restarts()));
    }
    long in = report.eventsIn().total();
    long accounted = report.accepted() + report.merged() + report.rejected();
    if (in == 0) {
      failures.add("no events came in");
    }
    if (accounted != in) {
      failures.add(
          "%,d events came in, but %,d are accounted for (%,d accepted, %,d merged, %,d rejected)"
              .formatted(in, accounted, report.accepted(), report.merged(), report.rejected()));
    }
    if (report.checkpoints() == 0) {
      failures.add("no checkpoint was completed");
    }
    if (job.failedCheckpoints() > 0) {
      failures.add("%,d checkpoints failed".formatted(job.failedCheckpoints()));
    }
    long cases = report.documents().getOrDefault(Indices.CASES, 0L);
    if (cases == 0) {
      failures.add("no cases are in Elasticsearch");
    }
    if (missingAlerts > 0) {
      failures.add("%,d of the alerts on Kafka are not in Elasticsearch".formatted(missingAlerts));
    }
    if (unknownAlerts > 0) {
      failures.add("%,d alerts in Elasticsearch are not on Kafka".formatted(unknownAlerts));
    }
    return failures;
  }
}
