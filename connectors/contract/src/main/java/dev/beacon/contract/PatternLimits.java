package dev.beacon.contract;

import dev.beacon.contract.ClusterRule.Pattern;
import dev.beacon.contract.ClusterRule.Scope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which limits a pattern knows, which it needs, and over which scopes it makes sense. */
final class PatternLimits {
  private static final Map<String, Set<Pattern>> KNOWN_TO =
      Map.of(
          "people", EnumSet.of(Pattern.SURGE),
          "amount", EnumSet.of(Pattern.SURGE),
          "tips", EnumSet.of(Pattern.SURGE),
          "places", EnumSet.of(Pattern.CONTAGION),
          "unansweredFor", EnumSet.of(Pattern.UNANSWERED),
          "recurrence", EnumSet.of(Pattern.ANOMALY),
          "reportsPerDay", EnumSet.of(Pattern.ANOMALY));

  private static final Set<Scope> OF_SEVERAL_PLACES =
      EnumSet.of(Scope.CONTRACTOR, Scope.COMMUNITY, Scope.CELL, Scope.NEIGHBOURHOOD);

  private PatternLimits() {}

  static List<Problem> problems(ClusterRule rule) {
    List<Problem> found = new ArrayList<>();
    refuseForeign(rule, "people", rule.people(), found);
    refuseForeign(rule, "amount", rule.amount(), found);
    refuseForeign(rule, "tips", rule.tips(), found);
    refuseForeign(rule, "places", rule.places(), found);
    refuseForeign(rule, "unansweredFor", rule.unansweredFor(), found);
    refuseForeign(rule, "recurrence", rule.recurrence(), found);
    refuseForeign(rule, "reportsPerDay", rule.reportsPerDay(), found);
    if (rule.match() == ClusterRule.Match.ANY && rule.pattern() != Pattern.SURGE) {
      found.add(foreign(rule, "match"));
    }
    switch (rule.pattern()) {
      case SURGE -> surge(rule, found);
      case UNANSWERED -> unanswered(rule, found);
      case CONTAGION -> contagion(rule, found);
      case ANOMALY -> anomaly(rule, found);
      case ESCALATION, RELAPSE -> {}
    }
    return found;
  }

  private static void refuseForeign(
      ClusterRule rule, String field, Object value, List<Problem> found) {
    if (value != null && !KNOWN_TO.get(field).contains(rule.pattern())) {
      found.add(foreign(rule, field));
    }
  }

  private static Problem foreign(ClusterRule rule, String field) {
    return problem(field, "says nothing to the pattern " + rule.pattern().word());
  }

  private static void surge(ClusterRule rule, List<Problem> found) {
    if (rule.reporters() == null
        && rule.people() == null
        && rule.amount() == null
        && rule.tips() == null) {
      found.add(
          problem("pattern", "surge needs at least one of reporters, people, amount and tips"));
    }
  }

  private static void unanswered(ClusterRule rule, List<Problem> found) {
    if (rule.unansweredFor() == null) {
      found.add(problem("unansweredFor", "is missing but the pattern unanswered needs it"));
    } else if (rule.unansweredFor().isZero()
        || rule.unansweredFor().compareTo(rule.within()) >= 0) {
      found.add(problem("unansweredFor", "must be more than zero and less than within"));
    }
  }

  private static void contagion(ClusterRule rule, List<Problem> found) {
    if (!OF_SEVERAL_PLACES.contains(rule.scope())) {
      found.add(
          problem(
              "scope",
              "must be contractor, community, cell or neighbourhood: a single subject has no"
                  + " other places"));
    }
  }

  private static void anomaly(ClusterRule rule, List<Problem> found) {
    if (rule.recurrence() == null || rule.recurrence().isZero()) {
      found.add(problem("recurrence", "is missing but the pattern anomaly needs it"));
    }
    if (rule.categories().size() != 1) {
      found.add(
          problem("categories", "must be a single one: the history of each category is its own"));
    }
  }

  private static Problem problem(String field, String text) {
    return new Problem("/" + field, field, "sense", text);
  }
}
