package dev.beacon.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.beacon.contract.Json;
import dev.beacon.local.terminal.UserError;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where one stack keeps what it knows: {@code kafka}, {@code elasticsearch}, {@code checkpoints},
 * {@code flink}, {@code logs}, the key of its pseudonyms, and while it runs {@code stack.json}.
 *
 * <p>While a stack holds the directory no other can: the file {@code lock} is locked, which ends
 * with the process however that ends.
 */
public final class StackDirectory implements AutoCloseable {
  /**
   * Where the directories of stacks are unless {@code --data} says otherwise: beside {@code
   * ./beacon}, which tells where that is, so that it does not matter from where it is called.
   */
  public static final Path HOME = Path.of(System.getProperty("beacon.root", "")).resolve(".beacon");

  private static final String LOCK = "lock";
  private static final String STACK = "stack.json";
  private static final ObjectMapper MAPPER =
      Json.mapper().copy().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path root;
  private final RandomAccessFile lock;

  private StackDirectory(Path root, RandomAccessFile lock) {
    this.root = root;
    this.lock = lock;
  }

  /**
   * Takes hold of a directory, which is made if it is missing.
   *
   * @throws UserError if another stack runs in it or it cannot be written
   */
  public static StackDirectory hold(Path directory) {
    Path root = directory.toAbsolutePath().normalize();
    try {
      Files.createDirectories(root);
      RandomAccessFile lock = new RandomAccessFile(root.resolve(LOCK).toFile(), "rw");
      if (!locked(lock)) {
        lock.close();
        throw new UserError(
            "a stack already runs in "
                + directory
                + processOf(root)
                + "; stop it, or choose another directory with --data");
      }
      Files.deleteIfExists(root.resolve(STACK)); // left behind by a stack that was killed
      return new StackDirectory(root, lock);
    } catch (IOException e) {
      throw new UserError("cannot keep data in " + directory + ": " + reason(e), e);
    }
  }

  private static boolean locked(RandomAccessFile file) throws IOException {
    try {
      FileLock lock = file.getChannel().tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  private static String processOf(Path root) {
    return stackIn(root).map(stack -> " (process " + stack.pid() + ")").orElse("");
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "") + " " + e.getMessage();
  }

  /**
   * The stack that runs in {@code directory}, if one does.
   *
   * @throws UserError if its description cannot be read
   */
  public static Optional<RunningStack> stackIn(Path directory) {
    Path file = directory.resolve(STACK);
    try {
      RunningStack stack = MAPPER.readValue(Files.readAllBytes(file), RunningStack.class);
      boolean alive = ProcessHandle.of(stack.pid()).map(ProcessHandle::isAlive).orElse(false);
      return alive ? Optional.of(stack) : Optional.empty();
    } catch (NoSuchFileException notRunning) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UserError("cannot read " + file + ": " + reason(e), e);
    }
  }

  /** Lets other commands find the stack. Appears whole or not at all. */
  public void publish(RunningStack stack) {
    try {
      Path draft = root.resolve(STACK + ".draft");
      Files.write(draft, MAPPER.writeValueAsBytes(stack));
      Files.move(draft, root.resolve(STACK), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The directory itself, absolute. */
  public Path root() {
    return root;
  }

  public Path kafka() {
    return root.resolve("kafka");
  }

  public Path elasticsearch() {
    return root.resolve("elasticsearch");
  }

  /** Checkpoints, kept from one run to the next. */
  public Path checkpoints() {
    return root.resolve("checkpoints");
  }

  /** Flink's working files, of no use to the next run. */
  public Path flink() {
    return root.resolve("flink");
  }

  /** Documents that Elasticsearch would not take. */
  public Path poison() {
    return root.resolve("poison");
  }

  /** What the stack has to tell, Flink and the job included. */
  public Path log() {
    return root.resolve("logs").resolve("beacon.log");
  }

  /** Forgets everything an earlier stack has left here, the logs too. */
  public void clear() {
    try (Stream<Path> entries = Files.list(root)) {
      for (Path entry : entries.filter(e -> !e.endsWith(LOCK)).toList()) {
        deleteAll(entry);
      }
    } catch (IOException e) {
      throw new UserError("cannot clear " + root + ": " + reason(e), e);
    }
  }

  /** Forgets Flink's working files. */
  public void clearWorkingFiles() {
    try {
      deleteAll(flink());
    } catch (IOException e) {
      throw new UserError("cannot clear " + flink() + ": " + reason(e), e);
    }
  }

  private static void deleteAll(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> tree = Files.walk(path)) {
      deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : deepestFirst) {
      Files.delete(each);
    }
  }

  /**
   * The file with the key of pseudonyms. Everything that feeds one stack uses one key, so that a
   * person has one pseudonym.
   */
  public static Path pseudonymKey(Path directory) {
    return directory.resolve("pseudonym.key");
  }

  /** The stack has stopped: its description goes, and another may have the directory. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(root.resolve(STACK));
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
