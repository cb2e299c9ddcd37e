package dev.beacon.local.backtest;

import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.beacon.cases.CaseFunction;
import dev.beacon.clusters.EvidenceLimits;
import dev.beacon.contract.Alert;
import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.Json;
import dev.beacon.desk.NoActions;
import dev.beacon.earlywarning.EarlyWarningJob;
import dev.beacon.earlywarning.EarlyWarningTopology;
import dev.beacon.earlywarning.Inputs;
import dev.beacon.earlywarning.JobConfig;
import dev.beacon.earlywarning.NothingPublished;
import dev.beacon.elasticsearch.Document;
import dev.beacon.feeds.TimeOrdered;
import dev.beacon.heat.HeatConfig;
import dev.beacon.intake.IntakeResult;
import dev.beacon.kafka.EventTime;
import dev.beacon.local.evaluate.ClusterAlert;
import dev.beacon.local.report.ReportPage;
import dev.beacon.local.scores.CardFile;
import dev.beacon.scorecards.ScorecardConfig;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Runs a history through the topology and writes what comes out to a directory: {@code
 * alerts.jsonl} (every version, in order of event time), {@code cases.jsonl}, {@code orders.jsonl}
 * and {@code scorecards.jsonl} (each case, course of an order and card as it finally stands),
 * {@code rejects.jsonl}, {@code summary.json}, and {@code report.html} to look at.
 *
 * @param history the events, in order of event time
 * @param feed name of the feed
 * @param zone where its days begin
 * @param rules cluster rules
 * @param clocks the promises
 * @param until the instant at which pending clocks and open clusters are judged; later events are
 *     left out
 * @param out the directory; created if missing
 */
