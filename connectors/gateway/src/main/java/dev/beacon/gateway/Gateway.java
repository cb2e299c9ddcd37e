package dev.beacon.gateway;

import dev.beacon.contract.Alert;
import dev.beacon.contract.EventSchemas;
import dev.beacon.contract.HeatDocument;
import dev.beacon.contract.Json;
import dev.beacon.contract.Topics;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Beacon's HTTP server: requests, tips, progress, orders, check-ins and what operators do about
 * alerts in, each confirmed only once Kafka has it; alerts, health and a page for people out.
 *
 * <p>It starts whether or not Kafka is there, and says so under {@code /health}.
 */
public final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  private static final TopicFeed.Source<Alert> ALERTS =
      new TopicFeed.Source<>(Topics.ALERTS, Alert.class, Gateway::isWhole);
  private static final TopicFeed.Source<HeatDocument> HEAT =
      new TopicFeed.Source<>(
          Topics.HEAT, HeatDocument.class, place -> place.heatId() != null && place.at() != null);

  private final GatewayConfig config;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Javalin server;
  private final List<Routes.Route> routes;

  private Gateway(GatewayConfig config) {
    this.config = config;
    try {
      GatewayConfig.Limits limits = config.limits();
      EventPublisher publisher = keep(new EventPublisher(config));
      Intake intake = new Intake(EventSchemas.load(), config.pseudonyms());
      EventEndpoint events = new EventEndpoint(intake, publisher, config.clock(), limits);
      AlertBook alertBook = new AlertBook(limits.alerts());
      EventStream<Alert> alertStream = stream("alert");
      TopicFeed<Alert> alertFeed =
          keep(
              new TopicFeed<>(
                  config.bootstrapServers(), ALERTS, alertBook::put, alertStream::publish));
      AlertEndpoint alerts = new AlertEndpoint(alertBook, alertFeed, alertStream);
      ActionEndpoint actions =
          new ActionEndpoint(alertBook, alertFeed, publisher, config.clock(), limits);
      EventStream<List<HeatDocument>> heatStream = stream("heat");
      HeatEndpoint heat = heat(heatStream);
      Cells cells = new Cells();
      Archive archive = keep(new Archive(config));
      HealthEndpoint health =
          keep(
              new HealthEndpoint(config, events, actions, alerts::reading, heat::reading, archive));
      this.routes =
          Routes.of(
              events,
              alerts,
              actions,
              heat,
              new ArchiveEndpoint(archive, cells, config.clock()),
              new OverviewEndpoint(alertBook, archive, config.clock(), config.zone()),
              new DistrictEndpoint(config.district(), cells),
              health);
      this.server = Javalin.create(this::configure);
      keep(server::stop);
      // Closed first: a server that stops waits for what is open.
      keep(alertStream);
      keep(heatStream);
      server.start();
    } catch (JavalinBindException e) {
      close();
      throw new IllegalStateException(
          "The gateway cannot listen on "
              + config.bindAddress()
              + ":"
              + config.port()
              + "; the port is taken or not permitted",
          e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts a gateway and returns when it listens.
   *
   * @throws IllegalStateException if it cannot listen on the address and port
   */
  public static Gateway start(GatewayConfig config) {
    return new Gateway(config);
  }

  private static boolean isWhole(Alert alert) {
    return alert.alertId() != null
        && alert.at() != null
        && alert.status() != null
        && alert.severity() != null;
  }

  private <T> EventStream<T> stream(String event) {
    GatewayConfig.Limits limits = config.limits();
    return new EventStream<>(
        event, limits.streams(), limits.streamBacklog(), config.timeouts().heartbeat());
  }

  private HeatEndpoint heat(EventStream<List<HeatDocument>> stream) {
    HeatBook book = new HeatBook(config.limits().places());
    HeatBatches batches =
        new HeatBatches(
            CompletableFuture.delayedExecutor(
                config.timeouts().heatBatch().toMillis(), TimeUnit.MILLISECONDS),
            stream::publish);
    TopicFeed<HeatDocument> feed =
        keep(new TopicFeed<>(config.bootstrapServers(), HEAT, book::put, batches::add));
    return new HeatEndpoint(book, feed, stream, config.clock());
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  private void configure(JavalinConfig javalin) {
    javalin.startup.showJavalinBanner = false;
    javalin.startup.showOldJavalinVersionWarning = false;
    javalin.startup.startupWatcherEnabled = false;
    javalin.jetty.host = config.bindAddress();
    javalin.jetty.port = config.port();
    javalin.jetty.modifyServer(
        jetty -> {
          ErrorHandler plain = new ErrorHandler();
          plain.setShowStacks(false);
          plain.setShowCauses(false);
          jetty.setErrorHandler(plain);
        });
    javalin.http.prefer405over404 = true;
    javalin.http.maxRequestSize = config.limits().bodyBytes();
    javalin.jsonMapper(new JavalinJackson(Json.mapper(), false));
    javalin.routes.before(Gateway::secure);
    routes.forEach(
        route -> javalin.routes.addHttpHandler(route.method(), route.path(), route.handler()));
    new Failures(config.timeouts().retryAfter()).register(javalin.routes);
  }

  /** No scripts but our own, no framing, no guessing of types, nothing kept in caches; no CORS. */
  private static void secure(Context ctx) {
    ctx.header(
        "Content-Security-Policy",
        "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("X-Frame-Options", "DENY");
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Cross-Origin-Resource-Policy", "same-origin");
    ctx.header("Cache-Control", "no-store");
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** Where it is reached from this machine, without a slash at the end. */
  public String url() {
    boolean any = config.bindAddress().equals("0.0.0.0") || config.bindAddress().equals("::");
    String host = any ? "127.0.0.1" : config.bindAddress();
    return "http://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port();
  }

  /** What it answers. */
  List<Routes.Route> routes() {
    return routes;
  }

  /** Stops listening, ends the streams, and lets go of Kafka. Does nothing the second time. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        LOG.warn("A part of the gateway did not close cleanly: {}", e.toString());
      }
    }
  }
}
