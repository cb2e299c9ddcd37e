package dev.beacon.clusters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.ClusterRules;
import dev.beacon.contract.Observation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every pattern, over random evidence, against {@link ReferencePatterns}: in order and shuffled
 * within the lateness bound, with the state written and read after each event, and with rules that
 * change, come and go on the way.
 */
class PatternsAgainstReferenceTest {
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final int LATENESS = (int) (6 * HOUR);
  private static final EvidenceLimits LIMITS = EvidenceLimits.defaults();
  private static final int ROUNDS = 120;

  private static final String SEVERITY =
      "severity: [{grade: RED, reporters: 6, people: 30},"
          + " {grade: YELLOW, match: all, people: 8, amount: 40000}]";

  private static ClusterRule rule(String pattern, int version, String limits) {
    String yaml =
        """
        rule: %s
        version: %d
        pattern: %s
        title: {zh: 试, en: test}
        categories: [WAGE_ARREARS]
        %s
        %s
        """
            .formatted(pattern, version, pattern, limits, SEVERITY);
    try {
      return ClusterRules.readYaml(
              new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "test")
          .get(0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Versions of a rule, from loose to strict and off. */
  private static List<ClusterRule> versions(String pattern) {
    String window = "\nwithin: P2D\nquiet: P4D";
    return switch (pattern) {
      case "surge" ->
          List.of(
              rule(pattern, 1, "reporters: 3\npeople: 5" + window),
              rule(pattern, 2, "reporters: 5" + window),
              rule(pattern, 3, "match: any\ntips: 2\namount: 60000" + window));
      case "escalation" ->
          List.of(
              rule(pattern, 1, "reporters: 1" + window),
              rule(pattern, 2, "reporters: 4" + window),
              rule(pattern, 3, "reporters: 2" + window));
      case "unanswered" ->
          List.of(
              rule(pattern, 1, "unansweredFor: PT3H\nreporters: 2" + window),
              rule(pattern, 2, "unansweredFor: PT20H" + window),
              rule(pattern, 3, "unansweredFor: PT1H" + window));
      case "contagion" ->
          List.of(
              rule(pattern, 1, "scope: contractor\nreporters: 2" + window),
              rule(pattern, 2, "scope: contractor\nplaces: 3" + window),
              rule(pattern, 3, "scope: contractor\nreporters: 1" + window));
      case "relapse" ->
          List.of(
              rule(pattern, 1, "reporters: 2" + window),
              rule(pattern, 2, "reporters: 4" + window),
              rule(pattern, 3, "reporters: 1" + window));
      case "anomaly" ->
          List.of(
              rule(pattern, 1, "recurrence: P60D\nreporters: 2" + window),
              rule(pattern, 2, "recurrence: P9000D" + window),
              rule(pattern, 3, "recurrence: P20D" + window));
      default -> throw new AssertionError(pattern);
    };
  }

  private static String keyFor(String pattern) {
    return pattern.equals("contagion") ? "under:contractor:宏达" : "site:光明花园二期工地";
  }

  @ParameterizedTest
  @CsvSource({
    "surge, 1", "surge, 2", "escalation, 1", "escalation, 2", "unanswered, 1", "unanswered, 2",
    "contagion, 1", "contagion, 2", "relapse, 1", "relapse, 2", "anomaly, 1", "anomaly, 2"
  })
  void whateverTheOrderOfArrivalThePatternMeansWhatTheReferenceSays(String pattern, long seed)
      throws IOException {
    Random random = new Random(seed);
    int clusters = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<Evidence> sorted = randomEvidence(random);
      long until = sorted.get(sorted.size() - 1).time() + random.nextInt(6) * DAY;
      ClusterRule rule = versions(pattern).get(0);
      Set<String> truth =
          ReferencePatterns.judge(
              keyFor(pattern),
              sorted,
              List.of(new ReferencePatterns.Change(0, rule)),
              LIMITS,
              until);
      clusters += truth.size();
      Driver inOrder = new Driver(keyFor(pattern), rule);
      inOrder.tell(sorted);
      inOrder.finish(until);
      assertThat(inOrder.outcome()).as("in order, round %d", round).isEqualTo(truth);
      Driver shuffled = new Driver(keyFor(pattern), rule);
      shuffled.tell(shuffledWithinLateness(sorted, random));
      shuffled.finish(until);
      assertThat(shuffled.outcome()).as("shuffled, round %d", round).isEqualTo(truth);
      assertThat(shuffled.alertIds()).isEqualTo(inOrder.alertIds());
    }
    assertThat(clusters).as("clusters in all rounds: the test means something").isGreaterThan(30);
  }

  @ParameterizedTest
  @CsvSource({"surge", "escalation", "unanswered", "contagion", "relapse", "anomaly"})
  void aRuleThatChangesOnTheWayHoldsForWhatIsKnownAndForWhatComes(String pattern)
      throws IOException {
    Random random = new Random(7);
    int clusters = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<Evidence> sorted = randomEvidence(random);
      long until = sorted.get(sorted.size() - 1).time() + random.nextInt(6) * DAY;
      List<ReferencePatterns.Change> changes = randomChanges(pattern, sorted, random);
      Set<String> truth = ReferencePatterns.judge(keyFor(pattern), sorted, changes, LIMITS, until);
      clusters += truth.size();
      Driver driver = new Driver(keyFor(pattern));
      int told = 0;
      for (ReferencePatterns.Change change : changes) {
        driver.tell(shuffledWithinLateness(sorted.subList(told, change.after()), random));
        driver.settle();
        driver.publish(change.rule());
        told = change.after();
      }
      driver.tell(shuffledWithinLateness(sorted.subList(told, sorted.size()), random));
      driver.finish(until);
      assertThat(driver.outcome()).as("round %d, %s", round, changes).isEqualTo(truth);
    }
    assertThat(clusters).isGreaterThan(20);
  }

  /** At instants at which all that came before is certain. */
  private static List<ReferencePatterns.Change> randomChanges(
      String pattern, List<Evidence> sorted, Random random) {
    List<ClusterRule> versions = new ArrayList<>(versions(pattern));
    if (random.nextBoolean()) {
      versions.set(1, versions.get(1).withEnabled(false));
    }
    List<ReferencePatterns.Change> changes = new ArrayList<>();
    int at = random.nextBoolean() ? 0 : random.nextInt(sorted.size());
    for (ClusterRule version : versions) {
      boolean between =
          at == 0 || at == sorted.size() || sorted.get(at - 1).time() < sorted.get(at).time();
      if (between) {
        changes.add(new ReferencePatterns.Change(at, version));
      }
      at += random.nextInt(sorted.size() - at + 1);
    }
    return changes;
  }

  /** Drives a story as the operator does, and keeps what was read last of each cluster. */
  private static final class Driver {
    private final String key;
    private final RuleBook rules;
    private final Map<String, Reading> last = new LinkedHashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private SubjectStory story;
    private long latest = Long.MIN_VALUE;
    private long watermark = Long.MIN_VALUE;

    Driver(String key, ClusterRule... inForce) {
      this.key = key;
      rules = new RuleBook(List.of(inForce));
    }

    void tell(List<Evidence> arriving) throws IOException {
      for (Evidence evidence : arriving) {
        About about =
            new About(evidence.time(), evidence.id(), "x", null, Double.NaN, Double.NaN, null);
        if (story == null) {
          story = new SubjectStory(key, about);
        }
        story.arrive(evidence, about, watermark, 0, rules, LIMITS, this::hear);
        latest = Math.max(latest, evidence.time());
        pass(latest - LATENESS - 1);
        story = throughState(story);
      }
    }

    /** Time passes all that has arrived. */
    void settle() {
      pass(latest);
    }

    void publish(ClusterRule rule) {
      ClusterRule before = rules.get(rule.rule());
      assertThat(rules.publish(rule)).isTrue();
      if (story != null) {
        story.reconsider(rule, before, watermark, rules, LIMITS, this::hear);
      }
    }

    void finish(long until) {
      while (story.nextCheck(rules, LIMITS) <= until && !story.isForgotten(watermark, LIMITS)) {
        pass(story.nextCheck(rules, LIMITS));
      }
    }

    private void pass(long time) {
      watermark = Math.max(watermark, time);
      if (story != null && story.nextCheck(rules, LIMITS) <= watermark) {
        story.pass(watermark, rules, LIMITS, this::hear);
      }
    }

    private void hear(Reading reading) {
      Long before = sequences.put(reading.alertId(), reading.sequence());
      assertThat(reading.sequence())
          .as("one step after the other, as CEP wants them: %s", reading)
          .isEqualTo(before == null ? firstSequence(reading) : before + 1);
      if (reading.sequence() > 0) {
        last.put(reading.alertId(), reading);
      }
    }

    private static long firstSequence(Reading reading) {
      return reading.pattern() == ClusterRule.Pattern.ESCALATION ? -1 : 0;
    }

    Set<String> alertIds() {
      return new TreeSet<>(last.keySet());
    }

    Set<String> outcome() {
      Set<String> lines = new TreeSet<>();
      for (Reading reading : last.values()) {
        Picture picture = reading.picture();
        boolean over = reading.level() == Reading.Level.OVER;
        lines.add(
            ReferencePatterns.line(
                reading.alertId(),
                over,
                reading.openedAt(),
                over ? picture.step() - 1 : picture.step(),
                picture.at(),
                picture.severity(),
                over ? picture.metrics() : null,
                picture.metrics().places()));
      }
      return lines;
    }
  }

  private static SubjectStory throughState(SubjectStory story) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    story.write(new DataOutputStream(bytes));
    return SubjectStory.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  private static List<Evidence> randomEvidence(Random random) {
    List<Evidence> evidence = new ArrayList<>();
    int n = 1 + random.nextInt(45);
    long time = 0;
    for (int i = 0; i < n; i++) {
      time += random.nextInt(12) == 0 ? random.nextInt(20) * DAY : random.nextInt(10) * HOUR;
      String id = "e%03d".formatted(random.nextInt(1000) * 100 + i);
      String caseId = "case-" + random.nextInt(6);
      evidence.add(
          random.nextInt(5) == 0
              ? news(time, id, caseId, random)
              : report(time, id, caseId, random));
    }
    return evidence;
  }

  private static Evidence news(long time, String id, String caseId, Random random) {
    Evidence.Kind kind =
        List.of(Evidence.Kind.ANSWERED, Evidence.Kind.SETTLED, Evidence.Kind.REOPENED)
            .get(random.nextInt(3));
    return Evidence.news(kind, time, id, "WAGE_ARREARS", Hashes.of(caseId));
  }

  private static Evidence report(long time, String id, String caseId, Random random) {
    boolean tip = random.nextInt(3) == 0;
    return Evidences.of(
        tip ? Evidence.Kind.TIP : Evidence.Kind.REQUEST,
        time,
        id,
        "p" + random.nextInt(14),
        random.nextInt(8) == 0 ? "PUBLIC_SAFETY" : "WAGE_ARREARS",
        random.nextInt(12),
        random.nextInt(4) == 0 ? Double.NaN : random.nextInt(30_000),
        tip ? List.of(Observation.values()).get(random.nextInt(4)) : null,
        random.nextInt(3) == 0,
        caseId,
        "site-" + random.nextInt(4));
  }

  private static List<Evidence> shuffledWithinLateness(List<Evidence> sorted, Random random) {
    Map<Evidence, Long> arrival = new HashMap<>();
    sorted.forEach(evidence -> arrival.put(evidence, evidence.time() + random.nextInt(LATENESS)));
    List<Evidence> shuffled = new ArrayList<>(sorted);
    shuffled.sort(Comparator.comparingLong(arrival::get));
    return shuffled;
  }
}
