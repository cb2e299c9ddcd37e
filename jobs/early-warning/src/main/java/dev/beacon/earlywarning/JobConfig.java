package dev.beacon.earlywarning;

import dev.beacon.cases.CaseFunction;
import dev.beacon.cases.CaseRetention;
import dev.beacon.cases.GradingConfig;
import dev.beacon.clocks.calendar.CalendarsConfig;
import dev.beacon.clusters.EvidenceLimits;
import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.ClockDefinitions;
import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.ClusterRules;
import dev.beacon.contract.PlatformClock;
import dev.beacon.contract.RiskModel;
import dev.beacon.contract.RiskModels;
import dev.beacon.desk.DeskConfig;
import dev.beacon.elasticsearch.ElasticsearchConfig;
import dev.beacon.heat.HeatConfig;
import dev.beacon.kafka.EventTime;
import dev.beacon.orders.OrderFunction;
import dev.beacon.scorecards.ScorecardConfig;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Everything that can be configured about the job. The one place where it is documented is {@code
 * beacon.yaml} beside this class; a test pins its defaults to this record's.
 *
 * @param bootstrapServers Kafka, {@code host:port[,host:port]}
 * @param elasticsearch where documents go; null: nowhere
 * @param poisonDirectory where documents are set aside that Elasticsearch will not take
 * @param time how event time passes
 * @param clock what time it is on the platform
 * @param grading by what cases are graded
 * @param calendars on which promised time windows are counted
 * @param retention how long cases and orders are remembered
 * @param evidence what is kept as evidence for clusters
 * @param heat how risk is scored
 * @param scorecards how scorecards are kept
 * @param desk how long alerts can be acted on
 * @param rules cluster rules in force before any is published
 * @param clocks clocks in force before any is published
 * @param riskModel by what risk is scored before a model is published
 * @param checkpointEvery how often state is saved
 * @param parallelism in how many parts each stage runs
 * @param until a bounded run judges at this instant; null: time does not end
 */
