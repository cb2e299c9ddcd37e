package dev.beacon.local.rules;

import dev.beacon.contract.ClusterRule;
import dev.beacon.local.publishing.Lengths;
import java.util.ArrayList;
import java.util.List;

/** What a rule looks for, in words. */
public final class RuleWords {
  private static final int LEAST_PLACES = 2;

  private RuleWords() {}

  /** When the rule opens an alert, by its pattern: {@code 4 reporters within 7 days}. */
  public static String thresholds(ClusterRule rule) {
    String reporters = Lengths.count(rule.reportersAtLeast(), "reporter");
    String within = " within " + Lengths.words(rule.within());
    return switch (rule.pattern()) {
      case SURGE -> surge(rule) + within;
      case ESCALATION -> "wages seen late, then " + reporters + ", then a crowd," + within;
      case UNANSWERED ->
          "%s after %s without an answer,%s"
              .formatted(reporters, Lengths.words(rule.unansweredFor()), within);
      case CONTAGION ->
          "%s at each of %d places%s"
              .formatted(reporters, rule.places() == null ? LEAST_PLACES : rule.places(), within);
      case RELAPSE -> reporters + " after a settlement," + within;
      case ANOMALY ->
          "%s%s, as chance has it once in %s"
              .formatted(reporters, within, Lengths.words(rule.recurrence()));
    };
  }

  private static String surge(ClusterRule rule) {
    List<String> limits = new ArrayList<>();
    if (rule.reporters() != null) {
      limits.add(Lengths.count(rule.reporters(), "reporter"));
    }
    if (rule.people() != null) {
      limits.add("%,d people".formatted(rule.people()));
    }
    if (rule.amount() != null) {
      limits.add("an amount of %,.0f".formatted(rule.amount()));
    }
    if (rule.tips() != null) {
      limits.add(Lengths.count(rule.tips(), "tip"));
    }
    return String.join(rule.match() == ClusterRule.Match.ANY ? " or " : " and ", limits);
  }

  /** The mode, and whether the rule is off. */
  public static String state(ClusterRule rule) {
    return rule.enabled() ? rule.mode().word() : rule.mode().word() + ", off";
  }
}
