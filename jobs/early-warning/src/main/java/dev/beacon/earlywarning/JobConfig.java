package dev.beacon.earlywarning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.beacon.cases.CaseFunction;
import dev.beacon.cases.CaseRetention;
import dev.beacon.cases.GradingConfig;
import dev.beacon.clocks.ClockConfig;
import dev.beacon.clusters.EvidenceLimits;
import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.ClusterRules;
import dev.beacon.contract.Json;
import dev.beacon.contract.PlatformClock;
import dev.beacon.elasticsearch.ElasticsearchConfig;
import dev.beacon.heat.HeatConfig;
import dev.beacon.kafka.EventTime;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
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
    try {
      JsonNode root = new YAMLMapper().readTree(Files.readString(file));
      for (Iterator<String> names = root.fieldNames(); names.hasNext(); ) {
        String name = names.next();
        if (!SECTIONS.contains(name)) {
          throw new IllegalArgumentException(
              "unknown section " + name + "; known are " + SECTIONS.stream().sorted().toList());
        }
      }
      return defaults().with(root);
    } catch (IllegalArgumentException | com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private JobConfig with(JsonNode root) {
    return new JobConfig(
        root.path("bootstrapServers").asText(bootstrapServers),
        section(root, "elasticsearch", elasticsearch, ElasticsearchConfig.class),
        root.path("poisonDirectory").asText(poisonDirectory),
        section(root, "time", time, EventTime.class),
        clock,
        GradingConfig.of(root.get("grading")),
        ClockConfig.of(root.get("clocks")),
        CaseRetention.of(root.get("retention")),
        section(root, "evidence", evidence, EvidenceLimits.class),
        HeatConfig.of(root.get("heat")),
        rules,
        section(root, "checkpointEvery", checkpointEvery, Duration.class),
        root.path("parallelism").asInt(parallelism),
        until);
  }

  private static <T> T section(JsonNode root, String name, T absent, Class<T> type) {
    return root.hasNonNull(name) ? Json.mapper().convertValue(root.get(name), type) : absent;
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
