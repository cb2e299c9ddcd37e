package dev.beacon.local.status;

import dev.beacon.contract.Alert;
import dev.beacon.contract.Json;
import dev.beacon.contract.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows {@code beacon.alerts} on a thread of its own: counts each version of each alert once, and
 * measures how long after the event that completed it the alert was on Kafka.
 *
 * <p>Versions of one alert share a partition and come in order; a job that resumes from a
 * checkpoint may send some again. So a version is new exactly if it is higher than all before it.
 */
public final class AlertWatch implements AutoCloseable {
  /** Header of an alert: when Kafka appended the event that completed it, decimal epoch millis. */
  public static final String TRIGGER_HEADER = "trigger-appended-at";

  /** Begins the tally of what shadow rules would have alerted. */
  public static final String SHADOW = "SHADOW/";

  private static final Logger LOG = LoggerFactory.getLogger(AlertWatch.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final int DIGITS = 3;

  /** Where to begin. */
  public enum From {
    BEGINNING,
    NOW
  }

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Consumer<Alert> onNew;
  private final Thread thread;
  private final Map<String, Latest> latest = new HashMap<>();
  private final Map<String, Long> tallies = new TreeMap<>();
  private final Histogram latencies = new ConcurrentHistogram(DIGITS);
  private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private volatile boolean closing;

  private record Latest(long version, boolean open, boolean shadow) {}

  private AlertWatch(KafkaConsumer<byte[], byte[]> consumer, Consumer<Alert> onNew) {
    this.consumer = consumer;
    this.onNew = onNew;
    this.thread = new Thread(this::follow, "alert-watch");
    thread.setDaemon(true);
  }

  /**
   * Starts to follow.
   *
   * @param onNew called on the watching thread with each version that was not seen before
   */
  public static AlertWatch start(String bootstrapServers, From from, Consumer<Alert> onNew) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.ALERTS).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    if (from == From.BEGINNING) {
      consumer.seekToBeginning(partitions);
    } else {
      consumer.seekToEnd(partitions);
    }
    AlertWatch watch = new AlertWatch(consumer, onNew);
    partitions.forEach(partition -> watch.positions.put(partition, consumer.position(partition)));
    watch.thread.start();
    return watch;
  }

  private void follow() {
    try (consumer) {
      while (!closing) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          take(record);
          positions.put(
              new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        }
      }
    } catch (WakeupException stop) {
      LOG.debug("No longer watching alerts");
    } catch (RuntimeException e) {
      LOG.error("Watching alerts failed", e);
      failure.set(e);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    Alert alert;
    try {
      alert = Json.mapper().readValue(record.value(), Alert.class);
    } catch (IOException e) {
      throw new IllegalStateException(
          "no alert at offset " + record.offset() + " of " + record.topic(), e);
    }
    if (count(alert)) {
      measure(record);
      onNew.accept(alert);
    }
  }

  private boolean count(Alert alert) {
    synchronized (tallies) {
      Latest known = latest.get(alert.alertId());
      if (known != null && known.version() >= alert.version()) {
        return false;
      }
      boolean shadow = alert.mode() == Alert.Mode.SHADOW;
      latest.put(alert.alertId(), new Latest(alert.version(), !alert.status().isEnded(), shadow));
      tallies.merge(shadow ? SHADOW + alert.tallyKey() : alert.tallyKey(), 1L, Long::sum);
      return true;
    }
  }

  private void measure(ConsumerRecord<byte[], byte[]> record) {
    Header trigger = record.headers().lastHeader(TRIGGER_HEADER);
    if (trigger != null) {
      long appendedAt = Long.parseLong(new String(trigger.value(), StandardCharsets.US_ASCII));
      latencies.recordValue(Math.max(0, record.timestamp() - appendedAt));
    }
  }

  /**
   * Versions seen, by {@link Alert#tallyKey}; those of shadow rules by {@link #SHADOW} and that.
   */
  public Map<String, Long> tallies() {
    synchronized (tallies) {
      return new TreeMap<>(tallies);
    }
  }

  /** The ids of all that were seen, of live and of shadow rules. */
  public List<String> ids() {
    synchronized (tallies) {
      return List.copyOf(latest.keySet());
    }
  }

  /** How many alerts are neither resolved nor retracted; those of shadow rules do not count. */
  public long open() {
    return open(false);
  }

  /** How many alerts of shadow rules are neither resolved nor retracted. */
  public long openInShadow() {
    return open(true);
  }

  private long open(boolean shadow) {
    synchronized (tallies) {
      return latest.values().stream()
          .filter(alert -> alert.open() && alert.shadow() == shadow)
          .count();
    }
  }

  /**
   * Milliseconds from Kafka's append of the event that completed an alert to Kafka's append of the
   * alert, of those that an event completed.
   */
  public Histogram latencies() {
    return latencies.copy();
  }

  /**
   * Whether everything up to {@code ends} was seen.
   *
   * @throws IllegalStateException if watching has failed
   */
  public boolean hasReached(Map<TopicPartition, Long> ends) {
    RuntimeException failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("watching alerts failed", failed);
    }
    return ends.entrySet().stream()
        .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  @Override
  public void close() {
    closing = true;
    consumer.wakeup();
    try {
      thread.join(STOP_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
