package dev.beacon.local.bench;

import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.beacon.contract.Json;
import dev.beacon.earlywarning.EarlyWarningJob;
import dev.beacon.earlywarning.JobConfig;
import dev.beacon.elasticsearch.ElasticsearchConfig;
import dev.beacon.local.simulate.Pace;
import dev.beacon.local.simulate.SimulationPublisher;
import dev.beacon.local.stack.FlinkCluster;
import dev.beacon.local.stack.StackDirectory;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * How long after an event was appended its case is found by a search, while so many events a second
 * come in; by the whole job as it runs live. Every event opens a case, so there is a new document
 * for each; of every hundred one is searched for.
 *
 * @param bootstrapServers the broker, its topics created
 * @param elasticsearch where the job's documents go
 * @param events how many a round
 * @param rate how many a second
 * @param rounds how many rounds, one right after the other
 * @param parallelism in how many parts the job runs
 * @param directory for checkpoints and RocksDB
 */
record SearchBench(
    String bootstrapServers,
    ElasticsearchConfig elasticsearch,
    long events,
    int rate,
    int rounds,
    int parallelism,
    Path directory) {
  private static final int PROBES_SHARE = 100;
  private static final int WARM_UP_SECONDS = 20;
  private static final Duration DUE = Duration.ofHours(8);
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** Runs it and tells the figures as they come; writes them to a file unless that is null. */
  void run(PrintWriter terminal, Path json) throws Exception {
    List<Map<String, Object>> figures = new ArrayList<>();
    try (StackDirectory held = StackDirectory.hold(directory.resolve("stack"));
        FlinkCluster flink = FlinkCluster.start(held, EarlyWarningJob.flinkDefaults(), 0);
        SimulationPublisher publisher = new SimulationPublisher(bootstrapServers);
        SearchProbes probes = new SearchProbes(bootstrapServers, elasticsearch)) {
      flink.submit(this::job, Optional.empty());
      flink.awaitRunning(LIMIT);
      ClockLoad load = new ClockLoad();
      terminal.printf("%,d events a second for %d s to warm up%n", rate, WARM_UP_SECONDS);
      send((long) rate * WARM_UP_SECONDS, load, publisher, probes);
      // The first events wait for a job that is still being set up.
      probes.awaitFound(LIMIT);
      probes.take();
      for (int round = 1; round <= rounds; round++) {
        double seconds = send(events, load, publisher, probes);
        if (round == rounds) {
          probes.awaitFound(LIMIT);
        }
        figures.add(tell(round, seconds, probes, terminal));
      }
    }
    if (json != null) {
      Files.write(
          json, Json.mapper().writer(new DefaultPrettyPrinter()).writeValueAsBytes(figures));
    }
  }

  private Map<String, Object> tell(
      int round, double seconds, SearchProbes probes, PrintWriter terminal) {
    int waiting = probes.waiting();
    Collection<Long> found = probes.take();
    Lateness searchable = Lateness.of(found);
    terminal.printf(
        "round %d: %,.0f events/s; %,d cases searched for were found after %s; %,d are not yet%n",
        round, events / seconds, found.size(), searchable, waiting);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("eventsPerSecond", Math.round(events / seconds));
    figures.put("found", found.size());
    figures.put("searchableMillis", searchable);
    return figures;
  }

  /** Sends events at the rate; how many seconds that took. */
  private double send(
      long count, ClockLoad load, SimulationPublisher publisher, SearchProbes probes)
      throws Exception {
    long started = System.nanoTime();
    Pace pace = Pace.perSecond(rate);
    for (long number = 0; number < count; number++) {
      Instant now = Instant.now();
      pace.await(now);
      if (number % PROBES_SHARE == 0) {
        probes.send(load.open("probe", now, now.plus(DUE), null));
      } else {
        publisher.send(load.open("other", now, now.plus(DUE), null));
      }
    }
    publisher.flush();
    return (System.nanoTime() - started) / 1e9;
  }

  private void job(StreamExecutionEnvironment env) {
    EarlyWarningJob.build(
        env,
        JobConfig.defaults()
            .withBootstrapServers(bootstrapServers)
            .withElasticsearch(elasticsearch)
            .withPoisonDirectory(directory.resolve("poison").toString())
            .withParallelism(parallelism));
  }
}
