package dev.beacon.local.scores;

import dev.beacon.contract.CaseDocument;
import dev.beacon.contract.ScorecardDocument.Cases;
import dev.beacon.contract.ScorecardDocument.ClockScore;
import dev.beacon.contract.Text;
import dev.beacon.local.report.Language;
import dev.beacon.local.report.Page;
import dev.beacon.local.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;

/** The report as lines on a terminal. */
public final class ScoreText {
  private static final String INDENT = "  ";

  private final ScoreReport report;
  private final Language language;
  private final List<String> lines = new ArrayList<>();

  private ScoreText(ScoreReport report, Language language) {
    this.report = report;
    this.language = language;
  }

  /** The lines of a report. */
  public static List<String> of(ScoreReport report, Language language) {
    return new ScoreText(report, language).lines();
  }

  private List<String> lines() {
    String rank = report.rank() == null ? "" : INDENT + say(ScoreWords.rank(report.rank()));
    lines.add(say(report.subject().name()) + INDENT + report.period().label() + rank);
    TextTable facts = TextTable.ofNumbers(1, List.of("", ""));
    for (Page.Fact fact : ScoreFacts.of(report.subject())) {
      facts.row(INDENT + say(fact.label()), say(fact.value()));
    }
    // The first row holds the headings, of which there are none.
    lines.addAll(facts.lines().subList(1, facts.lines().size()));
    clearing();
    clocks();
    report.leagues().forEach(this::league);
    return lines;
  }

  private void clocks() {
    List<ClockScore> clocks = report.subject().windows().clocks();
    if (clocks.isEmpty()) {
      return;
    }
    heading(new Text("时限", "Windows"));
    TextTable table =
        TextTable.ofNumbers(
            1,
            words(
                new Text(INDENT + "时限", INDENT + "Window"),
                new Text("守时", "Kept"),
                new Text("超时", "Broken"),
                new Text("时限内", "In window"),
                new Text("扣分", "Points"),
                new Text("中位", "Median"),
                new Text("九成以内", "90 % in")));
    for (ClockScore clock : clocks) {
      table.row(
          INDENT + say(ClockTitles.of(clock.clock())),
          ScoreWords.number(clock.kept()),
          ScoreWords.number(clock.broken()),
          ScoreWords.percent(clock.rate()),
          ScoreWords.number(clock.points()),
          say(ScoreWords.length(clock.took().medianMinutes())),
          say(ScoreWords.length(clock.took().p90Minutes())));
    }
    lines.addAll(table.lines());
  }

  private void league(ScoreReport.League league) {
    heading(ScoreWords.kind(league.kind()));
    List<String> headings = new ArrayList<>(words(new Text(INDENT + "#", INDENT + "#")));
    headings.add("");
    Column.OF_A_LEAGUE.forEach(column -> headings.add(say(column.heading())));
    TextTable table = TextTable.ofNumbers(2, headings);
    int rank = 0;
    for (Standing unit : league.units()) {
      rank++;
      List<String> row = new ArrayList<>(List.of(INDENT + rank, say(unit.name())));
      Column.OF_A_LEAGUE.forEach(column -> row.add(say(column.value().apply(unit))));
      table.row(row);
    }
    lines.addAll(table.lines());
    if (league.elsewhere() > 0) {
      lines.add(INDENT + say(ScoreWords.elsewhere(league.elsewhere())));
    }
  }

  private void clearing() {
    if (report.clearing() == null) {
      return;
    }
    Cases cases = report.subject().cases();
    heading(
        cases.open() == 0
            ? new Text("当日清零：已全部办结", "Cleared: nothing of that day is open")
            : new Text(
                "当日未清 " + cases.open() + " 件", "Not cleared: " + cases.open() + " still open"));
    for (String id : report.clearing().open()) {
      CaseDocument open = report.open().get(id);
      lines.add(INDENT + (open == null ? id : id + INDENT + ScoreFacts.about(open)));
    }
    if (report.clearing().notListed() > 0) {
      String more = ScoreWords.number(report.clearing().notListed());
      lines.add(INDENT + say(new Text("另有 " + more + " 件", "and " + more + " more")));
    }
  }

  private void heading(Text heading) {
    lines.add("");
    lines.add(say(heading));
  }

  private List<String> words(Text... texts) {
    return List.of(texts).stream().map(this::say).toList();
  }

  private String say(Text text) {
    return language.of(text);
  }
}
