package dev.beacon.local;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import dev.beacon.elasticsearch.ElasticsearchClients;
import dev.beacon.elasticsearch.ElasticsearchConfig;
import dev.beacon.local.report.Language;
import dev.beacon.local.scores.CardFile;
import dev.beacon.local.scores.CardIndex;
import dev.beacon.local.scores.CardSource;
import dev.beacon.local.scores.ReportPeriod;
import dev.beacon.local.scores.ScorePage;
import dev.beacon.local.scores.ScoreReport;
import dev.beacon.local.scores.ScoreText;
import dev.beacon.local.scores.UnitChoice;
import dev.beacon.local.scores.UnitNames;
import dev.beacon.local.stack.RunningStack;
import dev.beacon.local.stack.StackDirectory;
import dev.beacon.local.terminal.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./beacon report}: what was promised, and what was kept. */
@Command(
    name = "report",
    description = {
      "Prints the scorecards of a period: what was received and resolved, which windows were kept, and how departments, sub-districts and"
          + " communities stand.",
      "Of a single day it is the clearing report: what of that day is still open."
    },
    footer = {
      "",
      "Examples:",
      "  ./beacon report --period 2020-Q2",
      "  ./beacon report --period 2020-05-13 --unit 光明街道",
      "  ./beacon report --period 2019-01..2020-06 --input result --out report.html     what backtest --out wrote"
    })
final class ReportCommand implements Callable<Integer> {
  @Option(
      names = "--period",
      required = true,
      paramLabel = "PERIOD",
      description =
          "A quarter (2020-Q2), month (2020-05), ISO week (2020-W19) or day (2020-05-13), or a range of them"
              + " (2019-01..2020-06).")
  private String period;

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      description =
          "Only this ranking: department, street, community, or district for none; or the name or code of one of them"
              + " (default: the district with every ranking).")
  private String unit;

  @Option(
      names = "--input",
      paramLabel = "DIR",
      description = "What backtest --out wrote (default: the running stack).")
  private Path input;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data directory of the stack (default: the only one running).")
  private Path data;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write it as a page of HTML as well, whole in one file.")
  private Path out;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description =
          "Language: zh, en, or both, which is English here and both on the page (default: both).")
  private Language language = Language.BOTH;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    ReportPeriod asked = period();
    if (input != null) {
      tell(asked, CardFile.in(input));
      return 0;
    }
    RunningStack stack = RunningStack.find(data, StackDirectory.HOME);
    try (ElasticsearchClient client =
        ElasticsearchClients.create(ElasticsearchConfig.of(stack.elasticsearch()))) {
      tell(asked, new CardIndex(client));
    }
    return 0;
  }

  private ReportPeriod period() {
    try {
      return ReportPeriod.parse(period);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--period: " + e.getMessage(), e);
    }
  }

  private void tell(ReportPeriod asked, CardSource source) throws IOException {
    UnitNames names = UnitNames.ofTheDistrict();
    UnitChoice choice = unit == null ? UnitChoice.EVERYBODY : UnitChoice.parse(unit);
    ScoreReport report = ScoreReport.of(asked, choice, source, names);
    PrintWriter terminal = spec.commandLine().getOut();
    ScoreText.of(report, language).forEach(terminal::println);
    if (out != null) {
      try {
        ScorePage.write(out, report, names, language);
      } catch (IOException e) {
        throw new UserError("cannot write " + out + ": " + e.getMessage(), e);
      }
      terminal.println();
      terminal.println("written to " + out);
    }
  }
}
