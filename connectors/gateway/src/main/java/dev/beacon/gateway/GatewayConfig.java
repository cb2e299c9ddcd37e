package dev.beacon.gateway;

import dev.beacon.contract.PlatformClock;
import dev.beacon.contract.Pseudonyms;
import java.time.Duration;
import java.util.Objects;

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
 * @param limits how much of anything
 * @param timeouts how long
 */
public record GatewayConfig(
    String bindAddress,
    int port,
    String bootstrapServers,
    Pseudonyms pseudonyms,
    PlatformClock clock,
    Limits limits,
    Timeouts timeouts) {

  /** Checks that the parts are there and the port is one. */
  public GatewayConfig {
    Objects.requireNonNull(bindAddress, "bindAddress");
    Objects.requireNonNull(bootstrapServers, "bootstrapServers");
    Objects.requireNonNull(pseudonyms, "pseudonyms");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(timeouts, "timeouts");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
    }
  }

  /** The defaults: 127.0.0.1, port 8080, the machine's clock. */
  public static GatewayConfig of(String bootstrapServers, Pseudonyms pseudonyms) {
    return new GatewayConfig(
        "127.0.0.1",
        8080,
        bootstrapServers,
        pseudonyms,
        PlatformClock.system(),
        Limits.defaults(),
        Timeouts.defaults());
  }

  /** The same on another address. */
  public GatewayConfig withBindAddress(String other) {
    return new GatewayConfig(other, port, bootstrapServers, pseudonyms, clock, limits, timeouts);
  }

  /** The same on another port. */
  public GatewayConfig withPort(int other) {
    return new GatewayConfig(
        bindAddress, other, bootstrapServers, pseudonyms, clock, limits, timeouts);
  }

  /** The same with another idea of now. */
  public GatewayConfig withClock(PlatformClock other) {
    return new GatewayConfig(
        bindAddress, port, bootstrapServers, pseudonyms, other, limits, timeouts);
  }

  /** The same with other limits. */
  public GatewayConfig withLimits(Limits other) {
    return new GatewayConfig(
        bindAddress, port, bootstrapServers, pseudonyms, clock, other, timeouts);
  }

  /** The same with other time-outs. */
  public GatewayConfig withTimeouts(Timeouts other) {
    return new GatewayConfig(bindAddress, port, bootstrapServers, pseudonyms, clock, limits, other);
  }

  /**
   * How much of anything; each at least 1.
   *
   * @param bodyBytes longest body taken; longer is answered 413
   * @param bufferedBytes most bytes waiting for Kafka
   * @param pendingWrites most events waiting for Kafka's acknowledgement; more are answered 503
   * @param receipts how many ids chosen by clients are remembered, so that a retry is recognised
   * @param alerts most alerts held for {@code GET /api/alerts}; the oldest are let go
   * @param streams most open alert streams; more are answered 503
   * @param streamBacklog most alerts waiting for one slow stream; then it is closed
   */
  public record Limits(
      int bodyBytes,
      int bufferedBytes,
      int pendingWrites,
      int receipts,
      int alerts,
      int streams,
      int streamBacklog) {

    /** Checks that each is at least 1. */
    public Limits {
      if (bodyBytes < 1
          || bufferedBytes < 1
          || pendingWrites < 1
          || receipts < 1
          || alerts < 1
          || streams < 1
          || streamBacklog < 1) {
        throw new IllegalArgumentException("each limit must be at least 1");
      }
    }

    /** Fit for one district. */
    public static Limits defaults() {
      return new Limits(64 << 10, 16 << 20, 100, 10_000, 10_000, 64, 256);
    }
  }

  /**
   * How long; each positive.
   *
   * @param write within this time Kafka has acknowledged an event, or the client is told 503
   * @param retryAfter what a client that met 503 is asked to wait, in whole seconds
   * @param health how long the health check waits for Kafka
   * @param heartbeat a stream without an alert for this long gets a comment, so that proxies and
   *     clients know it lives; below 30 s, after which idle connections are closed
   */
  public record Timeouts(Duration write, Duration retryAfter, Duration health, Duration heartbeat) {

    /** Checks that each is positive. */
    public Timeouts {
      if (isNotPositive(write)
          || isNotPositive(retryAfter)
          || isNotPositive(health)
          || isNotPositive(heartbeat)) {
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
          Duration.ofSeconds(15));
    }
  }
}
