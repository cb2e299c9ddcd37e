package dev.beacon.local.bench;

import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.beacon.contract.Json;
import dev.beacon.contract.PlatformClock;
import dev.beacon.contract.Urgency;
import dev.beacon.earlywarning.EarlyWarningJob;
import dev.beacon.earlywarning.JobConfig;
import dev.beacon.elasticsearch.ElasticsearchConfig;
import dev.beacon.intake.EventDeserializer;
import dev.beacon.local.simulate.SimulationPublisher;
import dev.beacon.local.stack.FlinkCluster;
import dev.beacon.local.stack.FlinkCluster.Checkpoint;
import dev.beacon.local.stack.StackDirectory;
import dev.beacon.local.terminal.UserError;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What clocks cost and how punctual they are, by the whole job as it runs live: first many open
 * clocks and a checkpoint of them, then clocks that strike in silence over one minute, then a storm
 * of deadlines in one second, with clocks of RED cases that strike all the while.
 *
 * <p>Lateness is from the deadline to the breach's appearance in Kafka, by the broker's clock.
 *
 * @param bootstrapServers the broker, its topics created
 * @param elasticsearch where the job's documents go; null: nowhere
 * @param open how many clocks are open all the while
 * @param parallelism in how many parts the job runs
 * @param directory for checkpoints and RocksDB
 */
