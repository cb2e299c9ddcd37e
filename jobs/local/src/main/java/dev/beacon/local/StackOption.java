package dev.beacon.local;

import dev.beacon.local.stack.RunningStack;
import dev.beacon.local.stack.StackDirectory;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The running stack that is meant. */
final class StackOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      order = 10,
      description = "Data directory of the stack (default: the only one running).")
  private Path data;

  RunningStack find() {
    return RunningStack.find(data, StackDirectory.HOME);
  }
}
