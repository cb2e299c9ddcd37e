package dev.beacon.local;

import dev.beacon.contract.Alert;
import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.ClusterRules;
import dev.beacon.contract.Draft;
import dev.beacon.contract.InvalidDefinitionsException;
import dev.beacon.earlywarning.JobConfig;
import dev.beacon.local.rules.NextVersions;
import dev.beacon.local.rules.RuleFields;
import dev.beacon.local.rules.RuleHistory;
import dev.beacon.local.rules.RuleTables;
import dev.beacon.local.rules.RuleWords;
import dev.beacon.local.rules.RuleYaml;
import dev.beacon.local.rules.ShadowComparison;
import dev.beacon.local.stack.AlertTopic;
import dev.beacon.local.stack.RuleTopic;
import dev.beacon.local.stack.RunningStack;
import dev.beacon.local.stack.StackDirectory;
import dev.beacon.local.terminal.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./beacon rules}: the live thresholds of the cluster patterns. */
@Command(
    name = "rules",
    synopsisSubcommandLabel = "COMMAND",
    description = "Checks, publishes, compares and takes back live thresholds.",
    footer = {
      "",
      "A rules file is YAML: one rule a document, or a list under rules:.",
      "A published rule applies within a second, without restart, to evidence already seen.",
      "Every version is kept. With mode: shadow a rule is tried out and alerts nobody.",
      "",
      "Example:",
      "  ./beacon rules show wage-arrears-emerging > mine.yaml    (edit it, leave version out)",
      "  ./beacon rules validate mine.yaml",
      "  ./beacon rules publish mine.yaml --note 'three are enough in winter'",
      "  ./beacon rules history wage-arrears-emerging",
      "  ./beacon rules rollback wage-arrears-emerging"
    })
