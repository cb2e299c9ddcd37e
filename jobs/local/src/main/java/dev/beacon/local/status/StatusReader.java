package dev.beacon.local.status;

import dev.beacon.elasticsearch.CaseCounts;
import dev.beacon.elasticsearch.ElasticsearchQueries;
import dev.beacon.elasticsearch.Indices;
import dev.beacon.local.stack.LocalStack;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads what a stack is doing, from the stack's own interfaces. */
public final class StatusReader {
  /** Over how long speed is measured. */
  private static final Duration LATELY = Duration.ofSeconds(5);

  private final FlinkRest flink;
  private final TopicEnds topics;
  private final CaseCounts cases;
  private final ElasticsearchQueries documents;
  private final AlertWatch alerts;
  private final Deque<Reading> readings = new ArrayDeque<>();
  private FlinkRest.Intake intake = FlinkRest.Intake.NONE;

  private record Reading(long nanos, long taken) {}

  public StatusReader(LocalStack stack, AlertWatch alerts) {
    this.flink = FlinkRest.of(stack);
    this.topics = new TopicEnds(stack.kafkaAdmin());
    this.cases = new CaseCounts(stack.elasticsearchClient());
    this.documents = new ElasticsearchQueries(stack.elasticsearchClient());
    this.alerts = alerts;
  }

  /**
   * The status now.
   *
   * @throws IOException if Flink or Elasticsearch does not answer
   */
  public PipelineStatus read() throws IOException, InterruptedException {
    // While the job restarts its tasks tell nothing; what they told before still holds.
    intake = flink.intake().orElse(intake);
    return new PipelineStatus(
        flink.eventTime().orElse(null),
        topics.events(),
        intake,
        speed(intake.total()),
        cases.open(),
        alerts.tallies(),
        alerts.open(),
        alerts.openInShadow(),
        documents.counts(Indices.ALL),
        flink.health());
  }

  private double speed(long taken) {
    long now = System.nanoTime();
    readings.add(new Reading(now, taken));
    while (readings.size() > 2 && now - readings.peek().nanos() > LATELY.toNanos()) {
      readings.remove();
    }
    Reading first = readings.peek();
    double seconds = (now - first.nanos()) / 1e9;
    return seconds == 0 ? 0 : Math.max(0, (taken - first.taken()) / seconds);
  }
}
