package dev.beacon.local.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.Alert;
import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.ClusterRules;
import dev.beacon.contract.Json;
import dev.beacon.contract.Pseudonyms;
import dev.beacon.feeds.FeedMappings;
import dev.beacon.feeds.FeedReader;
import dev.beacon.feeds.TimeOrdered;
import dev.beacon.local.backtest.BacktestCommand;
import dev.beacon.local.evaluate.ClaimsFile;
import dev.beacon.local.evaluate.Episodes;
import dev.beacon.local.evaluate.Opening;
import dev.beacon.local.terminal.OneLineErrors;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TuneCommandTest {
  private static final String HEADER =
      "case_id,state,employer,city,category,opened,closed,claimed,assessed,paid\n";
  private static final LocalDate START = LocalDate.parse("2015-01-01");

  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int tune(String... args) {
    return new CommandLine(new TuneCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new OneLineErrors(() -> false))
        .setExecutionExceptionHandler(new OneLineErrors(() -> false))
        .execute(args);
  }

  /** Thirty employers that grow to twelve claims in as many days, and many with four at most. */
  private Path claims() throws IOException {
    Random random = new Random(5);
    List<String> rows = new ArrayList<>();
    for (int employer = 0; employer < 30; employer++) {
      LocalDate from = START.plusDays(random.nextInt(1_000));
      for (int i = 0; i < 12; i++) {
        rows.add(row(rows.size(), "Grower " + employer, from.plusDays(i)));
      }
    }
    for (int employer = 0; employer < 300; employer++) {
      LocalDate from = START.plusDays(random.nextInt(1_000));
      for (int i = 0; i < 1 + random.nextInt(4); i++) {
        rows.add(row(rows.size(), "Small " + employer, from.plusDays(2L * i)));
      }
    }
    return Files.writeString(
        directory.resolve("claims.csv"), HEADER + String.join("\n", rows) + "\n");
  }

  private static String row(int number, String employer, LocalDate day) {
    return "c%04d,iowa,%s,,,%s,,100.0,,".formatted(number, employer, day);
  }

  private ClusterRule picked(String pattern, String budget, String... more) throws IOException {
    Path rules = directory.resolve(pattern + ".yaml");
    List<String> args =
        new ArrayList<>(
            List.of(
                "--feed",
                "us-wage-claims",
                "--input",
                claims().toString(),
                "--pattern",
                pattern,
                "--budget",
                budget,
                "--out",
                rules.toString()));
    args.addAll(List.of(more));
    assertThat(tune(args.toArray(String[]::new))).as(err.toString()).isZero();
    return ClusterRules.readYaml(rules).get(0);
  }

  @Test
  void withNoFalseAlertToSpareTheSurgeIsTheSmallestThatNoSmallEmployerReaches() throws IOException {
    ClusterRule rule = picked("surge", "0");
    assertThat(rule.rule()).isEqualTo("wage-arrears-surge-tuned");
    assertThat(rule.mode()).isEqualTo(Alert.Mode.SHADOW);
    // A small employer has two claims in three days at most, three in five, four in seven; a grower
    // has one a day.
    assertThat(rule.within().toDays() + " days, " + rule.reporters() + " reporters")
        .isIn("3 days, 3 reporters", "5 days, 4 reporters", "7 days, 5 reporters");
    assertThat(out.toString())
        .contains("30 episodes, of them 30 growing", "◀ within the budget", "100 %");
  }

  @Test
  void theAnomalyIsPickedOnTheFirstPartAndTriedOnTheSecond() throws IOException {
    ClusterRule rule = picked("anomaly", "40", "--test-from", "2016-07-01T00:00:00Z");
    assertThat(rule.pattern()).isEqualTo(ClusterRule.Pattern.ANOMALY);
    assertThat(rule.reportsPerDay()).isPositive();
    assertThat(out.toString()).contains("where it was not picked:");
    assertThat(Files.readString(directory.resolve("anomaly.yaml")))
        .contains("# Where it was not, from 2016-07-01T00:00:00Z on:");
  }

  @Test
  void whatTheSweepFindsIsWhatTheJobFinds() throws Exception {
    ClusterRule surge = picked("surge", "20");
    ClusterRule anomaly = picked("anomaly", "20");
    Path rules =
        Files.writeString(
            directory.resolve("both.yaml"),
            Files.readString(directory.resolve("surge.yaml"))
                + "\n---\n"
                + Files.readString(directory.resolve("anomaly.yaml")));
    Path backtest = directory.resolve("backtest");
    int exit =
        new CommandLine(new BacktestCommand())
            .setOut(new PrintWriter(out, true))
            .execute(
                "--feed",
                "us-wage-claims",
                "--input",
                claims().toString(),
                "--rules",
                rules.toString(),
                "--out",
                backtest.toString());
    assertThat(exit).isZero();

    Set<String> byJob = new TreeSet<>();
    for (String line :
        Files.readAllLines(backtest.resolve("alerts.jsonl"), StandardCharsets.UTF_8)) {
      Alert alert = Json.mapper().readValue(line, Alert.class);
      if (alert.status() == Alert.Status.OPEN) {
        byJob.add(
            "%s %s %s %d"
                .formatted(
                    alert.rule(), alert.subject(), alert.openedAt(), alert.metrics().reports()));
      }
    }
    assertThat(bySweep(List.of(surge, anomaly))).isEqualTo(byJob).hasSizeGreaterThan(50);
  }

  private Set<String> bySweep(List<ClusterRule> rules) throws IOException {
    try (FeedReader reader =
        FeedReader.open(
            claims(), FeedMappings.find("us-wage-claims"), new Pseudonyms(new byte[32]))) {
      TimeOrdered history = TimeOrdered.read(reader);
      Episodes truth =
          new Episodes(
              ClaimsFile.claims(history.events(), Set.of("WAGE_ARREARS")),
              FeedMappings.find("us-wage-claims").zone());
      Set<String> found = new TreeSet<>();
      for (Opening opening : Sweep.of(history.events(), rules, truth)) {
        found.add(
            "%s %s %s %d"
                .formatted(
                    opening.rule(),
                    opening.subjects().iterator().next(),
                    opening.at(),
                    opening.reports()));
      }
      return found;
    }
  }

  @Test
  void whatCannotBeTunedIsToldInOneLine() throws IOException {
    String input = claims().toString();
    String rules = directory.resolve("rules.yaml").toString();
    assertThat(
            tune(
                "--feed",
                "us-wage-claims",
                "--input",
                input,
                "--pattern",
                "surge",
                "--budget",
                "-1",
                "--out",
                rules))
        .isNotZero();
    assertThat(
            tune(
                "--feed",
                "us-wage-claims",
                "--input",
                directory.resolve("none.csv").toString(),
                "--pattern",
                "surge",
                "--budget",
                "1",
                "--out",
                rules))
        .isNotZero();
    assertThat(
            tune(
                "--feed",
                "us-wage-claims",
                "--input",
                input,
                "--pattern",
                "surge",
                "--budget",
                "1",
                "--test-from",
                "2031-01-01T00:00:00Z",
                "--out",
                rules))
        .isNotZero();
    assertThat(err.toString().toLowerCase(Locale.ROOT).lines())
        .hasSize(3)
        .anyMatch(line -> line.contains("--budget must not be negative"))
        .anyMatch(line -> line.contains("no such file"))
        .anyMatch(line -> line.contains("--test-from must lie within the history"));
    assertThat(directory.resolve("rules.yaml")).doesNotExist();
  }
}
