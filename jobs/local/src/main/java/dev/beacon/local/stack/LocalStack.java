package dev.beacon.local.stack;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.beacon.contract.PlatformClock;
import dev.beacon.contract.Pseudonyms;
import dev.beacon.earlywarning.EarlyWarningJob;
import dev.beacon.earlywarning.JobConfig;
import dev.beacon.elasticsearch.ElasticsearchClients;
import dev.beacon.elasticsearch.ElasticsearchConfig;
import dev.beacon.elasticsearch.IndexTemplates;
import dev.beacon.gateway.Gateway;
import dev.beacon.gateway.GatewayConfig;
import dev.beacon.kafka.EventTime;
import dev.beacon.local.stack.Ports.Choice;
import dev.beacon.local.stack.Ports.Listener;
import dev.beacon.local.terminal.LogFile;
import dev.beacon.local.terminal.Terminal;
import dev.beacon.local.terminal.UserError;
import dev.beacon.servers.AtExit;
import dev.beacon.servers.ElasticsearchServer;
import dev.beacon.servers.KafkaServer;
import dev.beacon.servers.ServerPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka, Elasticsearch, Flink with the job, and the gateway, in one data directory. Started once,
 * closed once; closing also undoes a start that failed half-way.
 */
public final class LocalStack implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalStack.class);
  private static final Duration JOB_START_LIMIT = Duration.ofSeconds(90);

  private final Settings settings;
  private final Terminal terminal;
  private final Deque<Part> parts = new ArrayDeque<>();
  private AtExit.Registration atExit;
  private StackDirectory directory;
  private KafkaServer kafka;
  private ElasticsearchServer elasticsearch;
  private Admin admin;
  private ElasticsearchClient elasticsearchClient;
  private FlinkCluster flink;
  private PlatformClock clock;
  private RunningStack description;

  /**
   * How to run a stack.
   *
   * @param command what started it
   * @param data where it keeps its data
   * @param fresh whether to forget what is in {@code data}
   * @param ports where its parts listen
   * @param clock asked when the job is submitted; what time it is for the gateway and the job
   * @param lateness how late an event may be and still be in time
   * @param checkpointEvery how often the job takes a checkpoint
   */
  public record Settings(
      String command,
      Path data,
      boolean fresh,
      Ports ports,
      Supplier<PlatformClock> clock,
      Duration lateness,
      Duration checkpointEvery) {}

  private record Part(String name, AutoCloseable resource) {}

  public LocalStack(Settings settings, Terminal terminal) {
    this.settings = settings;
    this.terminal = terminal;
  }

  /**
   * Starts everything, and tells so line by line.
   *
   * @throws UserError if something stands in the way that the person can clear
   */
  public void start() throws InterruptedException {
    settings.ports().check();
    ServerPaths programs = ServerPaths.fromSystemProperty();
    directory = StackDirectory.hold(settings.data());
    keep("data directory", directory);
    if (settings.fresh()) {
      directory.clear();
    }
    directory.clearWorkingFiles();
    LogFile.use(directory.log());
    Optional<Path> checkpoint = CheckpointFinder.newest(directory.checkpoints());
    startKafka(programs);
    startElasticsearch(programs);
    startJob(checkpoint);
    startGateway();
    directory.publish(description);
    // Last, hence closed first should the program exit on a way of its own.
    atExit = AtExit.register("the stack", this);
  }

  private void startKafka(ServerPaths programs) throws InterruptedException {
    Choice port = settings.ports().choose(Listener.KAFKA);
    Step step = begin("Kafka");
    kafka = keep("Kafka", KafkaServer.start(programs, directory.kafka(), port.number()));
    admin =
        keep(
            "Kafka client",
            Admin.create(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers())));
    TopicSetup.install(admin);
    step.done(kafka.bootstrapServers(), port.note());
  }

  private void startElasticsearch(ServerPaths programs) {
    Choice port = settings.ports().choose(Listener.ELASTICSEARCH);
    Step step = begin("Elasticsearch");
    elasticsearch =
        keep(
            "Elasticsearch",
            ElasticsearchServer.start(programs, directory.elasticsearch(), port.number()));
    elasticsearchClient =
        keep(
            "Elasticsearch client",
            ElasticsearchClients.create(ElasticsearchConfig.of(elasticsearch.url())));
    try {
      IndexTemplates.install(elasticsearchClient);
    } catch (IOException e) {
      throw new UserError("Elasticsearch did not take the index templates: " + e.getMessage(), e);
    }
    step.done(elasticsearch.url(), port.note());
  }

  private void startJob(Optional<Path> checkpoint) throws InterruptedException {
    Choice port = settings.ports().choose(Listener.FLINK);
    Step step = begin("Flink");
    flink =
        keep(
            "Flink", FlinkCluster.start(directory, EarlyWarningJob.flinkDefaults(), port.number()));
    step.done(flink.url(), port.note());
    step = begin("early-warning job");
    clock = settings.clock().get();
    JobConfig config =
        JobConfig.defaults()
            .withBootstrapServers(kafka.bootstrapServers())
            .withElasticsearch(ElasticsearchConfig.of(elasticsearch.url()))
            .withPoisonDirectory(directory.poison().toString())
            .withCheckpointEvery(settings.checkpointEvery())
            .withTime(EventTime.defaults().withLateness(settings.lateness()))
            .withClock(clock);
    String job =
        flink.submit(environment -> EarlyWarningJob.build(environment, config), checkpoint);
    flink.awaitRunning(JOB_START_LIMIT);
    step.done(
        checkpoint
            .map(path -> "resumed from checkpoint " + CheckpointFinder.number(path))
            .orElse("started anew"),
        "");
    description = describe(job);
  }

  private RunningStack describe(String job) throws InterruptedException {
    return new RunningStack(
        settings.command(),
        directory.root().toString(),
        ProcessHandle.current().pid(),
        kafka.pid(),
        elasticsearch.pid(),
        Instant.now(),
        kafka.bootstrapServers(),
        elasticsearch.url(),
        flink.url(),
        null,
        job,
        clock instanceof PlatformClock.AcceleratedClock faster
            ? new RunningStack.Acceleration(faster.origin(), faster.wallOrigin(), faster.speed())
            : null);
  }

  private void startGateway() {
    Choice port = settings.ports().choose(Listener.GATEWAY);
    Step step = begin("gateway");
    Gateway gateway =
        keep(
            "gateway",
            Gateway.start(
                GatewayConfig.of(kafka.bootstrapServers(), pseudonyms(directory.root()))
                    .withPort(port.number())
                    .withElasticsearch(ElasticsearchConfig.of(elasticsearch.url()))
                    .withClock(clock)));
    description = description.withGateway(gateway.url());
    step.done(gateway.url(), port.note());
  }

  /**
   * Who reported, as whoever feeds the stack in {@code directory} is to name them.
   *
   * @throws UserError if the key cannot be read or made
   */
  public static Pseudonyms pseudonyms(Path directory) {
    try {
      return Pseudonyms.fromKeyFile(StackDirectory.pseudonymKey(directory));
    } catch (IOException e) {
      throw new UserError("cannot keep the key of pseudonyms: " + e.getMessage(), e);
    }
  }

  /** Where everything is. */
  public RunningStack description() {
    return description;
  }

  /** The job and the Flink it runs on. */
  public FlinkCluster flink() {
    return flink;
  }

  /** A client of its Kafka. */
  public Admin kafkaAdmin() {
    return admin;
  }

  /** A client of its Elasticsearch. */
  public ElasticsearchClient elasticsearchClient() {
    return elasticsearchClient;
  }

  /** What time it is for the job and the gateway. */
  public PlatformClock clock() {
    return clock;
  }

  /** Where what really happens in a simulation is written. */
  public Path truth() {
    return directory.root().resolve("truth.jsonl");
  }

  /** Where its logs go. */
  public Path log() {
    return directory.log();
  }

  private <T extends AutoCloseable> T keep(String name, T resource) {
    parts.push(new Part(name, resource));
    return resource;
  }

  private Step begin(String name) {
    terminal.block(List.of("  %-18s starting ...".formatted(name)));
    return new Step(name, System.nanoTime());
  }

  private final class Step {
    private final String name;
    private final long begun;

    private Step(String name, long begun) {
      this.name = name;
      this.begun = begun;
    }

    private void done(String what, String note) {
      terminal.block(List.of());
      terminal.line(
          "  %-18s %-26s %4.1f s%s".formatted(name, what, (System.nanoTime() - begun) / 1e9, note));
    }
  }

  /** Takes a last checkpoint, then stops everything, the latest started first. */
  @Override
  public synchronized void close() {
    while (!parts.isEmpty()) {
      Part part = parts.pop();
      try {
        part.resource().close();
        LOG.info("Closed: {}", part.name());
      } catch (Exception e) {
        LOG.warn("Closing {} failed", part.name(), e);
      }
    }
    if (atExit != null) {
      atExit.cancel();
    }
  }
}
