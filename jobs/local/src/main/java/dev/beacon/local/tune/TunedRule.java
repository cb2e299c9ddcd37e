package dev.beacon.local.tune;

import dev.beacon.contract.ClusterRule;
import dev.beacon.local.evaluate.Figures;
import dev.beacon.local.evaluate.Period;
import dev.beacon.local.evaluate.RuleScore;
import dev.beacon.local.publishing.PublishedYaml;
import dev.beacon.local.rules.RuleKind;
import java.time.Instant;
import java.util.Locale;

/** A picked rule as a file that people read and publish. */
final class TunedRule {
  private TunedRule() {}

  /** One name for all that is picked for a category, so that a new pick replaces the last. */
  static String name(ClusterRule rule) {
    return "%s-%s-tuned"
        .formatted(
            rule.categories().get(0).toLowerCase(Locale.ROOT).replace('_', '-'),
            rule.pattern().word());
  }

  static String yaml(
      Curve.Point chosen, RuleScore tested, Period picked, Instant testFrom, double budget) {
    return """
        # Picked by ./beacon tune for at most %s false alerts a year.
        # Where it was picked, %s to %s: %s.
        %s# In shadow mode: publish it, compare it with what is live, then set mode to live.
        """
            .formatted(
                Figures.number(budget),
                picked.from(),
                picked.to(),
                figures(chosen.score()),
                tested == null
                    ? ""
                    : "# Where it was not, from %s on: %s.%n".formatted(testFrom, figures(tested)))
        + PublishedYaml.draft(RuleKind.RULES, chosen.rule().named(name(chosen.rule())));
  }

  private static String figures(RuleScore score) {
    return "%s of %d growing episodes early, %s false alerts a year"
        .formatted(
            Figures.percent(score.shareEarlyStrict()),
            score.growing(),
            Figures.number(score.falsePerYear()));
  }
}
