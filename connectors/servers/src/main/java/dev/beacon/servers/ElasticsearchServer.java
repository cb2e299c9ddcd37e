package dev.beacon.servers;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.HttpsURLConnection;

/**
 * An Elasticsearch of one node as a child process, reachable from this machine only. Its data
 * directory persists: a second start on it resumes. Started by root it runs as another user, see
 * {@link Unprivileged}.
 */
public final class ElasticsearchServer implements AutoCloseable {
  /** What a district's data need on one machine, in megabytes. */
  public static final int DEFAULT_HEAP_MEGABYTES = 1024;

  private static final String NAME = "Elasticsearch";
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final int HTTP_TIMEOUT_MILLIS = 10_000;

  private final ServerProcess process;
  private final int port;
  private final ElasticsearchSecurity security;

  private ElasticsearchServer(ServerProcess process, int port, ElasticsearchSecurity security) {
    this.process = process;
    this.port = port;
    this.security = security;
  }

  /**
   * As {@link #start(ServerPaths, Path, int, int)}, with {@value #DEFAULT_HEAP_MEGABYTES} MB of
   * heap.
   */
  public static ElasticsearchServer start(ServerPaths paths, Path dataDirectory, int port) {
    return start(paths, dataDirectory, port, DEFAULT_HEAP_MEGABYTES);
  }

  /**
   * Starts the server on 127.0.0.1 and returns when it serves (cluster health yellow or better).
   *
   * @param dataDirectory created where missing; logs go to its {@code logs}
   * @param port the HTTP port; 0 picks a free one
   * @param heapMegabytes the JVM's heap, from 256
   * @throws ServerException if the port is taken, the directory is in use, no unprivileged user can
   *     be had, or the server ends or hangs while starting
   */
  public static ElasticsearchServer start(
      ServerPaths paths, Path dataDirectory, int port, int heapMegabytes) {
    return start(paths, dataDirectory, port, heapMegabytes, EnumSet.allOf(Unprivileged.class));
  }

  /**
   * As {@link #start(ServerPaths, Path, int, int)}, with security on.
   *
   * @param security who may come in, and by which certificate
   */
  public static ElasticsearchServer startSecured(
      ServerPaths paths,
      Path dataDirectory,
      int port,
      int heapMegabytes,
      ElasticsearchSecurity security) {
    Set<Unprivileged> ways = EnumSet.allOf(Unprivileged.class);
    return start(paths, dataDirectory, port, heapMegabytes, ways, security);
  }

  /** {@code ways}: those that may be tried when this JVM runs as root. */
  static ElasticsearchServer start(
      ServerPaths paths, Path dataDirectory, int port, int heapMegabytes, Set<Unprivileged> ways) {
    return start(paths, dataDirectory, port, heapMegabytes, ways, null);
  }

  private static ElasticsearchServer start(
      ServerPaths paths,
      Path dataDirectory,
      int port,
      int heapMegabytes,
      Set<Unprivileged> ways,
      ElasticsearchSecurity security) {
    int httpPort = FreePorts.claim(port, NAME);
    DataDirectory directory = DataDirectory.hold(dataDirectory, NAME);
    Path home = paths.elasticsearchHome();
    ServerProcess process =
        ServerProcess.start(
            NAME,
            directory,
            home, // the server looks for its modules in its working directory
            () -> {
              configure(directory, httpPort, heapMegabytes, security);
              return commandLine(home, directory, ways);
            },
            environment(directory));
    ElasticsearchServer server = new ElasticsearchServer(process, httpPort, security);
    process.awaitReady(START_LIMIT, server::serves);
    return server;
  }

  /**
   * What {@code bin/elasticsearch} would run, with {@link Lifeline} in between: a small JVM that
   * starts the server's own JVM, stops it when it is stopped itself, and whose end the server
   * notices.
   */
  private static List<String> commandLine(
      Path home, DataDirectory directory, Set<Unprivileged> ways) throws IOException {
    Path java = ServerProcess.java();
    Path libraries = home.resolve("lib");
    Path lifeline = ServerProcess.lifelineClasses();
    List<String> command =
        new ArrayList<>(
            Unprivileged.prefix(ways, directory.root(), List.of(java, libraries, lifeline)));
    command.addAll(
        List.of(
            java.toString(),
            directory.mark(),
            "-Xms4m",
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dcli.name=server",
            "-Dcli.script=" + home.resolve("bin/elasticsearch"),
            "-Dcli.libs=lib/tools/server-cli",
            "-Des.path.home=" + home,
            "-Des.path.conf=" + directory.config(),
            "-Des.distribution.type=zip",
            "-Des.java.type=ES_JAVA_HOME",
            "-cp",
            libraries + "/*:" + libraries.resolve("cli-launcher") + "/*:" + lifeline,
            Lifeline.class.getName(),
            "org.elasticsearch.launcher.CliToolLauncher"));
    return command;
  }

  private static Map<String, String> environment(DataDirectory directory) {
    return Map.of(
        "ES_JAVA_HOME", System.getProperty("java.home"),
        "ES_PATH_CONF", directory.config().toString(),
        "ES_TMPDIR", directory.tmp().toString(),
        "ES_JAVA_OPTS", "");
  }

  private static void configure(
      DataDirectory directory, int port, int heapMegabytes, ElasticsearchSecurity security)
      throws IOException {
    Path config = directory.config();
    directory.writeLogConfig();
    List<String> jvmOptions =
        new ArrayList<>(
            List.of(
                "-Xms" + heapMegabytes + "m",
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseG1GC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ErrorFile=hs_err_pid%p.log",
                "-Djava.io.tmpdir=${ES_TMPDIR}",
                // The last two as Elasticsearch's own file has them.
                "20-:--add-modules=jdk.incubator.vector",
                "-Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1"));
    jvmOptions.addAll(ServerProcess.furtherJvmOptions());
    Files.write(config.resolve("jvm.options"), jvmOptions);
    List<String> settings =
        new ArrayList<>(
            security == null
                ? List.of("xpack.security.enabled: false")
                : security.configure(config));
    settings.addAll(
        List.of(
            "# Written by Beacon at every start",
            "cluster.name: beacon",
            "node.name: beacon",
            "discovery.type: single-node",
            "network.host: 127.0.0.1",
            "http.port: " + port,
            "transport.port: " + FreePorts.find(),
            "path.data: " + quoted(directory.data()),
            "path.logs: " + quoted(directory.logs()),
            "# A laptop's disk may be nearly full and still have room for a district",
            "cluster.routing.allocation.disk.threshold_enabled: false"));
    Files.write(config.resolve("elasticsearch.yml"), settings);
  }

  private static String quoted(Path path) {
    return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private boolean serves() {
    if (!ServerProcess.answers(port)) {
      return false;
    }
    try {
      // Not GET /: the small build does not have it.
      URI health = URI.create(url() + "/_cluster/health?wait_for_status=yellow&timeout=1s");
      HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
      if (security != null) {
        ((HttpsURLConnection) connection).setSSLSocketFactory(security.trust().getSocketFactory());
        connection.setRequestProperty("Authorization", security.authorization());
      }
      connection.setConnectTimeout(HTTP_TIMEOUT_MILLIS);
      connection.setReadTimeout(HTTP_TIMEOUT_MILLIS);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException notYet) {
      return false;
    }
  }

  /** {@code http://127.0.0.1:port}; https with security on. */
  public String url() {
    return (security == null ? "http" : "https") + "://127.0.0.1:" + port;
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

  /** Stops the server and waits until it is gone; does nothing the second time. */
  @Override
  public void close() {
    process.close();
  }
}
