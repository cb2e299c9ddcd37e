package dev.beacon.local.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.Json;
import dev.beacon.local.simulate.DistrictSimulator;
import dev.beacon.local.simulate.SimulationConfig;
import dev.beacon.local.simulate.TruthFile;
import dev.beacon.local.terminal.OneLineErrors;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvaluateCommandTest {
  private static final String HEADER =
      "case_id,state,employer,city,category,opened,closed,claimed,assessed,paid\n";

  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int evaluate(String... args) {
    return new CommandLine(new EvaluateCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setParameterExceptionHandler(new OneLineErrors(() -> false))
        .setExecutionExceptionHandler(new OneLineErrors(() -> false))
        .execute(args);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  private static String alert(String rule, String subject, String openedAt, String... evidence) {
    ObjectNode alert = Json.mapper().createObjectNode();
    alert
        .put("alertId", "cluster:" + rule + ":" + subject + openedAt)
        .put("version", 1)
        .put("kind", "CLUSTER")
        .put("status", "OPEN")
        .put("severity", "GREEN")
        .put("at", openedAt)
        .put("openedAt", openedAt)
        .put("mode", "live")
        .put("rule", rule)
        .put("ruleVersion", 1)
        .put("category", "WAGE_ARREARS")
        .put("subject", subject)
        .put("community", "iowa");
    alert
        .putObject("metrics")
        .put("reports", evidence.length)
        .put("reporters", evidence.length)
        .put("people", evidence.length)
        .put("amount", 0)
        .put("tips", 0);
    List.of(evidence).forEach(alert.putArray("evidence")::add);
    return alert + "\n";
  }

  /** Acme in Iowa grows to nine claims; somebody else in Ohio has one claim a year later. */
  private String claims() throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 1; i <= 9; i++) {
      rows.add("c%d,iowa,Acme Inc,,,2019-02-%02d,,100.0,,".formatted(i, i));
    }
    rows.add("c10,ohio,Other LLC,,,2020-02-01,,100.0,,");
    return file("claims.csv", HEADER + String.join("\n", rows) + "\n");
  }

  private String alerts() throws IOException {
    return file(
        "alerts.jsonl",
        alert(
                "surge",
                "employer:acme",
                "2019-02-04T06:00:00Z",
                "request:us-wage-claims:c1",
                "request:us-wage-claims:c2",
                "request:us-wage-claims:c3",
                "request:us-wage-claims:c4")
            + alert(
                "hasty", "employer:other", "2020-02-01T05:00:00Z", "request:us-wage-claims:c10"));
  }

  @Test
  void printsAndWritesTheScoreOfEachRule() throws IOException {
    Path json = directory.resolve("score.json");
    assertThat(
            evaluate(
                "--alerts",
                alerts(),
                "--truth",
                claims(),
                "--feed",
                "us-wage-claims",
                "--json",
                json.toString()))
        .as(err.toString())
        .isZero();
    assertThat(out.toString())
        .contains("at least 8 claims against one employer", "1 episodes, of them 1 growing")
        .containsPattern("surge +1\\.0 +0\\.0 +100 % +100 % +100 % +100 % +4\\.0")
        .containsPattern("hasty +1\\.0 +1\\.0 +0 % +0 % +0 % +0 % +-");
    JsonNode account = Json.mapper().readTree(json.toFile());
    assertThat(account.get("claims").asInt()).isEqualTo(10);
    assertThat(account.get("rules").get(1).get("early").asInt()).isEqualTo(1);
  }

  @Test
  void communitiesCutClaimsAndAlerts() throws IOException {
    assertThat(
            evaluate(
                "--alerts",
                alerts(),
                "--truth",
                claims(),
                "--feed",
                "us-wage-claims",
                "--states",
                "iowa"))
        .isZero();
    assertThat(out.toString()).contains("9 claims", "surge").doesNotContain("hasty");
  }

  @Test
  void communityThatNobodyComplainedInIsToldWithThoseThereAre() throws IOException {
    assertThat(
            evaluate(
                "--alerts",
                alerts(),
                "--truth",
                claims(),
                "--feed",
                "us-wage-claims",
                "--community",
                "texas"))
        .isEqualTo(1);
    assertThat(err.toString()).hasLineCount(1).contains("texas", "iowa, ohio");
  }

  @Test
  void alertsOfAnotherHistoryAreSuspected() throws IOException {
    String strange =
        file("a.jsonl", alert("surge", "employer:nobody", "2019-02-04T06:00:00Z", "x"));
    assertThat(evaluate("--alerts", strange, "--truth", claims(), "--feed", "us-wage-claims"))
        .isZero();
    assertThat(out.toString()).contains("were they raised on this file?");
  }

  @Test
  void lineThatIsNoAlertIsToldByItsNumber() throws IOException {
    String bad =
        file("bad.jsonl", alert("surge", "s", "2019-02-04T06:00:00Z", "x") + "\n{\"a\":1}\n");
    assertThat(evaluate("--alerts", bad, "--truth", claims(), "--feed", "us-wage-claims"))
        .isEqualTo(1);
    assertThat(err.toString()).hasLineCount(1).contains("bad.jsonl:3: is no alert");
  }

  @Test
  void lineWithoutItsFieldsIsToldByItsNumber() throws IOException {
    String bad = file("bad.jsonl", "{\"alertId\":\"x\",\"version\":1,\"ruleVersion\":1}\n");
    assertThat(evaluate("--alerts", bad, "--truth", claims(), "--feed", "us-wage-claims"))
        .isEqualTo(1);
    assertThat(err.toString()).hasLineCount(1).contains("bad.jsonl:1: is no alert", "openedAt");
  }

  @Test
  void emptyFilesAreToldApart() throws IOException {
    String empty = file("empty.jsonl", "\n");
    assertThat(evaluate("--alerts", empty, "--truth", claims(), "--feed", "us-wage-claims"))
        .isEqualTo(1);
    assertThat(err.toString()).hasLineCount(1).contains("empty.jsonl holds no alert");
    String none = file("none.csv", HEADER);
    assertThat(evaluate("--alerts", alerts(), "--truth", none, "--feed", "us-wage-claims"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("none.csv holds no report");
  }

  @Test
  void clocksAloneAreNotScored() throws IOException {
    String clocks =
        file("clocks.jsonl", alert("due", "s", "2019-02-04T06:00:00Z").replace("CLUSTER", "CLOCK"));
    assertThat(evaluate("--alerts", clocks, "--truth", claims(), "--feed", "us-wage-claims"))
        .isEqualTo(1);
    assertThat(err.toString()).hasLineCount(1).contains("only clocks'");
  }

  @Test
  void claimsNeedAFeed() throws IOException {
    assertThat(evaluate("--alerts", alerts(), "--truth", claims())).isEqualTo(2);
    assertThat(err.toString()).hasLineCount(1).contains("--feed");
  }

  @Test
  void periodWithNothingInItIsRefused() throws IOException {
    assertThat(
            evaluate(
                "--alerts",
                alerts(),
                "--truth",
                claims(),
                "--feed",
                "us-wage-claims",
                "--to",
                "2001-01-01T00:00:00Z"))
        .isEqualTo(2);
    assertThat(err.toString()).hasLineCount(1).contains("--from, --to");
  }

  @Test
  void missingFileIsOneLine() throws IOException {
    assertThat(evaluate("--alerts", "no-such", "--truth", claims())).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("beacon: no such file: no-such\n");
  }

  @Test
  void simulationsTruthIsRecognisedAndScored() throws IOException {
    Path truth = directory.resolve("truth.jsonl");
    Instant start = SimulationConfig.DEFAULT_START;
    SimulationConfig config =
        SimulationConfig.defaults().withSpan(start, start.plus(Duration.ofDays(2))).withRate(0.01);
    try (TruthFile written = new TruthFile(truth);
        DistrictSimulator simulator = new DistrictSimulator(config, written)) {
      while (simulator.hasNext()) {
        simulator.next();
      }
    }
    List<OutbreakTruth.Played> played = OutbreakTruth.read(truth).outbreaks();
    StringBuilder alerts = new StringBuilder();
    // One hour after the first report of each outbreak but the first, and once about nobody.
    for (OutbreakTruth.Played outbreak : played.subList(1, played.size())) {
      alerts.append(
          alert(
              "surge",
              outbreak.subjects().iterator().next(),
              outbreak.begin().plus(Duration.ofHours(1)).toString(),
              "x"));
    }
    alerts.append(alert("surge", "site:nobody", start.plusSeconds(60).toString(), "x"));
    Path json = directory.resolve("score.json");
    assertThat(
            evaluate(
                "--alerts",
                file("alerts.jsonl", alerts.toString()),
                "--truth",
                truth.toString(),
                "--json",
                json.toString()))
        .as(err.toString())
        .isZero();
    JsonNode score = Json.mapper().readTree(json.toFile()).get("rules").get(0);
    assertThat(score.get("falseAlerts").asInt()).isEqualTo(1);
    assertThat(score.get("outbreaks").asInt()).isGreaterThan(2);
    assertThat(
            score.get("before").asInt() + score.get("late").asInt() + score.get("missed").asInt())
        .isEqualTo(score.get("outbreaks").asInt());
    assertThat(score.get("before").asInt()).isPositive();
    assertThat(out.toString()).contains("false/month");
  }
}
