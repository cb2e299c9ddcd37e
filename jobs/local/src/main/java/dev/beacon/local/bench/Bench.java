package dev.beacon.local.bench;

import dev.beacon.clusters.EvidenceFunction;
import dev.beacon.clusters.EvidenceLimits;
import dev.beacon.contract.Alert;
import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.ClusterRules;
import dev.beacon.earlywarning.EarlyWarningJob;
import dev.beacon.earlywarning.JobConfig;
import dev.beacon.elasticsearch.ElasticsearchConfig;
import dev.beacon.intake.EventDeserializer;
import dev.beacon.kafka.EventTime;
import dev.beacon.kafka.KafkaEvents;
import dev.beacon.local.simulate.DistrictSimulator;
import dev.beacon.local.simulate.SimulationConfig;
import dev.beacon.local.simulate.SimulationPublisher;
import dev.beacon.local.terminal.UserError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Measures the whole job against the ceiling, in turn, on one broker and in one JVM, so that what
 * else the machine does falls on both.
 *
 * @param bootstrapServers the broker, its topics created and filled
 * @param elasticsearch where the job's documents go; null: they are made, but written to Kafka only
 * @param events how many events the topics hold
 * @param parallelism in how many parts the jobs run
 * @param directory for checkpoints and RocksDB
 */
record Bench(
    String bootstrapServers,
    ElasticsearchConfig elasticsearch,
    long events,
    int parallelism,
    Path directory) {
  private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(10);
  private static final Duration DISORDER = Duration.ofMinutes(2);
  private static final Duration ROUND_LIMIT = Duration.ofMinutes(15);
  private static final Duration STALLED = Duration.ofSeconds(60);
  private static final double EVENTS_A_SIMULATED_SECOND = 5;

  /** Which job. */
  enum Variant {
    /** The whole job: RocksDB, incremental checkpoints, results to Kafka. */
    PIPELINE,
    /** The cluster stage alone: evidence, CEP, alerts to Kafka. */
    CLUSTERS,
    /** Reads the same topics and decodes their JSON. */
    CEILING
  }

  /** Fills the topics with the simulated district. */
  static void fill(String bootstrapServers, long events, long seed) throws Exception {
    SimulationConfig config =
        SimulationConfig.defaults()
            .withSeed(seed)
            .withRate(EVENTS_A_SIMULATED_SECOND)
            .withFaults(0.003, 0);
    try (DistrictSimulator simulator = new DistrictSimulator(config);
        SimulationPublisher publisher = new SimulationPublisher(bootstrapServers)) {
      for (long i = 0; i < events; i++) {
        publisher.send(simulator.next());
      }
      publisher.flush();
    }
  }

  /** Fills the topics with the load of the cluster stage. */
  static void fillForClusters(String bootstrapServers, ClusterLoad load, long events)
      throws Exception {
    try (SimulationPublisher publisher = new SimulationPublisher(bootstrapServers)) {
      for (long i = 0; i < events; i++) {
        publisher.send(load.next());
      }
      publisher.flush();
    }
  }

  /**
   * One round of one job.
   *
   * @param rate of the round
   * @param readings how many readings CEP saw; 0 with {@link Variant#CEILING}
   */
  record Round(Rate rate, long readings) {}

  /** Runs one round of one job. */
  Round measure(Variant variant) throws Exception {
    Progressing.reset(events);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, flink());
    switch (variant) {
      case PIPELINE -> pipeline(env);
      case CLUSTERS -> clusters(env);
      case CEILING -> ceiling(env);
    }
    JobClient job = env.executeAsync("bench " + variant);
    awaitAll(job);
    Rate rate = Rate.of(Progressing.steadyEvents(), Progressing.steadySeconds());
    Object readings = job.getAccumulators().get().get(EvidenceFunction.READINGS);
    job.cancel().get();
    try {
      job.getJobExecutionResult().get();
    } catch (ExecutionException cancelled) {
      // A job that is cancelled ends with an exception; what counts is that it has ended.
    }
    return new Round(rate, readings == null ? 0 : (Long) readings);
  }

  private Configuration flink() {
    Configuration flink = EarlyWarningJob.flinkDefaults();
    flink.setString(
        "execution.checkpointing.dir", directory.resolve("checkpoints").toUri().toString());
    flink.setString(
        "execution.checkpointing.externalized-checkpoint-retention", "DELETE_ON_CANCELLATION");
    flink.setString("state.backend.rocksdb.localdir", directory.resolve("rocksdb").toString());
    flink.setString("taskmanager.memory.managed.size", "512m");
    flink.setString("restart-strategy.type", "disable");
    return flink;
  }

  private void pipeline(StreamExecutionEnvironment env) {
    JobConfig config = config();
    EarlyWarningJob.build(
        env, config, CountingDeserializer.of(new EventDeserializer(null, config.time().ahead())));
  }

  /**
   * By the shipped rules that alert people; those in shadow are tuned to a district's own rates.
   */
  private void clusters(StreamExecutionEnvironment env) {
    List<ClusterRule> live =
        ClusterRules.shipped().stream().filter(rule -> rule.mode() == Alert.Mode.LIVE).toList();
    JobConfig config =
        config().withRules(live).withEvidence(EvidenceLimits.defaults().gatheredFor(live));
    EarlyWarningJob.buildClusters(
        env,
        config,
        CountingDeserializer.of(new EvidenceDeserializer(config.evidence(), config.grading())));
  }

  private JobConfig config() {
    return JobConfig.defaults()
        .withBootstrapServers(bootstrapServers)
        .withElasticsearch(elasticsearch)
        .withPoisonDirectory(directory.resolve("poison").toString())
        .withParallelism(parallelism)
        .withCheckpointEvery(CHECKPOINT_EVERY)
        .withTime(EventTime.defaults().withMode(EventTime.Mode.REPLAY).withLateness(DISORDER));
  }

  private void ceiling(StreamExecutionEnvironment env) {
    env.setParallelism(parallelism);
    env.fromSource(
            KafkaEvents.source(
                bootstrapServers,
                "bench-ceiling",
                CountingDeserializer.of(new CeilingDeserializer())),
            KafkaEvents.timeless(),
            "events")
        .uid("events")
        .sinkTo(new DiscardingSink<>())
        .name("nowhere")
        .uid("nowhere");
  }

  private void awaitAll(JobClient job) throws Exception {
    long deadline = System.nanoTime() + ROUND_LIMIT.toNanos();
    long read = 0;
    long movedAt = System.nanoTime();
    // Counts are reported in batches; the last batch of each reader stays unreported.
    while (Progressing.readSoFar() < events - events / 200) {
      JobStatus status = job.getJobStatus().get();
      if (status != JobStatus.RUNNING
          && status != JobStatus.CREATED
          && status != JobStatus.INITIALIZING) {
        job.getJobExecutionResult().get();
        throw new UserError("the job ended early: " + status);
      }
      if (Progressing.readSoFar() != read) {
        read = Progressing.readSoFar();
        movedAt = System.nanoTime();
      }
      if (System.nanoTime() > deadline || System.nanoTime() - movedAt > STALLED.toNanos()) {
        job.cancel().get();
        throw new UserError("a round has stalled after %,d of %,d events".formatted(read, events));
      }
      Thread.sleep(20);
    }
  }
}
