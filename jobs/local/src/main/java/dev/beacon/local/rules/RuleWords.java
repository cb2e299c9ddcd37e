package dev.beacon.local.rules;

import dev.beacon.contract.ClusterRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a rule looks for, in words. */
public final class RuleWords {
  private static final int LEAST_PLACES = 2;
  private static final long MINUTES = 60;
  private static final long HOURS = 24;

  private RuleWords() {}

  /** When the rule opens an alert, by its pattern: {@code 4 reporters within 7 days}. */
  public static String thresholds(ClusterRule rule) {
    String reporters = count(rule.reportersAtLeast(), "reporter");
    String within = " within " + length(rule.within());
    return switch (rule.pattern()) {
      case SURGE -> surge(rule) + within;
      case ESCALATION -> "wages seen late, then " + reporters + ", then a crowd," + within;
      case UNANSWERED ->
          "%s after %s without an answer,%s"
              .formatted(reporters, length(rule.unansweredFor()), within);
      case CONTAGION ->
          "%s at each of %d places%s"
              .formatted(reporters, rule.places() == null ? LEAST_PLACES : rule.places(), within);
      case RELAPSE -> reporters + " after a settlement," + within;
      case ANOMALY ->
          "%s%s, as chance has it once in %s"
              .formatted(reporters, within, length(rule.recurrence()));
    };
  }

  private static String surge(ClusterRule rule) {
    List<String> limits = new ArrayList<>();
    if (rule.reporters() != null) {
      limits.add(count(rule.reporters(), "reporter"));
    }
    if (rule.people() != null) {
      limits.add("%,d people".formatted(rule.people()));
    }
    if (rule.amount() != null) {
      limits.add("an amount of %,.0f".formatted(rule.amount()));
    }
    if (rule.tips() != null) {
      limits.add(count(rule.tips(), "tip"));
    }
    return String.join(rule.match() == ClusterRule.Match.ANY ? " or " : " and ", limits);
  }

  /** The mode, and whether the rule is off. */
  public static String state(ClusterRule rule) {
    return rule.enabled() ? rule.mode().word() : rule.mode().word() + ", off";
  }

  /** A length of time in its two largest units: {@code 7 days}, {@code 1 day 2 h}. */
  public static String length(Duration length) {
    List<String> units = new ArrayList<>();
    if (length.toDays() > 0) {
      units.add(count(length.toDays(), "day"));
    }
    unit(length.toHours() % HOURS, "h", units);
    unit(length.toMinutes() % MINUTES, "min", units);
    unit(length.toSeconds() % MINUTES, "s", units);
    return units.isEmpty() ? "0 s" : String.join(" ", units.subList(0, Math.min(2, units.size())));
  }

  private static void unit(long number, String unit, List<String> units) {
    if (number > 0) {
      units.add(number + " " + unit);
    }
  }

  /** How long ago that is, in its largest unit. */
  public static String age(Duration age) {
    if (age.toDays() > 0) {
      return count(age.toDays(), "day");
    }
    if (age.toHours() > 0) {
      return age.toHours() + " h";
    }
    return age.toMinutes() > 0 ? age.toMinutes() + " min" : Math.max(0, age.toSeconds()) + " s";
  }

  private static String count(long number, String of) {
    return "%,d %s%s".formatted(number, of, number == 1 ? "" : "s");
  }
}
