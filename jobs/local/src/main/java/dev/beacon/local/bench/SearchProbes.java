package dev.beacon.local.bench;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.elasticsearch.ElasticsearchClients;
import dev.beacon.elasticsearch.ElasticsearchConfig;
import dev.beacon.elasticsearch.Indices;
import dev.beacon.local.simulate.SimulatedEvent;
import dev.beacon.local.terminal.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends events whose cases are then searched for, again and again by a thread of its own, until
 * each is found: by a query for its id, not by a get, which would find it before others do.
 */
final class SearchProbes implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final int MOST_AT_ONCE = 1_000;

  private final KafkaProducer<byte[], byte[]> producer;
  private final ElasticsearchClient client;

  /** When each that is not found yet was appended, wall time of the broker, epoch milliseconds. */
  private final Map<String, Long> wanted = new ConcurrentHashMap<>();

  /** How long it took to find each. */
  private final Map<String, Long> found = new ConcurrentHashMap<>();

  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final Thread searcher;
  private volatile boolean closed;

  SearchProbes(String bootstrapServers, ElasticsearchConfig elasticsearch) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    client = ElasticsearchClients.create(elasticsearch);
    searcher = new Thread(this::search, "bench-searcher");
    searcher.start();
  }

  /** Sends an event that opens a case. */
  void send(SimulatedEvent event) {
    var unused =
        producer.send(
            new ProducerRecord<>(
                event.kind().topic(), event.key().getBytes(StandardCharsets.UTF_8), event.value()),
            (appended, failed) -> {
              if (failed == null) {
                wanted.put(event.key(), appended.timestamp());
              } else {
                failure.compareAndSet(null, failed);
              }
            });
  }

  /**
   * Waits until all are found.
   *
   * @throws UserError if one could not be sent, or they are not found within the limit
   */
  void awaitFound(Duration limit) {
    producer.flush();
    long deadline = System.nanoTime() + limit.toNanos();
    while (!wanted.isEmpty()) {
      throwIfFailed();
      if (System.nanoTime() > deadline) {
        throw new UserError("%,d cases are not found by a search".formatted(wanted.size()));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throwIfFailed();
  }

  /** How many are not found yet. */
  int waiting() {
    return wanted.size();
  }

  /** From the append of the event until its case was found, of those found since the last call. */
  Collection<Long> take() {
    List<Long> taken = new ArrayList<>(found.values());
    found.clear();
    return taken;
  }

  private void throwIfFailed() {
    Exception failed = failure.get();
    if (failed != null) {
      throw new UserError("a probe failed: " + failed.getMessage(), failed);
    }
  }

  private void search() {
    while (!closed) {
      try {
        searchOnce();
      } catch (IOException | RuntimeException e) {
        if (!closed) {
          failure.compareAndSet(null, e);
        }
        return;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private void searchOnce() throws IOException {
    List<FieldValue> ids =
        wanted.keySet().stream().limit(MOST_AT_ONCE).map(FieldValue::of).toList();
    if (ids.isEmpty()) {
      return;
    }
    List<Hit<JsonNode>> hits =
        client
            .search(
                s ->
                    s.index(Indices.CASES)
                        .size(MOST_AT_ONCE)
                        .source(source -> source.fetch(false))
                        .query(q -> q.terms(t -> t.field("caseId").terms(v -> v.value(ids)))),
                JsonNode.class)
            .hits()
            .hits();
    long now = System.currentTimeMillis();
    for (Hit<JsonNode> hit : hits) {
      found.put(hit.id(), now - wanted.get(hit.id()));
      wanted.remove(hit.id());
    }
  }

  @Override
  public void close() throws Exception {
    closed = true;
    searcher.join();
    producer.close();
    client.close();
  }
}
