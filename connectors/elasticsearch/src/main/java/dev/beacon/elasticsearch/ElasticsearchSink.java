package dev.beacon.elasticsearch;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.AsyncSinkBase;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Writes documents to Elasticsearch, at least once, to the content that exactly once would have
 * left: ids are deterministic and a lower version never replaces a higher one.
 *
 * <ul>
 *   <li>Elasticsearch overloaded, refusing or gone: tried again for ever with growing pauses. The
 *       buffer fills, then the stream waits. Nothing is lost.
 *   <li>A document that it will never take: set aside in the {@link PoisonSink}, counted, not
 *       retried. Its neighbours are written.
 *   <li>An index of Beacon's that is not there: created with its mapping before the first document
 *       goes to it; beginning a month, those that are over are deleted.
 *   <li>A checkpoint keeps what is buffered. It completes also while Elasticsearch is gone, as long
 *       as the buffer is not full; a stream that waits lets no checkpoint through, so allow for
 *       failed checkpoints ({@code execution.checkpointing.tolerable-failed-checkpoints}).
 * </ul>
 *
 * <p>Metrics of each subtask: counters {@code documentsWritten}, {@code documentsAlreadyNewer},
 * {@code documentsPoisoned}, {@code documentsRetried} (a document counts each time), and the gauge
 * {@code bulkLatencyMillis}.
 *
 * @param <T> what the stream carries
 */
public final class ElasticsearchSink<T> extends AsyncSinkBase<T, Document> {
  private static final long serialVersionUID = 1L;

  private final ElasticsearchConfig config;
  private final RetryPolicy retry;
  private final PoisonSink poison;

  private ElasticsearchSink(Builder<T> builder) {
    super(
        builder.converter,
        builder.maxBatchDocuments,
        builder.maxInFlight,
        builder.maxBuffered,
        builder.maxBatchBytes,
        builder.flushInterval.toMillis(),
        builder.maxDocumentBytes);
    this.config = builder.config;
    this.retry = builder.retry;
    this.poison = builder.poison;
  }

  /** A sink to be set up; the config, the converter and the poison sink have no default. */
  public static <T> Builder<T> builder() {
    return new Builder<>();
  }

  @Override
  public StatefulSinkWriter<T, BufferedRequestState<Document>> createWriter(
      WriterInitContext context) throws IOException {
    return restoreWriter(context, List.of());
  }

  @Override
  public StatefulSinkWriter<T, BufferedRequestState<Document>> restoreWriter(
      WriterInitContext context, Collection<BufferedRequestState<Document>> restored)
      throws IOException {
    getElementConverter().open(context);
    SinkMetrics metrics = new SinkMetrics(context.metricGroup());
    PoisonHandler poisoned =
        new PoisonHandler(poison.open(context.getTaskInfo().getIndexOfThisSubtask()), metrics);
    List<BufferedRequestState<Document>> fitting =
        DocumentWriter.fitting(restored, getMaxRecordSizeInBytes(), poisoned);
    SendingPace pace =
        new SendingPace(getMaxBatchSize(), getMaxInFlightRequests(), retry, new SplittableRandom());
    BulkClient client = new BulkClient(ElasticsearchClients.createAsync(config), config.indices());
    BulkWriter writer =
        new BulkWriter(context, configuration(pace), pace, client, poisoned, metrics, fitting);
    return new DocumentWriter<>(
        getElementConverter(), getMaxRecordSizeInBytes(), poisoned, client, writer);
  }

  private AsyncSinkWriterConfiguration configuration(SendingPace pace) {
    return AsyncSinkWriterConfiguration.builder()
        .setMaxBatchSize(getMaxBatchSize())
        .setMaxBatchSizeInBytes(getMaxBatchSizeInBytes())
        .setMaxInFlightRequests(getMaxInFlightRequests())
        .setMaxBufferedRequests(getMaxBufferedRequests())
        .setMaxTimeInBufferMS(getMaxTimeInBufferMS())
        .setMaxRecordSizeInBytes(getMaxRecordSizeInBytes())
        .setRateLimitingStrategy(pace)
        .build();
  }

  @Override
  public SimpleVersionedSerializer<BufferedRequestState<Document>> getWriterStateSerializer() {
    return new DocumentStateSerializer();
  }