final class RulesCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** The stack whose rules are meant. */
  static final class Stack {
    @Option(
        names = "--data",
        paramLabel = "DIR",
        order = 10,
        description = "Data directory of the stack (default: the only one running).")
    private Path data;

    private RunningStack find() {
      return RunningStack.find(data, StackDirectory.HOME);
    }

    private RuleTopic rules() {
      return new RuleTopic(find().kafka());
    }

    private RuleHistory history() {
      return new RuleHistory(ClusterRules.shipped(), rules().published());
    }
  }

  /** Who publishes, and why. */
  static final class Provenance {
    @Option(
        names = "--author",
        paramLabel = "NAME",
        order = 1,
        description = "Who publishes (default: the login name).")
    private String author;

    @Option(names = "--note", paramLabel = "TEXT", order = 2, description = "Why.")
    private String note;

    private String author() {
      String name = author == null ? System.getProperty("user.name", "") : author;
      if (name.isBlank() || "?".equals(name)) {
        throw new UserError("say who publishes, with --author");
      }
      return name;
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  @Command(
      description = "Checks a rules file and tells what is wrong with it, by line and field.",
      footer = {"", "Example:", "  ./beacon rules validate my-rules.yaml"})
  int validate(
      @Parameters(paramLabel = "FILE", description = "A YAML file with rules.") Path file) {
    List<Draft<ClusterRule>> drafts = read(file);
    drafts.forEach(draft -> line("valid      " + inShort(draft.value(), draft.isVersioned())));
    line(drafts.size() == 1 ? "The rule is valid." : "All rules are valid.");
    return 0;
  }

  @Command(
      description = {
        "Puts the rules of a file into force in the running stack.",
        "A rule that leaves its version out is published as the next one; a rule that is the same"
            + " as the version in force is left alone."
      },
      footer = {
        "",
        "Examples:",
        "  ./beacon rules publish my-rules.yaml",
        "  ./beacon rules publish my-rules.yaml --author analyst-2 --note 'winter'"
      })
  int publish(
      @Parameters(paramLabel = "FILE", description = "A YAML file with rules.") Path file,
      @Mixin Provenance by,
      @Mixin Stack stack)
      throws InterruptedException {
    List<Draft<ClusterRule>> drafts = read(file);
    NextVersions next = next(stack, by);
    put(stack, drafts.stream().map(draft -> next.written(draft, by.note)).toList());
    return 0;
  }

  @Command(
      description = {
        "Lists the rules in force in the running stack.",
        "Those that Beacon comes with and nobody has published are marked (shipped)."
      },
      footer = {"", "Example:", "  ./beacon rules list"})
  int list(@Mixin Stack stack) {
    RuleTables.list(stack.history(), Instant.now()).forEach(this::line);
    return 0;
  }

  @Command(
      description = "Prints a rule as YAML that can be edited and published again.",
      footer = {
        "",
        "Examples:",
        "  ./beacon rules show wage-arrears-emerging",
        "  ./beacon rules show wage-arrears-emerging --version 2 > my-rules.yaml"
      })
  int show(
      @Parameters(paramLabel = "RULE", description = "Name of the rule.") String rule,
      @Option(
              names = "--version",
              paramLabel = "N",
              description = "Which version (default: the one in force).")
          Long version,
      @Mixin Stack stack) {
    RuleHistory history = stack.history();
    ClusterRule shown = version == null ? history.inForce(rule) : history.version(rule, version);
    out().print(RuleYaml.write(shown));
    out().flush();
    return 0;
  }

  @Command(
      description = "Lists the versions of a rule, newest first, and what each has changed.",
      footer = {"", "Example:", "  ./beacon rules history wage-arrears-emerging"})
  int history(
      @Parameters(paramLabel = "RULE", description = "Name of the rule.") String rule,
      @Mixin Stack stack) {
    RuleTables.history(rule, stack.history()).forEach(this::line);
    return 0;
  }

  @Command(
      description = "Publishes an earlier version of a rule anew, as the next version.",
      footer = {
        "",
        "Examples:",
        "  ./beacon rules rollback wage-arrears-emerging",
        "  ./beacon rules rollback wage-arrears-emerging --to 2 --note 'too many false alarms'"
      })
  int rollback(
      @Parameters(paramLabel = "RULE", description = "Name of the rule.") String rule,
      @Option(
              names = "--to",
              paramLabel = "N",
              description = "Which version (default: the one before that in force).")
          Long to,
      @Mixin Provenance by,
      @Mixin Stack stack)
      throws InterruptedException {
    put(stack, List.of(next(stack, by).rolledBack(rule, to, by.note)));
    return 0;
  }

  @Command(
      description = {
        "Switches a rule off: it opens no more alerts, and open ones grow no more.",
        "What it has seen stays; ./beacon rules enable switches it on again."
      },
      footer = {"", "Example:", "  ./beacon rules disable noise-nearby --note 'fair week'"})
  int disable(
      @Parameters(paramLabel = "RULE", description = "Name of the rule.") String rule,
      @Mixin Provenance by,
      @Mixin Stack stack)
      throws InterruptedException {
    put(stack, List.of(next(stack, by).switched(rule, false, by.note)));
    return 0;
  }

  @Command(
      description = "Switches a rule on again.",
      footer = {"", "Example:", "  ./beacon rules enable noise-nearby --note 'the fair is over'"})
  int enable(
      @Parameters(paramLabel = "RULE", description = "Name of the rule.") String rule,
      @Mixin Provenance by,
      @Mixin Stack stack)
      throws InterruptedException {
    put(stack, List.of(next(stack, by).switched(rule, true, by.note)));
    return 0;
  }

  @Command(
      description = {
        "Sets what shadow rules would have alerted beside what live rules did.",
        "Each shadow rule is compared with each live rule that shares a category with it, over all"
            + " alerts of the running stack."
      },
      footer = {
        "",
        "Examples:",
        "  ./beacon rules compare",
        "  ./beacon rules compare --shadow wage-arrears-anomaly --live wage-arrears-emerging"
      })
  int compare(
      @Option(
              names = "--shadow",
              paramLabel = "RULE",
              description = "Only this shadow rule (default: all).")
          String shadow,
      @Option(
              names = "--live",
              paramLabel = "RULE",
              description = "Only with this live rule (default: all).")
          String live,
      @Mixin Stack stack) {
    RuleHistory history = stack.history();
    List<ClusterRule> shadows = inMode(Alert.Mode.SHADOW, shadow, history);
    List<ClusterRule> lives = inMode(Alert.Mode.LIVE, live, history);
    Collection<Alert> alerts = new AlertTopic(stack.find().kafka()).newest();
    boolean any = false;
    for (ClusterRule one : shadows) {
      for (ClusterRule other : lives) {
        if (ShadowComparison.isMeaningful(one, other)) {
          if (any) {
            line("");
          }
          any = true;
          RuleTables.comparison(ShadowComparison.of(one, other, alerts)).forEach(this::line);
        }
      }
    }
    if (!any) {
      line("There is no shadow rule that shares a category with a live one.");
    }
    return 0;
  }

  private static List<ClusterRule> inMode(Alert.Mode mode, String name, RuleHistory history) {
    if (name == null) {
      return history.inForce().stream().filter(rule -> rule.mode() == mode).toList();
    }
    ClusterRule rule = history.inForce(name);
    if (rule.mode() != mode) {
      throw new UserError("%s is no %s rule".formatted(name, mode.word()));
    }
    return List.of(rule);
  }

  private static NextVersions next(Stack stack, Provenance by) {
    return new NextVersions(
        stack.history(),
        // As LocalStack submits the job.
        JobConfig.defaults().evidence().scopes(),
        by.author(),
        Instant.now().truncatedTo(ChronoUnit.MILLIS));
  }

  private void put(Stack stack, List<NextVersions.Change> changes) throws InterruptedException {
    List<ClusterRule> rules =
        changes.stream()
            .filter(NextVersions.Change::isAny)
            .map(NextVersions.Change::after)
            .toList();
    if (!rules.isEmpty()) {
      try {
        stack.rules().publish(rules);
      } catch (InvalidDefinitionsException e) {
        throw new UserError(String.join("\nbeacon: ", e.problems()), e);
      }
      requireFirst(rules, stack.history());
    }
    changes.forEach(this::tell);
  }

  /** Of two who publish the same version at the same moment, the job listens to the first. */
  private static void requireFirst(List<ClusterRule> rules, RuleHistory history) {
    for (ClusterRule rule : rules) {
      if (!history.version(rule.rule(), rule.version()).equals(rule)) {
        throw new UserError(
            "somebody else has just published version %d of %s; look at ./beacon rules history %s and publish again"
                .formatted(rule.version(), rule.rule(), rule.rule()));
      }
    }
  }

  private void tell(NextVersions.Change change) {
    if (!change.isAny()) {
      line("unchanged  " + inShort(change.after()));
      return;
    }
    line("published  " + inShort(change.after()));
    if (change.before() == null) {
      line("           a new rule");
    } else {
      RuleFields.changes(change.before(), change.after())
          .forEach(changed -> line("           " + changed));
    }
  }

  private static String inShort(ClusterRule rule) {
    return inShort(rule, true);
  }

  private static String inShort(ClusterRule rule, boolean versioned) {
    return "%s  %s  %s  %s: %s"
        .formatted(
            rule.rule(),
            versioned ? "version " + rule.version() : "next version",
            RuleWords.state(rule),
            rule.pattern().word(),
            RuleWords.thresholds(rule));
  }

  private static List<Draft<ClusterRule>> read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UserError("no such file: " + file);
    }
    try {
      return ClusterRules.readDrafts(file);
    } catch (InvalidDefinitionsException e) {
      throw new UserError(String.join("\nbeacon: ", e.problems()), e);
    } catch (IOException e) {
      throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private void line(String text) {
    out().println(text);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
