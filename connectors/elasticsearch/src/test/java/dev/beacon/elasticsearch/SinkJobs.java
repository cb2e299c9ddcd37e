package dev.beacon.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.testutils.CommonTestUtils;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.function.SupplierWithException;

/** Runs jobs that write documents, and reads what the sink counted. */
final class SinkJobs {
  static final int PARALLELISM = 2;
  static final Duration DEADLINE = Duration.ofMinutes(5);

  private final InMemoryReporter metrics = InMemoryReporter.createWithRetainedMetrics();

  /** A Flink for these jobs. */
  MiniClusterExtension cluster() {
    return new MiniClusterExtension(
        new MiniClusterResourceConfiguration.Builder()
            .setConfiguration(metrics.addToConfiguration(new Configuration()))
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(PARALLELISM)
            .build());
  }

  /** Where a job begins: any failure ends it, and nothing may need Kryo. */
  static StreamExecutionEnvironment environment() {
    Configuration configuration = new Configuration();
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    environment.setParallelism(PARALLELISM);
    return environment;
  }

  /** A sink for documents that are ready, with short pauses. */
  static ElasticsearchSink.Builder<Document> sink(String url, Path poison) {
    return ElasticsearchSink.<Document>builder()
        .config(ElasticsearchConfig.of(url))
        .converter((document, context) -> document)
        .poison(new PoisonFiles(poison))
        .retry(new RetryPolicy(Duration.ofMillis(10), Duration.ofMillis(200)))
        .flushInterval(Duration.ofMillis(50));
  }

  /** Writes the documents in one subtask, in their order, and returns once the job has finished. */
  static JobID write(ElasticsearchSink<Document> sink, List<Document> documents) throws Exception {
    JobClient job = start(sink, stream(documents), 1);
    finish(job);
    return job.getJobID();
  }

  /** The documents as a job's input. */
  static DataStream<Document> stream(List<Document> documents) {
    return environment().fromData(documents, TypeInformation.of(Document.class));
  }

  static JobClient start(
      ElasticsearchSink<Document> sink, DataStream<Document> documents, int parallelism)
      throws Exception {
    documents.sinkTo(sink).setParallelism(parallelism);
    return documents.getExecutionEnvironment().executeAsync();
  }

  static void finish(JobClient job) throws Exception {
    job.getJobExecutionResult().get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Waits until something holds. */
  static void await(String what, SupplierWithException<Boolean, Exception> holds) throws Exception {
    CommonTestUtils.waitUtil(
        () -> {
          try {
            return holds.get();
          } catch (Exception e) {
            throw new AssertionError(what, e);
          }
        },
        DEADLINE,
        Duration.ofMillis(20),
        what);
  }

  /** A counter of the sink, summed over the job's subtasks. */
  long counted(JobID job, String counter) {
    return metrics.findMetrics(job, counter).values().stream()
        .mapToLong(metric -> ((Counter) metric).getCount())
        .sum();
  }

  void assertCounted(JobID job, long written, long alreadyNewer, long poisoned) {
    assertThat(
            List.of(
                counted(job, SinkMetrics.WRITTEN),
                counted(job, SinkMetrics.ALREADY_NEWER),
                counted(job, SinkMetrics.POISONED)))
        .as("written, already newer, poisoned")
        .containsExactly(written, alreadyNewer, poisoned);
  }

  long slowestBulkMillis(JobID job) {
    return metrics.findMetrics(job, SinkMetrics.BULK_LATENCY).values().stream()
        .mapToLong(metric -> (Long) ((Gauge<?>) metric).getValue())
        .max()
        .orElseThrow();
  }
}
