package dev.beacon.local.rules;

import dev.beacon.contract.ClusterRule;
import dev.beacon.local.publishing.FieldChanges;
import dev.beacon.local.publishing.Lengths;
import dev.beacon.local.publishing.VersionCells;
import dev.beacon.local.publishing.VersionHistory;
import dev.beacon.local.terminal.TextTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Rules, their versions and comparisons, as they are printed. */
public final class RuleTables {
  /** How many subjects a comparison names. */
  private static final int NAMED = 5;

  private RuleTables() {}

  /** Each rule in force. */
  public static List<String> list(VersionHistory<ClusterRule> history, Instant now) {
    TextTable table =
        new TextTable(
            "RULE", "MODE", "PATTERN", "SCOPE", "OPENS AT", "VERSION", "AUTHOR", "PUBLISHED");
    for (ClusterRule rule : history.inForce()) {
      table.row(
          rule.rule(),
          RuleWords.state(rule),
          rule.pattern().word(),
          rule.scope().word(),
          RuleWords.thresholds(rule),
          Long.toString(rule.version()),
          VersionCells.author(rule, history),
          VersionCells.age(rule, now));
    }
    return table.lines();
  }

  /** Each version of a rule, the newest first. */
  public static List<String> history(String rule, VersionHistory<ClusterRule> history) {
    TextTable table = new TextTable("VERSION", "TIME", "AUTHOR", "ON", "MODE", "NOTE", "CHANGED");
    List<ClusterRule> versions = history.versions(rule);
    for (int i = versions.size() - 1; i >= 0; i--) {
      ClusterRule version = versions.get(i);
      table.row(
          Long.toString(version.version()),
          VersionCells.time(version.publishedAt()),
          VersionCells.author(version, history),
          VersionCells.on(version),
          version.mode().word(),
          VersionCells.note(version),
          i == 0
              ? RuleWords.thresholds(version)
              : String.join("; ", FieldChanges.of(RuleKind.RULES, versions.get(i - 1), version)));
    }
    return table.lines();
  }

  /** A shadow rule and a live one, side by side. */
  public static List<String> comparison(ShadowComparison comparison) {
    List<String> lines = new ArrayList<>();
    String title =
        "%s (shadow) beside %s (live)"
            .formatted(comparison.shadow().rule(), comparison.live().rule());
    if (comparison.shadowAlerts() + comparison.liveAlerts() == 0) {
      return List.of(title, "  no alerts so far");
    }
    lines.add(title);
    TextTable table = new TextTable("", "SHADOW", "LIVE");
    side(table, "  alerts", comparison.shadowAlerts(), comparison.liveAlerts());
    side(table, "  subjects", comparison.shadowSubjects(), comparison.liveSubjects());
    side(table, "  not the other", comparison.onlyShadow().size(), comparison.onlyLive().size());
    side(table, "  both", comparison.both().size(), comparison.both().size());
    lines.addAll(table.lines());
    comparison.medianLead().ifPresent(lead -> lines.add("  " + lead(lead, comparison)));
    name("  only in shadow: ", comparison.onlyShadow(), lines);
    name("  only live: ", comparison.onlyLive(), lines);
    if (comparison.shadow().scope() != comparison.live().scope()) {
      lines.add(
          "  Their subjects are of different kinds: %s and %s."
              .formatted(comparison.shadow().scope().word(), comparison.live().scope().word()));
    }
    return lines;
  }

  private static void side(TextTable table, String what, int shadow, int live) {
    table.row(what, "%,d".formatted(shadow), "%,d".formatted(live));
  }

  private static String lead(Duration lead, ShadowComparison comparison) {
    String of =
        comparison.leads().size() == 1
            ? "(one pair of alerts)"
            : "(median of %,d pairs of alerts)".formatted(comparison.leads().size());
    if (lead.toSeconds() == 0) {
      return "shadow opens at the same time " + of;
    }
    return "shadow opens %s %s %s"
        .formatted(Lengths.words(lead.abs()), lead.isNegative() ? "later" : "earlier", of);
  }

  private static void name(String label, List<String> subjects, List<String> lines) {
    if (!subjects.isEmpty()) {
      int more = subjects.size() - NAMED;
      lines.add(
          label
              + String.join(", ", subjects.subList(0, Math.min(NAMED, subjects.size())))
              + (more > 0 ? " and %,d more".formatted(more) : ""));
    }
  }
}
