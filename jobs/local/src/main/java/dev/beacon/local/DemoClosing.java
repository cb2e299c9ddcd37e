package dev.beacon.local;

import dev.beacon.contract.EventKind;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Json;
import dev.beacon.contract.Topics;
import dev.beacon.elasticsearch.CaseCounts;
import dev.beacon.elasticsearch.ElasticsearchQueries;
import dev.beacon.elasticsearch.Indices;
import dev.beacon.local.stack.LocalStack;
import dev.beacon.local.status.AlertWatch;
import dev.beacon.local.status.DemoReport;
import dev.beacon.local.status.FlinkRest;
import dev.beacon.local.status.HealthChecks;
import dev.beacon.local.status.TopicEnds;
import dev.beacon.local.terminal.Terminal;
import dev.beacon.local.terminal.Terminal.Colour;
import dev.beacon.local.terminal.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.apache.kafka.common.TopicPartition;

/**
 * Takes stock at the end of an unattended run: everything sent is taken in, everything emitted is
 * written, and only then is counted.
 */
final class DemoClosing {
  private static final Duration DRAIN_LIMIT = Duration.ofMinutes(2);
  private static final Duration CHECKPOINT_LIMIT = Duration.ofMinutes(1);
  private static final Duration SAME_LIMIT = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(300);

  private final LocalStack stack;
  private final Terminal terminal;
  private final AlertWatch alerts;
  private final FlinkRest job;
  private final TopicEnds topics;
  private final ElasticsearchQueries documents;

  DemoClosing(LocalStack stack, Terminal terminal, AlertWatch alerts) {
    this.stack = stack;
    this.terminal = terminal;
    this.alerts = alerts;
    this.job = FlinkRest.of(stack);
    this.topics = new TopicEnds(stack.kafkaAdmin());
    this.documents = new ElasticsearchQueries(stack.elasticsearchClient());
  }

  /**
   * Ends the run.
   *
   * @param json where to write the account; null for nowhere
   * @return the exit code: 0 only if the pipeline was healthy
   */
  int close(DemoTraffic traffic, Path json) throws IOException, InterruptedException {
    terminal.keepBlock();
    terminal.line("The run is over; taking stock ...");
    traffic.stop();
    Map<EventKind, Long> in = topics.events();
    long total = in.values().stream().mapToLong(Long::longValue).sum();
    FlinkRest.Intake intake = drain(total);
    stack.flink().checkpoint(CHECKPOINT_LIMIT);
    Stock stock = takeStock();
    FlinkRest.Health health = job.health();
    DemoReport report = report(in, intake, stock, health);
    summarise(report);
    if (json != null) {
      Files.write(json, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(report));
      terminal.line("The account is in " + json);
    }
    List<String> failures = HealthChecks.failures(report, health, stock.missing(), stock.unknown());
    failures.forEach(failure -> terminal.line(terminal.in(Colour.RED, "not healthy: ") + failure));
    if (failures.isEmpty()) {
      terminal.line(terminal.in(Colour.GREEN, "Healthy."));
    }
    return failures.isEmpty() ? 0 : 1;
  }

