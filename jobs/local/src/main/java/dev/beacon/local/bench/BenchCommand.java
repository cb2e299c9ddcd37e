package dev.beacon.local.bench;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.beacon.contract.Json;
import dev.beacon.elasticsearch.ElasticsearchClients;
import dev.beacon.elasticsearch.ElasticsearchConfig;
import dev.beacon.elasticsearch.IndexTemplates;
import dev.beacon.local.stack.TopicSetup;
import dev.beacon.local.terminal.LogFile;
import dev.beacon.local.terminal.UserError;
import dev.beacon.servers.ElasticsearchServer;
import dev.beacon.servers.KafkaServer;
import dev.beacon.servers.ServerPaths;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ./beacon bench}: how fast the whole job is, against a ceiling measured in the same run.
 */
@Command(
    name = "bench",
    description = {
      "Measures events a second, in steady state, of the whole job (RocksDB, a checkpoint every 10 s, results to Kafka) and of a"
          + " job that only reads the same topics and decodes their JSON with Jackson. Both in turn, on one broker of its own;"
          + " the median of the rounds counts.",
      "Machines are noisy: quote the ratio."
    },
    footer = {
      "",
      "Examples:",
      "  ./beacon bench --events 2000000 --json bench.json",
      "  ./beacon bench --stage clusters",
      "  ./beacon bench --stage clocks --events 1000000",
      "  ./beacon bench --stage search --events 300000 --rate 5000"
    })
