package dev.beacon.elasticsearch;

import java.time.Duration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;

/**
 * What one subtask of the sink counts, since it started. Every document ends in exactly one of
 * written, already newer and poisoned; before, it may have been retried any number of times.
 */
final class SinkMetrics {
  static final String WRITTEN = "documentsWritten";
  static final String ALREADY_NEWER = "documentsAlreadyNewer";
  static final String RETRIED = "documentsRetried";
  static final String POISONED = "documentsPoisoned";

  /** How long the latest bulk request took, in milliseconds. */
  static final String BULK_LATENCY = "bulkLatencyMillis";

  private final Counter written;
  private final Counter alreadyNewer;
  private final Counter retried;
  private final Counter poisoned;
  private final Counter sendErrors;
  private volatile long bulkLatencyMillis;

  SinkMetrics(SinkWriterMetricGroup group) {
    written = group.counter(WRITTEN);
    alreadyNewer = group.counter(ALREADY_NEWER);
    retried = group.counter(RETRIED);
    poisoned = group.counter(POISONED);
    sendErrors = group.getNumRecordsSendErrorsCounter();
    group.gauge(BULK_LATENCY, () -> bulkLatencyMillis);
  }

  void count(Outcome outcome) {
    switch (outcome) {
      case WRITTEN -> written.inc();
      case ALREADY_NEWER -> alreadyNewer.inc();
      case RETRY -> retried.inc();
      case POISON -> {
        poisoned.inc();
        sendErrors.inc();
      }
    }
  }

  void bulkTook(Duration duration) {
    bulkLatencyMillis = duration.toMillis();
  }
}
