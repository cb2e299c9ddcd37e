package dev.beacon.local.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.ClockDefinitions;
import dev.beacon.local.publishing.FieldChanges;
import dev.beacon.local.publishing.PublishedYaml;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockTextTest {
  @Test
  void everyTermIsToldInItsOwnWay() {
    assertThat(term("{time: PT20M}")).isEqualTo("20 min");
    assertThat(term("{days: 0}")).isEqualTo("the same day");
    assertThat(term("{days: 1}")).isEqualTo("1 day");
    assertThat(term("{workingDays: 60}\nextension: {workingDays: 30}"))
        .isEqualTo("60 working days, 30 more if extended");
    assertThat(term("{days: 60}\nextension: {days: 30}")).isEqualTo("60 days, 30 more if extended");
    assertThat(term("{time: PT1H}\nextension: {time: PT30M}"))
        .isEqualTo("1 h, 30 min more if extended");
    assertThat(term("{time: PT1H}\nrenewedBy: UPDATED")).isEqualTo("1 h, anew when updated");
    assertThat(ClockWords.term(Clocks.read(Clocks.QUICK.replace("term: {time: PT20M}\n", ""))))
        .isEqualTo("until it is due");
  }

  private static String term(String term) {
    return ClockWords.term(Clocks.read(Clocks.QUICK.replace("{time: PT20M}", term)));
  }

  @Test
  void whatIsClockedFromWhereToWhereIsTold() {
    ClockDefinition clock =
        Clocks.read(
            Clocks.QUICK.replace("[RED]", "[RED, YELLOW]")
                + """
                categories: [WAGE_ARREARS]
                channels: [HALL, TIP]
                departments: [人力资源局]
                startedBy: REVIEWED
                through: [CONFIRMED]
                """);

    assertThat(ClockWords.matters(clock))
        .isEqualTo("RED, YELLOW cases of WAGE_ARREARS by HALL, TIP at 人力资源局");
    assertThat(ClockWords.start(clock)).isEqualTo("reviewed");
    assertThat(ClockWords.stop(clock)).isEqualTo("accepted via confirmed");
  }

  @Test
  void warningsAndTheLadderAreTold() {
    ClockDefinition clock =
        Clocks.read(
            Clocks.QUICK
                + """
                warnAt: [0.5, 0.825]
                escalation: [{after: PT0S, to: COMMUNITY}, {after: P1D, to: LEADER}]
                """);

    assertThat(ClockWords.warnings(clock)).isEqualTo("50 %, 82.5 %");
    assertThat(ClockWords.ladder(clock)).isEqualTo("community at once, leader 1 day");
    assertThat(ClockWords.ladder(Clocks.quick())).isEqualTo("-");
    assertThat(ClockWords.warnings(Clocks.read(Clocks.QUICK + "warnAt: []"))).isEqualTo("-");
  }

  @Test
  void everyShippedClockIsTheSameAgainWhenReadFromItsYaml() {
    for (ClockDefinition shipped : ClockDefinitions.shipped()) {
      ClockDefinition clock =
          shipped.published(3, "li", Clocks.NOON, "why not").withEffectiveFrom(Clocks.NOON);
      assertThat(Clocks.read(PublishedYaml.write(ClockKind.CLOCKS, clock))).isEqualTo(clock);
      assertThat(ClockKind.CLOCKS.words(clock)).doesNotContain("null");
    }
  }

  @Test
  void yamlReadsAsAPersonWouldWriteIt() {
    ClockDefinition clock =
        Clocks.read(
            Clocks.QUICK.replace("PT20M", "PT48H")
                + "escalation: [{after: P1D, to: STREET}]\nwarnAt: []\n");

    assertThat(PublishedYaml.write(ClockKind.CLOCKS, clock))
        .isEqualTo(
            """
            clock: quick
            version: 1
            enabled: true
            title:
              zh: 快
              en: Quick
            matter: CASE
            stoppedBy: ACCEPTED
            grades:
              - RED
            term:
              time: P2D
            calendar: always
            warnAt: []
            escalation:
              - after: P1D
                to: STREET
            points: 0
            """);
  }

  @Test
  void whatHasChangedIsToldFieldByField() {
    ClockDefinition before = Clocks.quick(1, 20);
    ClockDefinition after =
        Clocks.read(
                Clocks.QUICK.replace("{time: PT20M}", "{days: 2}")
                    + "warnAt: [0.5, 0.8]\nescalation: [{after: PT0S, to: STREET}]\n")
            .withEffectiveFrom(Clocks.STACK_TIME);

    assertThat(FieldChanges.of(ClockKind.CLOCKS, before, after))
        .containsExactlyInAnyOrder(
            "effectiveFrom: 2019-11-05T04:00:01Z → 2020-06-01T00:00:00Z",
            "term.time: PT20M → none",
            "term.days: none → 2",
            "warnAt: 0.8 → 0.5, 0.8",
            "escalation[0].after: none → PT0S",
            "escalation[0].to: none → STREET");
  }

  @Test
  void theListTellsWhatIsPromisedAndToWhomABreachIsTaken() {
    ClockDefinition shipped =
        Clocks.read(
            Clocks.QUICK.replace("quick", "a-shipped-one")
                + "escalation: [{after: PT0S, to: COMMUNITY}, {after: PT10M, to: STREET}]");

    assertThat(
            ClockTables.list(
                Clocks.history(
                    List.of(shipped), Clocks.quick(1, 20), Clocks.quick(2, 10).withEnabled(false))))
        .containsExactly(
            "CLOCK          ON   FOR        FROM      TO        WITHIN  CALENDAR  WARNS AT  POINTS"
                + "  VERSION  AUTHOR     HOLDS FROM           TAKEN TO",
            "a-shipped-one  on   RED cases  reported  accepted  20 min  always    80 %      0     "
                + "  1        (shipped)  the beginning        community at once, street 10 min",
            "quick          off  RED cases  reported  accepted  10 min  always    80 %      0     "
                + "  2        li         2019-11-05 12:00:02  -");
  }

  @Test
  void theHistoryTellsFromWhenEachVersionHolds() {
    ClockDefinition first = Clocks.quick(1, 20).withEffectiveFrom(null);
    ClockDefinition second =
        first
            .withEnabled(false)
            .published(2, "王芳", Clocks.NOON.plusSeconds(60), "太多\n误报")
            .withEffectiveFrom(Clocks.NOON);

    assertThat(ClockTables.history("quick", Clocks.history(List.of(), first, second)))
        .containsExactly(
            "VERSION  TIME                 AUTHOR  ON   HOLDS FROM           NOTE       CHANGED",
            "2        2019-11-05 12:01:00  王芳    off  2019-11-05 12:00:00  太多 误报  enabled: true"
                + " → false; effectiveFrom: none → 2019-11-05T04:00:00Z",
            "1        2019-11-05 12:00:01  li      on   the beginning        -          20 min");
  }
}
