package dev.beacon.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.Alert;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Text;
import dev.beacon.local.evaluate.Claim;
import dev.beacon.local.evaluate.ClusterAlert;
import dev.beacon.local.evaluate.Episodes;
import dev.beacon.local.evaluate.Opening;
import dev.beacon.local.evaluate.Period;
import dev.beacon.local.evaluate.RuleScore;
import dev.beacon.local.evaluate.RuleStatistics;
import dev.beacon.local.evaluate.Scoring;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportPageTest {
  private static final Instant START = Instant.parse("2019-02-01T00:00:00Z");
  private static final String HOSTILE =
      "<script>alert('x')</script>\" onload=\"y & \u0000\u0008 ]]> 工地";

  private final List<Claim> claims = new ArrayList<>();
  private final List<ClusterAlert> alerts = new ArrayList<>();

  /** A subject with a claim a day, alerted by each rule at its third and fifth claim. */
  private void wave(String subject, String name, int day, int length, String... rules) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      String id = subject + i;
      ids.add(id);
      claims.add(new Claim(START.plus(Duration.ofDays(day + i)), id, subject, "iowa"));
    }
    for (int r = 0; r < rules.length; r++) {
      int reports = Math.min(length, 3 + 2 * r);
      alerts.add(
          new ClusterAlert(
              rules[r] + subject,
              rules[r],
              r == 0 ? Alert.Mode.LIVE : Alert.Mode.SHADOW,
              "WAGE_ARREARS",
              subject,
              name,
              "iowa",
              Grade.YELLOW,
              START.plus(Duration.ofDays(day + reports - 1L)),
              START.plus(Duration.ofDays(day + length + 13L)),
              reports,
              length,
              ids));
    }
  }

  private String page(String... rules) {
    Episodes truth = new Episodes(claims, ZoneOffset.UTC);
    Period period = new Period(START, START.plus(Duration.ofDays(400)));
    Scoring scoring = new Scoring(truth, period);
    List<RuleStatistics> statistics = new ArrayList<>();
    List<RuleScore> scores = new ArrayList<>();
    for (String rule : rules) {
      List<ClusterAlert> ofRule = alerts.stream().filter(a -> a.rule().equals(rule)).toList();
      statistics.add(
          RuleStatistics.of(
              rule, new Text("规则" + rule, "Rule " + rule), Alert.Mode.LIVE, ofRule, truth, period));
      scores.add(scoring.score(rule, ofRule.stream().map(a -> Opening.of(a, truth)).toList()));
    }
    return ReportPage.of(
        new BacktestReport(
            "test-feed",
            claims.size(),
            claims.size(),
            0,
            period,
            statistics,
            scoring.episodes().isEmpty() ? List.of() : scores,
            alerts,
            truth));
  }

  private static Document parse(String page) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
  }

  private static int count(Document page, String xpath) throws Exception {
    return ((NodeList)
            XPathFactory.newInstance().newXPath().evaluate(xpath, page, XPathConstants.NODESET))
        .getLength();
  }

  private static String text(Document page, String xpath) throws Exception {
    return XPathFactory.newInstance().newXPath().evaluate(xpath, page);
  }

  @Test
  void everyClusterHasItsTimelineWithTheMarksOfEachRule() throws Exception {
    wave("employer:a", "Acme", 0, 12, "early", "later");
    wave("employer:b", "Small", 100, 4, "early");
    Document page = parse(page("early", "later"));
    assertThat(count(page, "//article")).isEqualTo(2);
    assertThat(text(page, "//article[1]//h3")).isEqualTo("Acme");
    assertThat(count(page, "//article[1]//*[contains(@class,'mark')]")).isEqualTo(2);
    assertThat(count(page, "//article[2]//*[contains(@class,'mark')]")).isEqualTo(1);
    assertThat(count(page, "//article[1]//*[@class='bar']")).isEqualTo(12);
    assertThat(count(page, "//article[1]//*[@class='eighth']")).isEqualTo(1);
    assertThat(count(page, "//article[2]//*[@class='eighth']")).isZero();
    assertThat(text(page, "//article[1]/@data-outcome")).isEqualTo("early");
    assertThat(text(page, "//article[2]/@data-outcome")).isEqualTo("no_episode");
    assertThat(text(page, "//article[1]//b/span[@class='en']")).isEqualTo("5 d ahead of the 8th");
    assertThat(count(page, "//*[@class='frontier']")).isEqualTo(1);
    assertThat(count(page, "//tbody/tr")).isEqualTo(2);
  }

  @Test
  void namesAreTextWhateverTheyHold() throws Exception {
    wave("employer:" + HOSTILE, HOSTILE, 0, 9, "r<1>&\"");
    String page = page("r<1>&\"");
    Document parsed = parse(page);
    assertThat(count(parsed, "//script")).isEqualTo(1);
    assertThat(count(parsed, "//@onload")).isZero();
    assertThat(text(parsed, "//h3")).isEqualTo(HOSTILE.replaceAll("[\u0000\u0008]", "\uFFFD"));
    assertThat(page).doesNotContain("<script>alert");
  }

  @Test
  void pageNeedsNothingElse() {
    wave("employer:a", "Acme", 0, 12, "early");
    assertThat(page("early"))
        .doesNotContain("http://", "https://", "<link", "src=", "url(", "@import");
  }

  @Test
  void everythingIsSaidInBothLanguages() throws Exception {
    wave("employer:a", "Acme", 0, 12, "early", "later");
    Document page = parse(page("early", "later"));
    assertThat(count(page, "//*[@class='zh']"))
        .isEqualTo(count(page, "//*[@class='en']"))
        .isGreaterThan(20);
  }

  @Test
  void historyWithoutAnAlertIsAPageThatSaysSo() throws Exception {
    claims.add(new Claim(START, "c", "employer:a", null));
    Document page = parse(page("early"));
    assertThat(count(page, "//article")).isZero();
    assertThat(count(page, "//p[@class='none']")).isEqualTo(1);
    assertThat(count(page, "//tbody/tr")).isEqualTo(1);
  }

  @Test
  void historyWithoutReportsAboutAnybodyIsAPageToo() throws Exception {
    assertThat(count(parse(page()), "//article")).isZero();
  }

  @Test
  void manyRulesAreAllInTheTableAndTheFirstAreDrawn() throws Exception {
    String[] rules = IntStream.range(0, 50).mapToObj("rule-%d"::formatted).toArray(String[]::new);
    wave("employer:a", "Acme", 0, 12, rules);
    Document page = parse(page(rules));
    assertThat(count(page, "//tbody/tr")).isEqualTo(50);
    assertThat(count(page, "//article//*[contains(@class,'mark')]")).isEqualTo(Mark.MOST);
    assertThat(count(page, "//nav//small")).isEqualTo(1);
  }

  @Test
  void clusterThatBringsAnotherWaveOfTheSameEpisodeIsInItsWake() throws Exception {
    wave("employer:a", "Acme", 0, 10, "early");
    List<String> second = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      second.add("second" + i);
      claims.add(
          new Claim(START.plus(Duration.ofDays(30 + i)), "second" + i, "employer:a", "iowa"));
    }
    alerts.add(
        new ClusterAlert(
            "2",
            "early",
            Alert.Mode.LIVE,
            "WAGE_ARREARS",
            "employer:a",
            "Acme",
            "iowa",
            Grade.GREEN,
            START.plus(Duration.ofDays(32)),
            null,
            3,
            4,
            second));
    Document page = parse(page("early"));
    assertThat(text(page, "//article[2]/@data-outcome")).isEqualTo("aftermath");
  }
}