public record JobConfig(
    String bootstrapServers,
    ElasticsearchConfig elasticsearch,
    String poisonDirectory,
    EventTime time,
    PlatformClock clock,
    GradingConfig grading,
    CalendarsConfig calendars,
    CaseRetention retention,
    EvidenceLimits evidence,
    HeatConfig heat,
    ScorecardConfig scorecards,
    DeskConfig desk,
    List<ClusterRule> rules,
    List<ClockDefinition> clocks,
    RiskModel riskModel,
    Duration checkpointEvery,
    int parallelism,
    Instant until)
    implements Serializable {

  private static final Set<String> SECTIONS =
      Set.of(
          "bootstrapServers",
          "elasticsearch",
          "poisonDirectory",
          "time",
          "grading",
          "calendars",
          "retention",
          "evidence",
          "heat",
          "scorecards",
          "desk",
          "checkpointEvery",
          "parallelism");

  /** Upper bound of the parallelism; fixed, since state is laid out by it. */
  static final int MAX_PARALLELISM = 128;

  /**
   * @throws IllegalArgumentException if the parallelism or the interval of checkpoints is
   *     impossible
   */
  public JobConfig {
    rules = List.copyOf(rules);
    clocks = List.copyOf(clocks);
    checkpointEvery = positive(checkpointEvery);
    parallelism = possibleParallelism(parallelism);
  }

  private static Duration positive(Duration interval) {
    if (interval.toMillis() <= 0) {
      throw new IllegalArgumentException("must be at least a millisecond, not " + interval);
    }
    return interval;
  }

  private static int possibleParallelism(int parallelism) {
    if (parallelism < 1 || parallelism > MAX_PARALLELISM) {
      throw new IllegalArgumentException(
          "parallelism must be from 1 to " + MAX_PARALLELISM + ", not " + parallelism);
    }
    return parallelism;
  }

  /** The documented defaults: Kafka and Elasticsearch on this machine, live, the shipped rules. */
  public static JobConfig defaults() {
    return new JobConfig(
        "127.0.0.1:9092",
        ElasticsearchConfig.of("http://127.0.0.1:9200"),
        "beacon-poison",
        EventTime.defaults(),
        PlatformClock.system(),
        GradingConfig.defaults(),
        CalendarsConfig.defaults(),
        CaseRetention.defaults(),
        EvidenceLimits.defaults(),
        HeatConfig.defaults(),
        ScorecardConfig.defaults(),
        DeskConfig.defaults(),
        ClusterRules.shipped(),
        ClockDefinitions.shipped(),
        RiskModels.shipped(),
        Duration.ofSeconds(10),
        2,
        null);
  }

  /**
   * Reads a YAML file; what it leaves out keeps its default.
   *
   * @throws IllegalArgumentException naming the file and what is wrong with it
   * @throws IOException if the file cannot be read
   */
  public static JobConfig load(Path file) throws IOException {
    ConfigFile config = ConfigFile.read(file, SECTIONS);
    JobConfig defaults = defaults();
    return new JobConfig(
        config.section("bootstrapServers", defaults.bootstrapServers, String.class),
        config.section("elasticsearch", defaults.elasticsearch, ElasticsearchConfig.class),
        config.section("poisonDirectory", defaults.poisonDirectory, String.class),
        config.section("time", defaults.time, EventTime.class),
        defaults.clock,
        config.section("grading", GradingConfig::of),
        config.section("calendars", CalendarsConfig::of),
        config.section("retention", CaseRetention::of),
        config.section("evidence", defaults.evidence, EvidenceLimits.class),
        config.section("heat", HeatConfig::of),
        config.section("scorecards", ScorecardConfig::of),
        config.section("desk", defaults.desk, DeskConfig.class),
        defaults.rules,
        defaults.clocks,
        defaults.riskModel,
        config.section(
            "checkpointEvery", defaults.checkpointEvery, Duration.class, JobConfig::positive),
        config.section(
            "parallelism", defaults.parallelism, Integer.class, JobConfig::possibleParallelism),
        defaults.until);
  }

  /** What the stage of cases and clocks works by. */
  CaseFunction.Settings caseSettings() {
    return new CaseFunction.Settings(
        grading,
        clocks,
        calendars,
        retention,
        evidence,
        until,
        time.mode() == EventTime.Mode.LIVE && until == null);
  }

  /** What the stage of orders works by. */
  OrderFunction.Settings orderSettings() {
    return new OrderFunction.Settings(clocks, calendars, retention, until);
  }

  long untilMillis() {
    return until == null ? Long.MAX_VALUE : until.toEpochMilli();
  }

  public JobConfig withBootstrapServers(String servers) {
    return with(changes -> changes.bootstrapServers = servers);
  }

  /** Where documents go; null: nowhere. */
  public JobConfig withElasticsearch(ElasticsearchConfig config) {
    return with(changes -> changes.elasticsearch = config);
  }

  public JobConfig withPoisonDirectory(String directory) {
    return with(changes -> changes.poisonDirectory = directory);
  }

  public JobConfig withTime(EventTime eventTime) {
    return with(changes -> changes.time = eventTime);
  }

  public JobConfig withClock(PlatformClock platformClock) {
    return with(changes -> changes.clock = platformClock);
  }

  public JobConfig withRules(List<ClusterRule> clusterRules) {
    return with(changes -> changes.rules = List.copyOf(clusterRules));
  }

  public JobConfig withClocks(List<ClockDefinition> definitions) {
    return with(changes -> changes.clocks = List.copyOf(definitions));
  }

  public JobConfig withEvidence(EvidenceLimits limits) {
    return with(changes -> changes.evidence = limits);
  }

  public JobConfig withHeat(HeatConfig config) {
    return with(changes -> changes.heat = config);
  }

  public JobConfig withScorecards(ScorecardConfig config) {
    return with(changes -> changes.scorecards = config);
  }

  public JobConfig withCheckpointEvery(Duration interval) {
    return with(changes -> changes.checkpointEvery = interval);
  }

  public JobConfig withParallelism(int parts) {
    return with(changes -> changes.parallelism = parts);
  }

  /** A bounded run judges at this instant. */
  public JobConfig withUntil(Instant instant) {
    return with(changes -> changes.until = instant);
  }

  private JobConfig with(Consumer<Changes> change) {
    Changes changed = new Changes(this);
    change.accept(changed);
    return new JobConfig(
        changed.bootstrapServers,
        changed.elasticsearch,
        changed.poisonDirectory,
        changed.time,
        changed.clock,
        grading,
        calendars,
        retention,
        changed.evidence,
        changed.heat,
        changed.scorecards,
        desk,
        changed.rules,
        changed.clocks,
        riskModel,
        changed.checkpointEvery,
        changed.parallelism,
        changed.until);
  }

  /**
   * What the {@code with} methods can change, so that the long constructor is called in one place.
   */
  private static final class Changes {
    private String bootstrapServers;
    private ElasticsearchConfig elasticsearch;
    private String poisonDirectory;
    private EventTime time;
    private PlatformClock clock;
    private EvidenceLimits evidence;
    private HeatConfig heat;
    private ScorecardConfig scorecards;
    private List<ClusterRule> rules;
    private List<ClockDefinition> clocks;
    private Duration checkpointEvery;
    private int parallelism;
    private Instant until;

    Changes(JobConfig config) {
      bootstrapServers = config.bootstrapServers;
      elasticsearch = config.elasticsearch;
      poisonDirectory = config.poisonDirectory;
      time = config.time;
      clock = config.clock;
      evidence = config.evidence;
      heat = config.heat;
      scorecards = config.scorecards;
      rules = config.rules;
      clocks = config.clocks;
      checkpointEvery = config.checkpointEvery;
      parallelism = config.parallelism;
      until = config.until;
    }
  }
}
