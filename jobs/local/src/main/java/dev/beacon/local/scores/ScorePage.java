package dev.beacon.local.scores;

import dev.beacon.contract.CaseDocument;
import dev.beacon.contract.ScorecardDocument.ClockScore;
import dev.beacon.contract.Text;
import dev.beacon.local.report.Html;
import dev.beacon.local.report.Language;
import dev.beacon.local.report.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The report as one file of HTML that needs no other and no network. */
public final class ScorePage {
  private static final List<Text> CLOCK_COLUMNS =
      List.of(
          new Text("时限", "Window"),
          new Text("守时", "Kept"),
          new Text("超时", "Broken"),
          new Text("时限内", "In window"),
          new Text("扣分", "Points"),
          new Text("用时（中位）", "Median"),
          new Text("九成以内", "90 % in"));
  private static final List<Text> OPEN_COLUMNS =
      List.of(
          new Text("编号", "Case"),
          new Text("等级", "Grade"),
          new Text("事项", "Matter"),
          new Text("部门", "Department"),
          new Text("社区", "Community"));

  private static final String NONE = "–";

  private final ScoreReport report;
  private final UnitNames names;
  private final Page page;
  private final Html html;

  private ScorePage(ScoreReport report, UnitNames names, Language language) {
    this.report = report;
    this.names = names;
    Text name = report.subject().name();
    String called = name.zh().equals(name.en()) ? name.zh() : name.zh() + " " + name.en();
    page =
        new Page("烽燧计分卡 · Beacon scorecard · " + called + " " + report.period().label(), language);
    html = page.html();
  }

  /** Writes the report, replacing what is there. */
  public static void write(Path file, ScoreReport report, UnitNames names, Language language)
      throws IOException {
    Files.writeString(file, of(report, names, language));
  }

  /** The report as text. */
  static String of(ScoreReport report, UnitNames names, Language language) {
    return new ScorePage(report, names, language).page();
  }

  private String page() {
    Text name = report.subject().name();
    String period = report.period().label();
    page.masthead(
        new Text(
            "烽燧 · 计分卡：" + name.zh() + " " + period,
            "Beacon · scorecard: " + name.en() + ", " + period),
        new Text(
            "每一事项计入受理之日所在的周期，无论何时办结；迟到的事实会更正旧卡。",
            "A matter counts in the period in which it was received, whenever it is settled; late truth"
                + " corrects old cards."),
        facts());
    clearing();
    course();
    clocks();
    report.leagues().forEach(this::league);
    return page.end(
        new Text(
            "来源：%s；截至 %s 的事件。用时的误差不超过 1%%。".formatted(report.place(), report.at()),
            "From %s, as of the events up to %s. Lengths of time are within 1 %%."
                .formatted(report.place(), report.at())));
  }

  private List<Page.Fact> facts() {
    List<Page.Fact> facts = new ArrayList<>(ScoreFacts.of(report.subject()));
    if (report.rank() != null) {
      facts.add(0, new Page.Fact(ScoreWords.rank(report.rank()), new Text("排名", "rank")));
    }
    return facts;
  }

  private void course() {
    if (report.course().isEmpty()) {
      return;
    }
    page.section(
        new Text("受理与办结", "Received and settled"),
        new Text("柱高为受理件数。", "A bar is as high as what was received."));
    html.open("p", "class", "parts");
    part("same-day", "当日办结", "settled the same day");
    part("later", "其后办结", "settled later");
    part("open", "未结", "open");
    part("withdrawn", "撤回", "withdrawn");
    html.close();
    new CourseChart(report.course(), html).draw();
    html.closeLine();
  }

  private void part(String kind, String zh, String en) {
    html.open("span").text("i", "", "class", kind).both(zh, en).close();
  }

  private void clearing() {
    if (report.clearing() == null) {
      return;
    }
    long open = report.subject().cases().open();
    page.section(
        new Text("当日清零", "Cleared daily"),
        open == 0
            ? new Text("当日受理的事项已全部办结。", "Nothing that was received on that day is open.")
            : new Text(
                "当日受理的事项中尚有 %,d 件未结，等候最久者在前。".formatted(open),
                "Of what was received on that day %,d are still open, the longest waiting first."
                    .formatted(open)));
    if (open > 0) {
      headings(OPEN_COLUMNS, "words");
      report.clearing().open().forEach(this::openCase);
      html.close().close().close();
      if (report.clearing().notListed() > 0) {
        html.open("p", "class", "about");
        html.both(
            "另有 %,d 件未列出。".formatted(report.clearing().notListed()),
            "%,d more are not listed.".formatted(report.clearing().notListed()));
        html.close();
      }
    }
    html.closeLine();
  }

