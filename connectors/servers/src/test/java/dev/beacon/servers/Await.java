package dev.beacon.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for the end of processes that are not this JVM's children. */
final class Await {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private Await() {}

  static void end(long pid) {
    ProcessHandle.of(pid)
        .ifPresent(
            process ->
                assertThat(process.onExit().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .succeedsWithin(LIMIT));
  }
}