  /**
   * Sets up an {@link ElasticsearchSink}.
   *
   * <p>Decision: not Flink's own AsyncSinkBaseBuilder, whose times are milliseconds in a long.
   */
  public static final class Builder<T> {
    public static final int DEFAULT_MAX_BATCH_DOCUMENTS = 500;
    public static final long DEFAULT_MAX_BATCH_BYTES = 8L << 20;
    public static final long DEFAULT_MAX_DOCUMENT_BYTES = 4L << 20;
    public static final int DEFAULT_MAX_BUFFERED = 10_000;
    public static final int DEFAULT_MAX_IN_FLIGHT = 4;

    /** An alert should be on the screen within a second of its event. */
    public static final Duration DEFAULT_FLUSH_INTERVAL = Duration.ofMillis(200);

    private ElasticsearchConfig config;
    private ElementConverter<T, Document> converter;
    private PoisonSink poison;
    private RetryPolicy retry = RetryPolicy.DEFAULT;
    private int maxBatchDocuments = DEFAULT_MAX_BATCH_DOCUMENTS;
    private long maxBatchBytes = DEFAULT_MAX_BATCH_BYTES;
    private long maxDocumentBytes = DEFAULT_MAX_DOCUMENT_BYTES;
    private int maxBuffered = DEFAULT_MAX_BUFFERED;
    private int maxInFlight = DEFAULT_MAX_IN_FLIGHT;
    private Duration flushInterval = DEFAULT_FLUSH_INTERVAL;

    private Builder() {}

    /** Which Elasticsearch. */
    public Builder<T> config(ElasticsearchConfig value) {
      config = value;
      return this;
    }

    /** What becomes of an element, such as {@code (alert, context) -> Document.of(alert)}. */
    public Builder<T> converter(ElementConverter<T, Document> value) {
      converter = value;
      return this;
    }

    /** Where documents go that Elasticsearch will never take. */
    public Builder<T> poison(PoisonSink value) {
      poison = value;
      return this;
    }

    /** How long to pause between attempts. */
    public Builder<T> retry(RetryPolicy value) {
      retry = value;
      return this;
    }

    /** The most documents in one request. */
    public Builder<T> maxBatchDocuments(int value) {
      maxBatchDocuments = value;
      return this;
    }

    /** The most bytes in one request, at least {@code maxDocumentBytes}. */
    public Builder<T> maxBatchBytes(long value) {
      maxBatchBytes = value;
      return this;
    }

    /** A document beyond this many bytes, its action line included, is poison and never sent. */
    public Builder<T> maxDocumentBytes(long value) {
      maxDocumentBytes = value;
      return this;
    }

    /** The most documents waiting in a subtask, more than a batch; then the stream waits. */
    public Builder<T> maxBuffered(int value) {
      maxBuffered = value;
      return this;
    }

    /** The most requests of a subtask under way at once. */
    public Builder<T> maxInFlight(int value) {
      maxInFlight = value;
      return this;
    }

    /** The longest a document waits for its batch to fill, at least a millisecond. */
    public Builder<T> flushInterval(Duration value) {
      flushInterval = value;
      return this;
    }

    /**
     * The sink.
     *
     * @throws NullPointerException if the config, the converter or the poison sink is missing
     * @throws IllegalArgumentException if the sizes do not fit together
     */
    public ElasticsearchSink<T> build() {
      Objects.requireNonNull(config, "config");
      Objects.requireNonNull(converter, "converter");
      Objects.requireNonNull(poison, "poison");
      require(maxBatchDocuments > 0, "maxBatchDocuments must be positive");
      require(maxInFlight > 0, "maxInFlight must be positive");
      require(maxBuffered > maxBatchDocuments, "maxBuffered must exceed maxBatchDocuments");
      require(maxDocumentBytes > 0, "maxDocumentBytes must be positive");
      require(maxBatchBytes >= maxDocumentBytes, "maxBatchBytes is less than maxDocumentBytes");
      require(flushInterval.toMillis() > 0, "flushInterval must be at least a millisecond");
      return new ElasticsearchSink<>(this);
    }

    private static void require(boolean holds, String otherwise) {
      if (!holds) {
        throw new IllegalArgumentException(otherwise);
      }
    }
  }
}
