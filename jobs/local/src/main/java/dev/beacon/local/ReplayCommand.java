package dev.beacon.local;

import dev.beacon.clusters.EvidenceLimits;
import dev.beacon.contract.EventKind;
import dev.beacon.feeds.FeedException;
import dev.beacon.feeds.FeedMapping;
import dev.beacon.feeds.FeedMappings;
import dev.beacon.feeds.FeedReader;
import dev.beacon.feeds.FeedRecord;
import dev.beacon.feeds.TimeOrdered;
import dev.beacon.local.simulate.Pace;
import dev.beacon.local.stack.LocalStack;
import dev.beacon.local.stack.RunningStack;
import dev.beacon.local.stack.StackDirectory;
import dev.beacon.local.status.FlinkRest;
import dev.beacon.local.terminal.Terminal;
import dev.beacon.local.terminal.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code ./beacon replay}: a department's file, through the running stack. */
@Command(
    name = "replay",
    description = {
      "Sends a department's file through the running stack.",
      "Reads it by a mapping and puts its events on Kafka in the order of their event time. Rows that cannot be mapped go to beacon.rejects. Ends with an account of every row; the exit"
          + " code is 0 only if nothing was lost."
    },
    footer = {
      "",
      "Examples:",
      "  ./beacon replay --feed us-wage-claims --input claims.csv.gz",
      "  ./beacon replay --feed boston-311 --input 311.csv.gz --speed 3600 --limit 5000",
      "  ./beacon replay --feed my-department.yaml --input export.csv --no-wait"
    })
final class ReplayCommand implements Callable<Integer> {
  private static final Duration POLL = Duration.ofMillis(200);

  /**
   * About how many events may be on their way to the job. Far ahead of it, Kafka's partitions would
   * drift apart by years of event time, and what belongs together would come in minutes apart.
   */
  private static final int AHEAD = 5_000;

  private static final Duration LINES_EVERY = Duration.ofSeconds(5);

  /** A job that takes in nothing more for this long has lost what is missing. */
  private static final Duration STALLED = Duration.ofSeconds(60);

  /** By then what has settled has also been written. */
  private static final Duration SETTLED_MARGIN = Duration.ofSeconds(5);

  private final Terminal terminal = Terminal.standard();
  private long lineAt = System.nanoTime();
  private FlinkRest.Intake latest = FlinkRest.Intake.NONE;

