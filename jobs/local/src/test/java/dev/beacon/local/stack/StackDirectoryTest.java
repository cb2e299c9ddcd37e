package dev.beacon.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beacon.contract.PlatformClock;
import dev.beacon.local.terminal.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackDirectoryTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  /** No process has it: Linux hands out fewer. */
  private static final long NOBODY = Integer.MAX_VALUE;

  @TempDir private Path home;

  @Test
  void twoStacksCannotShareADirectory() {
    try (StackDirectory held = StackDirectory.hold(home.resolve("up"))) {
      assertThat(held.root()).isAbsolute();
      assertThatThrownBy(() -> StackDirectory.hold(home.resolve("up")))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("a stack already runs in")
          .hasMessageContaining("--data");
    }
    StackDirectory.hold(home.resolve("up")).close();
  }

  @Test
  void runningStackIsFoundUntilItStops() {
    Path up = home.resolve("up");
    RunningStack stack = stack(up, ProcessHandle.current().pid(), null);
    try (StackDirectory directory = StackDirectory.hold(up)) {
      directory.publish(stack);
      assertThat(RunningStack.find(null, home)).isEqualTo(stack);
      assertThat(RunningStack.find(up, home)).isEqualTo(stack);
    }
    assertThatThrownBy(() -> RunningStack.find(null, home))
        .isInstanceOf(UserError.class)
        .hasMessage("no running stack; start one with ./beacon up");
    assertThatThrownBy(() -> RunningStack.find(up, home))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("./beacon up --data " + up);
  }

  @Test
  void stackWhoseProcessHasGoneIsNotFound() {
    Path up = home.resolve("up");
    try (StackDirectory directory = StackDirectory.hold(up)) {
      directory.publish(stack(up, NOBODY, null));
      assertThat(RunningStack.findAny(null, home)).isEmpty();
    }
  }

  @Test
  void severalStacksMustBeToldApart() {
    Path up = home.resolve("up");
    Path demo = home.resolve("demo");
    try (StackDirectory first = StackDirectory.hold(up);
        StackDirectory second = StackDirectory.hold(demo)) {
      first.publish(stack(up, ProcessHandle.current().pid(), null));
      second.publish(stack(demo, ProcessHandle.current().pid(), null));
      assertThatThrownBy(() -> RunningStack.find(null, home))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("--data")
          .hasMessageContaining(up.toString())
          .hasMessageContaining(demo.toString());
    }
  }

  @Test
  void othersShareTheStacksClock() {
    RunningStack.Acceleration faster = new RunningStack.Acceleration(NOON, NOON, 120);
    assertThat(stack(home, 1, faster).platformClock())
        .isEqualTo(PlatformClock.accelerated(NOON, NOON, 120));
    assertThat(stack(home, 1, null).platformClock()).isEqualTo(PlatformClock.system());
  }

  @Test
  void clearingForgetsEverythingAndKeepsTheLock() throws IOException {
    Path demo = home.resolve("demo");
    try (StackDirectory directory = StackDirectory.hold(demo)) {
      Files.createDirectories(directory.checkpoints().resolve("job").resolve("chk-1"));
      Files.writeString(directory.checkpoints().resolve("job").resolve("file"), "state");
      directory.clear();
      assertThat(demo).isDirectoryNotContaining("glob:**checkpoints");
      assertThatThrownBy(() -> StackDirectory.hold(demo)).isInstanceOf(UserError.class);
    }
  }

  private static RunningStack stack(Path data, long pid, RunningStack.Acceleration clock) {
    return new RunningStack(
        "up",
        data.toAbsolutePath().normalize().toString(),
        pid,
        2,
        3,
        NOON,
        "k",
        "e",
        "f",
        "g",
        "j",
        clock);
  }
}
