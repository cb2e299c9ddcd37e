package dev.beacon.local.simulate;

import dev.beacon.contract.PlatformClock;
import dev.beacon.local.simulate.SimulationConfig.ScenarioSet;
import dev.beacon.local.terminal.DurationConverter;
import dev.beacon.local.terminal.StopSignal;
import dev.beacon.local.terminal.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./beacon simulate}: the district's traffic, onto Kafka or into a file. */
@Command(
    name = "simulate",
    sortOptions = false,
    description = {
      "Simulates the district: requests, tips, progress, orders with their check-ins, and",
      "wage-arrears outbreaks.",
      "",
      "Sends to the running stack unless told otherwise. The same seed and options give",
      "the same events, byte for byte.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  ./beacon simulate                                  feed the running stack as it runs",
      "  ./beacon simulate --for 3h --speed 60 --truth truth.jsonl",
      "  ./beacon simulate --events 1000000 --rate 20 --unpaced        load, as fast as Kafka takes it",
      "  ./beacon simulate --for 2d --out events.jsonl      a file, at once",
      "  ./beacon simulate --profile guangming-2019 --out events.jsonl"
    })
public final class SimulateCommand implements Callable<Integer> {
  /** What a profile decides by itself. */
  private static final List<String> NOT_OF_A_PROFILE =
      List.of(
          "--rate",
          "--speed",
          "--for",
          "--start",
          "--outbreaks",
          "--new-outbreak-every",
          "--scenarios",
          "--disorder",
          "--truth");

  private final Supplier<Optional<Target>> runningStack;

