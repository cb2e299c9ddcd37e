package dev.beacon.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Another JVM that starts a server, for tests of what becomes of the server when that JVM ends. */
final class Parent implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private Parent(Process process) {
    this.process = process;
    this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  /** {@code server}: "kafka", "elasticsearch" or "shared-kafka", the one that tests share. */
  static Parent start(String server, Path dataDirectory) throws IOException {
    return new Parent(
        new ProcessBuilder(
                ServerProcess.java().toString(),
                "-XX:TieredStopAtLevel=1",
                "-D" + ServerPaths.PROPERTY + "=" + System.getProperty(ServerPaths.PROPERTY),
                "-Djava.io.tmpdir=" + dataDirectory,
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName(),
                server,
                dataDirectory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /** The processes of the server, once it serves. */
  List<Long> serverPids() throws IOException {
    String line = output.readLine();
    while (line != null && !line.startsWith("pids ")) {
      line = output.readLine();
    }
    if (line == null) {
      throw new IOException("The other JVM ended without having started its server");
    }
    return Stream.of(line.substring("pids ".length()).split(" ", -1)).map(Long::valueOf).toList();
  }

  Process process() {
    return process;
  }

  /** Lets the other JVM come to the end of its main method. */
  void finish() throws IOException {
    process.getOutputStream().close();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[1]);
    ServerPaths paths = ServerPaths.fromSystemProperty();
    Process server =
        switch (args[0]) {
          case "kafka" -> KafkaServer.start(paths, directory, 0).process();
          case "elasticsearch" -> ElasticsearchServer.start(paths, directory, 0, 512).process();
          case "shared-kafka" -> TestServers.kafka().process();
          default -> throw new IllegalArgumentException(args[0]);
        };
    StringBuilder pids = new StringBuilder("pids ").append(server.pid());
    server.descendants().forEach(child -> pids.append(' ').append(child.pid()));
    System.out.println(pids);
    while (System.in.read() >= 0) {
      // until the test says nothing more
    }
  }
}
