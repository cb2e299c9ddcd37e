package dev.beacon.local;

import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.ClusterRules;
import dev.beacon.local.stack.RuleTopic;
import dev.beacon.local.stack.RunningStack;
import dev.beacon.local.stack.StackDirectory;
import dev.beacon.local.terminal.Terminal;
import dev.beacon.local.terminal.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./beacon rules}: the live thresholds of the cluster patterns. */
@Command(
    name = "rules",
    synopsisSubcommandLabel = "COMMAND",
    description = "Checks, publishes and lists live thresholds.",
    footer = {
      "",
      "A rules file is YAML: one rule a document, or a list under rules:.",
      "A published rule applies within a second, without restart, to evidence already seen."
    })
final class RulesCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  @Command(
      description = "Checks a rules file and tells what is wrong with it, by line and field.",
      footer = {"", "Example:", "  ./beacon rules validate my-rules.yaml"})
  int validate(
      @Parameters(paramLabel = "FILE", description = "A YAML file with rules.") Path file) {
    List<ClusterRule> rules = read(file);
    Terminal terminal = Terminal.standard();
    rules.forEach(rule -> terminal.line(line(rule)));
    terminal.line(rules.size() == 1 ? "The rule is valid." : "All rules are valid.");
    return 0;
  }

  @Command(
      description = "Puts the rules of a file into force in the running stack.",
      footer = {"", "Example:", "  ./beacon rules publish my-rules.yaml"})
  int publish(
      @Parameters(paramLabel = "FILE", description = "A YAML file with rules.") Path file,
      @Option(
              names = "--data",
              paramLabel = "DIR",
              description = "Data directory of the stack (default: the only one running).")
          Path data)
      throws InterruptedException {
    List<ClusterRule> rules = read(file);
    RuleTopic topic = topic(data);
    Map<String, ClusterRule> inForce = topic.latest();
    for (ClusterRule rule : rules) {
      ClusterRule current = inForce.get(rule.rule());
      if (current != null && current.version() >= rule.version() && !current.equals(rule)) {
        throw new UserError(
            "%s: version %d is in force, and version %d would not replace it; raise the version"
                .formatted(rule.rule(), current.version(), rule.version()));
      }
    }
    topic.publish(rules);
    Terminal terminal = Terminal.standard();
    rules.forEach(rule -> terminal.line("published  " + line(rule)));
    return 0;
  }

  @Command(
      description = "Lists the rules in force in the running stack.",
      footer = {"", "Example:", "  ./beacon rules list"})
  int list(
      @Option(
              names = "--data",
              paramLabel = "DIR",
              description = "Data directory of the stack (default: the only one running).")
          Path data) {
    Terminal terminal = Terminal.standard();
    topic(data).latest().values().forEach(rule -> terminal.line(line(rule)));
    return 0;
  }

  private static RuleTopic topic(Path data) {
    return new RuleTopic(RunningStack.find(data, StackDirectory.HOME).kafka());
  }

  private static List<ClusterRule> read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UserError("no such file: " + file);
    }
    try {
      return ClusterRules.readYaml(file);
    } catch (ClusterRules.InvalidRulesException e) {
      throw new UserError(String.join("\nbeacon: ", e.problems()), e);
    } catch (IOException e) {
      throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static String line(ClusterRule rule) {
    return "%-24s version %d  %s%s  %d reporters within %s  %s  %s"
        .formatted(
            rule.rule(),
            rule.version(),
            rule.mode().word(),
            rule.enabled() ? "" : " (off)",
            rule.reporters(),
            rule.within(),
            String.join(",", rule.categories()),
            rule.title().en());
  }
}
