package dev.beacon.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/**
 * A Kafka broker of one node (KRaft, no ZooKeeper) as a child process. Its data directory persists:
 * a second start on it resumes. Topics are never created by themselves.
 */
public final class KafkaServer implements AutoCloseable {
  private static final String NAME = "Kafka";
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration FORMAT_LIMIT = Duration.ofMinutes(2);
  private static final Duration ADMIN_TIMEOUT = Duration.ofSeconds(10);

  private final ServerProcess process;
  private final int port;

  private KafkaServer(ServerProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts the broker on 127.0.0.1 and returns when it serves.
   *
   * @param dataDirectory created where missing; logs go to its {@code logs}
   * @param port the port for clients; 0 picks a free one
   * @throws ServerException if the port is taken, the directory is in use, or the broker ends or
   *     hangs while starting
   */
  public static KafkaServer start(ServerPaths paths, Path dataDirectory, int port) {
    int clientPort = FreePorts.claim(port, NAME);
    DataDirectory directory = DataDirectory.hold(dataDirectory, NAME);
    ServerProcess process =
        ServerProcess.start(
            NAME,
            directory,
            directory.tmp(),
            () -> {
              Path settings = writeSettings(directory, clientPort);
              formatOnce(paths, directory, settings);
              return commandLine(paths, directory, settings);
            },
            Map.of());
    KafkaServer server = new KafkaServer(process, clientPort);
    process.awaitReady(START_LIMIT, server::serves);
    return server;
  }

  private static List<String> commandLine(ServerPaths paths, DataDirectory directory, Path settings)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ServerProcess.java().toString(),
                directory.mark(),
                "-Xms256m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError"));
    command.addAll(ServerProcess.furtherJvmOptions());
    command.addAll(
        List.of(
            "-Dlog4j2.configurationFile=" + directory.writeLogConfig().toUri(),
            "-cp",
            paths.kafkaLibraries() + "/*:" + ServerProcess.lifelineClasses(),
            Lifeline.class.getName(),
            "kafka.Kafka",
            settings.toString()));
    return command;
  }

  private static Path writeSettings(DataDirectory directory, int port) throws IOException {
    int controllerPort = FreePorts.find();
    Properties settings = new Properties();
    settings.putAll(
        Map.of(
            "process.roles", "broker,controller",
            "node.id", "1",
            "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
            "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
            "advertised.listeners", "PLAINTEXT://127.0.0.1:" + port,
            "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "controller.listener.names", "CONTROLLER",
            "inter.broker.listener.name", "PLAINTEXT",
            "log.dirs", directory.data().toString()));
    settings.putAll(
        Map.of(
            "auto.create.topics.enable", "false",
            // One broker: nothing can be replicated, and few partitions start and stop faster.
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "4",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "transaction.state.log.num.partitions", "4",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1",
            "group.initial.rebalance.delay.ms", "0"));
    settings.putAll(
        Map.of(
            // Decision: keep everything unless a topic says otherwise. Retention goes by a record's
            // own time, so the usual seven days
            // would delete a replay of old events as it comes in. Likewise a simulated day may run
            // ahead of the wall clock.
            "log.retention.ms", "-1",
            "log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE),
            // Sized for a laptop.
            "num.network.threads", "2",
            "num.io.threads", "4",
            "log.cleaner.dedupe.buffer.size", Integer.toString(32 << 20)));
    Path file = directory.config().resolve("server.properties");
    try (OutputStream out = Files.newOutputStream(file)) {
      settings.store(out, "Written by Beacon at every start");
    }
    return file;
  }

  private static void formatOnce(ServerPaths paths, DataDirectory directory, Path settings)
      throws IOException {
    if (Files.exists(directory.data().resolve("meta.properties"))) {
      return;
    }
    Path output = directory.logs().resolve("format.log");
    Process format =
        new ProcessBuilder(
                ServerProcess.java().toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                paths.kafkaLibraries() + "/*",
                "kafka.tools.StorageTool",
                "format",
                "--cluster-id",
                Uuid.randomUuid().toString(),
                "--config",
                settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!format.waitFor(FORMAT_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
          || format.exitValue() != 0) {
        throw new ServerException(
            "Kafka's storage could not be formatted in "
                + directory.data()
                + ":\n"
                + DataDirectory.tail(output));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("The start of " + NAME + " was interrupted.", e);
    } finally {
      format.destroyForcibly();
    }
  }

  private boolean serves() {
    if (!ServerProcess.answers(port)) {
      return false;
    }
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers(),
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) ADMIN_TIMEOUT.toMillis(),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) ADMIN_TIMEOUT.toMillis());
    try (Admin admin = Admin.create(settings)) {
      return !admin
          .describeCluster()
          .nodes()
          .get(ADMIN_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
          .isEmpty();
    } catch (ExecutionException | TimeoutException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false; // the wait that follows sees the interrupt
    }
  }

  /** {@code 127.0.0.1:port}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  public long pid() {
    return process.process().pid();
  }

  public Process process() {
    return process.process();
  }

  /** Stops the broker and waits until it is gone; does nothing the second time. */
  @Override
  public void close() {
    process.close();
  }
}
