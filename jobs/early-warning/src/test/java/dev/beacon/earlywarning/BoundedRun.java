package dev.beacon.earlywarning;

import dev.beacon.contract.Alert;
import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.Json;
import dev.beacon.contract.Reject;
import dev.beacon.desk.NoActions;
import dev.beacon.desk.ReceivedAction;
import dev.beacon.elasticsearch.Document;
import dev.beacon.intake.Intake;
import dev.beacon.intake.IntakeResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The whole topology, run over a list of inputs to its end, and what came out. */
final class BoundedRun {
  /**
   * What came out.
   *
   * @param alerts every version that was emitted, in the order of emission
   * @param cases every version of every case
   * @param orders every version of the course of every order
   * @param rejects everything rejected
   * @param scorecards every version of every card
   * @param health what the job told of itself
   * @param counts the job's own counts by name, summed over its subtasks, as of its end
   */
  record Outcome(
      List<AlertDocument> alerts,
      List<Document> cases,
      List<Document> orders,
      List<Reject> rejects,
      List<Document> scorecards,
      List<Document> health,
      Map<String, Long> counts) {

    /** Every version of one alert, in order. */
    List<Alert> versions(String alertId) {
      return alerts.stream()
          .map(BoundedRun::alert)
          .filter(alert -> alert.alertId().equals(alertId))
          .sorted(Comparator.comparingLong(Alert::version))
          .toList();
    }

    /** Each alert as it finally stands, by its id. */
    Map<String, Alert> finalAlerts() {
      Map<String, Alert> last = new HashMap<>();
      alerts.stream()
          .map(BoundedRun::alert)
          .forEach(
              alert ->
                  last.merge(alert.alertId(), alert, (a, b) -> a.version() > b.version() ? a : b));
      return last;
    }
  }

  private final List<RawEvent> inputs;
  private List<ReceivedAction> actions = List.of();
  private JobConfig config;
  private int sources = 1;
  private Duration checkpointEvery;
  private int inputsPerCheckpoint;
  private int failAfterCheckpoints;
  private final Configuration flink = EarlyWarningJob.flinkDefaults();

  private BoundedRun(List<RawEvent> inputs, JobConfig config) {
    this.inputs = inputs;
    this.config = config;
    // An error is to end a test, not to be tried again.
    flink.setString("restart-strategy.type", "disable");
  }

  /**
   * A run as Beacon runs: {@link EarlyWarningJob#flinkDefaults()}, so on RocksDB, without generic
   * types and with every uid given.
   */
  static BoundedRun of(List<RawEvent> inputs, JobConfig config) {
    return new BoundedRun(inputs, config.withElasticsearch(null));
  }

  BoundedRun parallelism(int parallelism) {
    config = config.withParallelism(parallelism);
    return this;
  }

  /**
   * Reads the inputs in so many parts at once, each taking every so-manieth input, none waiting for
   * the others: what one part has read runs ahead of the others at random.
   */
  BoundedRun sources(int parts) {
    sources = parts;
    return this;
  }

  /** What operators do, all of it read at the beginning. */
  BoundedRun actions(List<ReceivedAction> taken) {
    actions = taken;
    return this;
  }

  /** Takes checkpoints, with so many inputs a source between two, and fails once after a few. */
  BoundedRun failing(int inputsBetween, int checkpoints) {
    checkpointEvery = Duration.ofMillis(50);
    inputsPerCheckpoint = inputsBetween;
    failAfterCheckpoints = checkpoints;
    flink.setString("restart-strategy.type", "fixed-delay");
    flink.setString("restart-strategy.fixed-delay.attempts", "1");
    flink.setString("restart-strategy.fixed-delay.delay", "10 ms");
    return this;
  }

  /** As {@link #failing}, but what fails is a task manager, for good. */
  BoundedRun killing(MiniCluster cluster, int inputsBetween, int checkpoints) {
    failing(inputsBetween, checkpoints);
    flink.setString("restart-strategy.fixed-delay.attempts", "5");
    flink.setString("restart-strategy.fixed-delay.delay", "100 ms");
    FailingOnce.insteadKill(
        () -> {
          try {
            cluster.terminateTaskManager(0).get();
          } catch (Exception e) {
            throw new IllegalStateException("the task manager does not die", e);
          }
        });
    return this;
  }

  Outcome run(InMemoryReporter metrics) throws Exception {
    try (CollectedResults results = new CollectedResults()) {
      StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
      env.setParallelism(config.parallelism());
      if (checkpointEvery != null) {
        env.enableCheckpointing(checkpointEvery.toMillis());
      }
      EarlyWarningTopology.build(
          new Inputs(
              events(env),
              rules(env),
              NothingPublished.in(env, "clocks"),
              NothingPublished.in(env, "risk-models"),
              actions(env)),
          results,
          config);
      JobExecutionResult executed = env.execute("bounded run");
      Map<String, Long> counts = new HashMap<>(counts(metrics, executed.getJobID(), "intake"));
      counts.putAll(counts(metrics, executed.getJobID(), "cases"));
      counts.putAll(counts(metrics, executed.getJobID(), "orders"));
      return new Outcome(
          copy(results, "alerts", AlertDocument.class),
          copy(results, "case-results", Document.class),
          copy(results, "order-results", Document.class),
          copy(results, "rejects", Reject.class),
          copy(results, "scorecards-results", Document.class),
          copy(results, "health-results", Document.class),
          counts);
    }
  }

