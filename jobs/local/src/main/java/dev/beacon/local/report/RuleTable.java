package dev.beacon.local.report;

import dev.beacon.contract.Alert;
import dev.beacon.contract.Text;
import dev.beacon.local.evaluate.RuleScore;
import dev.beacon.local.evaluate.RuleStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every rule's numbers. */
final class RuleTable {
  private static final List<Text> COLUMNS =
      List.of(
          new Text("规则", "Rule"),
          new Text("每年告警", "Alerts a year"),
          new Text("红 · 黄 · 绿", "RED · YELLOW · GREEN"),
          new Text("告警时诉求数", "Reports at opening"),
          new Text("距高峰（天）", "Days to the peak"));
  private static final List<Text> SCORED =
      List.of(
          new Text("每年误报", "False a year"),
          new Text("命中", "Hit"),
          new Text("提前", "Early"),
          new Text("严格提前", "Strict"),
          new Text("自首件计", "From the 1st"),
          new Text("距第8件（天）", "Days to the 8th"));

  private RuleTable() {}

  static void draw(BacktestReport report, Html html) {
    Map<String, RuleScore> scores = new HashMap<>();
    report.scores().forEach(score -> scores.put(score.rule(), score));
    html.open("div", "class", "scroll").open("table").open("thead").open("tr");
    COLUMNS.forEach(column -> heading(column, html));
    if (!scores.isEmpty()) {
      SCORED.forEach(column -> heading(column, html));
    }
    html.close().close().open("tbody");
    for (int i = 0; i < report.rules().size(); i++) {
      RuleStatistics rule = report.rules().get(i);
      html.open("tr");
      html.open("th", "scope", "row");
      Mark.inline(html, i);
      html.open("span", "class", "name").both("b", rule.title());
      html.open("code").text(rule.rule()).close();
      if (rule.mode() == Alert.Mode.SHADOW) {
        html.open("em").both("试运行", "shadow").close();
      }
      html.close().close();
      cell(number(rule.alertsPerYear()), html);
      severities(rule, html);
      cell(number(rule.evidenceAtOpening()), html);
      cell(number(rule.leadToPeak()), html);
      RuleScore score = scores.get(rule.rule());
      if (score != null) {
        cell(number(score.falsePerYear()), html);
        share(score.shareHit(), html);
        share(score.shareEarly(), html);
        share(score.shareEarlyStrict(), html);
        share(score.shareEarlyFromFirst(), html);
        cell(number(score.leadToEighth()), html);
      }
      html.closeLine();
    }
    html.close().close().closeLine();
  }

  private static void heading(Text column, Html html) {
    html.open("th", "scope", "col").both("span", column).close();
  }

  private static void cell(String text, Html html) {
    html.text("td", text);
  }

  private static void share(double share, Html html) {
    if (Double.isNaN(share)) {
      cell("–", html);
      return;
    }
    html.open("td", "class", "share");
    html.text("i", "", "style", "--share:" + Html.number(share));
    html.text("span", Math.round(share * 100) + " %");
    html.close();
  }

  private static void severities(RuleStatistics rule, Html html) {
    html.open("td", "class", "severities");
    if (rule.alerts() > 0) {
      html.open("span", "class", "stack");
      part("red", rule.red(), rule.alerts(), html);
      part("yellow", rule.yellow(), rule.alerts(), html);
      part("green", rule.green(), rule.alerts(), html);
      html.close();
    }
    html.text("%,d · %,d · %,d".formatted(rule.red(), rule.yellow(), rule.green()));
    html.close();
  }

  private static void part(String grade, int count, int of, Html html) {
    if (count > 0) {
      html.text("i", "", "class", grade, "style", "flex:" + Html.number(100.0 * count / of));
    }
  }

  /** In tenths; never minus nothing. */
  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }

  private static String number(Double value) {
    return value == null ? "–" : String.format(Locale.ROOT, "%,.1f", tenths(value));
  }
}