  @Option(
      names = "--feed",
      required = true,
      paramLabel = "FEED",
      description = "Name of a shipped mapping (see ./beacon feeds) or a mapping file.")
  private String feed;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description = "The department's file, plain or compressed by gzip.")
  private Path input;

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      defaultValue = "unpaced",
      converter = SpeedConverter.class,
      description =
          "Seconds of event time a second, or unpaced: as fast as the job takes them (default:"
              + " ${DEFAULT-VALUE}).")
  private double speed;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Only the first N events of the file's time (default: all).")
  private Long limit;

  @Option(
      names = "--no-wait",
      description = "Do not wait for the job: only put the events on Kafka.")
  private boolean noWait;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data directory of the stack (default: the only one running).")
  private Path data;

  /** A factor above 0, or {@code unpaced}, which is without bound. */
  static final class SpeedConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      if (text.equalsIgnoreCase("unpaced")) {
        return Double.POSITIVE_INFINITY;
      }
      try {
        double factor = Double.parseDouble(text);
        if (factor > 0) {
          return factor;
        }
      } catch (NumberFormatException e) {
        // told below
      }
      throw new TypeConversionException("'" + text + "' is neither a number above 0 nor unpaced");
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (limit != null && limit < 1) {
      throw new UserError("--limit must be at least 1");
    }
    if (!Files.isRegularFile(input)) {
      throw new UserError("no such file: " + input);
    }
    RunningStack stack = RunningStack.find(data, StackDirectory.HOME);
    TimeOrdered file = read(stack);
    List<FeedRecord.Event> events =
        limit == null || limit >= file.events().size()
            ? file.events()
            : file.events().subList(0, limit.intValue());
    FlinkRest job = new FlinkRest(stack.flink(), stack.jobId());
    FlinkRest.Intake before =
        job.intake()
            .orElseThrow(() -> new UserError("the stack's job does not run; see " + stack.flink()));
    try (ReplayPublisher publisher = new ReplayPublisher(stack.kafka())) {
      publish(file, events, publisher, () -> takenIn(job, before));
      account(file, events, publisher);
      boolean lost = isLost(file, events, publisher);
      if (!noWait && !lost) {
        lost = !takenInAll(job, before, events.size());
      }
      return lost ? 1 : 0;
    }
  }

  private TimeOrdered read(RunningStack stack) {
    try {
      FeedMapping mapping = FeedMappings.find(feed);
      try (FeedReader reader =
          FeedReader.open(input, mapping, LocalStack.pseudonyms(stack.directory()))) {
        feed = mapping.name();
        tell("reading %s ...".formatted(input));
        return TimeOrdered.read(reader);
      }
    } catch (FeedException e) {
      throw new UserError(e.getMessage(), e);
    }
  }

  private void publish(
      TimeOrdered file, List<FeedRecord.Event> events, ReplayPublisher publisher, TakenIn takenIn)
      throws InterruptedException {
    Instant readAt = Instant.now();
    file.unmappable().forEach(row -> publisher.send(row.toReject(feed, readAt)));
    if (events.isEmpty()) {
      publisher.flush();
      return;
    }
    Pace pace = pace(events.get(0).reportedAt());
    long sent = 0;
    for (FeedRecord.Event event : events) {
      pace.await(event.reportedAt());
      if (!noWait && sent % AHEAD == 0 && !awaitTakenIn(takenIn, sent - AHEAD)) {
        throw new UserError(
            "%,d events were sent, but the job stands still; see its page".formatted(sent));
      }
      publisher.send(event);
      sent++;
      if (sent % 1_000 == 0 || Double.isFinite(speed)) {
        tell("sent %,d of %,d events, up to %s".formatted(sent, events.size(), event.reportedAt()));
      }
    }
    publisher.flush();
  }

  private Pace pace(Instant first) {
    if (Double.isInfinite(speed)) {
      return Pace.unpaced();
    }
    long begun = System.nanoTime();
    return Pace.with(
        () -> first.plusMillis((long) ((System.nanoTime() - begun) / 1e6 * speed)), speed);
  }

  private void account(TimeOrdered file, List<FeedRecord.Event> events, ReplayPublisher publisher) {
    terminal.block(List.of());
    line("rows read", file.counts().rows());
    for (EventKind kind : EventKind.values()) {
      long count = events.stream().filter(event -> event.kind() == kind).count();
      line(kind == EventKind.PROGRESS ? "progress" : kind.prefix() + "s", count);
    }
    if (events.size() < file.events().size()) {
      line("beyond the limit", file.events().size() - events.size());
    }
    line("unmappable", file.unmappable().size());
    line("on Kafka", publisher.events());
    if (publisher.failure() != null) {
      terminal.line("Kafka did not take everything: " + publisher.failure().getMessage());
    }
  }

  private static boolean isLost(
      TimeOrdered file, List<FeedRecord.Event> events, ReplayPublisher publisher) {
    return publisher.events() != events.size() || publisher.rejects() != file.unmappable().size();
  }

  /** Asks what the job has taken in since the replay began. */
  private interface TakenIn {
    FlinkRest.Intake ask() throws InterruptedException;
  }

  private FlinkRest.Intake takenIn(FlinkRest job, FlinkRest.Intake before)
      throws InterruptedException {
    try {
      latest = job.intake().map(intake -> intake.since(before)).orElse(latest);
    } catch (IOException e) {
      tell("the job does not answer: " + e.getMessage());
    }
    return latest;
  }

  /**
   * Waits until the job has taken in so many events, or stands still.
   *
   * @return whether it has
   */
  private boolean awaitTakenIn(TakenIn job, long wanted) throws InterruptedException {
    long known = -1;
    long progressAt = System.nanoTime();
    while (true) {
      long now = job.ask().total();
      if (now >= wanted) {
        return true;
      }
      if (now != known) {
        known = now;
        progressAt = System.nanoTime();
      } else if (System.nanoTime() - progressAt > STALLED.toNanos()) {
        return false;
      }
      tell("the job has taken in %,d events".formatted(now));
      Thread.sleep(POLL.toMillis());
    }
  }

  /** Whether the job took in as many events as were sent; tells what became of them. */
  private boolean takenInAll(FlinkRest job, FlinkRest.Intake before, long sent)
      throws InterruptedException {
    boolean all = awaitTakenIn(() -> takenIn(job, before), sent);
    terminal.block(List.of());
    line("accepted", latest.accepted());
    line("merged", latest.merged());
    line("rejected", latest.rejected());
    line("of these late", latest.late());
    if (!all) {
      terminal.line(
          "%,d events were not taken in: the job has stood still for %d s"
              .formatted(sent - latest.total(), STALLED.toSeconds()));
    }
    if (latest.late() > 0) {
      Duration settles = EvidenceLimits.defaults().historySettles().plus(SETTLED_MARGIN);
      terminal.line(
          "clusters of long ago are alerted once the order of their reports is certain, in %d s ..."
              .formatted(settles.toSeconds()));
      Thread.sleep(settles.toMillis());
    }
    return all;
  }

  private void line(String name, long count) {
    terminal.line("%-18s %,10d".formatted(name, count));
  }

  /** Says how far it is: at once where the line can be replaced, else now and then. */
  private void tell(String text) {
    if (terminal.isLive()) {
      terminal.block(List.of(text));
    } else if (System.nanoTime() - lineAt > LINES_EVERY.toNanos()) {
      lineAt = System.nanoTime();
      terminal.line(text);
    }
  }
}
