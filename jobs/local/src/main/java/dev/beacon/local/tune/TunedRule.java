package dev.beacon.local.tune;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.Json;
import dev.beacon.local.evaluate.Period;
import dev.beacon.local.evaluate.RuleScore;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;

/** A picked rule as a file that people read and publish. */
final class TunedRule {
  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .build());

  private TunedRule() {}

  /** One name for all that is picked for a category, so that a new pick replaces the last. */
  static String name(ClusterRule rule) {
    return "%s-%s-tuned"
        .formatted(
            rule.categories().get(0).toLowerCase(Locale.ROOT).replace('_', '-'),
            rule.pattern().word());
  }

  static String yaml(
      Curve.Point chosen, RuleScore tested, Period picked, Instant testFrom, double budget)
      throws IOException {
    ObjectNode rule =
        (ObjectNode) Json.mapper().readTree(Json.bytes(chosen.rule().named(name(chosen.rule()))));
    // Publishing gives it the version that is next.
    rule.remove("version");
    return """
        # Picked by ./beacon tune for at most %s false alerts a year.
        # Where it was picked, %s to %s: %s.
        %s# In shadow mode: publish it, compare it with what is live, then set mode to live.
        """
            .formatted(
                TuneCommand.number(budget),
                picked.from(),
                picked.to(),
                figures(chosen.score()),
                tested == null
                    ? ""
                    : "# Where it was not, from %s on: %s.%n".formatted(testFrom, figures(tested)))
        + YAML.writeValueAsString(rule);
  }

  private static String figures(RuleScore score) {
    return "%s of %d growing episodes early, %s false alerts a year"
        .formatted(
            TuneCommand.percent(score.shareEarlyStrict()),
            score.growing(),
            TuneCommand.number(score.falsePerYear()));
  }
}
