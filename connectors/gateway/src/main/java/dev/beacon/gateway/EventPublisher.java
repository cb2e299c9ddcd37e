package dev.beacon.gateway;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes events to Kafka and returns when every in-sync replica has them. Thread-safe. */
final class EventPublisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);

  private final KafkaProducer<String, byte[]> producer;
  private final Semaphore pending;
  private final Duration timeout;

  EventPublisher(GatewayConfig config) {
    this.timeout = config.timeouts().write();
    this.pending = new Semaphore(config.limits().pendingWrites());
    this.producer =
        new KafkaProducer<>(settings(config), new StringSerializer(), new ByteArraySerializer());
  }

  private static Map<String, Object> settings(GatewayConfig config) {
    // The time-out is spent in two parts: until the leader is known and there is room in the
    // buffer, then until the record is acknowledged.
    int half = (int) Math.max(2, config.timeouts().write().toMillis() / 2);
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "beacon-gateway");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // With several, the first batches to a topic just created can be refused as out of order.
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) config.limits().bufferedBytes());
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, half);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, half / 2);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, half);
    return settings;
  }

  /**
   * Writes one event.
   *
   * @param key the case or the alert
   * @throws NotConfirmed if Kafka has not acknowledged it in time. It may have it nevertheless
   */
  void publish(String topic, String key, byte[] event) throws NotConfirmed {
    if (!pending.tryAcquire()) {
      throw new NotConfirmed("too many events are waiting for Kafka", null);
    }
    try {
      producer
          .send(new ProducerRecord<>(topic, key, event))
          .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
      throw new NotConfirmed("the gateway is stopping", e);
    } catch (ExecutionException | KafkaException | TimeoutException e) {
      Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
      LOG.warn("Kafka did not take an event for {}: {}", topic, cause.toString());
      throw new NotConfirmed("Kafka did not answer in time", e);
    } finally {
      pending.release();
    }
  }

  @Override
  public void close() {
    producer.close(timeout);
  }

  /** Kafka has not acknowledged an event. */
  static final class NotConfirmed extends Exception {
    private static final long serialVersionUID = 1L;

    NotConfirmed(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
