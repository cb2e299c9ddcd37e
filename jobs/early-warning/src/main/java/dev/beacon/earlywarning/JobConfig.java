package dev.beacon.earlywarning;

import dev.beacon.cases.CaseFunction;
import dev.beacon.cases.CaseRetention;
import dev.beacon.cases.GradingConfig;
import dev.beacon.clocks.ClockConfig;
import dev.beacon.clusters.EvidenceLimits;
import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.ClusterRules;
import dev.beacon.contract.PlatformClock;
import dev.beacon.elasticsearch.ElasticsearchConfig;
import dev.beacon.heat.HeatConfig;
import dev.beacon.kafka.EventTime;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

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
 * @param clocks the promised time windows
 * @param retention how long cases are remembered
 * @param evidence what is kept as evidence for clusters
 * @param heat how risk is scored
 * @param rules cluster rules in force before any is published
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
    ClockConfig clocks,
    CaseRetention retention,
    EvidenceLimits evidence,
    HeatConfig heat,
    List<ClusterRule> rules,
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
          "clocks",
          "retention",
          "evidence",
          "heat",
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
        ClockConfig.defaults(),
        CaseRetention.defaults(),
        EvidenceLimits.defaults(),
        HeatConfig.defaults(),
        ClusterRules.shipped(),
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
        config.section("clocks", ClockConfig::of),
        config.section("retention", CaseRetention::of),
        config.section("evidence", defaults.evidence, EvidenceLimits.class),
        config.section("heat", HeatConfig::of),
        defaults.rules,
        config.section(
            "checkpointEvery", defaults.checkpointEvery, Duration.class, JobConfig::positive),
        config.section(
            "parallelism", defaults.parallelism, Integer.class, JobConfig::possibleParallelism),
        defaults.until);
  }

  /** What the stage of cases and clocks works by. */
  CaseFunction.Settings caseSettings() {
    return new CaseFunction.Settings(grading, clocks, retention, until);
  }

  long untilMillis() {
    return until == null ? Long.MAX_VALUE : until.toEpochMilli();
  }

  public JobConfig withBootstrapServers(String servers) {
    return new JobConfig(
        servers,
        elasticsearch,
        poisonDirectory,
        time,
        clock,
        grading,
        clocks,
        retention,
        evidence,
        heat,
        rules,
        checkpointEvery,
        parallelism,
        until);
  }

  /** Where documents go; null: nowhere. */
  public JobConfig withElasticsearch(ElasticsearchConfig config) {
    return new JobConfig(
        bootstrapServers,
        config,
        poisonDirectory,
        time,
        clock,
        grading,
        clocks,
        retention,
        evidence,
        heat,
        rules,
        checkpointEvery,
        parallelism,
        until);
  }

  public JobConfig withPoisonDirectory(String directory) {
    return new JobConfig(
        bootstrapServers,
        elasticsearch,
        directory,
        time,
        clock,
        grading,
        clocks,
        retention,
        evidence,
        heat,
        rules,
        checkpointEvery,
        parallelism,
        until);
  }

  public JobConfig withTime(EventTime eventTime) {
    return new JobConfig(
        bootstrapServers,
        elasticsearch,
        poisonDirectory,
        eventTime,
        clock,
        grading,
        clocks,
        retention,
        evidence,
        heat,
        rules,
        checkpointEvery,
        parallelism,
        until);
  }

  public JobConfig withClock(PlatformClock platformClock) {
    return new JobConfig(
        bootstrapServers,
        elasticsearch,
        poisonDirectory,
        time,
        platformClock,
        grading,
        clocks,
        retention,
        evidence,
        heat,
        rules,
        checkpointEvery,
        parallelism,
        until);
  }

  public JobConfig withRules(List<ClusterRule> clusterRules) {
    return new JobConfig(
        bootstrapServers,
        elasticsearch,
        poisonDirectory,
        time,
        clock,
        grading,
        clocks,
        retention,
        evidence,
        heat,
        List.copyOf(clusterRules),
        checkpointEvery,
        parallelism,
        until);
  }

  public JobConfig withCheckpointEvery(Duration interval) {
    return new JobConfig(
        bootstrapServers,
        elasticsearch,
        poisonDirectory,
        time,
        clock,
        grading,
        clocks,
        retention,
        evidence,
        heat,
        rules,
        interval,
        parallelism,
        until);
  }

  public JobConfig withParallelism(int parts) {
    return new JobConfig(
        bootstrapServers,
        elasticsearch,
        poisonDirectory,
        time,
        clock,
        grading,
        clocks,
        retention,
        evidence,
        heat,
        rules,
        checkpointEvery,
        parts,
        until);
  }

  /** A bounded run judges at this instant. */
  public JobConfig withUntil(Instant instant) {
    return new JobConfig(
        bootstrapServers,
        elasticsearch,
        poisonDirectory,
        time,
        clock,
        grading,
        clocks,
        retention,
        evidence,
        heat,
        rules,
        checkpointEvery,
        parallelism,
        instant);
  }
}
