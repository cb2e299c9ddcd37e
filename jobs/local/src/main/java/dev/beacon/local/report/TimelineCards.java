package dev.beacon.local.report;

import dev.beacon.contract.Text;
import dev.beacon.local.evaluate.Claim;
import dev.beacon.local.evaluate.ClusterAlert;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
    Text outcome = outcome(story);
    html.open("b", "class", "outcome " + story.outcome().name().toLowerCase(Locale.ROOT));
    html.both("span", outcome);
    html.close();
    html.open("p");
    int reports = story.claims().size();
    html.both(
        "%,d 件诉求".formatted(reports), reports == 1 ? "1 report" : "%,d reports".formatted(reports));
    html.text(" · " + day(first(story)) + " – " + day(last(story)));
    if (story.community() != null) {
      html.text(" · " + story.community());
    }
    html.close();
    html.close();
  }

  private static Text outcome(Story story) {
    return switch (story.outcome()) {
      case NO_EPISODE -> new Text("未成群体事件", "came to nothing");
      case LATE -> new Text("第 8 件前未告警", "not before the 8th");
      case AFTERMATH -> new Text("第 8 件之后的余波", "in the wake of the 8th");
      case EARLY -> {
        Duration lead =
            Duration.between(story.alerts().get(0).openedAt(), story.episode().eighth().at());
        yield new Text("提前 " + zh(lead), en(lead) + " ahead of the 8th");
      }
    };
  }

  private static String zh(Duration lead) {
    if (lead.toDays() >= 1) {
      return days(lead) + " 天";
    }
    return lead.toHours() >= 1 ? lead.toHours() + " 小时" : lead.toMinutes() + " 分钟";
  }

  private static String en(Duration lead) {
    if (lead.toDays() >= 1) {
      return days(lead) + " d";
    }
    return lead.toHours() >= 1 ? lead.toHours() + " h" : lead.toMinutes() + " min";
  }

  private static String days(Duration lead) {
    return Html.number(Math.round(lead.toHours() / 2.4) / 10.0);
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
    Span time = Span.of(first(story).at(), last(story).at(), report.truth().zone());
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

  private void frame(Span time, double height) {
    for (Span.Tick tick : time.ticks()) {
      double x = x(time.share(tick.at()));
      if (x < LEFT || x > RIGHT - 14) {
        continue;
      }
      html.leaf("line", "class", "grid", "x1", x, "x2", x, "y1", TOP, "y2", height);
      html.text("text", tick.label(), "class", "tick", "x", x, "y", BOTTOM + 13);
    }
    html.leaf("line", "class", "base", "x1", LEFT, "x2", RIGHT, "y1", BOTTOM, "y2", BOTTOM);
  }

  private void bars(Story story, Span time) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (Claim claim : story.claims()) {
      counts.merge(time.bar(claim.at()), 1, Integer::sum);
    }
    int most = counts.values().stream().max(Integer::compare).orElseThrow();
    int step = Axis.step(most, 3);
    for (int y = step; y <= most; y += step) {
      double at = BOTTOM - (BOTTOM - TOP) * y / most;
      html.leaf("line", "class", "grid", "x1", LEFT, "x2", RIGHT, "y1", at, "y2", at);
      html.text("text", Integer.toString(y), "class", "tick left", "x", LEFT - 5, "y", at + 3);
    }
    double width = Math.max(1.2, Math.min(14, (RIGHT - LEFT) / time.bars() * 0.78));
    counts.forEach(
        (bar, count) -> {
          double high = (BOTTOM - TOP) * count / most;
          html.open(
              "rect",
              "class",
              "bar",
              "x",
              x(time.middle(bar)) - width / 2,
              "y",
              BOTTOM - high,
              "width",
              width,
              "height",
              high,
              "rx",
              Math.min(1.5, width / 3));
          html.text("title", time.label(bar) + ": " + count);
          html.close();
        });
  }

  private void crowd(Story story, Span time, double height) {
    if (story.episode() == null) {
      return;
    }
    Instant eighth = story.episode().eighth().at();
    double x = x(time.middle(time.bar(eighth)));
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
    html.both("tspan", new Text("第 8 件", " 8th report"));
    html.close();
  }

  private void lane(Story story, Span time, int rule, Set<String> drawn) {
    String name = report.rules().get(rule).rule();
    double y = LANES + rule * LANE + LANE / 2;
    html.open("g", "class", "rule r" + rule, "data-rule", rule);
    html.leaf("line", "class", "lane", "x1", LEFT, "x2", RIGHT, "y1", y, "y2", y);
    for (ClusterAlert alert : story.alerts()) {
      if (!alert.rule().equals(name) || !drawn.add(alert.alertId())) {
        continue;
      }
      double x = x(time.middle(time.bar(alert.openedAt())));
      double end =
          alert.endedAt() == null ? RIGHT : Math.min(RIGHT, x(time.share(alert.endedAt())));
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

  private static double x(double share) {
    return LEFT + (RIGHT - LEFT) * share;
  }
}