public final class BenchCommand implements Callable<Integer> {
  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "2000000",
      description = "How many simulated events each round reads (default: ${DEFAULT-VALUE}).")
  private long events;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many rounds, each of both jobs (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the simulated district (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      defaultValue = "ALL",
      description =
          "ALL: the whole job, on events of the simulated district. CLUSTERS: the cluster stage alone (read, decode, filter,"
              + " evidence, CEP, alert), on events of which one in five is a wage report about one of 20,000 sites. CLOCKS: what"
              + " so many open clocks cost, how punctual they are, and a storm of deadlines; the whole job, live. SEARCH: how long"
              + " after an event its case is found by a search, at --rate; the whole job, live, with Elasticsearch (default:"
              + " ${DEFAULT-VALUE}).")
  private Stage stage;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "5000",
      description = "With --stage search: so many events a second (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--hot-site",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "With --stage clusters: so many of a thousand wage reports are about one and the same site (default: ${DEFAULT-VALUE}).")
  private int hotSite;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "2",
      description = "In how many parts both jobs run (default: ${DEFAULT-VALUE}).")
  private int parallelism;

  @Option(
      names = "--elasticsearch",
      description = "Also write every document to a real Elasticsearch on the same machine.")
  private boolean elasticsearch;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to a file.")
  private Path json;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".beacon/bench",
      description = "Where the broker keeps its data; emptied first (default: ${DEFAULT-VALUE}).")
  private Path data;

  @Spec private CommandSpec spec;

  private long readings;

  /** What is measured. */
  enum Stage {
    ALL("pipeline"),
    CLUSTERS("clusters"),
    CLOCKS("clocks"),
    SEARCH("search");

    private final String measured;

    Stage(String measured) {
      this.measured = measured;
    }

    String measured() {
      return measured;
    }
  }

  @Override
  public Integer call() throws Exception {
    if (events < 10_000) {
      throw new UserError(
          "--events must be at least 10000; fewer say nothing about a steady state");
    }
    if (hotSite < 0 || hotSite > 1000 || parallelism < 1) {
      throw new UserError("--hot-site must be from 0 to 1000, --parallelism at least 1");
    }
    if (rounds < 1 || rate < 1) {
      throw new UserError("--rounds and --rate must be at least 1");
    }
    empty(data);
    Files.createDirectories(data);
    LogFile.use(data.resolve("logs/beacon.log"));
    ServerPaths servers = ServerPaths.fromSystemProperty();
    try (KafkaServer kafka = KafkaServer.start(servers, data.resolve("kafka"), 0);
        ElasticsearchServer index =
            elasticsearch || stage == Stage.SEARCH
                ? ElasticsearchServer.start(servers, data.resolve("elasticsearch"), 0)
                : null) {
      run(kafka.bootstrapServers(), index);
    }
    return 0;
  }

  private void run(String bootstrapServers, ElasticsearchServer index) throws Exception {
    PrintWriter terminal = spec.commandLine().getOut();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      TopicSetup.install(admin);
    }
    if (index != null) {
      installTemplates(ElasticsearchConfig.of(index.url()));
    }
    if (stage == Stage.CLOCKS) {
      new ClockBench(
              bootstrapServers,
              index == null ? null : ElasticsearchConfig.of(index.url()),
              events,
              parallelism,
              data.toAbsolutePath())
          .run(terminal, json);
      return;
    }
    if (stage == Stage.SEARCH) {
      new SearchBench(
              bootstrapServers,
              ElasticsearchConfig.of(index.url()),
              events,
              rate,
              rounds,
              parallelism,
              data.toAbsolutePath())
          .run(terminal, json);
      return;
    }
    fill(bootstrapServers, terminal);
    Bench bench =
        new Bench(
            bootstrapServers,
            index == null ? null : ElasticsearchConfig.of(index.url()),
            events,
            parallelism,
            data.toAbsolutePath());
    Bench.Variant measured =
        stage == Stage.CLUSTERS ? Bench.Variant.CLUSTERS : Bench.Variant.PIPELINE;
    List<Rate> ceilings = new ArrayList<>();
    List<Rate> pipelines = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      ceilings.add(bench.measure(Bench.Variant.CEILING).rate());
      Bench.Round measuredRound = bench.measure(measured);
      pipelines.add(measuredRound.rate());
      readings = measuredRound.readings();
      Rate ceiling = ceilings.get(round - 1);
      Rate pipeline = pipelines.get(round - 1);
      terminal.printf(
          "round %d: ceiling %,9.0f events/s, %s %,9.0f events/s, ratio %.2f%n",
          round,
          ceiling.eventsPerSecond(),
          stage.measured(),
          pipeline.eventsPerSecond(),
          pipeline.eventsPerSecond() / ceiling.eventsPerSecond());
    }
    report(Rate.median(pipelines), Rate.median(ceilings), ratios(pipelines, ceilings), terminal);
  }

  private void fill(String bootstrapServers, PrintWriter terminal) throws Exception {
    if (stage == Stage.CLUSTERS) {
      terminal.printf(
          "filling the topics with %,d events, one in five a wage report about one of %,d sites%s%n",
          events,
          ClusterLoad.SITES,
          hotSite == 0 ? "" : ", %d of a thousand about the same".formatted(hotSite));
      Bench.fillForClusters(bootstrapServers, new ClusterLoad(events, seed, hotSite), events);
    } else {
      terminal.printf("filling the topics with %,d events of the simulated district%n", events);
      Bench.fill(bootstrapServers, events, seed);
    }
  }

  /**
   * Without them Elasticsearch would guess the mappings, and another index than the real one would
   * be measured.
   */
  private static void installTemplates(ElasticsearchConfig config) throws IOException {
    try (ElasticsearchClient client = ElasticsearchClients.create(config)) {
      IndexTemplates.install(client);
    }
  }

  private static List<Double> ratios(List<Rate> pipelines, List<Rate> ceilings) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < pipelines.size(); i++) {
      ratios.add(pipelines.get(i).eventsPerSecond() / ceilings.get(i).eventsPerSecond());
    }
    ratios.sort(Comparator.naturalOrder());
    return ratios;
  }

  private void report(Rate pipeline, Rate ceiling, List<Double> ratios, PrintWriter terminal)
      throws IOException {
    double ratio = Math.round(ratios.get((ratios.size() - 1) / 2) * 1000) / 1000.0;
    terminal.printf(
        "median:  ceiling %,9.0f events/s, %s %,9.0f events/s, ratio %.2f%n",
        ceiling.eventsPerSecond(), stage.measured(), pipeline.eventsPerSecond(), ratio);
    double share = Math.round(100_000.0 * readings / events) / 1000.0;
    terminal.printf("CEP saw %,d readings of %,d events: %.3f %%%n", readings, events, share);
    if (json == null) {
      return;
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("stage", stage.name().toLowerCase(Locale.ROOT));
    figures.put("pipeline", pipeline);
    figures.put("ceiling", ceiling);
    figures.put("ratio", ratio);
    figures.put("rounds", rounds);
    figures.put("elasticsearch", elasticsearch);
    figures.put("readings", readings);
    figures.put("readingsPercent", share);
    Files.write(json, Json.mapper().writer(new DefaultPrettyPrinter()).writeValueAsBytes(figures));
  }

  private static void empty(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