  private void openCase(String id) {
    CaseDocument open = report.open().get(id);
    html.open("tr").text("th", id, "scope", "row");
    if (open == null) {
      html.text("td", NONE, "colspan", OPEN_COLUMNS.size() - 1);
    } else {
      html.text("td", Objects.toString(open.grade(), NONE));
      html.text("td", Objects.toString(open.title(), NONE));
      html.text("td", Objects.toString(open.department(), NONE));
      html.text("td", Objects.toString(names.community(open.community()), NONE));
    }
    html.closeLine();
  }

  private void clocks() {
    List<ClockScore> clocks = report.subject().windows().clocks();
    if (clocks.isEmpty()) {
      return;
    }
    page.section(
        new Text("各项时限", "Window by window"),
        new Text(
            "每个时限守住与超出的次数；每小时续报之类每轮计一次。",
            "How often each promised window was kept and broken; one that is renewed, as hourly updates are,"
                + " counts a round."));
    headings(CLOCK_COLUMNS, null);
    for (ClockScore clock : clocks) {
      html.open("tr").open("th", "scope", "row");
      Text title = ClockTitles.of(clock.clock());
      if (!title.zh().equals(clock.clock())) {
        html.both("span", title);
      }
      html.text("code", clock.clock()).close();
      html.text("td", ScoreWords.number(clock.kept()));
      html.text("td", ScoreWords.number(clock.broken()));
      share(ScoreWords.percent(clock.rate()), clock.rate());
      html.text("td", ScoreWords.number(clock.points()));
      cell(ScoreWords.length(clock.took().medianMinutes()));
      cell(ScoreWords.length(clock.took().p90Minutes()));
      html.closeLine();
    }
    html.close().close().close();
    html.closeLine();
  }

  private void league(ScoreReport.League league) {
    page.section(
        ScoreWords.kind(league.kind()),
        new Text(
            "按时限内比例排名，相同者依次比扣分与当日办结率。不单按扣分排，否则最忙者总在最后。",
            "Ranked by the share of windows kept, then by points and by what was settled the same day. Not"
                + " by points alone, or the busiest would always be last."));
    html.open("div", "class", "scroll").open("table").open("thead").open("tr");
    html.open("th", "scope", "col").close();
    Column.OF_A_LEAGUE.forEach(column -> heading(column.heading()));
    html.close().close().open("tbody");
    int rank = 0;
    for (Standing unit : league.units()) {
      rank++;
      html.open("tr").open("th", "scope", "row");
      html.text("span", Integer.toString(rank), "class", "rank");
      html.text("span", unit.name().zh());
      if (!unit.name().zh().equals(unit.unit())) {
        html.text("code", unit.unit());
      }
      html.close();
      for (Column column : Column.OF_A_LEAGUE) {
        Double share = column.share().apply(unit);
        Text value = column.value().apply(unit);
        if (share == null) {
          cell(value);
        } else {
          share(value.zh(), share);
        }
      }
      html.closeLine();
    }
    html.close().close().close();
    if (league.elsewhere() > 0) {
      html.open("p", "class", "about").both("span", ScoreWords.elsewhere(league.elsewhere()));
      html.close();
    }
    html.closeLine();
  }

  private void headings(List<Text> columns, String kind) {
    html.open("div", "class", "scroll").open("table", "class", kind).open("thead").open("tr");
    columns.forEach(this::heading);
    html.close().close().open("tbody");
  }

  private void heading(Text heading) {
    html.open("th", "scope", "col").both("span", heading).close();
  }

  private void cell(Text text) {
    if (text.zh().equals(text.en())) {
      html.text("td", text.zh());
    } else {
      html.open("td").both("span", text).close();
    }
  }

  private void share(String percent, Double share) {
    html.open("td", "class", "share");
    if (share != null) {
      html.text("i", "", "style", "--share:" + Html.number(share));
    }
    html.text("span", percent);
    html.close();
  }
}