record Backtest(
    TimeOrdered history,
    String feed,
    ZoneId zone,
    List<ClusterRule> rules,
    List<ClockDefinition> clocks,
    Instant until,
    Path out) {
  private static final int PARALLELISM = 2;

  /** Longer than any run: of a card only the end is wanted, and there it is written. */
  private static final Duration NOT_IN_BETWEEN = Duration.ofDays(1);

  private record Version(Instant at, Document document) {}

  /** Runs it and writes the files. */
  BacktestSummary run() throws Exception {
    Files.createDirectories(out);
    Path work = Files.createTempDirectory(out, ".work-");
    try {
      Path spool = work.resolve("history");
      long entries = History.spool(history, feed, until, spool);
      JobExecutionResult result = execute(spool, entries, work);
      return write(result, work);
    } finally {
      deleteRecursively(work);
    }
  }

  private JobExecutionResult execute(Path spool, long entries, Path work) throws Exception {
    Configuration flink = EarlyWarningJob.flinkDefaults();
    // Nothing is kept beyond this run: state lives on the heap, and there are no checkpoints to
    // write.
    flink.setString("state.backend.type", "hashmap");
    flink.setString("restart-strategy.type", "disable");
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(PARALLELISM, flink);
    JobConfig config =
        JobConfig.defaults()
            .withElasticsearch(null)
            .withTime(
                EventTime.defaults().withMode(EventTime.Mode.REPLAY).withLateness(Duration.ZERO))
            .withRules(rules)
            .withClocks(clocks)
            .withHeat(HeatConfig.defaults().withoutSnapshots())
            .withEvidence(EvidenceLimits.defaults().gatheredFor(rules))
            .withScorecards(
                ScorecardConfig.defaults().withZone(zone).withWriteEvery(NOT_IN_BETWEEN))
            .withParallelism(PARALLELISM)
            .withUntil(until);
    DataStream<IntakeResult> inputs =
        env.fromSource(
                new DataGeneratorSource<>(new History(spool), entries, IntakeResult.TYPE),
                // Never idle: the rules have ended, so a pause of the only other input would be the
                // end of time, and all that follows history.
                WatermarkStrategy.<IntakeResult>forBoundedOutOfOrderness(config.time().lateness())
                    .withTimestampAssigner((input, ignored) -> input.timestamp()),
                "history")
            .uid("history")
            .setParallelism(1);
    // The rules are in force from the first event; publishing the same versions again changes
    // nothing.
    DataStream<String> published =
        env.fromData(Types.STRING, rules.stream().map(Backtest::json).toArray(String[]::new))
            .name("rules")
            .uid("rules");
    // Nobody acts on what would have been.
    EarlyWarningTopology.build(
        new Inputs(
            inputs,
            published,
            NothingPublished.in(env, "clocks"),
            NothingPublished.in(env, "risk-models"),
            NoActions.in(env)),
        new SpoolResults(work),
        config);
    return env.execute("backtest of " + feed);
  }

  private static String json(ClusterRule rule) {
    return new String(Json.bytes(rule), StandardCharsets.UTF_8);
  }

  private BacktestSummary write(JobExecutionResult result, Path work) throws IOException {
    Map<String, Long> alerts = new TreeMap<>();
    Map<String, Set<String>> byRule = new TreeMap<>();
    List<Version> versions = new ArrayList<>();
    List<Alert> clusters = new ArrayList<>();
    SpoolSink.read(
        work,
        SpoolResults.ALERTS,
        document -> {
          Alert alert = parse(document);
          alerts.merge(alert.tallyKey(), 1L, Long::sum);
          byRule.computeIfAbsent(alert.rule(), rule -> new HashSet<>()).add(alert.alertId());
          versions.add(new Version(alert.at(), document));
          if (alert.kind() == Alert.Kind.CLUSTER) {
            clusters.add(alert);
          }
        });
    versions.sort(
        Comparator.comparing(Version::at)
            .thenComparing(version -> version.document().id())
            .thenComparing(version -> version.document().version()));
    lines("alerts.jsonl", versions.stream().map(Version::document).toList());

    Map<String, Document> cases = newest(work, SpoolResults.CASES);
    lines("cases.jsonl", cases.values());
    Map<String, Document> orders = newest(work, SpoolResults.ORDERS);
    lines("orders.jsonl", orders.values());
    lines(CardFile.SCORECARDS, newest(work, SpoolResults.SCORECARDS).values());

    Map<String, Document> rejects = new TreeMap<>();
    SpoolSink.read(work, SpoolResults.REJECTS, document -> rejects.put(document.id(), document));
    lines("rejects.jsonl", rejects.values());

    Map<String, Long> alertsByRule = new TreeMap<>();
    byRule.forEach((rule, ids) -> alertsByRule.put(rule, (long) ids.size()));
    Findings findings = Findings.of(history, zone, rules, until, ClusterAlert.of(clusters));
    BacktestSummary summary =
        new BacktestSummary(
            reportsUntil() + history.unmappable().size(),
            count(result, CaseFunction.REPORTS_ACCEPTED),
            count(result, CaseFunction.REPORTS_MERGED),
            rejects.size(),
            count(result, CaseFunction.PROGRESS_ACCEPTED)
                + count(result, CaseFunction.PROGRESS_MERGED),
            history.events().stream().filter(event -> event.reportedAt().isAfter(until)).count(),
            until,
            cases.size(),
            orders.size(),
            alerts,
            alertsByRule,
            findings.rules(),
            findings.scores());
    Files.write(
        out.resolve("summary.json"),
        Json.mapper().writer(new DefaultPrettyPrinter()).writeValueAsBytes(summary));
    ReportPage.write(
        out.resolve("report.html"),
        findings.report(feed, summary.in(), summary.cases(), summary.rejected()));
    return summary;
  }

  /** The newest version of each document, by id. */
  private static Map<String, Document> newest(Path work, String name) throws IOException {
    Map<String, Document> newest = new TreeMap<>();
    SpoolSink.read(
        work,
        name,
        document ->
            newest.merge(document.id(), document, (a, b) -> a.version() > b.version() ? a : b));
    return newest;
  }

  private long reportsUntil() {
    return history.events().stream()
        .filter(event -> event.kind().isReport() && !event.reportedAt().isAfter(until))
        .count();
  }

  private static long count(JobExecutionResult result, String accumulator) {
    Long count = result.getAccumulatorResult(accumulator);
    return count == null ? 0 : count;
  }

  private static Alert parse(Document document) {
    try {
      return Json.mapper().readValue(document.json(), Alert.class);
    } catch (IOException e) {
      throw new UncheckedIOException("an alert the job wrote cannot be read", e);
    }
  }

  private void lines(String name, Iterable<Document> documents) throws IOException {
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(out.resolve(name)))) {
      for (Document document : documents) {
        file.write(document.json());
        file.write('\n');
      }
    }
  }

  private static void deleteRecursively(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Event time of the last event of a history that is not empty. */
  static Instant lastEvent(TimeOrdered history) {
    return history.events().get(history.events().size() - 1).reportedAt();
  }
}
