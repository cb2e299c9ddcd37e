package dev.beacon.local.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.contract.Json;
import dev.beacon.contract.Topics;
import dev.beacon.local.terminal.OneLineErrors;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SimulateCommandTest {
  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void writesEventsAndTheTruthToFiles() throws IOException {
    Path events = directory.resolve("events.jsonl");
    Path truth = directory.resolve("sub/truth.jsonl");

    int exit =
        run(
            "--out",
            events.toString(),
            "--for",
            "3m",
            "--speed",
            "60",
            "--rate",
            "0.2",
            "--truth",
            truth.toString());

    assertThat(err.toString()).isEmpty();
    assertThat(exit).isZero();
    List<String> lines = Files.readAllLines(events);
    JsonNode first = Json.mapper().readTree(lines.get(0));
    assertThat(Topics.EVENTS).contains(first.get("topic").asText());
    JsonNode value = Json.mapper().readTree(first.get("value").asText());
    assertThat(value.has("reportedAt")).isTrue();
    JsonNode summary = Json.mapper().readTree(directory.resolve("sub/truth-summary.json").toFile());
    assertThat(summary.get("events").asInt()).isEqualTo(lines.size());
    List<String> told = Files.readAllLines(truth);
    assertThat(told)
        .anyMatch(line -> line.startsWith("{\"type\":\"red\",\"caseId\":"))
        .anyMatch(line -> line.startsWith("{\"type\":\"outbreak\",\"number\":"));
    assertThat(out.toString())
        .startsWith(String.format("%,d events", lines.size()))
        .contains("clusters");
  }

  @Test
  void stopsAfterSoManyEvents() throws IOException {
    Path events = directory.resolve("events.jsonl");

    assertThat(run("--out", events.toString(), "--events", "123")).isZero();

    assertThat(Files.readAllLines(events)).hasSize(123);
  }

  @Test
  void aProfileEndsByItself() throws IOException {
    Path events = directory.resolve("events.jsonl");

    assertThat(run("--out", events.toString(), "--profile", "guangming-2019")).isZero();

    assertThat(err.toString()).isEmpty();
    assertThat(out.toString()).contains("18,148 cases");
  }

  @ParameterizedTest
  @CsvSource({
    "--out x.jsonl,                     --out needs an end",
    "--out x --bootstrap-servers y:1,   exclude each other",
    "--out x --for later,               no duration",
    "--out x --for 1s --rate -1,        rate must be",
    "--out x --for 1s --speed 0,        --speed must be above 0",
    "--out x --for 0s,                  longer than nothing",
    "--disorder -1s --out x --for 1s,   no duration",
    "--scenarios SOME,                  SOME",
    "--out x --profile nowhere,         there is no nowhere; there is guangming-2019",
    "--out x --profile guangming-2019 --rate 5, --profile and --rate exclude each other",
  })
  void saysInALineWhatIsWrong(String options, String complaint) {
    assertThat(run(options.split(" "))).isEqualTo(2);

    assertThat(err.toString().lines().findFirst().orElse("")).contains(complaint);
  }

  @Test
  void explainsItself() {
    assertThat(run("--help")).isZero();

    assertThat(out.toString()).contains("--seed", "--speed", "Examples:", "Default: 8h");
  }

  @Test
  void needsAStackOrAnotherPlaceToSendTo() {
    assertThat(run("--events", "5")).isEqualTo(1);

    assertThat(err.toString()).contains("no stack is running");
  }

  @Test
  void saysWhereItCannotWrite() throws IOException {
    Path file = Files.createFile(directory.resolve("taken"));

    assertThat(run("--events", "5", "--out", file.resolve("events.jsonl").toString())).isEqualTo(1);

    assertThat(err.toString()).contains("taken");
  }

  private int run(String... arguments) {
    CommandLine command = new CommandLine(new SimulateCommand());
    command.getCommandSpec().mixinStandardHelpOptions(true);
    return command
        .setParameterExceptionHandler(new OneLineErrors(() -> false))
        .setExecutionExceptionHandler(new OneLineErrors(() -> false))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
