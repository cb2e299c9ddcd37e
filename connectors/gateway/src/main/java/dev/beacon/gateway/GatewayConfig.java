package dev.beacon.gateway;

import dev.beacon.contract.PlatformClock;
import dev.beacon.contract.Pseudonyms;
import dev.beacon.elasticsearch.ElasticsearchConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How a {@link Gateway} is set up. Begin with {@link #of}, change what differs.
 *
 * <p>Decision: the address is loopback unless told otherwise. The gateway knows no accounts yet;
 * whoever opens it to a network puts a proxy in front that does.
 *
 * @param bindAddress address to listen on
 * @param port port to listen on, 0 picks a free one
 * @param bootstrapServers Kafka, {@code host:port[,host:port]}
 * @param pseudonyms turns who reported into a pseudonym; the same key as the feeds use, or one
 *     person counts as two
 * @param clock what time it is; stamps {@code reportedAt}
 * @param zone where the district's days begin
 * @param elasticsearch where cases and the past are; null if there is none, then what asks for them
 *     is answered 503. Its time-outs do not count, {@link Timeouts#query} does
 * @param district folder of the district's reference data; null for the one that comes with Beacon
 * @param limits how much of anything
 * @param timeouts how long
 */
public record GatewayConfig(
    String bindAddress,
    int port,
    String bootstrapServers,
    Pseudonyms pseudonyms,
    PlatformClock clock,
    ZoneId zone,
    ElasticsearchConfig elasticsearch,
    Path district,
    Limits limits,
    Timeouts timeouts) {

  /** Checks that the parts are there and the port is one. */
  public GatewayConfig {
    Objects.requireNonNull(bindAddress, "bindAddress");
    Objects.requireNonNull(bootstrapServers, "bootstrapServers");
    Objects.requireNonNull(pseudonyms, "pseudonyms");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(timeouts, "timeouts");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
    }
  }

  /** The defaults: 127.0.0.1, port 8080, the machine's clock, China's days, no Elasticsearch. */
  public static GatewayConfig of(String bootstrapServers, Pseudonyms pseudonyms) {
    return new GatewayConfig(
        "127.0.0.1",
        8080,
        bootstrapServers,
        pseudonyms,
        PlatformClock.system(),
        ZoneId.of("Asia/Shanghai"),
        null,
        null,
        Limits.defaults(),
        Timeouts.defaults());
  }

  /** The same on another address. */
  public GatewayConfig withBindAddress(String other) {
    return with(changes -> changes.bindAddress = other);
  }

  /** The same on another port. */
  public GatewayConfig withPort(int other) {
    return with(changes -> changes.port = other);
  }

  /** The same with another idea of now. */
  public GatewayConfig withClock(PlatformClock other) {
    return with(changes -> changes.clock = other);
  }

  /** The same where days begin elsewhere. */
  public GatewayConfig withZone(ZoneId other) {
    return with(changes -> changes.zone = other);
  }

  /** The same with an Elasticsearch; null for none. */
  public GatewayConfig withElasticsearch(ElasticsearchConfig other) {
    return with(changes -> changes.elasticsearch = other);
  }

  /** The same in another district, whose reference data lie in this folder. */
  public GatewayConfig withDistrict(Path other) {
    return with(changes -> changes.district = other);
  }

  /** The same with other limits. */
  public GatewayConfig withLimits(Limits other) {
    return with(changes -> changes.limits = other);
  }

  /** The same with other time-outs. */
  public GatewayConfig withTimeouts(Timeouts other) {
    return with(changes -> changes.timeouts = other);
  }

  private GatewayConfig with(Consumer<Changes> change) {
    Changes changed = new Changes(this);
    change.accept(changed);
    return new GatewayConfig(
        changed.bindAddress,
        changed.port,
        bootstrapServers,
        pseudonyms,
        changed.clock,
        changed.zone,
        changed.elasticsearch,
        changed.district,
        changed.limits,
        changed.timeouts);
  }

  /**
   * What the {@code with} methods can change, so that the long constructor is called in one place.
   */
  private static final class Changes {
    private String bindAddress;
    private int port;
    private PlatformClock clock;
    private ZoneId zone;
    private ElasticsearchConfig elasticsearch;
    private Path district;
    private Limits limits;
    private Timeouts timeouts;

    Changes(GatewayConfig config) {
      bindAddress = config.bindAddress;
      port = config.port;
      clock = config.clock;
      zone = config.zone;
      elasticsearch = config.elasticsearch;
      district = config.district;
      limits = config.limits;
      timeouts = config.timeouts;
    }
  }

  /**
   * How much of anything; each at least 1.
   *
   * @param bodyBytes longest body taken; longer is answered 413
   * @param bufferedBytes most bytes waiting for Kafka
   * @param pendingWrites most events waiting for Kafka's acknowledgement; more are answered 503
   * @param receipts how many ids chosen by clients are remembered, so that a retry is recognised
   * @param alerts most alerts held for {@code GET /api/alerts}; the oldest are let go
   * @param places most places whose risk is held for {@code GET /api/heat}; the coolest are let go
   * @param streams most open streams of alerts, and of heat; more are answered 503
   * @param streamBacklog most events waiting for one slow stream; then it is closed
   * @param queries most questions put to Elasticsearch at a time; of more, some wait and the rest
   *     are answered 503
   */
  public record Limits(
      int bodyBytes,
      int bufferedBytes,
      int pendingWrites,
      int receipts,
      int alerts,
      int places,
      int streams,
      int streamBacklog,
      int queries) {

    /** Checks that each is at least 1. */
    public Limits {
      if (bodyBytes < 1
          || bufferedBytes < 1
          || pendingWrites < 1
          || receipts < 1
          || alerts < 1
          || places < 1
          || streams < 1
          || streamBacklog < 1
          || queries < 1) {
        throw new IllegalArgumentException("each limit must be at least 1");
      }
    }

    /** Fit for one district. */
    public static Limits defaults() {
      return new Limits(64 << 10, 16 << 20, 100, 10_000, 10_000, 50_000, 64, 256, 8);
    }
  }

  /**
   * How long; each positive.
   *
   * @param write within this time Kafka has acknowledged an event, or the client is told 503
   * @param retryAfter what a client that met 503 is asked to wait, in whole seconds
   * @param health how long the health check waits for Kafka
   * @param heartbeat a stream without an event for this long gets a comment, so that proxies and
   *     clients know it lives; below 30 s, after which idle connections are closed
   * @param query within this time Elasticsearch has answered, or the client is told 503
   * @param heatBatch changed places are gathered for so long before they are streamed together
   */
  public record Timeouts(
      Duration write,
      Duration retryAfter,
      Duration health,
      Duration heartbeat,
      Duration query,
      Duration heatBatch) {

    /** Checks that each is positive. */
    public Timeouts {
      if (isNotPositive(write)
          || isNotPositive(retryAfter)
          || isNotPositive(health)
          || isNotPositive(heartbeat)
          || isNotPositive(query)
          || isNotPositive(heatBatch)) {
        throw new IllegalArgumentException("each time-out must be positive");
      }
    }

    private static boolean isNotPositive(Duration duration) {
      return duration.isZero() || duration.isNegative();
    }

    /** Patient enough for a broker that fails over, short enough for somebody who waits. */
    public static Timeouts defaults() {
      return new Timeouts(
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(2),
          Duration.ofSeconds(15),
          Duration.ofSeconds(3),
          Duration.ofMillis(250));
    }
  }
}
