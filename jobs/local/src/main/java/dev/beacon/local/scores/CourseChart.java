package dev.beacon.local.scores;

import dev.beacon.contract.ScorecardDocument.Cases;
import dev.beacon.local.report.Html;
import java.util.List;

/**
 * How the period went: a bar a day or month, as high as what was received, parted into what was
 * settled the same day, later, and not yet.
 */
final class CourseChart {
  private static final double WIDTH = 1160;
  private static final double HEIGHT = 210;
  private static final double LEFT = 44;
  private static final double TOP = 12;
  private static final double BOTTOM = 24;
  private static final double WIDEST = 46;
  private static final double SHARE_OF_BAR = 0.76;
  private static final int LABELS = 16;
  private static final int MONTH_AND_DAY = 5;

  private final List<ScoreReport.Point> course;
  private final Html html;
  private final long most;
  private final double step;

  CourseChart(List<ScoreReport.Point> course, Html html) {
    this.course = course;
    this.html = html;
    most =
        Math.max(1, course.stream().mapToLong(point -> point.cases().received()).max().orElse(1));
    step = (WIDTH - LEFT) / course.size();
  }

  void draw() {
    html.open(
        "svg",
        "class",
        "wide",
        "viewBox",
        "0 0 " + Html.number(WIDTH) + " " + Html.number(HEIGHT),
        "role",
        "img",
        "aria-label",
        "received, settled the same day, later, open");
    grid();
    int every = (course.size() + LABELS - 1) / LABELS;
    for (int i = 0; i < course.size(); i++) {
      bar(i);
      if (i % every == 0) {
        html.text(
            "text",
            label(course.get(i).label()),
            "class",
            "tick",
            "x",
            LEFT + (i + 0.5) * step,
            "y",
            HEIGHT - 6);
      }
    }
    html.closeLine();
  }

  /** A day's month and day: the year stands above. */
  private static String label(String part) {
    return part.length() > MONTH_AND_DAY + 2 ? part.substring(MONTH_AND_DAY) : part;
  }

  private void grid() {
    long tick = tick();
    for (long value = 0; value <= most; value += tick) {
      double y = y(value);
      html.leaf("line", "class", "grid", "x1", LEFT, "x2", WIDTH, "y1", y, "y2", y);
      html.text("text", ScoreWords.number(value), "class", "left", "x", LEFT - 8, "y", y + 4);
    }
  }

  /** 1, 2 or 5 times a power of ten, so that there are some four lines. */
  private long tick() {
    long power = 1;
    while (true) {
      for (long tick : new long[] {power, 2 * power, 5 * power}) {
        if (most / tick <= 5) {
          return tick;
        }
      }
      power *= 10;
    }
  }

  private double y(long value) {
    return HEIGHT - BOTTOM - (double) value / most * (HEIGHT - BOTTOM - TOP);
  }

  private void bar(int position) {
    ScoreReport.Point point = course.get(position);
    Cases cases = point.cases();
    html.open("g");
    html.text(
        "title",
        "%s: %s / %s / %s / %s"
            .formatted(
                point.label(),
                ScoreWords.number(cases.received()),
                ScoreWords.number(cases.sameDay()),
                ScoreWords.number(cases.resolved() - cases.sameDay()),
                ScoreWords.number(cases.open())));
    long from = 0;
    from = part(position, "same-day", from, cases.sameDay());
    from = part(position, "later", from, cases.resolved() - cases.sameDay());
    from = part(position, "open", from, cases.open());
    part(position, "withdrawn", from, cases.withdrawn());
    html.close();
  }

  private long part(int position, String kind, long from, long count) {
    if (count > 0) {
      double width = Math.min(WIDEST, step * SHARE_OF_BAR);
      html.leaf(
          "rect",
          "class",
          kind,
          "x",
          LEFT + (position + 0.5) * step - width / 2,
          "y",
          y(from + count),
          "width",
          width,
          "height",
          y(from) - y(from + count));
    }
    return from + count;
  }
}
