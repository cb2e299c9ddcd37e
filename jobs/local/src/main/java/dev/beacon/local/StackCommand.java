package dev.beacon.local;

import dev.beacon.contract.Alert;
import dev.beacon.contract.PlatformClock;
import dev.beacon.kafka.EventTime;
import dev.beacon.local.stack.LocalStack;
import dev.beacon.local.stack.Ports;
import dev.beacon.local.stack.RunningStack;
import dev.beacon.local.stack.StackDirectory;
import dev.beacon.local.status.AlertWatch;
import dev.beacon.local.status.PipelineStatus;
import dev.beacon.local.status.StatusLines;
import dev.beacon.local.status.StatusLines.Language;
import dev.beacon.local.status.StatusReader;
import dev.beacon.local.terminal.StopSignal;
import dev.beacon.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that runs a stack for as long as it runs itself. */
abstract class StackCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(StackCommand.class);
  private static final Duration REDRAWN_EVERY = Duration.ofSeconds(1);

  private final String name;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      order = 10,
      description =
          "Directory for the stack's data (default: .beacon/${COMMAND-NAME} where Beacon is).")
  private Path data;

  @Mixin private Ports ports;

  @Option(
      names = "--checkpoint-every",
      order = 20,
      paramLabel = "DURATION",
      defaultValue = "10s",
      description = "How often the job takes a checkpoint (default: ${DEFAULT-VALUE}).")
  private Duration checkpointEvery;

  @Option(
      names = "--lang",
      order = 6,
      paramLabel = "LANG",
      description =
          "Language of alerts' sentences: zh, en or both (default: as the environment says, else"
              + " en).")
  private Language language;

  StackCommand(String name) {
    this.name = name;
  }

  /** Whether earlier data are forgotten. */
  abstract boolean fresh();

  /** Refuses options that make no sense, before anything is started. */
  void check() {}

  /** Asked when the job is submitted. */
  abstract PlatformClock clock();

  /** How late an event may be and still be in time. */
  Duration lateness() {
    return EventTime.defaults().lateness();
  }

  /** How often a line of status is printed where no block can be drawn. */
  abstract Duration linesEvery();

  /**
   * What to do with the running stack.
   *
   * @return the exit code
   * @throws InterruptedException when the person asks for the end
   */
  abstract int attend(Session session) throws InterruptedException, IOException;

  /** A running stack, with what tells of it. */
  record Session(LocalStack stack, Terminal terminal, StatusLines lines, StopSignal stop) {
    /** URLs to open, a line each. */
    List<String> places() {
      RunningStack where = stack.description();
      return List.of(
          "Screen %s/screen/   Gateway %s".formatted(where.gateway(), where.gateway()),
          "Flink %s   Elasticsearch %s   Kafka %s"
              .formatted(where.flink(), where.elasticsearch(), where.kafka()),
          "logs %s   Ctrl-C stops everything".formatted(stack.log()));
    }

    /** Prints an alert if people are to hear of it. */
    void tell(Alert alert) {
      if (StatusLines.isToldToPeople(alert)) {
        terminal.line(lines.alert(alert));
      }
    }
  }

  @Override
  public final Integer call() throws Exception {
    check();
    Terminal terminal = Terminal.standard();
    StopSignal stop = StopSignal.install();
    StatusLines lines =
        new StatusLines(
            terminal, language == null ? Language.ofLocale(Locale.getDefault()) : language);
    LocalStack stack =
        new LocalStack(
            new LocalStack.Settings(
                name,
                data == null ? StackDirectory.HOME.resolve(name) : data,
                fresh(),
                ports,
                this::clock,
                lateness(),
                checkpointEvery),
            terminal);
    try {
      stack.start();
      return attend(new Session(stack, terminal, lines, stop));
    } catch (Exception e) {
      if (!stop.requested()) {
        throw e;
      }
      LOG.info("Interrupted", e);
      return StopSignal.EXIT_CODE;
    } finally {
      stop.shield();
      terminal.keepBlock();
      if (stop.requested()) {
        terminal.line("Stopping; once more Ctrl-C stops at once.");
      }
      stack.close();
    }
  }

  /**
   * Shows the status until the end of time, {@code limit}, or until the person asks for the end.
   *
   * @param limit null if there is none
   * @throws InterruptedException when the person asks for the end
   */
  final void show(Session session, AlertWatch alerts, Duration limit) throws InterruptedException {
    StatusReader reader = new StatusReader(session.stack(), alerts);
    Terminal terminal = session.terminal();
    Duration every = terminal.isLive() ? REDRAWN_EVERY : linesEvery();
    long begun = System.nanoTime();
    for (long frame = 1; ; frame++) {
      try {
        session.stack().flink().keepWorking();
        PipelineStatus status = reader.read();
        if (terminal.isLive()) {
          terminal.block(session.lines().block(status, session.places()));
        } else {
          terminal.line(session.lines().line(status));
        }
      } catch (IOException e) {
        // One of them is busy; the next frame tells more.
        LOG.warn("The status could not be read", e);
      }
      long now = System.nanoTime() - begun;
      long next = frame * every.toNanos();
      if (limit != null && next >= limit.toNanos()) {
        sleep(limit.toNanos() - now);
        return;
      }
      sleep(next - now);
    }
  }

  private static void sleep(long nanos) throws InterruptedException {
    Thread.sleep(Math.max(0, Duration.ofNanos(nanos).toMillis()));
  }
}
