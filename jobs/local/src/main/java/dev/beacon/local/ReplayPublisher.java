package dev.beacon.local;

import dev.beacon.contract.Json;
import dev.beacon.contract.Reject;
import dev.beacon.contract.Topics;
import dev.beacon.feeds.FeedRecord;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Puts a file's events on Kafka, each kind on its topic and keyed by case, and its unusable rows on
 * {@code beacon.rejects}.
 */
final class ReplayPublisher implements AutoCloseable {
  private static final int LINGER_MILLIS = 20;
  private static final int BATCH_BYTES = 256 * 1024;

  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong rejects = new AtomicLong();
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  ReplayPublisher(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.LINGER_MS_CONFIG,
                LINGER_MILLIS,
                ProducerConfig.BATCH_SIZE_CONFIG,
                BATCH_BYTES),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  void send(FeedRecord.Event event) {
    send(event.kind().topic(), event.key(), event.json(), events);
  }

  void send(Reject reject) {
    send(Topics.REJECTS, reject.rejectId(), Json.bytes(reject), rejects);
  }

  // What becomes of a record is told to the callback.
  @SuppressWarnings("FutureReturnValueIgnored")
  private void send(String topic, String key, byte[] value, AtomicLong acknowledged) {
    producer.send(
        new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value),
        (metadata, problem) -> {
          if (problem == null) {
            acknowledged.incrementAndGet();
          } else {
            failure.compareAndSet(null, problem);
          }
        });
  }

  /** Waits until every record is acknowledged or has failed. */
  void flush() {
    producer.flush();
  }

  /** Events that Kafka has. */
  long events() {
    return events.get();
  }

  /** Rejects that Kafka has. */
  long rejects() {
    return rejects.get();
  }

  /** Why a record failed, the first that did; null if none did. */
  Exception failure() {
    return failure.get();
  }

  @Override
  public void close() {
    producer.close();
  }
}
