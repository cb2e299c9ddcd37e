package dev.beacon.local.scores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.ScorecardDocument;
import dev.beacon.contract.ScorecardDocument.UnitKind;
import dev.beacon.local.report.Language;
import dev.beacon.scorecards.Scorecard;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ScorePageTest {
  private static final UnitNames NAMES = UnitNames.ofTheDistrict();
  private static final String HOSTILE = "<script>alert('x')</script>\" onload=\"y & ]]> 局";

  private static Standing standing(Cards cards) {
    ScorecardDocument card = cards.build();
    return Standing.of(
        card.unitKind(), card.unit(), NAMES.name(card.unitKind(), card.unit()), Scorecard.of(card));
  }

  private static ScoreReport report(
      String period, Standing subject, List<ScoreReport.Point> course, Standing... departments) {
    return new ScoreReport(
        ReportPeriod.parse(period),
        subject,
        null,
        departments.length == 0
            ? List.of()
            : List.of(new ScoreReport.League(UnitKind.DEPARTMENT, List.of(departments), 0)),
        course,
        null,
        Map.of(),
        Instant.parse("2020-06-30T15:59:00Z"),
        HOSTILE);
  }

  private static Document page(ScoreReport report, Language language) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    String page = ScorePage.of(report, NAMES, language);
    assertThat(page).doesNotContain("http://", "https://", "<script>alert");
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
  }

  private static String at(Document page, String xpath) throws Exception {
    return XPathFactory.newInstance().newXPath().evaluate(xpath, page);
  }

  @Test
  void everyUnitHasItsRowAndWhatPeopleWroteStaysText() throws Exception {
    Document page =
        page(
            report(
                "2020-Q2",
                standing(Cards.ofTheDistrict("2020-Q2").cases(10, 9, 8)),
                List.of(),
                standing(
                    Cards.of("2020-Q2", UnitKind.DEPARTMENT, HOSTILE)
                        .cases(6, 6, 6)
                        .clock("review", 3, 1, 2)),
                standing(Cards.of("2020-Q2", UnitKind.DEPARTMENT, "城管局").cases(4, 3, 2))),
            Language.BOTH);

    assertThat(at(page, "count(//section[1]//tbody/tr)")).isEqualTo("2");
    assertThat(at(page, "//section[1]//tbody/tr[1]/th/span[2]")).isEqualTo(HOSTILE);
    assertThat(at(page, "//section[1]//tbody/tr[1]/td[4]/span")).isEqualTo("75.0 %");
    assertThat(at(page, "//section[1]//tbody/tr[2]/td[4]")).isEqualTo("–");
  }

  @Test
  void clocksAreCalledByTheirTitlesAndThoseOfSomebodysOwnByTheirNames() throws Exception {
    Document shipped = page(withClock("check-in-red.attendance"), Language.BOTH);
    Document own = page(withClock("mine"), Language.BOTH);

    assertThat(at(shipped, "//section[1]//tbody/tr/th/span[1]")).isEqualTo("红色报到（到场人员）");
    assertThat(at(shipped, "//section[1]//tbody/tr/th/code")).isEqualTo("check-in-red.attendance");
    assertThat(at(own, "//section[1]//tbody/tr/th")).isEqualTo("mine");
  }

  private static ScoreReport withClock(String clock) {
    return report(
        "2020-Q2", standing(Cards.ofTheDistrict("2020-Q2").clock(clock, 3, 1, 2)), List.of());
  }

  @Test
  void theBarsOfTheCourseAreAsHighAsWhatWasReceived() throws Exception {
    List<ScoreReport.Point> course =
        List.of(point("2020-05-01", 40, 40, 40), point("2020-05-02", 10, 8, 5), empty());

    Document page =
        page(
            report("2020-05", standing(Cards.ofTheDistrict("2020-05").cases(50, 48, 45)), course),
            Language.EN);

    assertThat(at(page, "count(//*[name()='rect'])")).isEqualTo("4");
    double first = height(page, 1, "same-day");
    double second =
        height(page, 2, "same-day") + height(page, 2, "later") + height(page, 2, "open");
    assertThat(first / second).isBetween(3.99, 4.01);
    assertThat(at(page, "/html/@data-lang")).isEqualTo("en");
  }

  @Test
  void aPeriodWithoutAnyNumberIsStillAPage() throws Exception {
    Document page =
        page(
            report("2020-Q2", standing(Cards.ofTheDistrict("2020-Q2")), List.of(empty())),
            Language.ZH);

    assertThat(at(page, "//dl/div[2]/dd")).isEqualTo("0");
  }

  private static ScoreReport.Point empty() {
    return point("2020-05-03", 0, 0, 0);
  }

  private static ScoreReport.Point point(String day, long received, long resolved, long sameDay) {
    Scorecard card =
        Scorecard.of(Cards.ofTheDistrict(day).cases(received, resolved, sameDay).build());
    return new ScoreReport.Point(day, card.cases(), card.windows());
  }

  private static double height(Document page, int bar, String part) throws Exception {
    return Double.parseDouble(
        at(
            page,
            "//*[name()='svg']/*[name()='g'][%d]/*[@class='%s']/@height".formatted(bar, part)));
  }
}
