package dev.beacon.local;

import dev.beacon.contract.PlatformClock;
import dev.beacon.contract.RiskModel;
import dev.beacon.contract.RiskModels;
import dev.beacon.contract.Topics;
import dev.beacon.kafka.EventTime;
import dev.beacon.local.simulate.SimulationConfig;
import dev.beacon.local.stack.LocalStack;
import dev.beacon.local.stack.PublishedTopic;
import dev.beacon.local.status.AlertWatch;
import dev.beacon.local.terminal.StopSignal;
import dev.beacon.local.terminal.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code ./beacon demo}: the stack with a simulated district.
 *
 * <p>Decision: it keeps its data apart from {@code up} and begins anew each time. Simulated traffic
 * must never mix with real data, and its time, which runs faster than the wall's, cannot be
 * resumed.
 */
@Command(
    name = "demo",
    description = {
      "Shows Beacon at work on a simulated district.",
      "Starts Kafka, Elasticsearch, the Flink job and the gateway on this machine, lets the district"
          + " send its requests, tips and progress, and shows what becomes of them until Ctrl-C.",
      "Begins anew each time, in .beacon/demo."
    },
    footer = {
      "",
      "Examples:",
      "  ./beacon demo",
      "  ./beacon demo --speed 600 --rate 2 --lang both",
      "  ./beacon demo --for 90s --json out.json        (unattended: exits 0 only if all went well)"
    })
final class DemoCommand extends StackCommand {
  private static final Duration LINES_EVERY = Duration.ofSeconds(5);

  /**
   * The platform's clock shows the beginning of the simulated time this long after the job is
   * submitted, when its tasks run.
   */
  private static final Duration HEAD_START = Duration.ofSeconds(8);

  /** How long an event may take from the simulator into the job, on a busy machine. */
  private static final Duration ON_ITS_WAY = Duration.ofMillis(500);

  @Option(
      names = "--speed",
      order = 1,
      paramLabel = "FACTOR",
      defaultValue = "120",
      description = "Simulated seconds a second (default: ${DEFAULT-VALUE}).")
  private double speed;

  @Option(
      names = "--rate",
      order = 2,
      paramLabel = "EVENTS",
      defaultValue = "1",
      description =
          "Everyday events a simulated second; outbreaks come on top (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--seed",
      order = 3,
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed gives the same district (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--for",
      order = 4,
      paramLabel = "DURATION",
      description =
          "Stop by itself after this long, 90s or 5m, take stock, and exit with 0 only if the"
              + " pipeline was healthy (default: until Ctrl-C).")
  private Duration length;

  @Option(
      names = "--json",
      order = 5,
      paramLabel = "FILE",
      description = "With --for: write the account of the run there.")
  private Path json;

  @Spec private CommandSpec spec;

  DemoCommand() {
    super("demo");
  }

  @Override
  boolean fresh() {
    return true;
  }

  @Override
  PlatformClock clock() {
    return PlatformClock.accelerated(
        SimulationConfig.DEFAULT_START, Instant.now().plus(HEAD_START), speed);
  }

  /**
   * Decision: lateness grows with the speed. An event is on its way for a moment of the wall's
   * time, and at 120 times that is a minute of the platform's.
   */
  @Override
  Duration lateness() {
    return EventTime.defaults().lateness().plusMillis((long) (ON_ITS_WAY.toMillis() * speed));
  }

  @Override
  Duration linesEvery() {
    return LINES_EVERY;
  }

  @Override
  void check() {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new ParameterException(spec.commandLine(), "--speed must be above 0");
    }
    if (!(rate >= 0) || Double.isInfinite(rate)) {
      throw new ParameterException(spec.commandLine(), "--rate must not be negative");
    }
    if (json != null && length == null) {
      throw new ParameterException(spec.commandLine(), "--json needs --for");
    }
    if (json != null && !Files.isDirectory(json.toAbsolutePath().getParent())) {
      throw new UserError("no such directory: " + json.toAbsolutePath().getParent());
    }
  }

  @Override
  int attend(Session session) throws InterruptedException, IOException {
    session.terminal().line("Beacon is up; the district begins to report.");
    session.places().forEach(session.terminal()::line);
    SimulationConfig config = SimulationConfig.defaults().withSeed(seed).withRate(rate);
    try (AlertWatch alerts =
            AlertWatch.start(
                session.stack().description().kafka(), AlertWatch.From.BEGINNING, session::tell);
        DemoTraffic traffic = start(session.stack(), config)) {
      try {
        show(session, alerts, length);
      } catch (InterruptedException e) {
        if (!session.stop().requested()) {
          throw e;
        }
        // Without an end of its own, Ctrl-C is how it is meant to end.
        return length == null ? 0 : StopSignal.EXIT_CODE;
      }
      return new DemoClosing(session.stack(), session.terminal(), alerts).close(traffic, json);
    }
  }

  private DemoTraffic start(LocalStack stack, SimulationConfig config) throws InterruptedException {
    new PublishedTopic<>(stack.description().kafka(), Topics.RISK_MODELS, RiskModels::readJson)
        .publish(List.of(model(RiskModels.shipped())));
    return DemoTraffic.start(stack, config, speed);
  }

  /**
   * Decision: everyday events come a thousand times as often as in the district the shipped model
   * is made for. By that model all of the demo's map would be red, which shows nothing, so what
   * takes longer to cool than a demo lasts takes more to heat.
   */
  private static RiskModel model(RiskModel shipped) {
    RiskModel.Scales scales = shipped.scales();
    return shipped
        .withScales(
            new RiskModel.Scales(
                scales.cell() * 2,
                scales.wideCell() * 3,
                scales.community() * 20,
                scales.street() * 30,
                scales.subject() * 2))
        .published(
            shipped.version() + 1,
            "demo",
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            "a demo reports a thousand times as much as a district");
  }
}
