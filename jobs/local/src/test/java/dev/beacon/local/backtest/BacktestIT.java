package dev.beacon.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.contract.Alert;
import dev.beacon.contract.ClockDefinitions;
import dev.beacon.contract.ClusterRules;
import dev.beacon.contract.Json;
import dev.beacon.contract.Pseudonyms;
import dev.beacon.contract.Topics;
import dev.beacon.feeds.FeedMapping;
import dev.beacon.feeds.FeedMappings;
import dev.beacon.feeds.FeedReader;
import dev.beacon.feeds.TimeOrdered;
import dev.beacon.local.evaluate.EvaluateCommand;
import dev.beacon.local.simulate.SimulateCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BacktestIT {
  private static final Path REAL =
      Path.of(System.getProperty("beacon.root", ".")).resolve("../shared/data/real").normalize();
  private static final String HEADER =
      "case_id,state,employer,city,category,opened,closed,claimed,assessed,paid\n";

  @TempDir private Path directory;

  private BacktestSummary run(String feed, Path input, Instant until, Path out) throws Exception {
    TimeOrdered history;
    FeedMapping mapping = FeedMappings.find(feed);
    try (FeedReader reader = FeedReader.open(input, mapping, new Pseudonyms(new byte[32]))) {
      history = TimeOrdered.read(reader);
    }
    Instant judgedAt = until == null ? Backtest.lastEvent(history) : until;
    return new Backtest(
            history,
            feed,
            mapping.zone(),
            ClusterRules.shipped(),
            ClockDefinitions.shipped(),
            judgedAt,
            out)
        .run();
  }

  private static List<Alert> alerts(Path out) throws IOException {
    return Files.readAllLines(out.resolve("alerts.jsonl")).stream().map(BacktestIT::alert).toList();
  }

  private static Alert alert(String line) {
    try {
      return Json.mapper().readValue(line, Alert.class);
    } catch (IOException e) {
      throw new IllegalStateException(line, e);
    }
  }

  private Path claims(String... rows) throws IOException {
    return Files.writeString(
        directory.resolve("claims.csv"), HEADER + String.join("\n", rows) + "\n");
  }

  @Test
  void fourClaimsUnderThreeSpellingsAreOneClusterTracedToTheFile() throws Exception {
    Path input =
        claims(
            "c1,iowa,ACME BUILDERS INC,,,2019-03-01,,100.0,,",
            "c2,iowa,\"Acme Builders, Inc.\",,,2019-03-02,,100.0,,",
            "c3,iowa,Acme Builders Inc. dba Fast Houses,,,2019-03-03,,,,",
            "c4,iowa,Acme Builders LLC,,,2019-03-04,2019-03-09,100.0,,",
            "c5,iowa,Somebody Else,,,2019-05-01,,,,");
    BacktestSummary summary = run("us-wage-claims", input, null, directory.resolve("out"));
    assertThat(summary.in()).isEqualTo(5);
    assertThat(summary.accepted()).isEqualTo(5);
    assertThat(summary.progress()).isEqualTo(1);
    assertThat(summary.isComplete()).isTrue();
    List<Alert> alerts =
        alerts(directory.resolve("out")).stream()
            .filter(alert -> alert.rule().equals("wage-arrears-emerging"))
            .toList();
    assertThat(alerts)
        .extracting(Alert::status)
        .containsExactly(Alert.Status.OPEN, Alert.Status.RESOLVED);
    assertThat(alerts.get(0).evidence())
        .containsExactly(
            "request:us-wage-claims:c1",
            "request:us-wage-claims:c2",
            "request:us-wage-claims:c3",
            "request:us-wage-claims:c4");
    assertThat(alerts.get(0).summary().zh()).contains("4 人反映", "欠薪");
  }

  @Test
  void theSameHistoryGivesTheSameFilesToTheByte() throws Exception {
    String[] rows = new String[60];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = "c%02d,iowa,Acme %d,,,2019-03-%02d,,100.0,,".formatted(i, i % 5, 1 + i % 9);
    }
    Path input = claims(rows);
    run("us-wage-claims", input, null, directory.resolve("one"));
    run("us-wage-claims", input, null, directory.resolve("two"));
    for (String file : List.of("cases.jsonl", "rejects.jsonl")) {
      assertThat(directory.resolve("one").resolve(file))
          .hasSameBinaryContentAs(directory.resolve("two").resolve(file));
    }
    assertThat(finals(directory.resolve("one"))).isEqualTo(finals(directory.resolve("two")));
  }

  /**
   * The final alerts, by id, but for the count of versions: how often a step was corrected on the
   * way is not part of the result.
   */
  private static Map<String, String> finals(Path out) throws IOException {
    Map<String, String> finals = new HashMap<>();
    for (Alert alert : alerts(out)) {
      finals.put(
          alert.alertId(),
          alert.status()
              + " "
              + alert.severity()
              + " "
              + alert.at()
              + " "
              + alert.metrics()
              + " "
              + alert.evidence());
    }
    return finals;
  }

  @Test
  void whatEachRuleDidIsToldTheSameInEveryRunAndDrawn() throws Exception {
    // Dates without times come in batches of one instant, which two threads tell in any order.
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rows.add("c%02d,iowa,Acme %d,,,2019-03-%02d,,100.0,,".formatted(i, i % 2, 1 + i / 8));
    }
    rows.add("z,iowa,Somebody Else,,,2020-03-01,,,,");
    Path input = claims(rows.toArray(String[]::new));
    BacktestSummary one = run("us-wage-claims", input, null, directory.resolve("one"));
    BacktestSummary two = run("us-wage-claims", input, null, directory.resolve("two"));
    assertThat(one.rules()).isEqualTo(two.rules());
    assertThat(one.scores()).isEqualTo(two.scores());
    assertThat(one.rules().get(0).alerts()).isEqualTo(2);
    assertThat(one.rules().get(0).evidenceAtOpening()).isEqualTo(4.0);
    assertThat(one.scores().get(0).growing()).isEqualTo(2);
    assertThat(one.scores().get(0).earlyStrict()).isEqualTo(2);
    assertThat(one.scores().get(0).falseAlerts()).isZero();
    assertThat(Files.readString(directory.resolve("one/report.html"))).contains("Acme 0", "Acme 1");
  }

  @Test
  void simulatedDistrictIsWarnedOfItsTrueCasesBeforeTheCrowd() throws Exception {
    Path events = directory.resolve("events.jsonl");
    Path truth = directory.resolve("truth.jsonl");
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    assertThat(
            new CommandLine(new SimulateCommand())
                .setOut(nowhere)
                .execute(
                    "--for",
                    "3d",
                    "--rate",
                    "0.05",
                    "--out",
                    events.toString(),
                    "--truth",
                    truth.toString()))
        .isZero();
    Path out = directory.resolve("out");
    assertThat(
            new CommandLine(new BacktestCommand())
                .setOut(nowhere)
                .execute("--input", events.toString(), "--out", out.toString()))
        .isZero();
    Path score = directory.resolve("score.json");
    assertThat(
            new CommandLine(new EvaluateCommand())
                .setOut(nowhere)
                .execute(
                    "--alerts",
                    out.resolve("alerts.jsonl").toString(),
                    "--truth",
                    truth.toString(),
                    "--json",
                    score.toString()))
        .isZero();
    JsonNode account = Json.mapper().readTree(score.toFile());
    JsonNode shipped =
        StreamSupport.stream(account.get("rules").spliterator(), false)
            .filter(rule -> rule.get("rule").asText().equals("wage-arrears-emerging"))
            .findFirst()
            .orElseThrow();
    assertThat(shipped.get("outbreaks").asInt()).isGreaterThanOrEqualTo(2);
    assertThat(shipped.get("missed").asInt()).isZero();
    assertThat(shipped.get("late").asInt()).isZero();
    assertThat(shipped.get("shortestLeadHours").asDouble()).isPositive();
  }

  @Test
  void clocksOfOnesOwnReplaceTheShippedOnesAndHoldFromTheBeginning() throws Exception {
    Path events =
        Files.write(
            directory.resolve("events.jsonl"),
            List.of(
                line(
                    Topics.REQUESTS,
                    """
                    {"id":"request:hall:1","caseId":"c1","feed":"hall","channel":"HALL",
                     "reportedAt":"2019-11-05T02:00:00Z","category":"NOISE"}"""),
                line(
                    Topics.PROGRESS,
                    """
                    {"id":"progress:hall:1","caseId":"c1","feed":"hall",
                     "reportedAt":"2019-11-05T03:00:00Z","step":"ACCEPTED"}""")));
    Path clocks =
        Files.writeString(
            directory.resolve("clocks.yaml"),
            """
            clock: quick
            effectiveFrom: 2026-01-01T00:00:00Z
            title: {zh: 快, en: Quick}
            stoppedBy: ACCEPTED
            term: {time: PT30M}
            warnAt: []
            """);
    Path out = directory.resolve("out");
    assertThat(
            new CommandLine(new BacktestCommand())
                .setOut(new PrintWriter(Writer.nullWriter()))
                .execute(
                    "--input",
                    events.toString(),
                    "--clocks",
                    clocks.toString(),
                    "--out",
                    out.toString()))
        .isZero();
    assertThat(alerts(out)).extracting(Alert::clock).isNotEmpty().containsOnly("quick");
    assertThat(alerts(out).get(0).deadline()).isEqualTo(Instant.parse("2019-11-05T02:30:00Z"));
  }

  private static String line(String topic, String value) {
    return new String(
        Json.bytes(Map.of("topic", topic, "key", "c1", "value", value)), StandardCharsets.UTF_8);
  }

  @Test
  void lineThatIsNoEventIsToldByItsNumber() throws Exception {
    Path events = Files.writeString(directory.resolve("events.jsonl"), "\n{\"topic\":\"x\"}\n");
    assertThatThrownBy(() -> EventsFile.read(events))
        .hasMessageContaining("events.jsonl:2: is no event");
  }

  @Test
  void aRowThatCannotBeMappedIsRejectedAndCounted() throws Exception {
    Path input = claims("c1,iowa,Acme,,,2019-03-01,,100.0,,", "c2,iowa,Acme,,,not a date,,100.0,,");
    BacktestSummary summary = run("us-wage-claims", input, null, directory.resolve("out"));
    assertThat(summary.in()).isEqualTo(2);
    assertThat(summary.rejected()).isEqualTo(1);
    assertThat(summary.isComplete()).isTrue();
    assertThat(Files.readString(directory.resolve("out/rejects.jsonl"))).contains("UNMAPPABLE");
  }

  @Test
  void everyRealWageClaimIsAccountedForAndTheKnownBurstsAreFound() throws Exception {
    Path input = REAL.resolve("us_state_wage_claims_2010_2022.csv.gz");
    assumeThat(input).as("the real files are not beside this checkout").exists();
    BacktestSummary summary = run("us-wage-claims", input, null, directory.resolve("out"));
    assertThat(summary.in()).isEqualTo(156_124);
    assertThat(summary.accepted()).isEqualTo(156_124);
    assertThat(summary.progress()).isEqualTo(27_216);
    List<Alert> opened =
        alerts(directory.resolve("out")).stream()
            .filter(a -> a.status() == Alert.Status.OPEN)
            .toList();
    assertThat(opened)
        .extracting(a -> a.subject() + " " + a.openedAt().toString().substring(0, 7))
        .contains(
            "employer:horton community hospital 2019-03",
            "employer:oswego community hospital 2019-02",
            "employer:butte care holdings 2019-07",
            "employer:calacci construction interstate reinforcing steel 2020-01");
  }

  @Test
  void bostonsBreachesAreWhatTheFileItselfSays() throws Exception {
    Path input = REAL.resolve("boston311_2015h1.csv.gz");
    assumeThat(input).as("the real files are not beside this checkout").exists();
    // The extract was taken that afternoon; the last closing in it is the instant to judge at.
    run("boston-311", input, Instant.parse("2016-01-12T18:58:43Z"), directory.resolve("out"));
    Map<String, Alert> finals = new HashMap<>();
    Map<String, Boolean> broken = new HashMap<>();
    for (Alert alert : alerts(directory.resolve("out"))) {
      finals.put(alert.alertId(), alert);
      broken.merge(alert.alertId(), alert.phase() == Alert.Phase.BREACH, Boolean::logicalOr);
    }
    Set<String> breaches = new TreeSet<>();
    finals.forEach(
        (id, alert) -> {
          if (broken.get(id) && alert.status() != Alert.Status.RETRACTED) {
            breaches.add(alert.caseId().substring("request:boston-311:".length()));
          }
        });
    assertThat(breaches.equals(overdueByTheFile(input))).isTrue();
    assertThat(breaches).hasSize(15_726);
  }

  /**
   * Rows that the file calls OVERDUE, and those that have a target date but that it leaves blank:
   * all were late.
   */
  private static Set<String> overdueByTheFile(Path input) throws IOException {
    Set<String> overdue = new TreeSet<>();
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(input)), StandardCharsets.UTF_8))) {
      for (CSVRecord row : format.parse(reader)) {
        if (row.get("ontime_status").equals("OVERDUE") || row.get("ontime_status").isEmpty()) {
          overdue.add(row.get("case_enquiry_id"));
        }
      }
    }
    return overdue;
  }
}
