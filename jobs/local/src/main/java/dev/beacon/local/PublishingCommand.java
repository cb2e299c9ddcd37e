package dev.beacon.local;

import dev.beacon.contract.Publishable;
import dev.beacon.local.publishing.Conditions;
import dev.beacon.local.publishing.Kind;
import dev.beacon.local.publishing.NextVersions;
import dev.beacon.local.publishing.PublishingDesk;
import dev.beacon.local.publishing.VersionHistory;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What the commands have in common that publish versions of something: rules, clocks, risk models.
 *
 * @param <T> what is published
 */
abstract class PublishingCommand<T extends Publishable<T>> implements Runnable {
  private final Kind<T> kind;

  @Spec private CommandSpec spec;

  PublishingCommand(Kind<T> kind) {
    this.kind = kind;
  }

  @Override
  public final void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  /** Numbers versions as the next, under these conditions, by whoever publishes. */
  final NextVersions<T> next(StackOption stack, ProvenanceOptions by, Conditions<T> conditions) {
    return new NextVersions<>(
        kind,
        versions(stack),
        conditions,
        by.author(),
        Instant.now().truncatedTo(ChronoUnit.MILLIS));
  }

  /** Publishes what has changed, and tells of it. */
  final void put(StackOption stack, List<NextVersions.Change<T>> changes)
      throws InterruptedException {
    desk().publish(stack.find().kafka(), changes);
  }

  /** What was published in a running stack. */
  final VersionHistory<T> versions(StackOption stack) {
    return desk().history(stack.find().kafka());
  }

  final PublishingDesk<T> desk() {
    return new PublishingDesk<>(kind, out());
  }

  final void line(String text) {
    out().println(text);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
