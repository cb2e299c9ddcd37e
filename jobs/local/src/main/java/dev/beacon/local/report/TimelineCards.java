package dev.beacon.local.report;

import dev.beacon.contract.Text;
import dev.beacon.local.evaluate.Claim;
import dev.beacon.local.evaluate.ClusterAlert;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Each story as a card: bars for its reports, the 8th report as a line, and below, a lane a rule:
 * its mark where it fired, and a line for as long as its alert lasted.
 */
final class TimelineCards {
  private static final double WIDTH = 560;
  private static final double LEFT = 34;
  private static final double RIGHT = 548;
  private static final double TOP = 16;
  private static final double BOTTOM = 96;
  private static final double LANES = BOTTOM + 26;
  private static final double LANE = 13;
  private static final int MOST_BARS = 170;
  private static final int MARGIN_DAYS = 3;

  private final BacktestReport report;
  private final Html html;

  TimelineCards(BacktestReport report, Html html) {
    this.report = report;
    this.html = html;
  }

  void draw(List<Story> stories) {
    html.open("div", "class", "cards", "id", "cards");
    stories.forEach(this::card);
    html.closeLine();
  }

  private void card(Story story) {
    html.open(
        "article",
        "class",
        "card",
        "data-outcome",
        story.outcome().name().toLowerCase(Locale.ROOT),
        "data-name",
        (story.name() + ' ' + story.community()).toLowerCase(Locale.ROOT));
    header(story);
    picture(story);
    html.closeLine();
  }

  private void header(Story story) {
    html.open("header");
    html.text(
        "i",
        "",
        "class",
        "grade " + story.severity().name().toLowerCase(Locale.ROOT),
        "title",
        story.severity());
    html.text("h3", story.name(), "title", story.subject());
    html.open("p");
    int reports = story.claims().size();
    html.both(
        "%,d 件诉求".formatted(reports), reports == 1 ? "1 report" : "%,d reports".formatted(reports));
    html.text(" · " + day(first(story)) + " – " + day(last(story)));
    if (story.community() != null) {
      html.text(" · " + story.community());
    }
    html.close();
    Text outcome = outcome(story);
    html.open("b", "class", "outcome " + story.outcome().name().toLowerCase(Locale.ROOT));
    html.both("span", outcome);
    html.close().close();
  }

  private Text outcome(Story story) {
    return switch (story.outcome()) {
      case NO_EPISODE -> new Text("未成群体事件", "came to nothing");
      case LATE -> new Text("第8件前未告警", "not before the 8th");
      case EARLY -> {
        double days =
            ChronoUnit.HOURS.between(
                    story.alerts().get(0).openedAt(), story.episode().eighth().at())
                / 24.0;
        String lead = days >= 9.95 ? "%.0f".formatted(days) : "%.1f".formatted(days);
        yield new Text("提前 " + lead + " 天", lead + " days ahead of the 8th");
      }
    };
  }

  private static Claim first(Story story) {
    return story.claims().get(0);
  }

  private static Claim last(Story story) {
    return story.claims().get(story.claims().size() - 1);
  }

  private LocalDate day(Claim claim) {
    return report.truth().day(claim);
  }

  private void picture(Story story) {
    LocalDate from = day(first(story)).minusDays(MARGIN_DAYS);
    LocalDate to = day(last(story)).plusDays(MARGIN_DAYS + 1);
    Time time = new Time(from, to);
    int lanes = report.drawn();
    double height = LANES + lanes * LANE;
    html.open(
        "svg",
        "viewBox",
        "0 0 " + Html.number(WIDTH) + " " + Html.number(height),
        "role",
        "img",
        "aria-label",
        story.name());
    frame(time, height);
    bars(story, time);
    crowd(story, time, height);
    Set<String> drawn = new HashSet<>();
    for (int rule = 0; rule < lanes; rule++) {
      lane(story, time, rule, drawn);
    }
    html.close();
  }

  private void frame(Time time, double height) {
    for (Axis.DayTick tick : Axis.days(time.from, time.to, 7)) {
      double x = time.x(tick.day());
      if (x > RIGHT - 8) {
        continue;
      }
      html.leaf("line", "class", "grid", "x1", x, "x2", x, "y1", TOP, "y2", height);
      html.text("text", tick.label(), "class", "tick", "x", x, "y", BOTTOM + 13);
    }
    html.leaf("line", "class", "base", "x1", LEFT, "x2", RIGHT, "y1", BOTTOM, "y2", BOTTOM);
  }

