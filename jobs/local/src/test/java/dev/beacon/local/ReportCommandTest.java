package dev.beacon.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReportCommandTest {
  private static final int USAGE = 2;

  @TempDir private Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CommandLine beacon =
      Beacon.commandLine(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));

  private void cards() throws IOException {
    Files.writeString(
        directory.resolve("scorecards.jsonl"),
        card("quarter:2020-Q2:district:all", "DISTRICT", "all", 30)
            + card("quarter:2020-Q2:department:labour", "DEPARTMENT", "labour", 20));
  }

  private static String card(String id, String kind, String unit, int received) {
    return """
        {"cardId":"%s","version":1,"periodKind":"QUARTER","period":"2020-Q2","from":"2020-03-31T16:00:00Z","until":"2020-06-30T16:00:00Z",\
        "unitKind":"%s","unit":"%s","at":"2020-06-30T15:41:00Z",\
        "cases":{"received":%d,"resolved":15,"withdrawn":0,"open":15,"sameDay":10,"toResolution":{"sketch":"375:15"},"people":345,"amount":2110000.0,"otherMoney":0},\
        "windows":{"kept":9,"broken":1,"points":2,"clocks":[{"clock":"review","kept":9,"broken":1,"points":2,"took":{"sketch":"310:9"}}]},\
        "checkIns":{"called":2,"onTime":1,"late":0},"confirmations":{"served":3,"online":1},"satisfaction":{"mean":4.5,"marks":2}}
        """
        .formatted(id, kind, unit, received);
  }

  @Test
  void theReportIsPrintedAndWritten() throws IOException {
    cards();
    Path page = directory.resolve("report.html");

    assertThat(
            beacon.execute(
                "report",
                "--period",
                "2020-Q2",
                "--input",
                directory.toString(),
                "--out",
                page.toString()))
        .isZero();

    assertThat(out.toString(UTF_8).lines())
        .startsWith("The district  2020-Q2")
        .contains(
            "  received                                       30",
            "  resolved                              15 (50.0 %)",
            "  Review of RED     9       1     90.0 %       2  8.1 min  8.1 min")
        .contains("Departments")
        .endsWith("written to " + page);
    assertThat(page).content().contains("计分卡", "2020-Q2");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void whatIsAskedForInChineseIsToldInChinese() throws IOException {
    cards();

    assertThat(
            beacon.execute(
                "report", "--period", "2020-Q2", "--input", directory.toString(), "--lang", "zh"))
        .isZero();
    assertThat(out.toString(UTF_8)).startsWith("全区  2020-Q2").contains("受理", "部门");
  }

  @Test
  void whatIsNoPeriodIsOneLineAndUsage() {
    assertThat(beacon.execute("report", "--period", "spring", "--input", directory.toString()))
        .isEqualTo(USAGE);
    assertThat(err.toString(UTF_8))
        .hasLineCount(1)
        .contains("--period: spring is no period; such are 2020-Q2");
  }

  @Test
  void whatCannotBeReadIsOneLineThatTellsWhatToDo() throws IOException {
    assertThat(beacon.execute("report", "--period", "2020-Q2", "--input", "no-such-directory"))
        .isEqualTo(1);
    assertThat(err.toString(UTF_8)).isEqualTo("beacon: no such directory: no-such-directory\n");
    err.reset();
    assertThat(beacon.execute("report", "--period", "2020-Q2", "--input", directory.toString()))
        .isEqualTo(1);
    assertThat(err.toString(UTF_8)).hasLineCount(1).contains("holds no scorecards.jsonl");
    err.reset();
    Files.writeString(directory.resolve("scorecards.jsonl"), "{\"cardId\":\"x\"}\nnonsense\n");
    assertThat(beacon.execute("report", "--period", "2020-Q2", "--input", directory.toString()))
        .isEqualTo(1);
    assertThat(err.toString(UTF_8)).hasLineCount(1).contains("scorecards.jsonl:1:");
    err.reset();
    assertThat(beacon.execute("report", "--period", "2020-Q2", "--data", directory.toString()))
        .isEqualTo(1);
    assertThat(err.toString(UTF_8)).hasLineCount(1).contains("no running stack");
  }
}
