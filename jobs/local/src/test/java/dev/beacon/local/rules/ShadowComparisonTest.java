package dev.beacon.local.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.Alert;
import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.Grade;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShadowComparisonTest {
  private static final ClusterRule LIVE = Rules.noise();
  private static final ClusterRule SHADOW =
      Rules.read(Rules.NOISE.replace("noise-nearby", "tried") + "mode: shadow\n");

  @Test
  void subjectsAreThoseOfOneOfTheOtherOrOfBoth() {
    ShadowComparison comparison =
        compare(
            live("a", 0),
            live("b", 0),
            live("b", 100),
            shadow("b", 0),
            shadow("c", 0),
            shadow("d", 0));

    assertThat(comparison.liveAlerts()).isEqualTo(3);
    assertThat(comparison.shadowAlerts()).isEqualTo(3);
    assertThat(comparison.onlyLive()).containsExactly("name of a");
    assertThat(comparison.onlyShadow()).containsExactly("name of c", "name of d");
    assertThat(comparison.both()).containsExactly("name of b");
    assertThat(comparison.liveSubjects()).isEqualTo(2);
    assertThat(comparison.shadowSubjects()).isEqualTo(3);
  }

  @Test
  void theLeadIsTheMedianOfPairsAboutOneCourseOfThings() {
    ShadowComparison comparison =
        compare(
            shadow("a", 0),
            live("a", 4),
            shadow("b", 10),
            live("b", 8),
            shadow("c", 0),
            live("c", 10),
            // Trouble of its own, months later.
            shadow("a", 2_000),
            shadow("d", 0),
            live("d", 3_000));

    assertThat(comparison.leads())
        .containsExactly(Duration.ofHours(-2), Duration.ofHours(4), Duration.ofHours(10));
    assertThat(comparison.medianLead()).contains(Duration.ofHours(4));
    assertThat(compare(shadow("a", 0), live("a", 4), shadow("b", 0), live("b", 8)).medianLead())
        .contains(Duration.ofHours(6));
    assertThat(compare(shadow("a", 0)).medianLead()).isEmpty();
  }

  @Test
  void whatOneRuleRaisedInTheOthersModeDoesNotCount() {
    ShadowComparison comparison =
        compare(
            alert(LIVE, Alert.Mode.SHADOW, "a", 0),
            alert(SHADOW, Alert.Mode.LIVE, "a", 0),
            alert(Rules.read(Rules.NOISE.replace("nearby", "x")), Alert.Mode.LIVE, "b", 0));

    assertThat(comparison.liveAlerts()).isZero();
    assertThat(comparison.shadowAlerts()).isZero();
  }

  @Test
  void onlyRulesThatCountTheSameReportsAreCompared() {
    ClusterRule other = Rules.read(Rules.NOISE.replace("[NOISE]", "[TRAFFIC]"));

    assertThat(ShadowComparison.isMeaningful(SHADOW, LIVE)).isTrue();
    assertThat(ShadowComparison.isMeaningful(SHADOW, other)).isFalse();
    assertThat(ShadowComparison.isMeaningful(LIVE, LIVE)).isFalse();
  }

  @Test
  void theComparisonReadsSideBySide() {
    ShadowComparison comparison =
        compare(
            shadow("a", 0),
            live("a", 26),
            live("b", 0),
            live("c", 0),
            live("d", 0),
            live("e", 0),
            live("f", 0),
            live("g", 0));

    assertThat(RuleTables.comparison(comparison))
        .containsExactly(
            "tried (shadow) beside noise-nearby (live)",
            "                 SHADOW  LIVE",
            "  alerts         1       7",
            "  subjects       1       7",
            "  not the other  0       6",
            "  both           1       1",
            "  shadow opens 1 day 2 h earlier (one pair of alerts)",
            "  only live: name of b, name of c, name of d, name of e, name of f and 1 more");
  }

  @Test
  void nothingToCompareIsSaidInALine() {
    assertThat(RuleTables.comparison(compare()))
        .containsExactly("tried (shadow) beside noise-nearby (live)", "  no alerts so far");
  }

  private static ShadowComparison compare(Alert... alerts) {
    return ShadowComparison.of(SHADOW, LIVE, List.of(alerts));
  }

  private static Alert live(String subject, long hours) {
    return alert(LIVE, Alert.Mode.LIVE, subject, hours);
  }

  private static Alert shadow(String subject, long hours) {
    return alert(SHADOW, Alert.Mode.SHADOW, subject, hours);
  }

  private static Alert alert(ClusterRule rule, Alert.Mode mode, String subject, long hours) {
    Instant openedAt = Rules.NOON.plus(Duration.ofHours(hours));
    return new Alert(
        rule.rule() + subject + hours,
        1,
        Alert.Kind.CLUSTER,
        Alert.Status.OPEN,
        Grade.GREEN,
        openedAt,
        openedAt,
        mode,
        rule.rule(),
        1,
        "NOISE",
        subject,
        "name of " + subject,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null);
  }
}
