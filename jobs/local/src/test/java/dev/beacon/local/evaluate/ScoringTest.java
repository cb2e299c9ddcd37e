package dev.beacon.local.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.Alert;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScoringTest {
  private static final String ACME = "employer:acme";
  private static final String BATCH = "employer:batch";
  private static final String QUIET = "employer:quiet";
  private static final Instant START = Instant.parse("2019-02-01T05:00:00Z");
  private static final String RULE = "surge";

  private final List<Claim> claims = new ArrayList<>();

  ScoringTest() {
    // 8th claim: a08 on day 5, the busiest day, on which a06 to a09 come together.
    claim(ACME, "a01", 0);
    claim(ACME, "a02", 1);
    claim(ACME, "a03", 2);
    claim(ACME, "a04", 3);
    claim(ACME, "a05", 4);
    claim(ACME, "a06", 5);
    claim(ACME, "a07", 5);
    claim(ACME, "a08", 5);
    claim(ACME, "a09", 5);
    claim(ACME, "a10", 15);
    for (int i = 1; i <= 8; i++) {
      claim(BATCH, "b0" + i, 100);
    }
    claim(BATCH, "b09", 101);
    claim(QUIET, "q1", 0);
    claim(QUIET, "q2", 365);
  }

  private void claim(String subject, String id, int day) {
    claims.add(new Claim(day(day), id, subject, null));
  }

  private static Instant day(int day) {
    return START.plus(Duration.ofDays(day));
  }

  private static Opening opening(String subject, int day, String by) {
    return new Opening(RULE, Alert.Mode.LIVE, Set.of(subject), day(day), by, 4);
  }

  private RuleScore score(Opening... openings) {
    Episodes truth = new Episodes(claims, ZoneOffset.UTC);
    return new Scoring(truth, Period.of(truth)).score(RULE, List.of(openings));
  }

  @Test
  void alertBeforeTheDayOfThe8thClaimIsEarlyByBothReadings() {
    RuleScore score = score(opening(ACME, 3, "a04"));
    assertThat(score.episodes()).isEqualTo(2);
    assertThat(score.growing()).isEqualTo(1);
    assertThat(score.hit()).isEqualTo(1);
    assertThat(score.early()).isEqualTo(1);
    assertThat(score.earlyStrict()).isEqualTo(1);
    assertThat(score.leadToEighth()).isEqualTo(2.0);
    assertThat(score.leadToPeak()).isEqualTo(2.0);
    assertThat(score.leadToLast()).isEqualTo(12.0);
    assertThat(score.falseAlerts()).isZero();
    assertThat(score.evidence()).isEqualTo(4.0);
  }

  @Test
  void alertOfTheSameInstantIsEarlyOnlyInOrder() {
    RuleScore score = score(opening(ACME, 5, "a07"));
    assertThat(score.early()).isEqualTo(1);
    assertThat(score.earlyStrict()).isZero();
    assertThat(score.leadToEighth()).isEqualTo(0.0);
  }

  @Test
  void alertThatThe8thClaimCompletesIsNotEarly() {
    RuleScore score = score(opening(ACME, 5, "a08"));
    assertThat(score.hit()).isEqualTo(1);
    assertThat(score.early()).isZero();
  }

  @Test
  void alertOfTheSameInstantThatNobodyKnowsTheCauseOfIsNotEarly() {
    assertThat(score(opening(ACME, 5, null)).early()).isZero();
  }

  @Test
  void claimsBeforeTheWindowBringThe8thFromTheFirstForward() {
    claims.clear();
    for (int i = 0; i < 4; i++) {
      claim(ACME, "t" + i, i * 20);
    }
    for (int i = 0; i < 8; i++) {
      claim(ACME, "w" + i, 80 + i);
    }
    RuleScore between = score(opening(ACME, 84, "w4"));
    assertThat(between.earlyStrict()).isEqualTo(1);
    assertThat(between.growingFromFirst()).isEqualTo(1);
    assertThat(between.earlyFromFirst()).isZero();
    assertThat(score(opening(ACME, 82, "w2")).earlyFromFirst()).isEqualTo(1);
  }

  @Test
  void firstOfSeveralAlertsCounts() {
    RuleScore score = score(opening(ACME, 15, "a10"), opening(ACME, 4, "a05"));
    assertThat(score.alerts()).isEqualTo(2);
    assertThat(score.hit()).isEqualTo(1);
    assertThat(score.early()).isEqualTo(1);
    assertThat(score.leadToEighth()).isEqualTo(1.0);
  }

  @Test
  void alertOnAnEmployerWithoutAnEpisodeIsFalse() {
    RuleScore score = score(opening(QUIET, 0, "q1"), opening(QUIET, 1, "q1"));
    assertThat(score.falseAlerts()).isEqualTo(2);
    assertThat(score.falsePerYear()).isEqualTo(2.0);
    assertThat(score.hit()).isZero();
    assertThat(score.leadToEighth()).isNull();
  }

  @Test
  void alertLongAfterAnEpisodeIsFalse() {
    assertThat(score(opening(ACME, 45, "x")).falseAlerts()).isZero();
    assertThat(score(opening(ACME, 46, "x")).falseAlerts()).isEqualTo(1);
  }

  @Test
  void batchCountsAsHitButNotAmongTheGrowing() {
    RuleScore score = score(opening(BATCH, 100, "b04"));
    assertThat(score.episodesHit()).isEqualTo(1);
    assertThat(score.hit()).isZero();
    assertThat(score.early()).isZero();
    assertThat(score.falseAlerts()).isZero();
  }

  @Test
  void alertAboutSeveralEmployersIsTrueIfOneOfThemHasAnEpisode() {
    Opening area = new Opening(RULE, Alert.Mode.SHADOW, Set.of(QUIET, ACME), day(2), "a03", 3);
    assertThat(score(area).falseAlerts()).isZero();
    assertThat(score(area).early()).isEqualTo(1);
    assertThat(score(area).mode()).isEqualTo(Alert.Mode.SHADOW);
  }

  @Test
  void periodCutsEpisodesByTheir8thClaimAndAlertsByTheirOpening() {
    Episodes truth = new Episodes(claims, ZoneOffset.UTC);
    Opening before = opening(ACME, 4, "a05");
    RuleScore later = new Scoring(truth, new Period(day(5), day(200))).score(RULE, List.of(before));
    assertThat(later.episodes()).isEqualTo(2);
    assertThat(later.alerts()).isZero();
    assertThat(later.early()).as("what opened before the period can still be early").isEqualTo(1);
    assertThat(new Scoring(truth, new Period(day(6), day(200))).growing()).isZero();
    assertThat(new Scoring(truth, new Period(day(0), day(5))).episodes()).isEmpty();
  }

  private static Alert version(
      long version, Alert.Status status, Grade severity, int openedAt, int reports, String... ids) {
    return new Alert(
        "cluster:surge:1",
        version,
        Alert.Kind.CLUSTER,
        status,
        severity,
        day(20),
        day(openedAt),
        Alert.Mode.LIVE,
        RULE,
        1,
        "WAGE_ARREARS",
        ACME,
        "Acme",
        "iowa",
        null,
        null,
        null,
        null,
        null,
        null,
        new Metrics(reports, reports, reports, 0, 0),
        List.of(ids),
        null);
  }

  private Opening opening(Alert... versions) {
    List<ClusterAlert> alerts = ClusterAlert.of(List.of(versions));
    assertThat(alerts).hasSize(1);
    return Opening.of(alerts.get(0), new Episodes(claims, ZoneOffset.UTC));
  }

  @Test
  void versionsInAnyOrderAreOneAlert() {
    Alert grown = version(2, Alert.Status.ESCALATED, Grade.RED, 1, 8, "a01", "a02", "a03");
    List<ClusterAlert> alerts =
        ClusterAlert.of(
            List.of(
                version(3, Alert.Status.RESOLVED, Grade.YELLOW, 1, 9, "a01", "a02", "a03"),
                version(1, Alert.Status.OPEN, Grade.GREEN, 1, 2, "a01", "a02"),
                grown,
                grown));
    assertThat(alerts).hasSize(1);
    ClusterAlert alert = alerts.get(0);
    assertThat(alert.severity()).isEqualTo(Grade.RED);
    assertThat(alert.reportsAtOpening()).isEqualTo(2);
    assertThat(alert.reports()).isEqualTo(9);
    assertThat(alert.endedAt()).isEqualTo(day(20));
  }

  @Test
  void claimThatCompletedTheClusterIsTheLastByWhichItOpened() {
    Opening opening =
        opening(
            version(1, Alert.Status.OPEN, Grade.GREEN, 2, 3, "a01", "a02", "a03"),
            version(2, Alert.Status.RESOLVED, Grade.GREEN, 2, 4, "a01", "a02", "a03", "a04"));
    assertThat(opening.by()).isEqualTo("a03");
    assertThat(opening.reports()).isEqualTo(3);
  }

  @Test
  void alertThatWasPutRightCountsAsItWasSettled() {
    // Told when a09 came in ahead of the others of its day, a day's batch; then put right.
    Opening sameInstant =
        opening(
            version(1, Alert.Status.OPEN, Grade.GREEN, 5, 3, "a04", "a05", "a09"),
            version(
                2, Alert.Status.RESOLVED, Grade.GREEN, 5, 6, "a04", "a05", "a06", "a07", "a08"));
    assertThat(sameInstant.by()).isEqualTo("a06");
    // Told for the wrong day; the number of claims behind it was another one, too.
    Opening otherDay =
        opening(
            version(1, Alert.Status.OPEN, Grade.GREEN, 5, 4, "a02", "a03", "a04", "a09"),
            version(2, Alert.Status.ESCALATED, Grade.RED, 3, 5, "a02", "a03", "a04", "a05", "a06"));
    assertThat(otherDay.at()).isEqualTo(day(3));
    assertThat(otherDay.by()).isEqualTo("a04");
  }

  @Test
  void claimThatCompletedALargeClusterIsNotGuessed() {
    Opening opening = opening(version(1, Alert.Status.OPEN, Grade.GREEN, 1, 25, "a01", "a02"));
    assertThat(opening.by()).isNull();
  }

  @Test
  void medianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
    assertThat(Median.of(List.of())).isNull();
    assertThat(Median.of(List.of(3.0))).isEqualTo(3.0);
    assertThat(Median.of(List.of(9.0, 1.0, 2.0, 4.0))).isEqualTo(3.0);
  }
}
