package dev.beacon.local.tune;

import dev.beacon.contract.ClusterRule;
import dev.beacon.local.evaluate.RuleScore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What thresholds cost in false alerts and find in time. A point is worth drawing if no other finds
 * more, strictly before the 8th claim, for as few false alerts.
 */
final class Curve {
  private static final Comparator<Point> CHEAPEST_FIRST =
      Comparator.comparingDouble((Point point) -> point.score.falsePerYear())
          .thenComparing(point -> point.score.earlyStrict(), Comparator.reverseOrder())
          .thenComparing(point -> point.score.early(), Comparator.reverseOrder())
          .thenComparing(point -> point.rule.rule());

  /** A rule and its score. */
  record Point(ClusterRule rule, RuleScore score) {}

  private final List<Point> worthDrawing = new ArrayList<>();

  Curve(Map<String, ClusterRule> rules, List<RuleScore> scores) {
    List<Point> points =
        scores.stream().map(score -> new Point(rules.get(score.rule()), score)).toList();
    int best = -1;
    for (Point point : points.stream().sorted(CHEAPEST_FIRST).toList()) {
      if (point.score.earlyStrict() > best) {
        worthDrawing.add(point);
        best = point.score.earlyStrict();
      }
    }
  }

  /** The points worth drawing, cheapest first. */
  List<Point> points() {
    return worthDrawing;
  }

  /**
   * The point that finds most early within a budget.
   *
   * @param budget false alerts a year
   * @return null if even the cheapest costs more
   */
  Point within(double budget) {
    Point best = null;
    for (Point point : worthDrawing) {
      if (point.score.falsePerYear() <= budget) {
        best = point;
      }
    }
    return best;
  }
}
