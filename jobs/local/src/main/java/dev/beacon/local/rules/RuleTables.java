package dev.beacon.local.rules;

import dev.beacon.contract.ClusterRule;
import dev.beacon.local.status.StatusLines;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rules, their versions and comparisons, as they are printed. */
public final class RuleTables {
  /** How many subjects a comparison names. */
  private static final int NAMED = 5;

  private static final String UNKNOWN = "-";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(StatusLines.ZONE);

  private RuleTables() {}

  /** Each rule in force. */
  public static List<String> list(RuleHistory history, Instant now) {
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
          author(rule, history),
          rule.publishedAt() == null
              ? UNKNOWN
              : RuleWords.age(Duration.between(rule.publishedAt(), now)) + " ago");
    }
    return table.lines();
  }

  /** Each version of a rule, the newest first. */
  public static List<String> history(String rule, RuleHistory history) {
    TextTable table = new TextTable("VERSION", "TIME", "AUTHOR", "ON", "MODE", "NOTE", "CHANGED");
    List<ClusterRule> versions = history.versions(rule);
    for (int i = versions.size() - 1; i >= 0; i--) {
      ClusterRule version = versions.get(i);
      table.row(
          Long.toString(version.version()),
          version.publishedAt() == null ? UNKNOWN : TIME.format(version.publishedAt()),
          author(version, history),
          version.enabled() ? "on" : "off",
          version.mode().word(),
          version.note() == null ? UNKNOWN : version.note().strip().replaceAll("\\s+", " "),
          i == 0
              ? RuleWords.thresholds(version)
              : String.join("; ", RuleFields.changes(versions.get(i - 1), version)));
    }
    return table.lines();
  }

  private static String author(ClusterRule rule, RuleHistory history) {
    if (history.isShipped(rule)) {
      return "(shipped)";
    }
    return rule.author() == null ? UNKNOWN : rule.author();
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
        .formatted(RuleWords.length(lead.abs()), lead.isNegative() ? "later" : "earlier", of);
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
