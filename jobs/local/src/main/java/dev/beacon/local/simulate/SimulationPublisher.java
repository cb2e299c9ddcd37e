package dev.beacon.local.simulate;

import dev.beacon.contract.EventKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Puts simulated events on Kafka: each kind on its topic, keyed by case, so that the events of a
 * case keep their order. Idempotent, acknowledged by all replicas. When the broker is slower than
 * the simulator, {@link #send} waits.
 *
 * <p>Decision: uncompressed. On one machine the loopback is cheaper than compressing, and under
 * {@code LogAppendTime} the broker would compress once more.
 */
public final class SimulationPublisher implements EventOutput {
  private static final int BATCH_BYTES = 256 * 1024;
  private static final int LINGER_MILLIS = 5;
  private static final Duration FLUSH_AT_MOST = Duration.ofSeconds(10);

  /**
   * Decision: one, not the usual five. A partition that was only just created may refuse a
   * producer's first batch (not the leader yet) and take the second, already on its way; the first
   * is then out of sequence for ever, and its events are lost (KAFKA-14359). A demo sends right
   * after it has created its topics.
   */
  private static final int REQUESTS_IN_FLIGHT = 1;

  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<EventKind, String> topics = new EnumMap<>(EventKind.class);
  private final Map<EventKind, AtomicLong> acknowledged = new EnumMap<>(EventKind.class);
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  /** To the contract's topics. */
  public SimulationPublisher(String bootstrapServers) {
    this(bootstrapServers, EventKind::topic);
  }

  /** To topics of other names. */
  public SimulationPublisher(String bootstrapServers, Function<EventKind, String> topicOf) {
    for (EventKind kind : EventKind.values()) {
      topics.put(kind, topicOf.apply(kind));
      acknowledged.put(kind, new AtomicLong());
    }
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                REQUESTS_IN_FLIGHT,
                ProducerConfig.BATCH_SIZE_CONFIG,
                BATCH_BYTES,
                ProducerConfig.LINGER_MS_CONFIG,
                LINGER_MILLIS),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @Override
  public void send(SimulatedEvent event) throws IOException, InterruptedException {
    throwIfFailed();
    ProducerRecord<byte[], byte[]> next =
        new ProducerRecord<>(
            topics.get(event.kind()), event.key().getBytes(StandardCharsets.UTF_8), event.value());
    try {
      // What becomes of it is told to the callback.
      var unused = producer.send(next, (metadata, problem) -> delivered(event.kind(), problem));
    } catch (InterruptException e) {
      // Kafka has set the thread's mark again; whoever catches the checked one expects it cleared.
      Thread.interrupted();
      throw (InterruptedException)
          new InterruptedException("interrupted while sending").initCause(e);
    } catch (KafkaException e) {
      throw new IOException("Kafka did not take an event: " + e.getMessage(), e);
    }
  }

  /** Waits until Kafka has everything sent so far. */
  public void flush() throws IOException, InterruptedException {
    try {
      producer.flush();
    } catch (InterruptException e) {
      Thread.interrupted();
      throw (InterruptedException)
          new InterruptedException("interrupted while sending").initCause(e);
    }
    throwIfFailed();
  }

  /** How many events of each kind Kafka has acknowledged. */
  public Map<EventKind, Long> acknowledged() {
    Map<EventKind, Long> counts = new EnumMap<>(EventKind.class);
    acknowledged.forEach((kind, count) -> counts.put(kind, count.get()));
    return counts;
  }

  /**
   * Waits, at most ten seconds, until Kafka has what was sent, also in a thread that is being
   * interrupted.
   *
   * @throws IOException if some of it could not be delivered
   */
  @Override
  public void close() throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      producer.close(FLUSH_AT_MOST);
    } catch (KafkaException e) {
      throw new IOException("Kafka producer did not close: " + e.getMessage(), e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    throwIfFailed();
  }

  private void delivered(EventKind kind, Exception problem) {
    if (problem == null) {
      acknowledged.get(kind).incrementAndGet();
    } else {
      failure.compareAndSet(null, problem);
    }
  }

  private void throwIfFailed() throws IOException {
    Exception problem = failure.get();
    if (problem != null) {
      throw new IOException("Kafka did not take an event: " + problem.getMessage(), problem);
    }
  }
}
