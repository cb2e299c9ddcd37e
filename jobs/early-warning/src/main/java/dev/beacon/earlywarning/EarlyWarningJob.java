package dev.beacon.earlywarning;

import dev.beacon.clusters.ScopedEvidence;
import dev.beacon.contract.PlatformClock;
import dev.beacon.desk.ActionDeserializer;
import dev.beacon.desk.ReceivedAction;
import dev.beacon.intake.EventDeserializer;
import dev.beacon.intake.IntakeResult;
import dev.beacon.kafka.EventTime;
import dev.beacon.kafka.KafkaEvents;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job as it runs: from Kafka, to Kafka and Elasticsearch. */
public final class EarlyWarningJob {
  /** The job's name, and the name of its consumer group. */
  public static final String NAME = "beacon-early-warning";

  private EarlyWarningJob() {}

  /**
   * Runs the job on the cluster it is submitted to: {@code flink run beacon-early-warning.jar
   * [CONFIG.yaml]}.
   *
   * @param args the configuration file; the defaults if there is none
   */
  public static void main(String[] args) throws Exception {
    if (args.length > 1) {
      throw new IllegalArgumentException("one argument at most: the configuration file");
    }
    JobConfig config = args.length == 0 ? JobConfig.defaults() : JobConfig.load(Path.of(args[0]));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(flinkDefaults());
    build(env, config);
    env.execute(NAME);
  }

  /** Adds the whole job to an environment. */
  public static void build(StreamExecutionEnvironment env, JobConfig config) {
    build(env, config, new EventDeserializer(futureFrom(config), config.time().ahead()));
  }

  /** Adds the whole job, reading by a decoder of the caller's. */
  public static void build(
      StreamExecutionEnvironment env,
      JobConfig config,
      KafkaRecordDeserializationSchema<IntakeResult> decoder) {
    env.setParallelism(config.parallelism());
    env.enableCheckpointing(config.checkpointEvery().toMillis());
    EarlyWarningTopology.build(
        new Inputs(
            events(env, config, decoder),
            rules(env, config),
            published(env, KafkaEvents.clocks(config.bootstrapServers(), NAME), "clocks"),
            published(env, KafkaEvents.riskModels(config.bootstrapServers(), NAME), "risk-models"),
            actions(env, config)),
        new KafkaAndElasticsearch(config),
        config);
  }

  /**
   * Adds the cluster stage alone: what a decoder of the caller's takes for evidence, to alerts in
   * Kafka. Without the cases nobody merges repeats, and no news of cases is evidence.
   */
  public static void buildClusters(
      StreamExecutionEnvironment env,
      JobConfig config,
      KafkaRecordDeserializationSchema<ScopedEvidence> decoder) {
    env.setParallelism(config.parallelism());
    env.enableCheckpointing(config.checkpointEvery().toMillis());
    DataStream<ScopedEvidence> evidence =
        env.fromSource(
                KafkaEvents.source(config.bootstrapServers(), NAME, decoder),
                KafkaEvents.watermarks(
                    config.time(),
                    config.clock(),
                    (scoped, appendedAt) -> scoped.evidence().time()),
                "evidence-source")
            .uid("evidence-source");
    new KafkaAndElasticsearch(config)
        .alerts(
            EarlyWarningTopology.documents(
                EarlyWarningTopology.clusters(evidence, rules(env, config), config)));
  }

  private static DataStream<IntakeResult> events(
      StreamExecutionEnvironment env,
      JobConfig config,
      KafkaRecordDeserializationSchema<IntakeResult> decoder) {
    return env.fromSource(
            KafkaEvents.source(config.bootstrapServers(), NAME, decoder),
            KafkaEvents.watermarks(
                config.time(), config.clock(), (result, appendedAt) -> result.timestamp()),
            "events")
        .uid("events");
  }

  private static DataStream<String> rules(StreamExecutionEnvironment env, JobConfig config) {
    return published(env, KafkaEvents.rules(config.bootstrapServers(), NAME), "rules");
  }

  /** Every version of something that people publish, from the first on. */
  private static DataStream<String> published(
      StreamExecutionEnvironment env, KafkaSource<String> source, String name) {
    return env.fromSource(source, KafkaEvents.timeless(), name).uid(name).setParallelism(1);
  }

  private static DataStream<ReceivedAction> actions(
      StreamExecutionEnvironment env, JobConfig config) {
    return env.fromSource(
            KafkaEvents.actions(
                config.bootstrapServers(),
                NAME,
                new ActionDeserializer(futureFrom(config), config.time().ahead())),
            KafkaEvents.timeless(),
            "actions")
        .uid("actions")
        .setParallelism(1);
  }

  /** What tells the future; in a replay nothing does. */
  private static PlatformClock futureFrom(JobConfig config) {
    return config.time().mode() == EventTime.Mode.LIVE ? config.clock() : null;
  }

  /**
   * How Flink is to run it. What the cluster's own configuration or the command line says goes
   * before.
   */
  public static Configuration flinkDefaults() {
    Configuration flink = new Configuration();
    flink.setString("state.backend.type", "rocksdb");
    flink.setString("execution.checkpointing.incremental", "true");
    // Timers on the heap: 0.7 us an event against 4.9 in RocksDB. A million clocks are some 100 MB.
    flink.setString("state.backend.rocksdb.timer-service.factory", "HEAP");
    flink.setString("state.backend.rocksdb.use-bloom-filter", "true");
    // A dozen states share the memory of a slot. By default each takes at least 8 MB of it to write
    // into, which leaves nothing to read with: 3 ms a read of one of 300,000 cases, and 30 us so.
    flink.setString("state.backend.rocksdb.writebuffer.size", "16 mb");
    flink.setString("state.backend.rocksdb.memory.partitioned-index-filters", "true");
    flink.setString(
        "execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
    flink.setString("pipeline.generic-types", "false");
    flink.setString("pipeline.auto-generate-uids", "false");
    flink.setString("pipeline.object-reuse", "true");
    flink.setString("pipeline.auto-watermark-interval", "50 ms");
    flink.setString("pipeline.max-parallelism", Integer.toString(JobConfig.MAX_PARALLELISM));
    flink.setString("execution.buffer-timeout.interval", "10 ms");
    // While Elasticsearch is away the stream waits and checkpoints time out; that is no reason to
    // restart.
    flink.setString("execution.checkpointing.tolerable-failed-checkpoints", "1000000");
    flink.setString("restart-strategy.type", "exponential-delay");
    return flink;
  }
}
