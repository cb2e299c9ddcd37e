package dev.beacon.local.report;

import dev.beacon.contract.Text;
import dev.beacon.local.evaluate.RuleScore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What each rule finds for what it costs: false alerts a year against the share of growing episodes
 * warned of early. Filled marks count by the order of reports, hollow ones by the instant; the
 * lines join the rules that none other beats on both counts.
 */
final class TradeOffChart {
  private static final double WIDTH = 1160;
  private static final double HEIGHT = 420;
  private static final double LEFT = 52;
  private static final double RIGHT = 1148;
  private static final double TOP = 14;
  private static final double BOTTOM = 370;
  private static final double LABEL_HEIGHT = 13;

  private final List<RuleScore> scores;
  private final Html html;
  private final double most;
  private final List<double[]> labels = new ArrayList<>();

  private TradeOffChart(List<RuleScore> scores, Html html) {
    this.scores = scores;
    this.html = html;
    most = Math.max(5, scores.stream().mapToDouble(RuleScore::falsePerYear).max().orElse(5) * 1.06);
  }

  /** Whether there is a curve to draw. */
  static boolean isWorthDrawing(BacktestReport report) {
    return report.scores().size() > 1 && report.scores().get(0).growing() > 0;
  }

  static void draw(BacktestReport report, Html html) {
    new TradeOffChart(report.scores(), html).draw();
  }

  private void draw() {
    html.open(
        "svg",
        "class",
        "wide",
        "viewBox",
        "0 0 " + Html.number(WIDTH) + " " + Html.number(HEIGHT),
        "role",
        "img",
        "aria-label",
        "false alerts a year against episodes warned of early");
    frame();
    List<RuleScore> best = frontier(RuleScore::shareEarly);
    line(best, RuleScore::shareEarly, "frontier");
    line(frontier(RuleScore::shareEarlyStrict), RuleScore::shareEarlyStrict, "frontier strict");
    for (int rule = 0; rule < scores.size(); rule++) {
      point(rule, scores.size() <= 2 * Mark.MOST || best.contains(scores.get(rule)));
    }
    html.closeLine();
  }

  private double x(RuleScore score) {
    return LEFT + (RIGHT - LEFT) * score.falsePerYear() / most;
  }

  private static double y(double share) {
    return BOTTOM - (BOTTOM - TOP) * share;
  }

  private void frame() {
    for (int percent = 0; percent <= 100; percent += 20) {
      double y = y(percent / 100.0);
      html.leaf("line", "class", "grid", "x1", LEFT, "x2", RIGHT, "y1", y, "y2", y);
      html.text("text", percent + " %", "class", "tick left", "x", LEFT - 7, "y", y + 3.5);
    }
    int step = Axis.step(most, 8);
    for (int each = 0; each <= most; each += step) {
      double x = LEFT + (RIGHT - LEFT) * each / most;
      html.leaf("line", "class", "grid", "x1", x, "x2", x, "y1", TOP, "y2", BOTTOM);
      html.text("text", Integer.toString(each), "class", "tick", "x", x, "y", BOTTOM + 16);
    }
    html.leaf("line", "class", "base", "x1", LEFT, "x2", RIGHT, "y1", BOTTOM, "y2", BOTTOM);
    html.open("text", "class", "axis", "x", (LEFT + RIGHT) / 2, "y", BOTTOM + 38);
    html.both("tspan", new Text("每年误报（条）", "  false alerts a year"));
    html.close();
  }

  /** The rules that no other beats on both counts, by cost. */
  private List<RuleScore> frontier(ToDoubleFunction<RuleScore> found) {
    List<RuleScore> sorted =
        scores.stream()
            .sorted(
                Comparator.comparingDouble(RuleScore::falsePerYear)
                    .thenComparing(Comparator.comparingDouble(found).reversed()))
            .toList();
    List<RuleScore> best = new ArrayList<>();
    double most = -1;
    for (RuleScore score : sorted) {
      if (found.applyAsDouble(score) > most) {
        most = found.applyAsDouble(score);
        best.add(score);
      }
    }
    return best;
  }

  private void line(List<RuleScore> best, ToDoubleFunction<RuleScore> found, String style) {
    StringBuilder points = new StringBuilder();
    for (RuleScore score : best) {
      points
          .append(Html.number(x(score)))
          .append(',')
          .append(Html.number(y(found.applyAsDouble(score))))
          .append(' ');
    }
    html.leaf("polyline", "class", style, "points", points.toString().strip());
  }

  private void point(int rule, boolean named) {
    RuleScore score = scores.get(rule);
    double x = x(score);
    double early = y(score.shareEarly());
    double strict = y(score.shareEarlyStrict());
    html.open("g", "class", "rule r" + rule, "data-rule", rule);
    html.text(
        "title",
        "%s · %s / yr · %d + %d / %d"
            .formatted(
                score.rule(),
                Html.number(score.falsePerYear()),
                score.earlyStrict(),
                score.early() - score.earlyStrict(),
                score.growing()));
    html.leaf(
        "line", "class", "stem c" + rule % Mark.MOST, "x1", x, "x2", x, "y1", early, "y2", strict);
    Mark.draw(html, rule, x, strict, 5, true);
    Mark.draw(html, rule, x, early, 6, false);
    if (named) {
      label(score.rule(), x, strict);
    }
    html.close();
  }

  /** Puts a name beside the lower mark, further down where another name is in the way. */
  private void label(String name, double x, double y) {
    double width = 6.4 * name.codePointCount(0, name.length());
    boolean leftward = x + width + 12 > WIDTH;
    double begin = leftward ? x - width - 10 : x + 10;
    double at = y + 15;
    boolean moved = true;
    while (moved) {
      moved = false;
      for (double[] taken : labels) {
        if (Math.abs(taken[2] - at) < LABEL_HEIGHT
            && begin < taken[1]
            && taken[0] < begin + width) {
          at = taken[2] + LABEL_HEIGHT;
          moved = true;
        }
      }
    }
    labels.add(new double[] {begin, begin + width, at});
    html.text(
        "text",
        name,
        "class",
        leftward ? "note left" : "note",
        "x",
        leftward ? x - 10 : x + 10,
        "y",
        at);
  }
}
