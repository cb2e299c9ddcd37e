package dev.beacon.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class BeaconTest {
  private static final int USAGE = 2;

  @TempDir private Path home;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CommandLine beacon =
      Beacon.commandLine(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));

  @Test
  void unknownOptionIsOneLineAndUsage() {
    assertThat(beacon.execute("--colour")).isEqualTo(USAGE);
    assertThat(err.toString(UTF_8))
        .hasLineCount(1)
        .startsWith("beacon: ")
        .contains("'--colour'")
        .contains("./beacon --help");
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void unknownCommandIsOneLineAndUsage() {
    assertThat(beacon.execute("dmeo")).isEqualTo(USAGE);
    assertThat(err.toString(UTF_8)).hasLineCount(1).contains("dmeo");
  }

  @Test
  void missingCommandIsOneLineAndUsage() {
    assertThat(beacon.execute()).isEqualTo(USAGE);
    assertThat(err.toString(UTF_8)).hasLineCount(1).contains("Missing command");
  }

  @Test
  void versionTellsWhatItRunsOn() {
    assertThat(beacon.execute("--version")).isZero();
    assertThat(out.toString(UTF_8))
        .startsWith("beacon ")
        .contains("Flink 2.", "Kafka 4.", "Elasticsearch 8.")
        .doesNotContain("${");
  }

  @Test
  void busyPortIsOneLineThatNamesPortAndOption() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThat(
              beacon.execute(
                  "up", "--data", home.toString(), "--kafka-port", Integer.toString(port)))
          .isEqualTo(1);
      assertThat(err.toString(UTF_8))
          .hasLineCount(1)
          .contains("--kafka-port", Integer.toString(port));
    }
  }

  @Test
  void missingFileIsOneLine() {
    assertThat(beacon.execute("replay", "--feed", "us-wage-claims", "--input", "no-such.csv"))
        .isEqualTo(1);
    assertThat(err.toString(UTF_8)).isEqualTo("beacon: no such file: no-such.csv\n");
  }

  @Test
  void missingStackIsOneLineThatTellsWhatToDo() {
    assertThat(beacon.execute("rules", "list", "--data", home.toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8)).hasLineCount(1).contains("no running stack", "./beacon up");
  }

  @Test
  void badDurationIsOneLineAndUsage() {
    assertThat(beacon.execute("demo", "--for", "ninety")).isEqualTo(USAGE);
    assertThat(err.toString(UTF_8)).hasLineCount(1).contains("--for", "90s");
  }

  @Test
  void badSpeedIsOneLineAndUsage() {
    assertThat(beacon.execute("demo", "--speed", "0")).isEqualTo(USAGE);
    assertThat(err.toString(UTF_8)).hasLineCount(1).contains("--speed must be above 0");
  }

  @Test
  void accountWithoutAnEndIsRefused() {
    assertThat(beacon.execute("demo", "--json", "out.json")).isEqualTo(USAGE);
    assertThat(err.toString(UTF_8)).hasLineCount(1).contains("--json needs --for");
  }

  @Test
  void rulesThatMakeNoSenseAreToldByLine() throws IOException {
    Path rules = Files.writeString(home.resolve("rules.yaml"), "rule: x\nreporters: many\n");
    assertThat(beacon.execute("rules", "validate", rules.toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("rules.yaml:2").doesNotContain("at dev.beacon");
  }

  @Test
  void rulesThatAreValidAreToldInWords() throws IOException {
    Path rules =
        Files.writeString(
            home.resolve("rules.yaml"),
            """
            rule: noise-nearby
            title: {zh: 噪音, en: Noise}
            categories: [NOISE]
            people: 30
            amount: 100000
            match: any
            within: P1D
            quiet: P2D
            """);
    assertThat(beacon.execute("rules", "validate", rules.toString())).isZero();
    assertThat(out.toString(UTF_8))
        .isEqualTo(
            """
            valid      noise-nearby  next version  live  surge: 30 people or an amount of 100,000 within 1 day
            The rule is valid.
            """);
  }

  @Test
  void clocksThatAreValidAreToldInWords() throws IOException {
    Path clocks =
        Files.writeString(
            home.resolve("clocks.yaml"),
            """
            clocks:
            - clock: quick
              title: {zh: 快, en: Quick}
              grades: [RED]
              stoppedBy: ACCEPTED
              term: {time: PT20M}
            - clock: come
              matter: ORDER
              title: {zh: 来, en: Come}
              term: {workingDays: 1}
              calendar: statutory
              attendance: {rank: SECTION_HEAD, people: 3}
            """);
    assertThat(beacon.execute("clocks", "validate", clocks.toString())).isZero();
    assertThat(out.toString(UTF_8))
        .isEqualTo(
            """
            valid      quick  next version  on  RED cases: from reported to accepted, 20 min on the calendar always
            valid      come  next version  on  orders: from issued to checked in, 3 led by section head or above, 1 working day on the calendar statutory
            All clocks are valid.
            """);
  }

  @Test
  void clocksThatMakeNoSenseOrRunOnNoCalendarAreToldByLine() throws IOException {
    String good = "clock: x\ntitle: {zh: 快, en: X}\nstoppedBy: ACCEPTED\nterm: {days: 1}\n";
    Path clocks = Files.writeString(home.resolve("clocks.yaml"), good + "calendar: lunar\n");
    assertThat(beacon.execute("clocks", "validate", clocks.toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "beacon: "
                + clocks
                + ":5: calendar: x runs on the calendar lunar, which the job's configuration does"
                + " not have (it has: always, office-hours, statutory)\n");
    Files.writeString(clocks, good + "renewedBy: UPDATED\n");
    assertThat(beacon.execute("clocks", "validate", clocks.toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("clocks.yaml:5: renewedBy: needs a term of time");
  }

  @Test
  void aClockHoldsFromOneInstantOnly() {
    assertThat(
            beacon.execute(
                "clocks",
                "publish",
                "x.yaml",
                "--from-the-beginning",
                "--effective-from",
                "2020-06-01T00:00:00Z"))
        .isEqualTo(USAGE);
    assertThat(err.toString(UTF_8)).contains("mutually exclusive");
    assertThat(beacon.execute("clocks", "disable", "x", "--effective-from", "tomorrow"))
        .isEqualTo(USAGE);
  }

  @Test
  void everyCommandHasHelpAndTheVersionOfARuleIsNotTheProgrammes() {
    assertThat(beacon.execute("rules", "show", "--help")).isZero();
    assertThat(out.toString(UTF_8))
        .contains("Usage: beacon rules show", "--version=N", "--data=DIR", "Examples:");
    assertThat(beacon.execute("rules", "show", "x", "--version", "2", "--data", home.toString()))
        .isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("no running stack");
  }

  @Test
  void stackTraceIsShownOnlyWhenAskedFor() {
    beacon.execute("rules", "validate", "no-such.yaml");
    assertThat(err.toString(UTF_8)).doesNotContain("at dev.beacon");
    beacon.execute("--verbose", "rules", "validate", "no-such.yaml");
    assertThat(err.toString(UTF_8)).contains("at dev.beacon");
  }

  static Stream<CommandLine> commands() {
    return all(Beacon.commandLine(System.out, System.err));
  }

  private static Stream<CommandLine> all(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().distinct().flatMap(BeaconTest::all));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandAndOptionIsExplained(CommandLine command) {
    assertThat(command.getCommandSpec().usageMessage().description())
        .as(command.getCommandName())
        .isNotEmpty();
    for (ArgSpec argument : command.getCommandSpec().args()) {
      assertThat(argument.description())
          .as("%s of %s", argument, command.getCommandName())
          .isNotEmpty();
    }
    assertThat(command.getUsageMessage()).contains("Usage: ").doesNotContain("${");
  }
}
