package dev.beacon.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.beacon.contract.Alert;
import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Text;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectStoryTest {
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long LATENESS = 6 * HOUR;
  private static final String SUBJECT = "site:光明花园二期工地";
  private static final ClusterRule THREE_IN_A_DAY =
      rule(1, 3, Duration.ofDays(1), Duration.ofDays(3));
  private static final EvidenceLimits LIMITS = EvidenceLimits.defaults();

  private static ClusterRule rule(long version, int reporters, Duration within, Duration quiet) {
    return ClusterRule.surge(
        "three-in-a-day",
        version,
        true,
        Alert.Mode.LIVE,
        new Text("三人一日", "three in a day"),
        List.of("WAGE_ARREARS"),
        reporters,
        within,
        quiet,
        List.of(
            new ClusterRule.SeverityStep(Grade.RED, 10, 30, 1_000_000.0),
            new ClusterRule.SeverityStep(Grade.YELLOW, 5, 10, 100_000.0)));
  }

  /** Drives a story as the operator does, and keeps every reading. */
  private static final class Driver {
    final List<Reading> readings = new ArrayList<>();
    final RuleBook rules;
    SubjectStory story;
    long latest = Long.MIN_VALUE;
    long watermark = Long.MIN_VALUE;

    Driver(ClusterRule rule) {
      rules = new RuleBook(List.of(rule));
    }

    void arrive(Evidence report) throws IOException {
      About about =
          new About(report.time(), report.id(), "光明花园二期工地", null, Double.NaN, Double.NaN, null);
      if (story == null) {
        story = new SubjectStory(SUBJECT, about);
      }
      boolean late = report.time() <= watermark;
      story.arrive(
          late ? asLate(report) : report, about, watermark, 0, rules, LIMITS, readings::add);
      latest = Math.max(latest, report.time());
      pass(latest - LATENESS - 1);
      story = throughState(story);
    }

    void pass(long time) {
      watermark = Math.max(watermark, time);
      if (story != null && story.nextCheck(rules, LIMITS) <= watermark) {
        story.pass(watermark, rules, LIMITS, readings::add);
        assertThat(
                story.nextCheck(rules, LIMITS) > watermark || story.isForgotten(watermark, LIMITS))
            .as("a check leads on, or a timer would fire for ever")
            .isTrue();
      }
    }

    Map<String, Reading> finals() {
      Map<String, Reading> last = new LinkedHashMap<>();
      for (Reading reading : readings) {
        if (reading.sequence() > 0) {
          last.put(reading.alertId(), reading);
        }
      }
      return last;
    }

    private static Evidence asLate(Evidence e) {
      return e.late(true);
    }
  }

  private static SubjectStory throughState(SubjectStory story) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    story.write(new DataOutputStream(bytes));
    return SubjectStory.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  private static Evidence report(long time, String id, String reporter) {
    return Evidences.request(time, id, reporter);
  }

  @Test
  void theThirdReporterWithinADayOpensOneAlertAtOnce() throws IOException {
    Driver driver = new Driver(THREE_IN_A_DAY);
    driver.arrive(report(0, "r1", "a"));
    driver.arrive(report(10 * HOUR, "r2", "b"));
    assertThat(driver.readings).isEmpty();
    driver.arrive(report(20 * HOUR, "r3", "c"));
    assertThat(driver.readings)
        .extracting(Reading::level)
        .containsExactly(Reading.Level.CALM, Reading.Level.MET);
    assertThat(driver.readings.get(1).picture().evidence()).containsExactly("r1", "r2", "r3");
    assertThat(driver.readings.get(1).openedAt()).isEqualTo(20 * HOUR);
  }

  @Test
  void reportsExactlyAWindowApartDoNotMeet() throws IOException {
    Driver driver = new Driver(THREE_IN_A_DAY);
    driver.arrive(report(0, "r1", "a"));
    driver.arrive(report(HOUR, "r2", "b"));
    driver.arrive(report(DAY, "r3", "c"));
    driver.pass(2 * DAY);
    assertThat(driver.readings).isEmpty();
  }

  @Test
  void oneReporterWhoRepeatsHimselfIsOneReporter() throws IOException {
    Driver driver = new Driver(THREE_IN_A_DAY);
    for (int i = 0; i < 100; i++) {
      driver.arrive(report(i * HOUR / 10, "r" + i, i % 2 == 0 ? "a" : "b"));
    }
    driver.pass(2 * DAY);
    assertThat(driver.readings).isEmpty();
  }

  @Test
  void anAlertWaitsUntilTheReportThatNamesItIsSettled() throws IOException {
    Driver driver = new Driver(THREE_IN_A_DAY);
    driver.arrive(report(100, "r1", "a"));
    driver.arrive(report(200, "r2", "b"));
    driver.arrive(report(300, "r3", "c"));
    assertThat(driver.readings).isEmpty();
    driver.pass(100);
    assertThat(driver.finals()).hasSize(1);
  }

  @Test
  void aQuietPeriodEndsTheClusterAndTheNextOneIsAnother() throws IOException {
    Driver driver = new Driver(THREE_IN_A_DAY);
    for (int i = 0; i < 3; i++) {
      driver.arrive(report(i * HOUR * 7, "r" + i, "a" + i));
    }
    driver.pass(14 * HOUR + 3 * DAY);
    assertThat(driver.readings.get(driver.readings.size() - 1).level())
        .isEqualTo(Reading.Level.OVER);
    for (int i = 0; i < 3; i++) {
      driver.arrive(report(10 * DAY + i * HOUR * 7, "s" + i, "a" + i));
    }
    assertThat(driver.finals()).hasSize(2);
  }

  @Test
  void loweringAThresholdOpensAnAlertForEvidenceAlreadySeen() throws IOException {
    ClusterRule strict = rule(1, 5, Duration.ofDays(1), Duration.ofDays(3));
    Driver driver = new Driver(strict);
    for (int i = 0; i < 3; i++) {
      driver.arrive(report(i * HOUR * 7, "r" + i, "a" + i));
    }
    driver.pass(15 * HOUR);
    assertThat(driver.readings).isEmpty();
    ClusterRule lowered = rule(2, 3, Duration.ofDays(1), Duration.ofDays(3));
    assertThat(driver.rules.publish(lowered)).isTrue();
    driver.story.reconsider(
        lowered, strict, driver.watermark, driver.rules, LIMITS, driver.readings::add);
    assertThat(driver.finals()).hasSize(1);
    assertThat(driver.readings.get(1).ruleVersion()).isEqualTo(2);
  }

  @Test
  void aRuleNeverSeenBeforeIsAppliedToEvidenceAlreadySeen() throws IOException {
    Driver driver = new Driver(rule(1, 50, Duration.ofDays(1), Duration.ofDays(3)));
    for (int i = 0; i < 3; i++) {
      driver.arrive(report(i * HOUR * 7, "r" + i, "a" + i));
    }
    driver.pass(15 * HOUR);
    ClusterRule another =
        ClusterRule.surge(
            "another",
            1,
            true,
            Alert.Mode.SHADOW,
            new Text("另一", "another"),
            List.of("WAGE_ARREARS"),
            2,
            Duration.ofDays(1),
            Duration.ofDays(3),
            List.of());
    driver.rules.publish(another);
    driver.story.reconsider(
        another, null, driver.watermark, driver.rules, LIMITS, driver.readings::add);
    assertThat(driver.finals().values()).extracting(Reading::rule).containsExactly("another");
  }

  @Test
  void reportsOfLongAgoInAnyOrderMakeTheSameClusterOnceTheyHaveSettled() throws IOException {
    Driver driver = new Driver(THREE_IN_A_DAY);
    driver.watermark = 1000 * DAY;
    driver.latest = driver.watermark;
    driver.arrive(report(20 * HOUR, "r3", "c"));
    driver.arrive(report(-30 * DAY, "old", "x"));
    driver.arrive(report(10 * HOUR, "r2", "b"));
    driver.arrive(report(0, "r1", "a"));
    assertThat(driver.readings).isEmpty();
    assertThat(driver.story.hasHistory()).isTrue();
    driver.story.settleHistory(driver.watermark, driver.rules, LIMITS, driver.readings::add);
    assertThat(driver.readings)
        .extracting(Reading::level)
        .containsExactly(Reading.Level.CALM, Reading.Level.MET, Reading.Level.OVER);
    assertThat(driver.story.isForgotten(driver.watermark, LIMITS)).isTrue();
  }

  @Test
  void aSubjectWithTwentyThousandReportsInItsWindowIsNoLargerThanOneWithAHundred()
      throws IOException {
    SubjectStory hundred = reportedBy(100);
    SubjectStory many = reportedBy(20_000);
    assertThat(size(many)).isLessThan(10_000).isCloseTo(size(hundred), withinPercentage(25));
  }

  /** So many people, one a second. */
  private static SubjectStory reportedBy(int people) throws IOException {
    RuleBook rules = new RuleBook(List.of(THREE_IN_A_DAY));
    SubjectStory story = null;
    for (int i = 0; i < people; i++) {
      Evidence report = report(i * 1000L, "request:hall:%05d".formatted(i), "person " + i);
      About about = new About(0, "first", "光明花园二期工地", null, Double.NaN, Double.NaN, null);
      story = story == null ? new SubjectStory(SUBJECT, about) : story;
      story.arrive(report, about, report.time() - 1, 0, rules, LIMITS, reading -> {});
    }
    return story;
  }

  private static int size(SubjectStory story) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    story.write(new DataOutputStream(bytes));
    return bytes.size();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyArrivalWithinTheLatenessBoundEndsAsTheReferenceSays(long seed) throws IOException {
    Random random = new Random(seed);
    for (int round = 0; round < 150; round++) {
      List<Evidence> reports = randomReports(random);
      long until =
          reports.stream().mapToLong(Evidence::time).max().orElseThrow() + random.nextInt(5) * DAY;
      Map<String, ReferenceClusters.Cluster> truth =
          ReferenceClusters.byAnchor(ReferenceClusters.judge(reports, THREE_IN_A_DAY, until));
      Driver inOrder = told(reports, until);
      Driver shuffled = told(shuffledWithinLateness(reports, random), until);
      assertThat(outcome(inOrder))
          .as("in order, seed %d round %d", seed, round)
          .isEqualTo(expected(truth));
      assertThat(outcome(shuffled))
          .as("shuffled, seed %d round %d", seed, round)
          .isEqualTo(expected(truth));
      assertThat(shuffled.finals().keySet()).isEqualTo(inOrder.finals().keySet());
    }
  }

  private static Driver told(List<Evidence> reports, long until) throws IOException {
    Driver driver = new Driver(THREE_IN_A_DAY);
    for (Evidence report : reports) {
      driver.arrive(report);
    }
    long check = driver.story.nextCheck(driver.rules, LIMITS);
    while (check <= until) {
      driver.pass(check);
      if (driver.story.isForgotten(driver.watermark, LIMITS)) {
        break;
      }
      long next = driver.story.nextCheck(driver.rules, LIMITS);
      assertThat(next).as("a check must lead on").isGreaterThan(check);
      check = next;
    }
    return driver;
  }

  /** What is compared, a line a cluster: everything the final alert says. */
  private static List<String> outcome(Driver driver) {
    List<String> lines = new ArrayList<>();
    for (Reading reading : driver.finals().values()) {
      Picture picture = reading.picture();
      boolean over = reading.level() == Reading.Level.OVER;
      lines.add(
          over
              ? "over opened=%d reporters=%d reports=%d amount=%.1f step=%d %s"
                  .formatted(
                      reading.openedAt(),
                      picture.metrics().reporters(),
                      picture.metrics().reports(),
                      picture.metrics().amount(),
                      picture.step() - 1,
                      picture.severity())
              : "open opened=%d step=%d at=%d %s"
                  .formatted(reading.openedAt(), picture.step(), picture.at(), picture.severity()));
    }
    lines.sort(Comparator.naturalOrder());
    return lines;
  }

  private static List<String> expected(Map<String, ReferenceClusters.Cluster> truth) {
    List<String> lines = new ArrayList<>();
    for (ReferenceClusters.Cluster c : truth.values()) {
      lines.add(
          c.over()
              ? "over opened=%d reporters=%d reports=%d amount=%.1f step=%d %s"
                  .formatted(
                      c.openedAt(),
                      c.reporters(),
                      c.reports(),
                      c.amount(),
                      c.lastStep(),
                      c.severity())
              : "open opened=%d step=%d at=%d %s"
                  .formatted(c.openedAt(), c.lastStep(), c.lastStepAt(), c.severity()));
    }
    lines.sort(Comparator.naturalOrder());
    return lines;
  }

  private static List<Evidence> randomReports(Random random) {
    List<Evidence> reports = new ArrayList<>();
    int n = 1 + random.nextInt(40);
    long time = 0;
    for (int i = 0; i < n; i++) {
      time += random.nextInt(12) == 0 ? random.nextInt(50) * DAY : random.nextInt(12) * HOUR;
      reports.add(
          Evidences.of(
              random.nextBoolean() ? Evidence.Kind.TIP : Evidence.Kind.REQUEST,
              time,
              "r%03d".formatted(random.nextInt(1000) * 100 + i),
              "p" + random.nextInt(14),
              random.nextInt(10) == 0 ? "LABOUR_DISPUTE" : "WAGE_ARREARS",
              random.nextInt(12),
              random.nextInt(4) == 0 ? Double.NaN : random.nextInt(30_000),
              null,
              false,
              "c" + i,
              ""));
    }
    return reports;
  }

  private static List<Evidence> shuffledWithinLateness(List<Evidence> reports, Random random) {
    Map<Evidence, Long> arrival = new LinkedHashMap<>();
    reports.forEach(report -> arrival.put(report, report.time() + random.nextInt((int) LATENESS)));
    List<Evidence> shuffled = new ArrayList<>(reports);
    shuffled.sort(Comparator.comparingLong(arrival::get));
    return shuffled;
  }

  @Test
  void aStepTooFarIsTakenBackOnceAllBeforeItIsSettled() throws IOException {
    List<Evidence> inOrder =
        List.of(
            crowd(0, "first", 0),
            crowd(10 * HOUR, "second", 0),
            crowd(11 * HOUR, "grave", 40),
            crowd(12 * HOUR, "third", 0),
            crowd(13 * HOUR, "fourth", 12),
            crowd(14 * HOUR, "fifth", 35));
    List<Evidence> graveLast = new ArrayList<>(inOrder);
    graveLast.add(graveLast.remove(2));
    Driver expected = new Driver(THREE_IN_A_DAY);
    Driver actual = new Driver(THREE_IN_A_DAY);
    for (int i = 0; i < inOrder.size(); i++) {
      expected.arrive(inOrder.get(i));
      actual.arrive(graveLast.get(i));
    }
    expected.pass(14 * HOUR);
    actual.pass(14 * HOUR);
    Reading last = expected.readings.get(expected.readings.size() - 1);
    Reading corrected = actual.readings.get(actual.readings.size() - 1);
    assertThat(last.picture().step()).isEqualTo(2);
    assertThat(corrected.picture()).isEqualTo(last.picture());
    assertThat(corrected.openedAt()).isEqualTo(last.openedAt());
    assertThat(corrected.sequence()).isGreaterThan(last.sequence());
  }

  private static Evidence crowd(long time, String id, int people) {
    return Evidences.of(
        Evidence.Kind.REQUEST, time, id, id, "WAGE_ARREARS", people, 1000, null, false, id, "");
  }
}
