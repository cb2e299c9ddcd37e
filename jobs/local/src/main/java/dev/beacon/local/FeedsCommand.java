package dev.beacon.local;

import dev.beacon.feeds.FeedMapping;
import dev.beacon.feeds.FeedMappings;
import dev.beacon.local.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ./beacon feeds}: the mappings that come with Beacon. */
@Command(
    name = "feeds",
    description = {
      "Lists the mappings that turn files into events.",
      "replay and backtest take the name of a shipped mapping, or a mapping file of your own."
    },
    footer = {
      "",
      "Examples:",
      "  ./beacon feeds",
      "  ./beacon replay --feed us-wage-claims --input claims.csv.gz",
      "  ./beacon replay --feed my-department.yaml --input export.csv"
    })
final class FeedsCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    Terminal terminal = Terminal.standard();
    for (FeedMapping mapping : FeedMappings.shipped()) {
      terminal.line(
          "%-16s %s  %s".formatted(mapping.name(), mapping.title().en(), mapping.title().zh()));
      terminal.line("%-16s %s".formatted("", mapping.description().en()));
      terminal.line("%-16s %s".formatted("", mapping.description().zh()));
      terminal.line("%-16s reads %s".formatted("", mapping.file()));
    }
    return 0;
  }
}
