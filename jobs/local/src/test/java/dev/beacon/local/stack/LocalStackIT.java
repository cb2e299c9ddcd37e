package dev.beacon.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.contract.Json;
import dev.beacon.contract.PlatformClock;
import dev.beacon.elasticsearch.ElasticsearchQueries;
import dev.beacon.elasticsearch.Indices;
import dev.beacon.local.status.FlinkRest;
import dev.beacon.local.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int OK = 200;
  private static final int ACCEPTED = 202;

  @TempDir private Path home;

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final Terminal terminal = new Terminal(new PrintStream(told, true, UTF_8), false, false);

  @Test
  void requestReachesElasticsearchAndAStackThatWasStoppedGoesOn() throws Exception {
    RunningStack first;
    try (LocalStack stack = stack()) {
      stack.start();
      first = stack.description();
      assertThat(RunningStack.find(null, home)).isEqualTo(first);
      post(first, "{\"category\":\"WAGE_ARREARS\",\"channel\":\"HOTLINE\"}");
      await("the case is in Elasticsearch", () -> cases(stack) == 1);
      await("the job has counted it", () -> accepted(first) == 1);
    }
    assertThat(List.of(first.kafkaPid(), first.elasticsearchPid()))
        .noneMatch(pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
    assertThat(RunningStack.findAny(null, home)).isEmpty();

    told.reset();
    try (LocalStack stack = stack()) {
      stack.start();
      assertThat(told.toString(UTF_8)).contains("resumed from checkpoint");
      RunningStack second = stack.description();
      await("the job knows what it had counted", () -> accepted(second) == 1);
      post(second, "{\"category\":\"NOISE\",\"channel\":\"APP\"}");
      await("the second case joins the first", () -> cases(stack) == 2);
      await("the gateway shows both", () -> get(second, "/api/cases").get("total").asInt() == 2);
      JsonNode overview = get(second, "/api/overview");
      assertThat(overview.get("elasticsearch").asBoolean()).isTrue();
      assertThat(overview.at("/today/received").asInt()).isBetween(0, 2); // Midnight may pass.
      assertThat(get(second, "/api/heat-history/instants").get("instants").isArray()).isTrue();
      assertThat(get(second, "/api/heat-history?at=2019-11-05T02:10:00Z").get("places")).isEmpty();
      await("nothing was counted twice", () -> accepted(second) == 2);
      WatchedScreen.showsARedCellAndAnAlertOnceAnEventIsPosted(
          second.gateway(), request -> post(second, request));
    }
  }

  @Test
  void startThatFailsHalfWayLeavesNothingBehind() {
    Ports ports = Ports.free();
    LocalStack.Settings settings =
        settings(
            ports,
            () -> {
              throw new IllegalStateException("no clock");
            });
    try (LocalStack stack = new LocalStack(settings, terminal)) {
      assertThatThrownBy(stack::start).hasMessage("no clock");
    }
    assertThat(told.toString(UTF_8)).contains("Kafka", "Elasticsearch", "Flink");
    ports.check(); // every port is free again
    StackDirectory.hold(home.resolve("up")).close();
  }

  private LocalStack stack() {
    return new LocalStack(settings(Ports.free(), PlatformClock::system), terminal);
  }

  private LocalStack.Settings settings(Ports ports, Supplier<PlatformClock> clock) {
    return new LocalStack.Settings(
        "up",
        home.resolve("up"),
        false,
        ports,
        clock,
        Duration.ofSeconds(5),
        Duration.ofSeconds(2));
  }

  private static long cases(LocalStack stack) throws IOException {
    return new ElasticsearchQueries(stack.elasticsearchClient())
        .counts(List.of(Indices.CASES))
        .get(Indices.CASES);
  }

  private static long accepted(RunningStack stack) throws IOException, InterruptedException {
    return new FlinkRest(stack.flink(), stack.jobId())
        .intake()
        .map(FlinkRest.Intake::accepted)
        .orElse(0L);
  }

  private static void post(RunningStack stack, String request)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(stack.gateway() + "/api/requests"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(request))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(ACCEPTED);
  }

  private static JsonNode get(RunningStack stack, String path)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(stack.gateway() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(OK);
    return Json.mapper().readTree(response.body());
  }

  private static void await(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("waited in vain until %s", what).isLessThan(deadline);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