  private DataStream<IntakeResult> events(StreamExecutionEnvironment env) {
    DataStream<IntakeResult> all = events(env, 0);
    for (int part = 1; part < sources; part++) {
      all = all.union(events(env, part));
    }
    return all;
  }

  /** One part, by a source of its own: readers of one source would take what others have left. */
  private DataStream<IntakeResult> events(StreamExecutionEnvironment env, int part) {
    long lateness = config.time().lateness().toMillis();
    String name = "events-" + part;
    SingleOutputStreamOperator<IntakeResult> events =
        env.fromSource(
                source(part),
                WatermarkStrategy.<IntakeResult>forGenerator(context -> new AtEveryEvent(lateness))
                    .withTimestampAssigner((input, ignored) -> input.timestamp()),
                name)
            .uid(name)
            .setParallelism(1);
    if (checkpointEvery == null) {
      return events;
    }
    return events
        .map(new FailingOnce(failAfterCheckpoints), IntakeResult.TYPE)
        .name("failure-" + part)
        .uid("failure-" + part)
        .setParallelism(1);
  }

  private DataGeneratorSource<IntakeResult> source(int part) {
    List<RawEvent> taken = new ArrayList<>();
    for (int i = part; i < inputs.size(); i += sources) {
      taken.add(inputs.get(i));
    }
    Reading reading = new Reading(taken);
    if (checkpointEvery == null) {
      return new DataGeneratorSource<>(reading, taken.size(), IntakeResult.TYPE);
    }
    return new DataGeneratorSource<>(
        reading,
        taken.size(),
        RateLimiterStrategy.perCheckpoint(inputsPerCheckpoint),
        IntakeResult.TYPE);
  }

  private DataStream<String> rules(StreamExecutionEnvironment env) {
    String[] rules = config.rules().stream().map(BoundedRun::json).toArray(String[]::new);
    return env.fromData(Types.STRING, rules).name("rules").uid("rules").setParallelism(1);
  }

  private DataStream<ReceivedAction> actions(StreamExecutionEnvironment env) {
    if (actions.isEmpty()) {
      return NoActions.in(env);
    }
    return env.fromData(ReceivedAction.TYPE, actions.toArray(ReceivedAction[]::new))
        .name("actions")
        .uid("actions")
        .setParallelism(1);
  }

  private static String json(ClusterRule rule) {
    return new String(Json.bytes(rule), StandardCharsets.UTF_8);
  }

  private static <T> List<T> copy(CollectedResults results, String name, Class<T> type) {
    return results.of(name).stream().map(type::cast).toList();
  }

  /**
   * The counts an operator shows, each as its subtasks' last attempts left it, as {@code
   * <operator>.<name>}.
   */
  private static Map<String, Long> counts(InMemoryReporter metrics, JobID job, String operator) {
    Map<String, Integer> attempts = new HashMap<>();
    Map<String, Map<String, Metric>> bySubtask = new HashMap<>();
    for (MetricGroup group : metrics.findOperatorMetricGroups(job, operator)) {
      String subtask = group.getAllVariables().get("<subtask_index>");
      int attempt = Integer.parseInt(group.getAllVariables().get("<task_attempt_num>"));
      if (attempt >= attempts.getOrDefault(subtask, 0)) {
        attempts.put(subtask, attempt);
        bySubtask.put(subtask, metrics.getMetricsByGroup(group));
      }
    }
    Map<String, Long> sums = new HashMap<>();
    for (Map<String, Metric> shown : bySubtask.values()) {
      shown.forEach(
          (name, metric) -> {
            if (metric instanceof Gauge<?> gauge && gauge.getValue() instanceof Long count) {
              sums.merge(operator + '.' + name, count, Long::sum);
            }
          });
    }
    return sums;
  }

  static Alert alert(AlertDocument alert) {
    try {
      return Json.mapper().readValue(alert.document().json(), Alert.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Inputs through the same intake that reads Kafka. */
  private static final class Reading implements GeneratorFunction<Long, IntakeResult> {
    private static final long serialVersionUID = 1L;

    private final ArrayList<RawEvent> inputs;
    private transient Intake intake;

    Reading(List<RawEvent> inputs) {
      this.inputs = new ArrayList<>(inputs);
    }

    @Override
    public void open(SourceReaderContext context) {
      intake = new Intake(null, Duration.ZERO);
    }

    @Override
    public IntakeResult map(Long index) {
      RawEvent input = inputs.get(index.intValue());
      return intake.read(input.topic(), 0, input.offset(), input.time(), input.bytes());
    }
  }

  /**
   * Moves time on at every event, so that a run of seconds sees as many instants as it has events.
   */
  private static final class AtEveryEvent implements WatermarkGenerator<IntakeResult> {
    private final long lateness;
    private long latest = Long.MIN_VALUE;

    AtEveryEvent(long lateness) {
      this.lateness = lateness;
    }

    @Override
    public void onEvent(IntakeResult input, long timestamp, WatermarkOutput output) {
      if (timestamp > latest) {
        latest = timestamp;
        output.emitWatermark(new Watermark(latest - lateness - 1));
      }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {}
  }
}
