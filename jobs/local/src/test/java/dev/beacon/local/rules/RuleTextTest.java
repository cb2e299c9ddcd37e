package dev.beacon.local.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.ClusterRules;
import dev.beacon.local.publishing.FieldChanges;
import dev.beacon.local.publishing.PublishedYaml;
import dev.beacon.local.publishing.VersionHistory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTextTest {
  @Test
  void everyPatternIsToldInItsOwnWay() {
    assertThat(thresholds("surge")).isEqualTo("6 reporters within 1 day");
    assertThat(thresholds("escalation"))
        .isEqualTo("wages seen late, then 6 reporters, then a crowd, within 1 day");
    assertThat(thresholds("unanswered\nunansweredFor: PT30M"))
        .isEqualTo("6 reporters after 30 min without an answer, within 1 day");
    assertThat(thresholds("contagion\nscope: contractor\nplaces: 3"))
        .isEqualTo("6 reporters at each of 3 places within 1 day");
    assertThat(thresholds("relapse")).isEqualTo("6 reporters after a settlement, within 1 day");
    assertThat(thresholds("anomaly\nrecurrence: P400D"))
        .isEqualTo("6 reporters within 1 day, as chance has it once in 400 days");
    assertThat(ClusterRules.shipped()).extracting(RuleWords::thresholds).doesNotContainNull();
  }

  private static String thresholds(String pattern) {
    return RuleWords.thresholds(Rules.read(Rules.NOISE + "pattern: " + pattern + "\n"));
  }

  @Test
  void limitsLeftOutAreNotInvented() {
    String bare = Rules.NOISE.replace("reporters: 6\n", "");
    assertThat(RuleWords.thresholds(Rules.read(bare + "amount: 100000\ntips: 1\n")))
        .isEqualTo("an amount of 100,000 and 1 tip within 1 day");
    assertThat(RuleWords.thresholds(Rules.read(bare + "people: 3000\ntips: 2\nmatch: any\n")))
        .isEqualTo("3,000 people or 2 tips within 1 day");
    assertThat(RuleWords.thresholds(Rules.read(bare + "pattern: relapse\n")))
        .isEqualTo("1 reporter after a settlement, within 1 day");
    assertThat(RuleWords.thresholds(Rules.read(bare + "pattern: contagion\nscope: cell\n")))
        .isEqualTo("1 reporter at each of 2 places within 1 day");
  }

  @Test
  void whatHasChangedIsToldFieldByField() {
    String severity = "severity: [{grade: RED, people: 30}]\n";
    ClusterRule before = Rules.read(Rules.NOISE + severity);
    ClusterRule after =
        Rules.read(
            (Rules.NOISE + severity + "amount: 1500\nmode: shadow\n")
                .replace("reporters: 6\n", "")
                .replace("30", "20")
                .replace("[NOISE]", "[NOISE, TRAFFIC]")
                .replace("within: P1D", "within: PT12H"));

    assertThat(FieldChanges.of(RuleKind.RULES, before, after))
        .containsExactlyInAnyOrder(
            "mode: live → shadow",
            "categories: NOISE → NOISE, TRAFFIC",
            "amount: none → 1500",
            "within: P1D → PT12H",
            "severity[0].people: 30 → 20",
            "reporters: 6 → none");
    assertThat(FieldChanges.of(RuleKind.RULES, before, before.published(9, "li", Rules.NOON, "x")))
        .isEmpty();
  }

  @Test
  void everyShippedRuleIsTheSameAgainWhenReadFromItsYaml() {
    for (ClusterRule shipped : ClusterRules.shipped()) {
      ClusterRule rule = shipped.published(3, "li", Rules.NOON, "why not");
      assertThat(Rules.read(PublishedYaml.write(RuleKind.RULES, rule))).isEqualTo(rule);
    }
  }

  @Test
  void yamlReadsAsAPersonWouldWriteIt() {
    ClusterRule rule =
        Rules.read(Rules.NOISE + "severity: [{grade: RED, amount: 10000000}]\n")
            .published(3, "li", Rules.NOON, "three are enough");

    assertThat(PublishedYaml.write(RuleKind.RULES, rule))
        .isEqualTo(
            """
            rule: noise-nearby
            version: 3
            enabled: true
            mode: live
            title:
              zh: 噪音
              en: Noise
            pattern: surge
            scope: subject
            categories:
              - NOISE
            reporters: 6
            match: all
            within: P1D
            quiet: P2D
            severity:
              - grade: RED
                match: any
                amount: 10000000
            author: li
            publishedAt: 2019-11-05T04:00:00Z
            note: three are enough
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "no",
        "~",
        "null",
        "12",
        "1_000",
        "0x1F",
        "1e3",
        ".inf",
        "12:30:00",
        "2019-11-05",
        "a: b",
        "# c",
        "a #b",
        "- x",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a",
        "[a",
        "{a",
        "'a",
        "\"a",
        " a ",
        "a\nb",
        "a\tb",
        "line\u2028feed",
        "😀",
        "=",
        "<<",
        "?",
        "第一行\n第二行"
      })
  void aNoteIsReadAgainAsItWas(String note) {
    ClusterRule rule = Rules.noise().published(1, note, Rules.NOON, note);

    assertThat(Rules.read(PublishedYaml.write(RuleKind.RULES, rule))).isEqualTo(rule);
  }

  @Test
  void theListTellsWhoChangedWhatAndWhatIsAsShipped() {
    VersionHistory<ClusterRule> history =
        Rules.history(
            List.of(Rules.read(Rules.NOISE.replace("noise-nearby", "a-shipped-one"))),
            Rules.noise(1, 4),
            Rules.noise(2, 5).withEnabled(false));

    assertThat(RuleTables.list(history, Rules.NOON.plusSeconds(2).plus(Duration.ofDays(3))))
        .containsExactly(
            "RULE           MODE       PATTERN  SCOPE    OPENS AT                  VERSION"
                + "  AUTHOR     PUBLISHED",
            "a-shipped-one  live       surge    subject  6 reporters within 1 day  1      "
                + "  (shipped)  -",
            "noise-nearby   live, off  surge    subject  5 reporters within 1 day  2      "
                + "  li         3 days ago");
  }

  @Test
  void theHistoryTellsWhatEachVersionHasChanged() {
    ClusterRule first = Rules.noise(1, 4);
    ClusterRule second = Rules.noise(2, 5).published(2, "王芳", Rules.NOON, "太多\n误报");
    ClusterRule third =
        second.withEnabled(false).published(3, "li", Rules.NOON.plusSeconds(61), null);

    assertThat(RuleTables.history("noise-nearby", Rules.history(List.of(), first, second, third)))
        .containsExactly(
            "VERSION  TIME                 AUTHOR  ON   MODE  NOTE       CHANGED",
            "3        2019-11-05 12:01:01  li      off  live  -          enabled: true → false",
            "2        2019-11-05 12:00:00  王芳    on   live  太多 误报  reporters: 4 → 5",
            "1        2019-11-05 12:00:01  li      on   live  -          4 reporters within 1 day");
  }
}