record ClockBench(
    String bootstrapServers,
    ElasticsearchConfig elasticsearch,
    long open,
    int parallelism,
    Path directory) {
  // Of a million open clocks 10,000 strike in the minute, and 100,000 in the storm's second.
  private static final int PUNCTUAL_SHARE = 100;
  private static final int STORM_SHARE = 10;
  private static final Duration FAR = Duration.ofHours(8);
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Duration AHEAD = Duration.ofSeconds(20);
  // Long enough before the storm that all of its cases are in.
  private static final Duration STORM_AHEAD = Duration.ofSeconds(60);
  private static final Duration OTHERS_BEFORE = Duration.ofSeconds(5);
  private static final Duration OTHERS_FOR = Duration.ofSeconds(25);
  private static final int OTHERS = 2_500;
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** Runs it and tells the figures as they come; writes them to a file unless that is null. */
  void run(PrintWriter terminal, Path json) throws Exception {
    Map<String, Object> figures = new LinkedHashMap<>();
    try (StackDirectory held = StackDirectory.hold(directory.resolve("stack"));
        FlinkCluster flink = FlinkCluster.start(held, EarlyWarningJob.flinkDefaults(), 0);
        SimulationPublisher publisher = new SimulationPublisher(bootstrapServers)) {
      Progressing.reset(open);
      flink.submit(this::job, Optional.empty());
      flink.awaitRunning(LIMIT);
      ClockLoad load = new ClockLoad();
      terminal.printf("opening %,d clocks%n", open);
      long started = System.nanoTime();
      Instant far = Instant.now().plus(FAR);
      send(publisher, load, "open", open, null, number -> far.plusMillis(number));
      awaitRead(open);
      double seconds = (System.nanoTime() - started) / 1e9;
      checkpoint(flink, terminal, figures, seconds);
      punctuality(publisher, load, terminal, figures);
      storm(publisher, load, terminal, figures);
    }
    if (json != null) {
      Files.write(
          json, Json.mapper().writer(new DefaultPrettyPrinter()).writeValueAsBytes(figures));
    }
  }

  private void checkpoint(
      FlinkCluster flink, PrintWriter terminal, Map<String, Object> figures, double seconds)
      throws InterruptedException {
    if (!flink.checkpoint(LIMIT)) {
      throw new UserError("no checkpoint could be taken, see the log");
    }
    Checkpoint taken = flink.newestCheckpoint().orElseThrow();
    terminal.printf(
        "opened in %.0f s; state %,d bytes, %,d a clock; checkpoint in %,d ms%n",
        seconds, taken.stateBytes(), taken.stateBytes() / open, taken.duration().toMillis());
    figures.put("openClocks", open);
    figures.put("stateBytes", taken.stateBytes());
    figures.put("stateBytesPerClock", taken.stateBytes() / open);
    figures.put("checkpointMillis", taken.duration().toMillis());
  }

  private void punctuality(
      SimulationPublisher publisher,
      ClockLoad load,
      PrintWriter terminal,
      Map<String, Object> figures)
      throws Exception {
    int punctual = (int) (open / PUNCTUAL_SHARE);
    long before = Progressing.readSoFar();
    Instant first = Instant.now().plus(AHEAD);
    send(
        publisher,
        load,
        "minute",
        punctual,
        null,
        number -> first.plusMillis(A_MINUTE.toMillis() * number / punctual));
    awaitRead(before + punctual);
    BreachTimes breaches = BreachTimes.read(bootstrapServers, "minute", punctual, LIMIT);
    terminal.printf("%,d clocks in one minute: late by %s%n", punctual, breaches.lateness());
    figures.put("minute", breaches.lateness());
  }

  private void storm(
      SimulationPublisher publisher,
      ClockLoad load,
      PrintWriter terminal,
      Map<String, Object> figures)
      throws Exception {
    int many = (int) (open / STORM_SHARE);
    long before = Progressing.readSoFar();
    Instant second = Instant.now().plus(STORM_AHEAD);
    send(publisher, load, "storm", many, null, number -> second.plusMillis(1000 * number / many));
    Instant others = second.minus(OTHERS_BEFORE);
    send(
        publisher,
        load,
        "other",
        OTHERS,
        Urgency.CRITICAL,
        number -> others.plusMillis(OTHERS_FOR.toMillis() * number / OTHERS));
    awaitRead(before + many + OTHERS);
    if (Instant.now().isAfter(others)) {
      throw new UserError(
          "this machine took too long to open the storm's clocks; figures would lie");
    }
    BreachTimes storm = BreachTimes.read(bootstrapServers, "storm", many, LIMIT);
    BreachTimes other = BreachTimes.read(bootstrapServers, "other", OTHERS, LIMIT);
    double drained = Duration.between(second, storm.last()).toMillis() / 1000.0;
    terminal.printf("a storm of %,d deadlines in one second: drained in %.1f s%n", many, drained);
    terminal.printf("meanwhile %,d clocks of RED cases: late by %s%n", OTHERS, other.lateness());
    figures.put("stormDrainedSeconds", drained);
    figures.put("storm", storm.lateness());
    figures.put("duringStorm", other.lateness());
  }

  private static void send(
      SimulationPublisher publisher,
      ClockLoad load,
      String group,
      long count,
      Urgency urgency,
      LongFunction<Instant> dueAt)
      throws Exception {
    for (long number = 0; number < count; number++) {
      publisher.send(load.open(group, Instant.now(), dueAt.apply(number), urgency));
    }
    publisher.flush();
  }

  /** Waits for the job; counts come in batches, of which the last of each reader stays out. */
  private static void awaitRead(long events) throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (Progressing.readSoFar() < events - 2_000) {
      if (System.nanoTime() > deadline) {
        throw new UserError(
            "the job has read %,d of %,d events in %d minutes"
                .formatted(Progressing.readSoFar(), events, LIMIT.toMinutes()));
      }
      Thread.sleep(50);
    }
    // The last batches are on their way.
    Thread.sleep(2_000);
  }

  private void job(StreamExecutionEnvironment env) {
    JobConfig config =
        JobConfig.defaults()
            .withBootstrapServers(bootstrapServers)
            .withElasticsearch(elasticsearch)
            .withPoisonDirectory(directory.resolve("poison").toString())
            .withParallelism(parallelism);
    EarlyWarningJob.build(
        env,
        config,
        CountingDeserializer.of(
            new EventDeserializer(PlatformClock.system(), config.time().ahead())));
  }
}
