package dev.beacon.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server's process, from the start to a stop that is sure: SIGTERM, patience, SIGKILL, always by
 * process id.
 */
final class ServerProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);

  /** System property: what the JVMs of the servers are given beside their own options. */
  private static final String JVM_OPTIONS = "beacon.servers.jvm";

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int CONNECT_TIMEOUT_MILLIS = 500;

  /**
   * Ctrl-C in a terminal reaches every process of the foreground group. The servers ignore it, so
   * that Beacon stops them in its own order; signals ignored at exec stay ignored.
   */
  private static final List<String> DEAF_TO_THE_TERMINAL =
      List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

  private final String name;
  private final DataDirectory directory;
  private final Process process;
  private final AtExit.Registration atExit;
  private volatile boolean closing;
  private boolean closed;

  private ServerProcess(String name, DataDirectory directory, Process process) {
    this.name = name;
    this.directory = directory;
    this.process = process;
    this.atExit = AtExit.register(name, this);
  }

  /** Sets a server up in its directory and says by which command line it is run. */
  @FunctionalInterface
  interface Setup {
    List<String> commandLine() throws IOException;
  }

  /**
   * Starts a server. Its process owns {@code directory} from here on, and gives it back when it is
   * closed or cannot be started.
   *
   * @param workingDirectory of the process
   * @param setup yields a java command line that runs {@link Lifeline}
   * @param environment set in addition to this JVM's own environment
   */
  static ServerProcess start(
      String name,
      DataDirectory directory,
      Path workingDirectory,
      Setup setup,
      Map<String, String> environment) {
    try {
      Process process =
          launch(directory.console(), workingDirectory, setup.commandLine(), environment);
      LOG.info("{} starts as process {} in {}", name, process.pid(), directory.root());
      try {
        directory.record(process.pid());
        return new ServerProcess(name, directory, process);
      } catch (IOException | RuntimeException e) {
        process.destroyForcibly().onExit().join();
        throw e;
      }
    } catch (IOException e) {
      directory.close();
      throw new ServerException(
          name + " cannot be started in " + directory.root() + ": " + e.getMessage(), e);
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static Process launch(
      Path console, Path workingDirectory, List<String> command, Map<String, String> environment)
      throws IOException {
    List<String> whole = new ArrayList<>(DEAF_TO_THE_TERMINAL);
    whole.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(whole)
            .directory(workingDirectory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(console.toFile());
    forThisJvmOnly(builder.environment());
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** What tunes this JVM is not meant for its children. */
  private static void forThisJvmOnly(Map<String, String> environment) {
    environment
        .keySet()
        .removeAll(List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH"));
  }

  /**
   * What system property {@value #JVM_OPTIONS} adds to the options of a server's JVM, separated by
   * blanks. The build sets it for its tests, whose servers live for seconds.
   */
  static List<String> furtherJvmOptions() {
    String options = System.getProperty(JVM_OPTIONS, "").strip();
    return options.isEmpty() ? List.of() : List.of(options.split("\\s+", -1));
  }

  /** The java program this JVM runs on. */
  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /**
   * Where {@link Lifeline} is, for a server's classpath: the jar or the directory of this module's
   * classes.
   */
  static Path lifelineClasses() {
    try {
      return Path.of(Lifeline.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether somebody listens on {@code port} of 127.0.0.1. */
  static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_TIMEOUT_MILLIS);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  /**
   * Waits until {@code ready} holds. The server is stopped and a {@link ServerException} thrown
   * when it ends before that or takes longer than {@code limit}.
   */
  void awaitReady(Duration limit, BooleanSupplier ready) {
    try {
      long start = System.nanoTime();
      while (!ready.getAsBoolean()) {
        if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
          throw endedEarly();
        }
        if (System.nanoTime() - start > limit.toNanos()) {
          throw new ServerException(
              name
                  + " was not ready within "
                  + limit.toSeconds()
                  + " s. Its log is in "
                  + directory.logs()
                  + logTail());
        }
      }
      LOG.info(
          "{} is ready after {} ms", name, Duration.ofNanos(System.nanoTime() - start).toMillis());
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new ServerException("The start of " + name + " was interrupted.", e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private ServerException endedEarly() {
    if (closing) {
      return new ServerException(name + " was stopped while it started.");
    }
    return new ServerException(
        name
            + " ended with exit code "
            + process.exitValue()
            + " while starting. Its log is in "
            + directory.logs()
            + logTail());
  }

  private String logTail() {
    return ":\n" + directory.logTail();
  }

  Process process() {
    return process;
  }

  /** Stops the server and whatever it has started. Does nothing the second time. */
  @Override
  public void close() {
    closing = true;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      atExit.cancel();
      List<ProcessHandle> descendants = process.descendants().toList();
      process.destroy();
      if (!endsWithin(STOP_PATIENCE)) {
        LOG.warn(
            "{} (process {}) did not stop within {} s and is killed",
            name,
            process.pid(),
            STOP_PATIENCE.toSeconds());
        process.destroyForcibly();
      }
      descendants.forEach(ProcessHandle::destroyForcibly);
      process.onExit().join();
      descendants.forEach(child -> child.onExit().join());
      directory.close();
      LOG.info("{} has stopped", name);
    }
  }

  /** False also when interrupted: then the server is not waited for but killed. */
  private boolean endsWithin(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