  /** Waits until the job has taken in what is on Kafka, or the limit is reached. */
  private FlinkRest.Intake drain(long total) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + DRAIN_LIMIT.toNanos();
    FlinkRest.Intake intake = FlinkRest.Intake.NONE;
    while (intake.total() < total && System.nanoTime() < deadline) {
      Thread.sleep(POLL.toMillis());
      intake = job.intake().orElse(intake);
    }
    return intake;
  }

  /**
   * What is on Kafka and in Elasticsearch.
   *
   * @param missing alerts of Kafka's that Elasticsearch does not have
   * @param unknown how many alerts Elasticsearch has beyond those that Kafka does
   */
  private record Stock(
      Map<String, Long> documents,
      Map<Grade, Long> cases,
      Map<String, Long> alerts,
      long missing,
      long unknown) {
    private boolean agrees() {
      return missing == 0 && unknown == 0;
    }
  }

  /**
   * Counts once Elasticsearch has every alert that was on Kafka when the stock-taking began, or the
   * limit is reached. The platform's clock runs on and clocks strike in silence: to wait until both
   * hold the same would be to wait for a silence that does not come.
   */
  private Stock takeStock() throws IOException, InterruptedException {
    CaseCounts cases = new CaseCounts(stack.elasticsearchClient());
    long deadline = System.nanoTime() + SAME_LIMIT.toNanos();
    List<String> told = readAlerts(deadline);
    while (true) {
      documents.refresh(Indices.ALL);
      Map<String, Long> counts = documents.counts(Indices.ALL);
      long missing = told.size() - documents.present(Indices.ALERTS, told);
      long unknown = Math.max(0, counts.get(Indices.ALERTS) - alerts.ids().size());
      Stock stock = new Stock(counts, cases.all(), alerts.tallies(), missing, unknown);
      if (stock.agrees() || System.nanoTime() > deadline) {
        return stock;
      }
      Thread.sleep(POLL.toMillis());
    }
  }

  /** The ids of the alerts that are on Kafka now. */
  private List<String> readAlerts(long deadline) throws InterruptedException {
    Map<TopicPartition, Long> ends = topics.of(List.of(Topics.ALERTS));
    while (!alerts.hasReached(ends)) {
      if (System.nanoTime() > deadline) {
        throw new UserError(
            "the alerts on Kafka could not be read within " + SAME_LIMIT.toSeconds() + " s");
      }
      Thread.sleep(POLL.toMillis());
    }
    return alerts.ids();
  }

  private DemoReport report(
      Map<EventKind, Long> in, FlinkRest.Intake intake, Stock stock, FlinkRest.Health health) {
    return new DemoReport(
        new DemoReport.EventsIn(
            in.get(EventKind.REQUEST),
            in.get(EventKind.TIP),
            in.get(EventKind.PROGRESS),
            in.get(EventKind.ORDER),
            in.get(EventKind.CHECK_IN)),
        intake.accepted(),
        intake.merged(),
        intake.rejected(),
        stock.cases(),
        stock.alerts(),
        stock.documents(),
        latency(alerts.latencies()),
        health.checkpoints(),
        health.restarts());
  }

  private static DemoReport.Latency latency(Histogram latencies) {
    return latencies.getTotalCount() == 0
        ? new DemoReport.Latency(null, null)
        : new DemoReport.Latency(
            latencies.getValueAtPercentile(50), latencies.getValueAtPercentile(99));
  }

  private void summarise(DemoReport report) {
    DemoReport.EventsIn in = report.eventsIn();
    line(
        "events in",
        "%,d requests, %,d tips, %,d progress, %,d orders, %,d check-ins"
            .formatted(in.requests(), in.tips(), in.progress(), in.orders(), in.checkIns()));
    line(
        "taken in",
        "%,d accepted, %,d merged, %,d rejected"
            .formatted(report.accepted(), report.merged(), report.rejected()));
    line("cases", listed(report.cases()));
    line("alerts", listed(report.alerts()));
    line("documents", listed(report.documents()));
    line(
        "latency",
        report.latencyMillis().p50() == null
            ? "no event completed an alert"
            : "half of the alerts within %,d ms of their event, 99 %% within %,d ms"
                .formatted(report.latencyMillis().p50(), report.latencyMillis().p99()));
    line("job", "%,d checkpoints, %,d restarts".formatted(report.checkpoints(), report.restarts()));
  }

  private static String listed(Map<?, Long> counts) {
    return String.join(
        ", ",
        counts.entrySet().stream().map(e -> e.getKey() + " %,d".formatted(e.getValue())).toList());
  }

  private void line(String name, String value) {
    terminal.line("%-11s %s".formatted(name, value));
  }
}
