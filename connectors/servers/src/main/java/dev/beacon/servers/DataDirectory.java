package dev.beacon.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One server's directory: {@code config}, {@code data}, {@code logs}, {@code tmp}, and {@code
 * server.pid}, which names the server's process and is locked for as long as this JVM holds the
 * directory.
 */
final class DataDirectory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);

  /** How long a server whose parent has gone may take to notice and end by itself. */
  private static final Duration PATIENCE_WITH_ORPHANS = Duration.ofSeconds(20);

  private static final int TAIL_LINES = 20;

  private final Path root;
  private final RandomAccessFile pidFile;

  private DataDirectory(Path root, RandomAccessFile pidFile) {
    this.root = root;
    this.pidFile = pidFile;
  }

  /**
   * Takes hold of the directory, which is created where missing. A server that a killed Beacon has
   * left behind in it is ended first.
   *
   * @throws ServerException if another running Beacon holds it
   */
  static DataDirectory hold(Path directory, String server) {
    Path root = directory.toAbsolutePath().normalize();
    try {
      for (String part : List.of("config", "data", "logs", "tmp")) {
        Files.createDirectories(root.resolve(part));
      }
      RandomAccessFile pidFile = new RandomAccessFile(root.resolve("server.pid").toFile(), "rw");
      DataDirectory held = new DataDirectory(root, pidFile);
      try {
        if (!locked(pidFile)) {
          throw new ServerException(
              root
                  + " is in use by another running Beacon ("
                  + server
                  + held.recordedPid().map(pid -> ", process " + pid).orElse("")
                  + "). Stop that one or choose another directory.");
        }
        held.endOrphan(server);
        return held;
      } catch (IOException | RuntimeException e) {
        pidFile.close();
        throw e;
      }
    } catch (IOException e) {
      throw new ServerException(
          root + " cannot be used as data directory of " + server + ": " + e.getMessage(), e);
    }
  }

  private static boolean locked(RandomAccessFile pidFile) throws IOException {
    try {
      // Closing the file gives the lock back, and so does the end of this JVM.
      FileLock lock = pidFile.getChannel().tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldByThisJvm) {
      return false;
    }
  }

  Path root() {
    return root;
  }

  Path config() {
    return root.resolve("config");
  }

  Path data() {
    return root.resolve("data");
  }

  Path logs() {
    return root.resolve("logs");
  }

  Path tmp() {
    return root.resolve("tmp");
  }

  /** Where the server's standard output goes; begins anew with every start. */
  Path console() {
    return logs().resolve("console.log");
  }

  /** A JVM argument by which a process shows that it serves this directory. */
  String mark() {
    return "-Dbeacon.data=" + root;
  }

  void record(long pid) throws IOException {
    pidFile.setLength(0);
    pidFile.write(Long.toString(pid).getBytes(UTF_8));
  }

  /**
   * Writes the logging configuration that both servers use: a few rolled files in {@code logs}, and
   * errors on the console.
   */
  Path writeLogConfig() throws IOException {
    Path file = config().resolve("log4j2.properties");
    try (InputStream template =
        DataDirectory.class.getResourceAsStream("server-log4j2.properties")) {
      String text = new String(template.readAllBytes(), UTF_8);
      Files.writeString(file, text.replace("@LOGS@", logs().toString()));
    }
    return file;
  }

  /** The last lines of the console, or of the server's log if the console is empty. */
  String logTail() {
    String console = tail(console());
    return console.isBlank() ? tail(logs().resolve("server.log")) : console;
  }

  static String tail(Path file) {
    try {
      List<String> lines = new String(Files.readAllBytes(file), UTF_8).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    } catch (IOException missing) {
      return "";
    }
  }

  private Optional<Long> recordedPid() throws IOException {
    pidFile.seek(0);
    String pid = pidFile.readLine();
    return pid == null || pid.isBlank() ? Optional.empty() : Optional.of(Long.valueOf(pid.strip()));
  }

  private void endOrphan(String server) throws IOException {
    Optional<ProcessHandle> orphan = recordedPid().flatMap(ProcessHandle::of).filter(this::isOurs);
    if (orphan.isEmpty()) {
      return;
    }
    LOG.info(
        "Process {} is a {} whose Beacon has gone; waiting for it to end",
        orphan.get().pid(),
        server);
    if (!ended(orphan.get()) && orphan.get().destroy() && !ended(orphan.get())) {
      orphan.get().destroyForcibly();
      if (!ended(orphan.get())) {
        throw new ServerException(
            "Process "
                + orphan.get().pid()
                + " still uses "
                + root
                + " ("
                + server
                + ") and cannot be stopped.");
      }
    }
  }

  private boolean isOurs(ProcessHandle process) {
    return process.info().arguments().map(args -> List.of(args).contains(mark())).orElse(false);
  }

  private static boolean ended(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE_WITH_ORPHANS.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gives the directory back. */
  @Override
  public void close() {
    try {
      pidFile.setLength(0);
      pidFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