  private void bars(Story story, Time time) {
    Map<LocalDate, Integer> counts = new TreeMap<>();
    for (Claim claim : story.claims()) {
      counts.merge(time.barOf(day(claim)), 1, Integer::sum);
    }
    int most = counts.values().stream().max(Integer::compare).orElseThrow();
    int step = Axis.step(most, 3);
    for (int y = step; y <= most; y += step) {
      double at = BOTTOM - (BOTTOM - TOP) * y / most;
      html.leaf("line", "class", "grid", "x1", LEFT, "x2", RIGHT, "y1", at, "y2", at);
      html.text("text", Integer.toString(y), "class", "tick left", "x", LEFT - 5, "y", at + 3);
    }
    double slot = time.x(time.from.plusDays(time.daysABar)) - time.x(time.from);
    double width = Math.max(1.2, Math.min(14, slot * 0.78));
    counts.forEach(
        (day, count) -> {
          double bar = (BOTTOM - TOP) * count / most;
          html.open(
              "rect",
              "class",
              "bar",
              "x",
              time.x(day) + (slot - width) / 2,
              "y",
              BOTTOM - bar,
              "width",
              width,
              "height",
              bar,
              "rx",
              Math.min(1.5, width / 3));
          html.text(
              "title",
              day
                  + (time.daysABar == 1 ? "" : " – " + day.plusDays(time.daysABar - 1L))
                  + ": "
                  + count);
          html.close();
        });
  }

  private void crowd(Story story, Time time, double height) {
    if (story.episode() == null) {
      return;
    }
    Instant eighth = story.episode().eighth().at();
    double x = time.x(eighth);
    if (x < LEFT || x > RIGHT) {
      return;
    }
    html.leaf("line", "class", "eighth", "x1", x, "x2", x, "y1", TOP - 6, "y2", height - 4);
    boolean leftward = x > RIGHT - 90;
    html.open(
        "text",
        "class",
        leftward ? "note left" : "note",
        "x",
        leftward ? x - 4 : x + 4,
        "y",
        TOP - 4);
    html.both("tspan", new Text("第8件", " 8th report"));
    html.close();
  }

  private void lane(Story story, Time time, int rule, Set<String> drawn) {
    String name = report.rules().get(rule).rule();
    double y = LANES + rule * LANE + LANE / 2;
    html.open("g", "class", "rule r" + rule, "data-rule", rule);
    html.leaf("line", "class", "lane", "x1", LEFT, "x2", RIGHT, "y1", y, "y2", y);
    for (ClusterAlert alert : story.alerts()) {
      if (!alert.rule().equals(name) || !drawn.add(alert.alertId())) {
        continue;
      }
      double x = time.x(alert.openedAt());
      double end = alert.endedAt() == null ? RIGHT : Math.min(RIGHT, time.x(alert.endedAt()));
      html.open("g");
      html.text("title", hover(alert));
      html.leaf(
          "line", "class", "lasts c" + rule % Mark.MOST, "x1", x, "x2", end, "y1", y, "y2", y);
      Mark.draw(html, rule, x, y, 4.2, false);
      html.close();
    }
    html.close();
  }

  private String hover(ClusterAlert alert) {
    return "%s · %s · %d → %d · %s"
        .formatted(
            alert.rule(),
            alert
                .openedAt()
                .atZone(report.truth().zone())
                .toLocalDateTime()
                .toString()
                .replace('T', ' '),
            alert.reportsAtOpening(),
            alert.reports(),
            alert.severity());
  }

  /** Where a moment is on a card. */
  private final class Time {
    private final LocalDate from;
    private final LocalDate to;
    private final int daysABar;
    private final Instant begin;
    private final double span;

    Time(LocalDate from, LocalDate to) {
      this.from = from;
      this.to = to;
      long days = ChronoUnit.DAYS.between(from, to);
      daysABar = days <= MOST_BARS ? 1 : days <= 7 * MOST_BARS ? 7 : 28;
      begin = from.atStartOfDay(report.truth().zone()).toInstant();
      span = ChronoUnit.MINUTES.between(begin, to.atStartOfDay(report.truth().zone()).toInstant());
    }

    double x(LocalDate day) {
      return x(day.atStartOfDay(report.truth().zone()).toInstant());
    }

    double x(Instant at) {
      return LEFT + (RIGHT - LEFT) * ChronoUnit.MINUTES.between(begin, at) / span;
    }

    /** First day of the bar that a day falls into. */
    LocalDate barOf(LocalDate day) {
      return from.plusDays(ChronoUnit.DAYS.between(from, day) / daysABar * daysABar);
    }
  }
}
