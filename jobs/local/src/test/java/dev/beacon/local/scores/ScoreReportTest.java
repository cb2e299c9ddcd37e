package dev.beacon.local.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beacon.contract.Json;
import dev.beacon.contract.ScorecardDocument.UnitKind;
import dev.beacon.local.report.Language;
import dev.beacon.local.terminal.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreReportTest {
  private static final UnitNames NAMES = UnitNames.ofTheDistrict();
  private static final String GUANGMING = "440311001001";
  private static final String BIYAN = "440311001002";

  @TempDir private Path directory;

  private CardSource source(Cards... cards) throws IOException {
    Files.writeString(
        directory.resolve("scorecards.jsonl"),
        Stream.of(cards)
            .map(card -> new String(Json.bytes(card.build()), StandardCharsets.UTF_8) + "\n")
            .collect(Collectors.joining()));
    return CardFile.in(directory);
  }

  private ScoreReport report(String period, String unit, CardSource source) throws IOException {
    UnitChoice choice = unit == null ? UnitChoice.EVERYBODY : UnitChoice.parse(unit);
    return ScoreReport.of(ReportPeriod.parse(period), choice, source, NAMES);
  }

  @Test
  void aRangeIsTheSumOfItsCardsAndItsSharesAndQuantilesAreThoseOfTheWhole() throws Exception {
    CardSource source =
        source(
            Cards.ofTheDistrict("2019-Q4")
                .cases(100, 90, 80)
                .served(1_000, 5_000_000.25)
                .lengths("300:90")
                .clock("review", 9, 1, 2),
            Cards.ofTheDistrict("2020-01")
                .cases(10, 10, 10)
                .served(20, 0.5)
                .lengths("10:10")
                .clock("review", 0, 10, 20),
            Cards.ofTheDistrict("2020-02").cases(7, 7, 7),
            Cards.ofTheDistrict("2019-11").cases(99, 99, 99));

    Standing district = report("2019-Q4..2020-01", null, source).subject();

    assertThat(district.cases().received()).isEqualTo(110);
    assertThat(district.cases().resolutionRate()).isEqualTo(0.9091);
    assertThat(district.cases().sameDayRate()).isEqualTo(0.8182);
    assertThat(district.cases().people()).isEqualTo(1_020);
    assertThat(district.cases().amount()).isEqualTo(5_000_000.75);
    assertThat(district.windows().rate()).isEqualTo(0.45);
    assertThat(district.windows().points()).isEqualTo(22);
    // 101/99 to the power of 300 seconds are some 6.7 minutes.
    assertThat(district.cases().toResolution().medianMinutes()).isBetween(6.6, 6.8);
  }

  @Test
  void unitsAreRankedByTheShareOfWindowsKeptAndNotByPointsAlone() throws Exception {
    CardSource source =
        source(
            Cards.ofTheDistrict("2020-Q2").cases(1_000, 990, 980),
            Cards.of("2020-Q2", UnitKind.DEPARTMENT, "busy")
                .cases(900, 900, 900)
                .clock("review", 98, 2, 20),
            Cards.of("2020-Q2", UnitKind.DEPARTMENT, "careless")
                .cases(90, 80, 70)
                .clock("review", 1, 1, 10),
            Cards.of("2020-Q2", UnitKind.DEPARTMENT, "idle").cases(1, 1, 1),
            Cards.of("2020-Q2", UnitKind.DEPARTMENT, "dear")
                .cases(9, 9, 9)
                .clock("acceptance", 49, 1, 30));

    ScoreReport report = report("2020-Q2", "department", source);

    assertThat(report.leagues()).hasSize(1);
    assertThat(report.leagues().get(0).units())
        .extracting(Standing::unit)
        .containsExactly("busy", "dear", "careless", "idle");
    assertThat(report.leagues().get(0).elsewhere()).isZero();
    assertThat(ScoreText.of(report("2020-Q2", "careless", source), Language.EN))
        .startsWith("careless  2020-Q2  3 of 4");
  }

  @Test
  void whatBelongsToNobodyIsToldToo() throws Exception {
    CardSource source =
        source(
            Cards.ofTheDistrict("2020-Q2").cases(10, 10, 10),
            Cards.of("2020-Q2", UnitKind.DEPARTMENT, "labour").cases(7, 7, 7));

    assertThat(ScoreText.of(report("2020-Q2", null, source), Language.EN))
        .contains("  and 3 received that belong to none of them");
  }

  @Test
  void aUnitIsFoundByItsCodeItsNameOrAPartOfItThatOnlyItHas() throws Exception {
    CardSource source = communities();

    assertThat(report("2020-Q2", BIYAN, source).subject().unit()).isEqualTo(BIYAN);
    assertThat(report("2020-Q2", "碧眼", source).subject().unit()).isEqualTo(BIYAN);
    assertThat(report("2020-Q2", "光明社区", source).subject().unit()).isEqualTo(GUANGMING);
    assertThatThrownBy(() -> report("2020-Q2", "光明", source))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("several are called 光明")
        .hasMessageContaining("光明社区 440311001001")
        .hasMessageContaining("光明街道 440311001");
    assertThatThrownBy(() -> report("2020-Q2", "水务局", source))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("nobody of that period is called 水务局");
  }

  @Test
  void aSubDistrictIsShownWithItsCommunities() throws Exception {
    ScoreReport report = report("2020-Q2", "光明街道", communities());

    assertThat(report.subject().kind()).isEqualTo(UnitKind.STREET);
    assertThat(report.leagues().get(0).units())
        .extracting(Standing::unit)
        .containsExactlyInAnyOrder(GUANGMING, BIYAN);
  }

  private CardSource communities() throws IOException {
    return source(
        Cards.ofTheDistrict("2020-Q2").cases(3, 3, 3),
        Cards.of("2020-Q2", UnitKind.STREET, "440311001").cases(2, 2, 2),
        Cards.of("2020-Q2", UnitKind.COMMUNITY, GUANGMING).cases(1, 1, 1),
        Cards.of("2020-Q2", UnitKind.COMMUNITY, BIYAN).cases(1, 1, 1),
        Cards.of("2020-Q2", UnitKind.COMMUNITY, "440311002001").cases(1, 1, 1));
  }

  @Test
  void theCourseHasEveryDayOfAQuarterAndTheMonthsOfALongerTime() throws Exception {
    CardSource source =
        source(
            Cards.ofTheDistrict("2019-Q4").cases(5, 5, 5),
            Cards.ofTheDistrict("2020-01").cases(1, 1, 1),
            Cards.ofTheDistrict("2019-10-01").cases(2, 2, 2),
            Cards.ofTheDistrict("2019-10-31").cases(3, 3, 3),
            Cards.ofTheDistrict("2020-01-05").cases(1, 1, 1));

    assertThat(report("2019-Q4", null, source).course()).hasSize(92);
    List<ScoreReport.Point> months = report("2019-Q4..2020-01", null, source).course();
    assertThat(months)
        .extracting(point -> point.label() + " " + point.cases().received())
        .containsExactly("2019-10 5", "2019-11 0", "2019-12 0", "2020-01 1");
  }

  @Test
  void aDayTellsWhatIsNotCleared() throws Exception {
    Files.writeString(
        directory.resolve("cases.jsonl"),
        """
        {"caseId":"case-1","version":3,"status":"ACCEPTED","grade":"RED","title":"工地欠薪","department":"人力资源局","community":"440311001001","reports":1,"tips":0}
        {"caseId":"case-9","version":1,"status":"RESOLVED","grade":"GREEN","reports":1,"tips":0}
        """);
    CardSource source =
        source(Cards.ofTheDistrict("2020-05-13").cases(40, 37, 37).clearing(1, "case-1", "case-2"));

    ScoreReport report = report("2020-05-13", null, source);

    assertThat(report.open()).containsOnlyKeys("case-1");
    assertThat(ScoreText.of(report, Language.EN))
        .contains(
            "Not cleared: 3 still open",
            "  case-1  RED  工地欠薪  人力资源局  440311001001",
            "  case-2",
            "  and 1 more");
  }

  @Test
  void aDayOnWhichEverythingWasSettledIsSaidToBeClear() throws Exception {
    CardSource source = source(Cards.ofTheDistrict("2020-05-13").cases(40, 40, 40));

    assertThat(ScoreText.of(report("2020-05-13", null, source), Language.ZH))
        .contains("当日清零：已全部办结");
  }

  @Test
  void aTimeWithoutCardsIsToldWithWhatThereIs() throws Exception {
    CardSource source =
        source(
            Cards.ofTheDistrict("2019-01-02").cases(1, 1, 1),
            Cards.ofTheDistrict("2020-06-30").cases(1, 1, 1));

    assertThatThrownBy(() -> report("2021-Q1", null, source))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "nothing was received in 2021-Q1; "
                + directory
                + " has scorecards from 2019-01-02 to 2020-06-30");
    assertThatThrownBy(() -> report("2021-Q1", null, source()))
        .hasMessage(directory + " has no scorecards yet");
  }
}
