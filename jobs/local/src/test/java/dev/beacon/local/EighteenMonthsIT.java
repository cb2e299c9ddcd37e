package dev.beacon.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The district's first eighteen months, simulated, run through the job, and counted by it. */
class EighteenMonthsIT {
  @TempDir private Path directory;

  @Test
  void countingTheEventsGivesTheArticlesFigures() {
    String events = directory.resolve("events.jsonl").toString();
    String result = directory.resolve("result").toString();
    beacon("simulate", "--profile", "guangming-2019", "--out", events);
    beacon("backtest", "--input", events, "--out", result);

    List<String> report =
        beacon("report", "--period", "2019-01..2020-06", "--input", result).lines().toList();

    assertThat(report).startsWith("The district  2019-01..2020-06");
    assertThat(fact(report, "received")).isEqualTo("18,148");
    assertThat(fact(report, "resolved")).isEqualTo("18,053 (99.5 %)");
    assertThat(fact(report, "settled the same day")).isEqualTo("17,785 (98.0 %)");
    assertThat(fact(report, "people served")).isEqualTo("77,792");
    assertThat(fact(report, "money involved")).isEqualTo("736.0 million yuan");
    assertThat(fact(report, "judicial confirmations (online)")).isEqualTo("321 (74)");
    assertThat(report).contains("Departments", "Sub-districts", "Communities", "Windows");

    List<String> day =
        beacon("report", "--period", "2019-11-19", "--input", result).lines().toList();
    assertThat(fact(day, "settled the same day")).isEqualTo("51 (100.0 %)");
    assertThat(day).contains("Cleared: nothing of that day is open");
  }

  private static String fact(List<String> report, String label) {
    return report.stream()
        .filter(line -> line.startsWith("  " + label + "  "))
        .map(line -> line.substring(label.length() + 2).strip())
        .findFirst()
        .orElseThrow();
  }

  private static String beacon(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Beacon.commandLine(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
            .execute(arguments);
    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(exit).isZero();
    return out.toString(UTF_8);
  }
}
