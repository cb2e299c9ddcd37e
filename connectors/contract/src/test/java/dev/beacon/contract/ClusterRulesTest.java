package dev.beacon.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterRulesTest {
  private static final String GOOD =
      """
      rule: noise-nearby
      title: {zh: 噪音, en: Noise}
      categories: [NOISE]
      reporters: 6
      within: P1D
      quiet: P2D
      """;

  @TempDir Path folder;

  private static List<ClusterRule> read(String yaml) throws IOException {
    return ClusterRules.readYaml(new ByteArrayInputStream(yaml.getBytes(UTF_8)), "rules.yaml");
  }

  private static List<String> problems(String yaml) {
    return catchThrowableOfType(InvalidDefinitionsException.class, () -> read(yaml)).problems();
  }

  @Test
  void theShippedRuleIsTheOneOfTheDistrict() {
    assertThat(ClusterRules.shipped())
        .first()
        .satisfies(
            rule -> {
              assertThat(rule.rule()).isEqualTo("wage-arrears-emerging");
              assertThat(rule.version()).isEqualTo(1);
              assertThat(rule.enabled()).isTrue();
              assertThat(rule.mode()).isEqualTo(Alert.Mode.LIVE);
              assertThat(rule.categories()).containsExactly("WAGE_ARREARS");
              assertThat(rule.reporters()).isEqualTo(4);
              assertThat(rule.within()).isEqualTo(Duration.ofDays(7));
              assertThat(rule.quiet()).isEqualTo(Duration.ofDays(14));
              assertThat(rule.severity())
                  .containsExactly(
                      new ClusterRule.SeverityStep(Grade.RED, 10, 30, 1_000_000.0),
                      new ClusterRule.SeverityStep(Grade.YELLOW, 4, 10, 100_000.0));
            });
  }

  @Test
  void whatIsLeftOutIsFilledIn() throws IOException {
    ClusterRule rule = read(GOOD).get(0);

    assertThat(rule.version()).isEqualTo(1);
    assertThat(rule.enabled()).isTrue();
    assertThat(rule.mode()).isEqualTo(Alert.Mode.LIVE);
    assertThat(rule.severity()).isEmpty();
  }

  @Test
  void severalDocumentsAreSeveralRules() throws IOException {
    String two = "# first\n---\n" + GOOD + "---\n" + GOOD.replace("noise-nearby", "second");

    assertThat(read(two)).extracting(ClusterRule::rule).containsExactly("noise-nearby", "second");
  }

  @Test
  void aRuleTravelsAsJson() {
    ClusterRule rule = ClusterRules.shipped().get(0);

    assertThat(ClusterRules.readJson(Json.bytes(rule))).isEqualTo(rule);
  }

  @Test
  void problemsNameFileLineAndField() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("mine.yaml"),
            """
            rules:
              - rule: Wage Arrears
                title: {zh: 欠薪, en: Wages}
                categories: [WAGE_ARREARS]
                reporters: 0
                within: a week
                quiet: P14D
                colour: red
                severity:
                  - grade: GREEN
                    people: 1
            """);

    InvalidDefinitionsException e =
        catchThrowableOfType(InvalidDefinitionsException.class, () -> ClusterRules.readYaml(file));

    assertThat(e.problems())
        .hasSize(5)
        .anyMatch(p -> p.startsWith(file + ":2: rule: must have the form"))
        .contains(file + ":5: reporters: must be at least 1")
        .anyMatch(p -> p.startsWith(file + ":6: within: must have the form"))
        .contains(file + ":8: colour: is not a known field")
        .contains(file + ":10: severity[0].grade: must be one of RED, YELLOW");
  }

  @Test
  void theSecondDocumentsLinesAreCountedFromTheTop() {
    String yaml = GOOD + "---\n" + GOOD.replace("reporters: 6", "reporters: many");

    assertThat(problems(yaml)).containsExactly("rules.yaml:11: reporters: must be a whole number");
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThat(problems(GOOD.replace("quiet: P2D", "quiet: PT23H")))
        .containsExactly("rules.yaml:6: quiet: must not be shorter than within");
    assertThat(problems(GOOD.replace("within: P1D", "within: PT0S")))
        .containsExactly("rules.yaml:5: within: must be more than zero, at most P30D");
    assertThat(problems(GOOD.replace("within: P1D", "within: P400D").replace("P2D", "P500D")))
        .hasSize(2);
    assertThat(problems(GOOD.replace("reporters: 6", "reporters: 65")))
        .containsExactly("rules.yaml:4: reporters: must be at most 32");
    assertThat(problems(GOOD + "---\n" + GOOD))
        .containsExactly("rules.yaml:8: rule: is the name of an earlier rule too");
    assertThat(problems(GOOD + "severity: [{grade: YELLOW, people: 1}, {grade: RED, people: 9}]"))
        .singleElement()
        .asString()
        .contains("severity[1]: must not be graver");
    assertThat(problems(GOOD + "severity: [{grade: RED}]"))
        .containsExactly("rules.yaml:7: severity[0]: must have at least 2 fields");
  }

  @Test
  void whatAPatternNeedsAndLacksIsToldAtTheRulesFirstLine() {
    String none = GOOD.replace("reporters: 6\n", "");

    assertThat(problems(GOOD + "pattern: anomaly\n"))
        .containsExactly("rules.yaml:1: recurrence: is missing but the pattern anomaly needs it");
    assertThat(problems(GOOD + "pattern: unanswered\n"))
        .containsExactly(
            "rules.yaml:1: unansweredFor: is missing but the pattern unanswered needs it");
    assertThat(problems(none))
        .containsExactly(
            "rules.yaml:1: pattern: surge needs at least one of reporters, people, amount and"
                + " tips");
    assertThat(problems(none + "pattern: surge\n"))
        .singleElement()
        .asString()
        .startsWith("rules.yaml:6: pattern: surge needs");
    assertThat(problems(GOOD + "pattern: contagion\n"))
        .singleElement()
        .asString()
        .startsWith("rules.yaml:1: scope: must be contractor, community, cell or neighbourhood");
    assertThat(problems(GOOD + "---\n" + GOOD.replace("nearby", "odd") + "pattern: anomaly\n"))
        .containsExactly("rules.yaml:8: recurrence: is missing but the pattern anomaly needs it");
    assertThat(problems("rules:\n- " + (GOOD + "pattern: anomaly").replace("\n", "\n  ") + "\n"))
        .containsExactly("rules.yaml:2: recurrence: is missing but the pattern anomaly needs it");
  }

  @Test
  void limitsThatAPatternDoesNotKnowAreToldWhereTheyStand() {
    String escalation = GOOD + "pattern: escalation\n";

    assertThat(problems(escalation + "people: 30\namount: 1000\ntips: 1\n"))
        .containsExactly(
            "rules.yaml:8: people: says nothing to the pattern escalation",
            "rules.yaml:9: amount: says nothing to the pattern escalation",
            "rules.yaml:10: tips: says nothing to the pattern escalation");
    assertThat(problems(escalation + "places: 2\nunansweredFor: PT1H\nrecurrence: P400D\n"))
        .containsExactly(
            "rules.yaml:8: places: says nothing to the pattern escalation",
            "rules.yaml:9: unansweredFor: says nothing to the pattern escalation",
            "rules.yaml:10: recurrence: says nothing to the pattern escalation");
    assertThat(problems(GOOD + "pattern: relapse\nmatch: any\n"))
        .containsExactly("rules.yaml:8: match: says nothing to the pattern relapse");
    assertThat(problems(GOOD + "pattern: contagion\nscope: site\nplaces: 2\n"))
        .singleElement()
        .asString()
        .startsWith("rules.yaml:8: scope: must be");
  }

  @Test
  void limitsThatMakeNoSenseToAPatternAreToldWhereTheyStand() {
    String anomaly = GOOD + "pattern: anomaly\nrecurrence: P400D\n";

    assertThat(problems(anomaly.replace("[NOISE]", "[NOISE, TRAFFIC]")))
        .singleElement()
        .asString()
        .startsWith("rules.yaml:3: categories: must be a single one");
    assertThat(problems(GOOD + "pattern: unanswered\nunansweredFor: P1D\n"))
        .containsExactly(
            "rules.yaml:8: unansweredFor: must be more than zero and less than within");
    assertThat(problems(GOOD + "pattern: contagion\nscope: contractor\nplaces: 1\n"))
        .containsExactly("rules.yaml:9: places: must be at least 2");
    assertThat(problems(GOOD + "pattern: landslide\n"))
        .singleElement()
        .asString()
        .startsWith("rules.yaml:7: pattern: must be one of surge");
  }

  @Test
  void aDraftKnowsWhatItsFileSaysAndWhere() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("mine.yaml"),
            GOOD + "---\n" + GOOD.replace("nearby", "b") + "version: 1");

    List<Draft<ClusterRule>> drafts = ClusterRules.readDrafts(file);

    assertThat(drafts)
        .extracting(Draft::isVersioned)
        .as("both rules have version 1, but only one file says so")
        .containsExactly(false, true);
    assertThat(drafts.get(0).place("version")).isEqualTo(file + ":1");
    assertThat(drafts.get(1).place("version")).isEqualTo(file + ":14");
  }

  @Test
  void whatCouldNotBeWrittenAgainIsRefused() {
    byte[] half = "{\"title\":{\"zh\":\"\\uD83D\",\"en\":\"x\"}}".getBytes(UTF_8);

    assertThat(
            catchThrowableOfType(
                    InvalidDefinitionsException.class, () -> ClusterRules.readJson(half))
                .problems())
        .containsExactly("title.zh: holds half of a surrogate pair");
    assertThat(problems(GOOD + "severity: [{grade: RED, amount: .inf}]")).hasSize(1);
  }

  @Test
  void whatIsNoYamlOrNoRuleIsRefused() {
    assertThat(problems("")).containsExactly("rules.yaml: holds no rule");
    assertThat(problems("# nothing\n")).containsExactly("rules.yaml: holds no rule");
    assertThat(problems("rules: []\n")).containsExactly("rules.yaml: holds no rule");
    assertThat(problems("just words")).containsExactly("rules.yaml:1: the rule: must be an object");
    assertThat(problems("a: [1\nb: 2"))
        .singleElement()
        .asString()
        .matches("rules\\.yaml:\\d+: is not YAML: .*");
    assertThat(problems(GOOD + "reporters: 7\n"))
        .singleElement()
        .asString()
        .startsWith("rules.yaml:7: is not YAML: Duplicate field");
  }
}
