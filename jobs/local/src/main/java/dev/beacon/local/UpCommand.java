package dev.beacon.local;

import dev.beacon.contract.PlatformClock;
import dev.beacon.local.status.AlertWatch;
import java.time.Duration;
import picocli.CommandLine.Command;

/** {@code ./beacon up}: the stack, without simulated traffic. */
@Command(
    name = "up",
    description = {
      "Runs Beacon for real events.",
      "Starts Kafka, Elasticsearch, the Flink job and the gateway on this machine, and shows what"
          + " they do until Ctrl-C.",
      "Data stay in .beacon/up; started again, the job goes on from its last checkpoint."
    },
    footer = {
      "",
      "Examples:",
      "  ./beacon up",
      "  ./beacon up --data /srv/beacon --gateway-port 8090",
      "  ./beacon replay --feed us-wage-claims --input claims.csv.gz      (in another terminal)"
    })
final class UpCommand extends StackCommand {
  private static final Duration LINES_EVERY = Duration.ofSeconds(30);

  UpCommand() {
    super("up");
  }

  @Override
  boolean fresh() {
    return false;
  }

  @Override
  PlatformClock clock() {
    return PlatformClock.system();
  }

  @Override
  Duration linesEvery() {
    return LINES_EVERY;
  }

  @Override
  int attend(Session session) throws InterruptedException {
    session.terminal().line("Beacon is up.");
    session.places().forEach(session.terminal()::line);
    try (AlertWatch alerts =
        AlertWatch.start(
            session.stack().description().kafka(), AlertWatch.From.NOW, session::tell)) {
      show(session, alerts, null);
    } catch (InterruptedException e) {
      if (!session.stop().requested()) {
        throw e;
      }
    }
    // Ctrl-C is how it is meant to end.
    return 0;
  }
}
