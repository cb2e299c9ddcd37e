package dev.beacon.local.status;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.contract.Json;
import dev.beacon.local.stack.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** What Flink's REST interface tells about one job. Works from this process and from others. */
public final class FlinkRest {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
  private static final List<String> CASES = List.of("cases.accepted", "cases.merged", "cases.late");
  private static final List<String> ORDERS =
      List.of("orders.accepted", "orders.merged", "orders.late");
  private static final List<String> INTAKE = List.of("intake.rejected");

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();
  private final String job;
  private final Map<List<String>, String> whereFound = new ConcurrentHashMap<>();
  private final long failedWhileStarting;

  /**
   * Asks about a job.
   *
   * @param url of the REST interface
   * @param jobId in hexadecimal
   */
  public FlinkRest(String url, String jobId) {
    this(url, jobId, 0);
  }

  private FlinkRest(String url, String jobId, long failedWhileStarting) {
    this.job = url + "/jobs/" + jobId;
    this.failedWhileStarting = failedWhileStarting;
  }

  /** Asks about the job of a stack of this process. */
  public static FlinkRest of(LocalStack stack) {
    return new FlinkRest(
        stack.description().flink(),
        stack.description().jobId(),
        stack.flink().failedWhileStarting());
  }

  /**
   * What became of the events so far, counted by the job itself and kept over restarts.
   *
   * @param accepted events that changed something
   * @param merged repeats of what was known
   * @param rejected events that could not be used
   * @param late accepted events that came later than the lateness allowed
   */
  public record Intake(long accepted, long merged, long rejected, long late) {
    /** Nothing yet. */
    public static final Intake NONE = new Intake(0, 0, 0, 0);

    /** Every event the job has taken in. */
    public long total() {
      return accepted + merged + rejected;
    }

    /** What was added since. */
    public Intake since(Intake earlier) {
      return new Intake(
          accepted - earlier.accepted,
          merged - earlier.merged,
          rejected - earlier.rejected,
          late - earlier.late);
    }
  }

  /**
   * How the job fares.
   *
   * @param state as Flink calls it, such as RUNNING
   * @param tasksRunning whether every task runs
   * @param checkpoints completed by this run
   * @param failedCheckpoints failed in this run since every task came to run
   * @param restarts of this run
   */
  public record Health(
      String state,
      boolean tasksRunning,
      long checkpoints,
      long failedCheckpoints,
      long restarts) {}

  /**
   * How the job fares.
   *
   * @throws IOException if Flink does not answer
   */
  public Health health() throws IOException, InterruptedException {
    JsonNode details = get("");
    boolean running = true;
    for (JsonNode vertex : details.path("vertices")) {
      running &= "RUNNING".equals(vertex.path("status").asText());
    }
    JsonNode counts = get("/checkpoints").path("counts");
    return new Health(
        details.path("state").asText(),
        running,
        counts.path("completed").asLong(),
        counts.path("failed").asLong() - failedWhileStarting,
        value(get("/metrics?get=numRestarts")).orElse(0));
  }

  /**
   * What became of the events; empty as long as the job's tasks have not reported.
   *
   * @throws IOException if Flink does not answer
   */
  public Optional<Intake> intake() throws IOException, InterruptedException {
    Optional<List<Long>> cases = sums(CASES);
    Optional<List<Long>> orders = sums(ORDERS);
    Optional<List<Long>> intake = sums(INTAKE);
    if (cases.isEmpty() || orders.isEmpty() || intake.isEmpty()) {
      return Optional.empty();
    }
    List<Long> ofCases = cases.get();
    List<Long> ofOrders = orders.get();
    return Optional.of(
        new Intake(
            ofCases.get(0) + ofOrders.get(0),
            ofCases.get(1) + ofOrders.get(1),
            intake.get().get(0),
            ofCases.get(2) + ofOrders.get(2)));
  }

  /** The sums of one operator's metrics over its subtasks; Flink tells none if it lacks one. */
  private Optional<List<Long>> sums(List<String> metrics) throws IOException, InterruptedException {
    String known = whereFound.get(metrics);
    for (String vertex : known == null ? vertices() : List.of(known)) {
      Map<String, Long> sums = new HashMap<>();
      for (JsonNode metric :
          get(
              "/vertices/"
                  + vertex
                  + "/subtasks/metrics?agg=sum&get="
                  + String.join(",", metrics))) {
        sums.put(metric.path("id").asText(), metric.path("sum").asLong());
      }
      if (sums.keySet().containsAll(metrics)) {
        whereFound.put(metrics, vertex);
        return Optional.of(metrics.stream().map(sums::get).toList());
      }
    }
    return Optional.empty();
  }

  /**
   * How far time has come in the whole job: the least of its tasks' watermarks; empty as long as
   * there is none. Tasks that no event time reaches, such as those of the rules, have no say.
   *
   * @throws IOException if Flink does not answer
   */
  public Optional<Instant> eventTime() throws IOException, InterruptedException {
    long least = Long.MAX_VALUE;
    for (String vertex : vertices()) {
      for (JsonNode watermark : get("/vertices/" + vertex + "/watermarks")) {
        long reached = watermark.path("value").asLong(Long.MIN_VALUE);
        least = reached > 0 ? Math.min(least, reached) : least;
      }
    }
    return least == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(least));
  }

  private List<String> vertices() throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    get("").path("vertices").forEach(vertex -> ids.add(vertex.path("id").asText()));
    return ids;
  }

  private static OptionalLong value(JsonNode metrics) {
    JsonNode value = metrics.path(0).path("value");
    return value.isMissingNode()
        ? OptionalLong.empty()
        : OptionalLong.of(Math.round(value.asDouble()));
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(job + path)).timeout(ANSWER_LIMIT).build();
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException("Flink answers " + response.statusCode() + " to " + path);
    }
    return Json.mapper().readTree(response.body());
  }
}
