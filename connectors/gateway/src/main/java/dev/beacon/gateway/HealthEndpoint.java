package dev.beacon.gateway;

import dev.beacon.contract.EventKind;
import dev.beacon.contract.PlatformClock;
import dev.beacon.contract.Topics;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * {@code GET /health}: 200 if events can come in and all alerts can go out, else 503.
 *
 * <p>Decision: neither heat nor Elasticsearch decides. A gateway that shows no map still takes what
 * people report; a proxy that took it out of service for that would do harm.
 */
final class HealthEndpoint implements AutoCloseable {
  private static final Duration REMEMBERED = Duration.ofSeconds(1);
  private static final List<String> NEEDED =
      Stream.concat(Topics.EVENTS.stream(), Stream.of(Topics.OPERATOR_ACTIONS, Topics.ALERTS))
          .toList();

  private final Admin admin;
  private final Duration timeout;
  private final PlatformClock clock;
  private final EventEndpoint events;
  private final ActionEndpoint actions;
  private final Supplier<Reading> alerts;
  private final Supplier<Reading> heat;
  private final Archive archive;
  private final long startedNanos = System.nanoTime();

  private Kafka lastSeen;
  private long lastSeenNanos;

  HealthEndpoint(
      GatewayConfig config,
      EventEndpoint events,
      ActionEndpoint actions,
      Supplier<Reading> alerts,
      Supplier<Reading> heat,
      Archive archive) {
    this.timeout = config.timeouts().health();
    this.clock = config.clock();
    this.events = events;
    this.actions = actions;
    this.alerts = alerts;
    this.heat = heat;
    this.archive = archive;
    int millis = (int) timeout.toMillis();
    this.admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                config.bootstrapServers(),
                AdminClientConfig.CLIENT_ID_CONFIG,
                "beacon-gateway-health",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                millis,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                millis));
  }

  /**
   * The answer.
   *
   * @param status UP or DOWN
   * @param now the platform's time
   * @param uptimeSeconds since the gateway started
   * @param alerts the reader of alerts
   * @param heat the reader of heat
   * @param elasticsearch whether it answered when it was last asked; null if there is none
   * @param accepted events that Kafka has acknowledged since the start
   */
  record Health(
      String status,
      Instant now,
      long uptimeSeconds,
      Kafka kafka,
      Reading alerts,
      Reading heat,
      Boolean elasticsearch,
      Accepted accepted) {}

  /** Events by kind, and operators' actions. */
  record Accepted(
      long requests, long tips, long progress, long orders, long checkIns, long actions) {}

  /**
   * Kafka as the gateway sees it.
   *
   * @param missingTopics topics that are needed and do not exist
   */
  record Kafka(boolean reachable, List<String> missingTopics) {}

  /**
   * The reader of a topic.
   *
   * @param ready whether all that was there at the start has been read
   * @param lag records still to be read
   * @param held alerts or places held
   * @param unreadable records skipped because they are not what the topic is for
   * @param streams open streams
   */
  record Reading(boolean ready, long lag, int held, long unreadable, int streams) {
    static Reading of(TopicFeed.State state, int held, int streams) {
      return new Reading(state.ready(), state.lag(), held, state.unreadable(), streams);
    }
  }

  void get(Context ctx) {
    Kafka kafka = kafka();
    Reading read = alerts.get();
    boolean up = kafka.reachable() && kafka.missingTopics().isEmpty() && read.ready();
    ctx.status(up ? 200 : 503)
        .json(
            new Health(
                up ? "UP" : "DOWN",
                clock.now(),
                Duration.ofNanos(System.nanoTime() - startedNanos).toSeconds(),
                kafka,
                read,
                heat.get(),
                archive.answering(),
                new Accepted(
                    events.accepted(EventKind.REQUEST),
                    events.accepted(EventKind.TIP),
                    events.accepted(EventKind.PROGRESS),
                    events.accepted(EventKind.ORDER),
                    events.accepted(EventKind.CHECK_IN),
                    actions.accepted())));
  }

  /** Asked at most once in {@link #REMEMBERED}, however often health is. */
  private synchronized Kafka kafka() {
    if (lastSeen == null || System.nanoTime() - lastSeenNanos > REMEMBERED.toNanos()) {
      lastSeen = ask();
      lastSeenNanos = System.nanoTime();
    }
    return lastSeen;
  }

  private Kafka ask() {
    List<String> missing = new ArrayList<>();
    Map<String, KafkaFuture<TopicDescription>> answers =
        admin.describeTopics(NEEDED).topicNameValues();
    for (String topic : NEEDED) {
      try {
        answers.get(topic).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          return new Kafka(false, List.of());
        }
        missing.add(topic);
      } catch (TimeoutException e) {
        return new Kafka(false, List.of());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Kafka(false, List.of());
      }
    }
    return new Kafka(true, missing);
  }

  @Override
  public void close() {
    admin.close(timeout);
  }
}
