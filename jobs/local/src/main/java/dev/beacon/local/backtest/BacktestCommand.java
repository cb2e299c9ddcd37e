package dev.beacon.local.backtest;

import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.ClockDefinitions;
import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.ClusterRules;
import dev.beacon.contract.Draft;
import dev.beacon.feeds.TimeOrdered;
import dev.beacon.local.clocks.ClockConditions;
import dev.beacon.local.clocks.ClockKind;
import dev.beacon.local.evaluate.FeedHistory;
import dev.beacon.local.publishing.PublishingDesk;
import dev.beacon.local.rules.RuleKind;
import dev.beacon.local.terminal.UserError;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./beacon backtest}: what would have been alerted. */
@Command(
    name = "backtest",
    description = {
      "Runs a department's history through the same topology as the running system, in one process and without a server, and"
          + " writes what would have been alerted.",
      "Writes to --out: alerts.jsonl (every version), cases.jsonl, orders.jsonl and scorecards.jsonl (each case, course of an order and card as it finally stands), rejects.jsonl, summary.json, and report.html to look at: how each"
          + " cluster grew and where each rule fired, alerts a week, and what each rule found for its false alerts."
    },
    footer = {
      "",
      "Examples:",
      "  ./beacon backtest --feed us-wage-claims --input claims.csv.gz --out result",
      "  ./beacon backtest --feed boston-311 --input 311.csv.gz --until 2016-01-12T18:58:43Z --out result",
      "  ./beacon backtest --input events.jsonl --out result        what simulate --out wrote",
      "  ./beacon backtest --input events.jsonl --clocks my-clocks.yaml --out result"
    })
public final class BacktestCommand implements Callable<Integer> {
  /** Where the days of events begin, which unlike a feed's carry no zone of their own. */
  private static final ZoneId BUSINESS = ZoneId.of("Asia/Shanghai");

  @Option(
      names = "--feed",
      paramLabel = "FEED",
      description =
          "Name of a shipped mapping (see ./beacon feeds) or a mapping file. Without it, --input"
              + " holds events as simulate --out writes them.")
  private String feed;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description =
          "The department's file, plain or compressed by gzip; or, without --feed, a file of events.")
  private Path input;

  @Option(
      names = "--rules",
      paramLabel = "RULES.yaml",
      description = "Cluster rules (default: the shipped ones).")
  private Path rules;

  @Option(
      names = "--clocks",
      paramLabel = "CLOCKS.yaml",
      description =
          "Clocks (default: the shipped ones). All of them hold from the beginning, whatever the file says.")
  private Path clocks;

  @Option(
      names = "--until",
      paramLabel = "INSTANT",
      description =
          "Judge what is pending at this instant, such as 2016-01-12T18:58:43Z; later events are left out (default: the last"
              + " event).")
  private Instant until;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where to write; created if missing.")
  private Path out;

  @Spec private CommandSpec spec;

  private ZoneId zone;

  @Override
  public Integer call() throws Exception {
    List<ClusterRule> inForce = rules();
    List<ClockDefinition> promises = clocks();
    TimeOrdered history = history();
    if (history.events().isEmpty()) {
      throw new UserError(input + " holds no event that " + feed + " can read");
    }
    Instant judgedAt = until == null ? Backtest.lastEvent(history) : until;
    long started = System.nanoTime();
    BacktestSummary summary =
        new Backtest(history, feed, zone, inForce, promises, judgedAt, out).run();
    print(summary);
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%,d rules in one pass: %.1f s%n",
            inForce.size(),
            (System.nanoTime() - started) / 1e9);
    return summary.isComplete() ? 0 : 1;
  }

  private List<ClusterRule> rules() {
    if (rules == null) {
      return ClusterRules.shipped();
    }
    return new PublishingDesk<>(RuleKind.RULES, spec.commandLine().getOut())
        .read(rules).stream().map(Draft::value).toList();
  }

  /**
   * Decision: they hold from the beginning, for the history is asked what they would have done to
   * it; a file that was printed from a running stack says from when they hold there.
   */
  private List<ClockDefinition> clocks() {
    if (clocks == null) {
      return ClockDefinitions.shipped();
    }
    return new PublishingDesk<>(ClockKind.CLOCKS, spec.commandLine().getOut())
        .usable(clocks, ClockConditions.here(ClockConditions.Start.at(Instant.now()))).stream()
            .map(draft -> draft.value().withEffectiveFrom(null))
            .toList();
  }

  private TimeOrdered history() {
    if (!Files.isRegularFile(input)) {
      throw new UserError("no such file: " + input);
    }
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new UserError("--out is not a directory: " + out);
    }
    if (feed == null) {
      feed = "events";
      zone = BUSINESS;
      return EventsFile.read(input);
    }
    FeedHistory history = FeedHistory.read(input, feed);
    feed = history.mapping().name();
    zone = history.mapping().zone();
    return history.events();
  }

  private void print(BacktestSummary summary) {
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.printf(
        "%,d in = %,d accepted + %,d merged + %,d rejected; %,d news of progress; %,d cases%n",
        summary.in(),
        summary.accepted(),
        summary.merged(),
        summary.rejected(),
        summary.progress(),
        summary.cases());
    if (!summary.isComplete()) {
      terminal.println("These numbers do not add up: something was lost. Please report this.");
    }
    terminal.printf(
        "judged at %s; later events left out: %,d%n", summary.until(), summary.leftOut());
    summary.byRule().forEach((rule, n) -> terminal.printf("  %-28s %,7d alerts%n", rule, n));
    summary.alerts().forEach((kind, n) -> terminal.printf("  %-28s %,7d versions%n", kind, n));
    RuleLines.print(summary, terminal);
    terminal.printf("written to %s; look at %s%n", out, out.resolve("report.html"));
  }
}
