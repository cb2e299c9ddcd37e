package dev.beacon.local.report;

import dev.beacon.contract.Text;
import dev.beacon.local.evaluate.Episode;
import dev.beacon.local.evaluate.RuleStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The report as one file of HTML that needs no other and no network. */
public final class ReportPage {
  private final BacktestReport report;
  private final Page page;
  private final Html html;

  private ReportPage(BacktestReport report) {
    this.report = report;
    page = new Page("烽燧回测 · Beacon backtest · " + report.feed(), Language.BOTH);
    html = page.html();
  }

  /** Writes the report, replacing what is there. */
  public static void write(Path file, BacktestReport report) throws IOException {
    Files.writeString(file, of(report));
  }

  /** The report as text. */
  static String of(BacktestReport report) {
    return new ReportPage(report).page();
  }

  private String page() {
    List<Story> stories = Story.all(report.alerts(), report.truth());
    page.masthead(
        new Text("烽燧 · 回测报告", "Beacon · backtest report"),
        new Text(
            "若当时已有这些规则，会在何时、为谁告警，又会误报多少。",
            "When, and for whom, these rules would have raised an alert, and how often for nothing."),
        facts(stories));
    if (!report.rules().isEmpty()) {
      legend();
      tradeOff();
      table();
      weekly();
    }
    timelines(stories);
    return page.end(
        new Text(
            "数据 %,d 行，其中不可用 %,d 行；日界以 %s 计。"
                .formatted(report.in(), report.rejected(), report.truth().zone()),
            "%,d rows, of them %,d unusable; days are those of %s."
                .formatted(report.in(), report.rejected(), report.truth().zone())));
  }

  private List<Page.Fact> facts(List<Story> stories) {
    List<Episode> episodes =
        report.truth().all().stream()
            .filter(episode -> report.period().contains(episode.eighth().at()))
            .toList();
    return List.of(
        new Page.Fact(report.feed(), "来源", "feed"),
        new Page.Fact(
            day(report.period().from()) + " – " + day(report.period().to().minusMillis(1)),
            "期间",
            "period"),
        new Page.Fact("%,d".formatted(report.cases()), "案件", "cases"),
        new Page.Fact("%,d".formatted(report.alerts().size()), "聚集告警（全部规则）", "alerts by all rules"),
        new Page.Fact("%,d".formatted(stories.size()), "告警所涉聚集", "clusters alerted"),
        new Page.Fact(
            "%,d / %,d"
                .formatted(episodes.stream().filter(Episode::growing).count(), episodes.size()),
            "渐起 / 全部群体事件",
            "growing / all episodes"));
  }

  private String day(Instant at) {
    return at.atZone(report.truth().zone()).toLocalDate().toString();
  }

  private void legend() {
    html.open("nav", "class", "legend", "aria-label", "规则 rules");
    for (int i = 0; i < report.drawn(); i++) {
      RuleStatistics rule = report.rules().get(i);
      html.open("label", "title", rule.title().zh() + " · " + rule.title().en());
      html.leaf("input", "type", "checkbox", "checked", "checked", "data-toggle-rule", i);
      Mark.inline(html, i);
      html.text("span", rule.rule()).close();
    }
    if (report.drawn() < report.rules().size()) {
      html.open("small");
      html.both(
          "时间线与周图只画前 %d 条规则；取舍图与表中是全部 %d 条".formatted(report.drawn(), report.rules().size()),
          "Timelines and weeks draw the first %d rules; the trade-off and the table have all %d"
              .formatted(report.drawn(), report.rules().size()));
      html.close();
    }
    html.closeLine();
  }

  private void tradeOff() {
    if (!TradeOffChart.isWorthDrawing(report)) {
      return;
    }
    page.section(
        new Text("取舍：早发现，还是少误报", "The trade-off: warned early, or few false alarms"),
        new Text(
            "纵轴：在第 8 件诉求之前告警的渐起群体事件占比。实心：按诉求先后；空心：按时刻（数据只有日期时即至少早一天）。连线是没有被其他规则全面胜过的规则。",
            "Up: the share of growing episodes warned of before their 8th report. Filled: in the order of"
                + " reports; hollow: at an earlier instant, a day earlier where reports have dates only."
                + " The lines join the rules that none other beats on both counts."));
    TradeOffChart.draw(report, html);
    html.closeLine();
  }

  private void table() {
    page.section(
        new Text("各规则", "Rule by rule"),
        new Text(
            "“告警时诉求数”“距高峰”均为中位数；高峰是该聚集诉求最多的一天，负数表示告警晚于高峰。",
            "Reports at opening and days are medians. The peak is the cluster's busiest day; a negative"
                + " number means that the alert came after it."));
    RuleTable.draw(report, html);
    if (!report.scores().isEmpty()) {
      html.open("p", "class", "about");
      html.both(
          "群体事件：14 天内至少两天、同一单位至少 8 件诉求，静默 30 天为止；前 8 件不在同一天的称为渐起，命中与提前均按渐起的计。提前：按诉求先后早于第 8 件；严格提前：时刻早于第 8 件；自首件计：时刻早于从事件首件数起的第 8 件。误报：告警前后该单位没有群体事件（前后各宽 30 天）。",
          "An episode is at least 8 reports about one employer within 14 days on at least 2 days, ended by"
              + " 30 quiet days; it is growing if its first 8 did not come on one day. Hit and early are"
              + " shares of the growing ones. Early: before the 8th report in their order; strict: at an earlier instant; from the 1st: earlier than the 8th counted from the first of the episode. False: no episode of that employer around the alert, 30 days"
              + " on either side.");
      html.close();
    }
    html.closeLine();
  }

  private void weekly() {
    page.section(
        new Text("每周告警", "Alerts a week"),
        new Text("每条规则一行，纵轴同一比例，单位：条。", "A strip a rule, all to one scale, in alerts."));
    new WeeklyChart(report, html).draw();
    html.closeLine();
  }

  private void timelines(List<Story> stories) {
    List<Story> drawn = Story.worthDrawing(stories);
    page.section(
        new Text("每个聚集的来龙去脉", "How each cluster grew"),
        new Text(
            "灰柱：每天（跨度长的为每周或每四周）的诉求件数；下方每条规则一行，图形是告警的时刻，横线是告警持续的时间；竖线是第 8 件诉求。"
                + "共 %,d 个聚集，这里是最大的 %d 个，含未成群体事件者中最大的几个。".formatted(stories.size(), drawn.size()),
            "Grey bars: reports a day (a week, or four weeks, where a story is long). Below, a lane a rule:"
                + " the mark is where it fired, the line how long its alert lasted. The upright line is the"
                + " 8th report. Of %,d clusters, the %d largest, with the largest of those that came to nothing."
                    .formatted(stories.size(), drawn.size())));
    if (drawn.isEmpty()) {
      html.open("p", "class", "none");
      html.both("没有聚集告警。", "No cluster was alerted.").close();
    } else {
      html.open("div", "class", "filter");
      filter("all", new Text("全部", "all"));
      filter("early", new Text("提前告警", "warned early"));
      filter("late", new Text("未能提前", "not in time"));
      filter("aftermath", new Text("余波", "in its wake"));
      filter("no_episode", new Text("未成群体事件", "came to nothing"));
      html.leaf(
          "input",
          "type",
          "search",
          "id",
          "find",
          "placeholder",
          "名称 name",
          "aria-label",
          "名称 name");
      html.close();
      new TimelineCards(report, html).draw(drawn);
    }
    html.closeLine();
  }

  private void filter(String outcome, Text label) {
    html.open("button", "type", "button", "data-show", outcome).both("span", label).close();
  }
}
