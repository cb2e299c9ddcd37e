package dev.beacon.local;

import dev.beacon.contract.Alert;
import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.Draft;
import dev.beacon.earlywarning.JobConfig;
import dev.beacon.local.publishing.NextVersions;
import dev.beacon.local.publishing.VersionHistory;
import dev.beacon.local.rules.GatheredScopes;
import dev.beacon.local.rules.RuleKind;
import dev.beacon.local.rules.RuleTables;
import dev.beacon.local.rules.ShadowComparison;
import dev.beacon.local.stack.AlertTopic;
import dev.beacon.local.terminal.UserError;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
final class RulesCommand extends PublishingCommand<ClusterRule> {
  RulesCommand() {
    super(RuleKind.RULES);
  }

  @Command(
      description = "Checks a rules file and tells what is wrong with it, by line and field.",
      footer = {"", "Example:", "  ./beacon rules validate my-rules.yaml"})
  int validate(
      @Parameters(paramLabel = "FILE", description = "A YAML file with rules.") Path file) {
    desk().validate(file, (rule, place) -> List.of());
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
      @Mixin ProvenanceOptions by,
      @Mixin StackOption stack)
      throws InterruptedException {
    List<Draft<ClusterRule>> drafts = desk().read(file);
    NextVersions<ClusterRule> next = next(stack, by);
    put(stack, drafts.stream().map(draft -> next.written(draft, by.note())).toList());
    return 0;
  }

  @Command(
      description = {
        "Lists the rules in force in the running stack.",
        "Those that Beacon comes with and nobody has published are marked (shipped)."
      },
      footer = {"", "Example:", "  ./beacon rules list"})
  int list(@Mixin StackOption stack) {
    RuleTables.list(versions(stack), Instant.now()).forEach(this::line);
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
      @Mixin StackOption stack) {
    VersionHistory<ClusterRule> history = versions(stack);
    desk().show(version == null ? history.inForce(rule) : history.version(rule, version));
    return 0;
  }

  @Command(
      description = "Lists the versions of a rule, newest first, and what each has changed.",
      footer = {"", "Example:", "  ./beacon rules history wage-arrears-emerging"})
  int history(
      @Parameters(paramLabel = "RULE", description = "Name of the rule.") String rule,
      @Mixin StackOption stack) {
    RuleTables.history(rule, versions(stack)).forEach(this::line);
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
      @Mixin ProvenanceOptions by,
      @Mixin StackOption stack)
      throws InterruptedException {
    put(stack, List.of(next(stack, by).rolledBack(rule, to, by.note())));
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
      @Mixin ProvenanceOptions by,
      @Mixin StackOption stack)
      throws InterruptedException {
    put(stack, List.of(next(stack, by).switched(rule, false, by.note())));
    return 0;
  }

  @Command(
      description = "Switches a rule on again.",
      footer = {"", "Example:", "  ./beacon rules enable noise-nearby --note 'the fair is over'"})
  int enable(
      @Parameters(paramLabel = "RULE", description = "Name of the rule.") String rule,
      @Mixin ProvenanceOptions by,
      @Mixin StackOption stack)
      throws InterruptedException {
    put(stack, List.of(next(stack, by).switched(rule, true, by.note())));
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
      @Mixin StackOption stack) {
    VersionHistory<ClusterRule> history = versions(stack);
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

  private static List<ClusterRule> inMode(
      Alert.Mode mode, String name, VersionHistory<ClusterRule> history) {
    if (name == null) {
      return history.inForce().stream().filter(rule -> rule.mode() == mode).toList();
    }
    ClusterRule rule = history.inForce(name);
    if (rule.mode() != mode) {
      throw new UserError("%s is no %s rule".formatted(name, mode.word()));
    }
    return List.of(rule);
  }

  private NextVersions<ClusterRule> next(StackOption stack, ProvenanceOptions by) {
    // As LocalStack submits the job.
    return next(stack, by, new GatheredScopes(JobConfig.defaults().evidence().scopes()));
  }
}