  @Spec private CommandSpec spec;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "NUMBER",
      description = "Same seed, same events. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "A whole history instead, from its first day to its last, as fast as the receiver takes it:"
              + " guangming-2019, the district's January 2019 to June 2020.")
  private String profile;

  @Option(
      names = "--rate",
      defaultValue = "1",
      paramLabel = "EVENTS",
      description =
          "Background events a simulated second, mean over a day; outbreaks come on top. Default:"
              + " ${DEFAULT-VALUE}.")
  private double rate;

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      description = "Simulated seconds a second of the wall. Default: the running stack's, else 1.")
  private Double speed;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "How long, in time of the wall at that speed: 90s, 15m, 3h, 2d. Without a clock to follow"
              + " (--out, --unpaced) the same events, at once. Default: until interrupted.")
  private Duration length;

  @Option(names = "--events", paramLabel = "NUMBER", description = "Stop after so many events.")
  private Long events;

  @Option(
      names = "--start",
      paramLabel = "INSTANT",
      description =
          "Where simulated time begins, such as 2019-11-04T00:30:00Z. Default: the running stack's"
              + " now; with --out that Monday morning.")
  private Instant start;

  @Option(
      names = "--outbreaks",
      defaultValue = "6",
      paramLabel = "NUMBER",
      description =
          "Outbreaks besides the true cases that are under way at the start. Default:"
              + " ${DEFAULT-VALUE}.")
  private int outbreaks;

  @Option(
      names = "--new-outbreak-every",
      defaultValue = "8h",
      paramLabel = "DURATION",
      converter = DurationOrNone.class,
      description = "Mean simulated time between later ones, 0s: none. Default: ${DEFAULT-VALUE}.")
  private Duration newOutbreakEvery;

  @Option(
      names = "--scenarios",
      defaultValue = "ALL",
      paramLabel = "SET",
      description = "Which outbreaks: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private ScenarioSet scenarios;

  @Option(
      names = "--disorder",
      defaultValue = "5s",
      paramLabel = "DURATION",
      converter = DurationOrNone.class,
      description = "How late an event may arrive, simulated time. Default: ${DEFAULT-VALUE}.")
  private Duration disorder;

  @Option(names = "--no-faults", description = "No unusable events and none delivered twice.")
  private boolean noFaults;

  @Option(
      names = "--unpaced",
      description = "As fast as the receiver takes them, whatever the speed.")
  private boolean unpaced;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "Kafka to send to. Default: the running stack's.")
  private String bootstrapServers;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Write to a file instead, at once: a line an event, {\"topic\":..,\"key\":..,\"value\":..}.")
  private Path out;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description =
          "Write what really happens: outbreaks, RED cases and orders to FILE, counts to its neighbour"
              + " FILE-summary.json.")
  private Path truth;

  /**
   * A stack that runs on this machine.
   *
   * @param bootstrapServers its Kafka
   * @param clock its time
   */
  public record Target(String bootstrapServers, PlatformClock clock) {}

  /** Knows of no running stack: {@code --out} or {@code --bootstrap-servers} is then needed. */
  public SimulateCommand() {
    this(Optional::empty);
  }

  /** Sends to the stack that is running when the command is called. */
  public SimulateCommand(Supplier<Optional<Target>> runningStack) {
    this.runningStack = runningStack;
  }

  @Override
  public Integer call() {
    checkOptions();
    Optional<Target> stack = out == null ? runningStack.get() : Optional.empty();
    String servers = servers(stack);
    double factor = speed != null ? speed : stack.map(target -> target.clock().speed()).orElse(1.0);
    SimulationConfig config = config(stack, factor);
    Pace pace = pace(stack, config, factor);
    Truth.Summary sent;
    boolean stopped = false;
    try (TruthFile truthFile = truth == null ? null : new TruthFile(truth);
        Simulation simulator = simulation(config, truthFile)) {
      StopSignal stop = out == null ? StopSignal.install() : null;
      try (EventOutput output =
          out == null ? new SimulationPublisher(servers) : new EventFile(out)) {
        output.sendAll(simulator, pace, events == null ? Long.MAX_VALUE : events);
      } catch (InterruptedException e) {
        // Asked to stop: that is reported by the exit code, what was sent below.
        stopped = true;
      } finally {
        if (stop != null) {
          stop.shield();
        }
      }
      simulator.close();
      sent = simulator.summary();
    } catch (IOException e) {
      throw new UserError(String.valueOf(e.getMessage()), e);
    }
    report(sent);
    return stopped ? StopSignal.EXIT_CODE : 0;
  }

  private Simulation simulation(SimulationConfig config, TruthFile truthFile) {
    return profile == null
        ? new DistrictSimulator(config, truthFile == null ? Truth.UNTOLD : truthFile)
        : new HistorySimulator(HistoryProfile.named(profile).get(), seed);
  }

  private void report(Truth.Summary sent) {
    PrintWriter writer = spec.commandLine().getOut();
    writer.printf(
        "%,d events: %,d requests, %,d tips, %,d progress, %,d orders, %,d check-ins; %,d cases, %,d"
            + " RED",
        sent.events(),
        sent.requests(),
        sent.tips(),
        sent.progress(),
        sent.orders(),
        sent.checkIns(),
        sent.cases(),
        sent.redCases());
    if (profile == null) {
      writer.printf("; %d outbreaks, %d of them clusters", sent.outbreaks(), sent.clusters());
    }
    writer.println();
    writer.flush();
  }

  private void checkOptions() {
    if (speed != null && !(speed > 0)) {
      throw failed("--speed must be above 0");
    }
    if (events != null && events < 0) {
      throw failed("--events must not be negative");
    }
    if (out != null && bootstrapServers != null) {
      throw failed("--out and --bootstrap-servers exclude each other");
    }
    if (profile != null) {
      checkProfile();
    } else if (out != null && length == null && events == null) {
      throw failed("--out needs an end: --for or --events");
    }
  }

  private void checkProfile() {
    if (HistoryProfile.named(profile).isEmpty()) {
      throw failed(
          "--profile: there is no %s; there is %s"
              .formatted(
                  profile,
                  String.join(
                      ", ", HistoryProfile.ALL.stream().map(HistoryProfile::name).toList())));
    }
    for (String option : NOT_OF_A_PROFILE) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw failed("--profile and " + option + " exclude each other");
      }
    }
  }

  private String servers(Optional<Target> stack) {
    if (out != null || bootstrapServers != null) {
      return bootstrapServers;
    }
    return stack
        .map(Target::bootstrapServers)
        .orElseThrow(
            () ->
                new UserError(
                    "no stack is running; start one with ./beacon up, or give --bootstrap-servers"
                        + " or --out"));
  }

  private SimulationConfig config(Optional<Target> stack, double factor) {
    Instant begin = start;
    if (begin == null) {
      begin =
          out != null
              ? SimulationConfig.DEFAULT_START
              : stack.map(target -> target.clock().now()).orElseGet(Instant::now);
    }
    try {
      Instant end = length == null ? null : begin.plusMillis((long) (length.toMillis() * factor));
      SimulationConfig config =
          SimulationConfig.defaults()
              .withSeed(seed)
              .withSpan(begin, end)
              .withRate(rate)
              .withDisorder(disorder)
              .withOutbreaks(scenarios, outbreaks, newOutbreakEvery);
      return noFaults ? config.withFaults(0, 0) : config;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw failed(e.getMessage());
    }
  }

  private Pace pace(Optional<Target> stack, SimulationConfig config, double factor) {
    if (out != null || unpaced || profile != null) {
      return Pace.unpaced();
    }
    boolean asTheStackRuns =
        stack.isPresent() && start == null && factor == stack.get().clock().speed();
    PlatformClock clock =
        asTheStackRuns
            ? stack.get().clock()
            : PlatformClock.accelerated(config.start(), Instant.now(), factor);
    return Pace.with(clock::now, factor);
  }

  private ParameterException failed(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** {@code 0s} for none, else as everywhere. */
  static final class DurationOrNone implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return "0s".equals(text) ? Duration.ZERO : new DurationConverter().convert(text);
    }
  }
}
