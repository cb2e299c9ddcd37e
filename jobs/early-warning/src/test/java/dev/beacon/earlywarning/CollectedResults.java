package dev.beacon.earlywarning;

import dev.beacon.contract.Reject;
import dev.beacon.elasticsearch.Document;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Results kept in the memory of the test's JVM, in the order in which they come out. */
final class CollectedResults implements Results, Watched, AutoCloseable {
  private static final ConcurrentMap<String, Queue<Object>> COLLECTED = new ConcurrentHashMap<>();

  private final String run = UUID.randomUUID().toString();

  @Override
  public void rejects(DataStream<Reject> rejects) {
    collect(rejects, "rejects");
  }

  @Override
  public void cases(DataStream<Document> cases) {
    collect(cases, "case-results");
  }

  @Override
  public void orders(DataStream<Document> orders) {
    collect(orders, "order-results");
  }

  @Override
  public void alerts(DataStream<AlertDocument> alerts) {
    collect(alerts, "alerts");
  }

  @Override
  public Optional<Watched> watched() {
    return Optional.of(this);
  }

  @Override
  public void heat(DataStream<Document> current, DataStream<Document> graver) {
    collect(current.union(graver), "heat-results");
  }

  @Override
  public void heatHistory(DataStream<Document> history) {
    collect(history, "heat-history-results");
  }

  @Override
  public void scorecards(DataStream<Document> scorecards) {
    collect(scorecards, "scorecards-results");
  }

  @Override
  public void health(DataStream<Document> health) {
    collect(health, "health-results");
  }

  private <T> void collect(DataStream<T> results, String name) {
    String key = run + name;
    COLLECTED.put(key, new ConcurrentLinkedQueue<>());
    results.sinkTo(new Collecting<>(key)).name(name).uid(name);
  }

  Queue<Object> of(String name) {
    return COLLECTED.get(run + name);
  }

  @Override
  public void close() {
    COLLECTED.keySet().removeIf(key -> key.startsWith(run));
  }

  private record Collecting<T>(String key) implements Sink<T> {
    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
      return new SinkWriter<>() {
        @Override
        public void write(T result, Context ignored) {
          COLLECTED.get(key).add(result);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
      };
    }
  }
}
