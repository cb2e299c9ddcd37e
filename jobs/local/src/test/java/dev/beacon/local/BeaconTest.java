package dev.beacon.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class BeaconTest {
  private static final int USAGE = 2;

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
