package dev.beacon.gateway;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.beacon.contract.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic from its beginning in the background: every record goes into a book, and what is
 * new there and was written after the feed began also to whoever listens. Survives Kafka's absence
 * and waits for a topic that is not there yet.
 *
 * <p>Decision: no consumer group. Each gateway needs everything, and nothing is to be remembered
 * between runs. Partitions added while it runs are read after a restart.
 *
 * @param <T> what the topic holds
 */
final class TopicFeed<T> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicFeed.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration BACKOFF = Duration.ofSeconds(1);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

  private final String bootstrapServers;
  private final Source<T> source;
  private final ObjectReader reader;
  private final Predicate<T> book;
  private final Consumer<T> news;
  private final String name;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /** Where each partition ended when the feed began: what follows is news. */
  private final Map<TopicPartition, Long> history = new HashMap<>();

  private volatile KafkaConsumer<String, byte[]> consumer;
  private volatile State state = new State(false, 0, 0);

  /**
   * What is read.
   *
   * @param topic its topic
   * @param type of its records
   * @param isWhole whether a record has what makes it one
   */
  record Source<T>(String topic, Class<T> type, Predicate<T> isWhole) {}

  /**
   * Begins to read.
   *
   * @param book takes a record, and says whether it is new
   * @param news told of what is new. Both are called on the feed's thread and must not block
   */
  TopicFeed(String bootstrapServers, Source<T> source, Predicate<T> book, Consumer<T> news) {
    this.bootstrapServers = bootstrapServers;
    this.source = source;
    this.reader = Json.tolerantReader(source.type());
    this.book = book;
    this.news = news;
    this.name = "beacon-gateway-" + source.topic().substring(source.topic().indexOf('.') + 1);
    this.thread = new Thread(this::run, name);
    this.thread.setDaemon(true);
    this.thread.start();
  }

  /**
   * How far it has come.
   *
   * @param ready whether all records that were there at the beginning have been read
   * @param lag records still to be read, as far as known
   * @param unreadable records skipped because they are not what the topic is for
   */
  record State(boolean ready, long lag, long unreadable) {}

  State state() {
    return state;
  }

  private void run() {
    while (!isClosing(Duration.ZERO)) {
      try (KafkaConsumer<String, byte[]> open = open()) {
        consumer = open;
        readUntilClosed(open);
      } catch (WakeupException closed) {
        LOG.debug("The feed of {} ends", source.topic());
      } catch (KafkaException e) {
        LOG.warn("{} cannot be read, trying again: {}", source.topic(), e.toString());
        isClosing(BACKOFF);
      }
    }
  }

  private KafkaConsumer<String, byte[]> open() {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.CLIENT_ID_CONFIG,
            name,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) CALL_TIMEOUT.toMillis(),
            ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) CALL_TIMEOUT.toMillis());
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private void readUntilClosed(KafkaConsumer<String, byte[]> from) {
    List<TopicPartition> partitions = partitions(from);
    if (partitions.isEmpty()) {
      return;
    }
    from.assign(partitions);
    from.seekToBeginning(partitions);
    from.endOffsets(partitions).forEach(history::putIfAbsent);
    while (!isClosing(Duration.ZERO)) {
      for (ConsumerRecord<String, byte[]> record : from.poll(POLL)) {
        take(record);
      }
      state = new State(isReady(from, partitions), lag(from, partitions), state.unreadable());
    }
  }

  /** The topic's partitions; empty once the gateway closes. */
  private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> from) {
    do {
      List<PartitionInfo> found = from.partitionsFor(source.topic());
      if (found != null && !found.isEmpty()) {
        return found.stream().map(p -> new TopicPartition(p.topic(), p.partition())).toList();
      }
    } while (!isClosing(BACKOFF));
    return List.of();
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    T value;
    try {
      value = reader.readValue(record.value() == null ? new byte[0] : record.value());
    } catch (IOException e) {
      value = null;
    }
    if (value == null || !source.isWhole().test(value)) {
      state = new State(state.ready(), state.lag(), state.unreadable() + 1);
      LOG.warn(
          "Not of its topic's kind: {}-{} at {}",
          record.topic(),
          record.partition(),
          record.offset());
      return;
    }
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    if (book.test(value) && record.offset() >= history.get(partition)) {
      news.accept(value);
    }
  }

  private boolean isReady(KafkaConsumer<String, byte[]> from, List<TopicPartition> partitions) {
    return state.ready() || partitions.stream().allMatch(p -> from.position(p) >= history.get(p));
  }

  private static long lag(KafkaConsumer<String, byte[]> from, List<TopicPartition> partitions) {
    return partitions.stream().mapToLong(p -> from.currentLag(p).orElse(0)).sum();
  }

  /** Whether the feed is to end, which it waits for at most {@code wait}. */
  private boolean isClosing(Duration wait) {
    try {
      return closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    closing.countDown();
    KafkaConsumer<String, byte[]> open = consumer;
    if (open != null) {
      open.wakeup();
    }
    try {
      thread.join(CALL_TIMEOUT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
