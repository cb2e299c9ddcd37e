package dev.beacon.local.report;

import dev.beacon.local.evaluate.ClusterAlert;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** How many alerts each rule opened in each week: a strip a rule, all to one scale. */
final class WeeklyChart {
  private static final double WIDTH = 1160;
  private static final double LEFT = 34;
  private static final double STRIP = 54;
  private static final double GAP = 20;
  private static final double TOP = 4;

  private final BacktestReport report;
  private final Html html;
  private final LocalDate firstWeek;
  private final int weeks;

  WeeklyChart(BacktestReport report, Html html) {
    this.report = report;
    this.html = html;
    firstWeek = weekOf(report.period().from().atZone(zone()).toLocalDate());
    weeks =
        1
            + (int)
                ChronoUnit.WEEKS.between(
                    firstWeek, weekOf(report.period().to().atZone(zone()).toLocalDate()));
  }

  private ZoneId zone() {
    return report.truth().zone();
  }

  private static LocalDate weekOf(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  void draw() {
    int[][] counts = counts();
    int most = 1;
    for (int[] ofRule : counts) {
      for (int count : ofRule) {
        most = Math.max(most, count);
      }
    }
    double height = TOP + counts.length * (STRIP + GAP) + 18;
    html.open(
        "svg",
        "class",
        "wide",
        "viewBox",
        "0 0 " + Html.number(WIDTH) + " " + Html.number(height),
        "role",
        "img",
        "aria-label",
        "alerts a week by rule");
    LocalDate end = firstWeek.plusWeeks(weeks);
    for (Axis.DayTick tick : Axis.days(firstWeek, end, 14)) {
      double x = x(ChronoUnit.DAYS.between(firstWeek, tick.day()) / 7.0);
      html.leaf("line", "class", "grid", "x1", x, "x2", x, "y1", TOP, "y2", height - 18);
      html.text("text", tick.label(), "class", "tick", "x", x, "y", height - 5);
    }
    for (int rule = 0; rule < counts.length; rule++) {
      strip(rule, counts[rule], most);
    }
    html.closeLine();
  }

  private int[][] counts() {
    int[][] counts = new int[report.drawn()][weeks];
    for (ClusterAlert alert : report.alerts()) {
      int rule = report.indexOf(alert.rule());
      LocalDate week = weekOf(alert.openedAt().atZone(zone()).toLocalDate());
      long at = ChronoUnit.WEEKS.between(firstWeek, week);
      if (rule >= 0 && rule < counts.length && at >= 0 && at < weeks) {
        counts[rule][(int) at]++;
      }
    }
    return counts;
  }

  private double x(double week) {
    return LEFT + (WIDTH - LEFT) * week / weeks;
  }

  private void strip(int rule, int[] counts, int most) {
    double base = TOP + rule * (STRIP + GAP) + STRIP + GAP - 2;
    html.open("g", "class", "rule r" + rule, "data-rule", rule);
    html.leaf("line", "class", "base", "x1", LEFT, "x2", WIDTH, "y1", base, "y2", base);
    html.text(
        "text", Integer.toString(most), "class", "tick left", "x", LEFT - 5, "y", base - STRIP + 8);
    html.text("text", "0", "class", "tick left", "x", LEFT - 5, "y", base);
    double slot = x(1) - x(0);
    double width = Math.max(0.9, Math.min(16, slot * 0.8));
    for (int week = 0; week < counts.length; week++) {
      if (counts[week] == 0) {
        continue;
      }
      double bar = STRIP * counts[week] / most;
      html.open(
          "rect",
          "class",
          "c" + rule % Mark.MOST,
          "x",
          x(week) + (slot - width) / 2,
          "y",
          base - bar,
          "width",
          width,
          "height",
          bar);
      html.text("title", firstWeek.plusWeeks(week) + ": " + counts[week]);
      html.close();
    }
    Mark.draw(html, rule, LEFT + 7, base - STRIP + 1, 4.2, false);
    html.text(
        "text",
        report.rules().get(rule).rule(),
        "class",
        "note",
        "x",
        LEFT + 17,
        "y",
        base - STRIP + 5);
    html.close();
  }
}
