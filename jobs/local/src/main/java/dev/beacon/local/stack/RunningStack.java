package dev.beacon.local.stack;

import dev.beacon.contract.PlatformClock;
import dev.beacon.local.terminal.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A stack as others find it, {@code stack.json} in its directory.
 *
 * @param command what started it, {@code up} or {@code demo}
 * @param data its directory, absolute
 * @param pid the process that runs it
 * @param kafkaPid its broker
 * @param elasticsearchPid its Elasticsearch
 * @param startedAt when it was ready
 * @param kafka bootstrap servers
 * @param elasticsearch URL
 * @param flink URL of Flink's web page and REST interface
 * @param gateway URL
 * @param jobId the Flink job, in hexadecimal
 * @param clock the stack's own time; null if that is the wall's
 */
public record RunningStack(
    String command,
    String data,
    long pid,
    long kafkaPid,
    long elasticsearchPid,
    Instant startedAt,
    String kafka,
    String elasticsearch,
    String flink,
    String gateway,
    String jobId,
    Acceleration clock) {

  /** A clock that runs faster, as {@link PlatformClock#accelerated} takes it. */
  public record Acceleration(Instant origin, Instant wallOrigin, double speed) {}

  /** What time it is for this stack. */
  public PlatformClock platformClock() {
    return clock == null
        ? PlatformClock.system()
        : PlatformClock.accelerated(clock.origin(), clock.wallOrigin(), clock.speed());
  }

  /** The same with its gateway. */
  RunningStack withGateway(String url) {
    return new RunningStack(
        command,
        data,
        pid,
        kafkaPid,
        elasticsearchPid,
        startedAt,
        kafka,
        elasticsearch,
        flink,
        url,
        jobId,
        clock);
  }

  /** Where it keeps its data. */
  public Path directory() {
    return Path.of(data);
  }

  /**
   * The stack a command means: the one in {@code data}, or the only one that runs below {@code
   * home}.
   *
   * @param data null if the person did not say
   * @throws UserError if there is none, or more than one
   */
  public static RunningStack find(Path data, Path home) {
    return findAny(data, home)
        .orElseThrow(
            () ->
                new UserError(
                    data == null
                        ? "no running stack; start one with ./beacon up"
                        : "no running stack in "
                            + data
                            + "; start one with ./beacon up --data "
                            + data));
  }

  /**
   * As {@link #find}, empty if there is none.
   *
   * @throws UserError if there is more than one
   */
  public static Optional<RunningStack> findAny(Path data, Path home) {
    if (data != null) {
      return StackDirectory.stackIn(data);
    }
    List<RunningStack> running = below(home);
    if (running.size() > 1) {
      throw new UserError(
          "several stacks run; say which with --data: "
              + String.join(", ", running.stream().map(RunningStack::data).toList()));
    }
    return running.stream().findFirst();
  }

  private static List<RunningStack> below(Path home) {
    List<RunningStack> running = new ArrayList<>();
    if (!Files.isDirectory(home)) {
      return running;
    }
    try (Stream<Path> directories = Files.list(home)) {
      directories
          .sorted()
          .map(StackDirectory::stackIn)
          .flatMap(Optional::stream)
          .forEach(running::add);
    } catch (IOException e) {
      throw new UserError("cannot look for stacks in " + home + ": " + e.getMessage(), e);
    }
    return running;
  }
}
