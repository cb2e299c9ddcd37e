package dev.beacon.local.simulate;

import static dev.beacon.local.simulate.DistrictSimulatorTest.all;
import static dev.beacon.local.simulate.DistrictSimulatorTest.recount;
import static dev.beacon.local.simulate.DistrictSimulatorTest.threeHours;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.Observation;
import dev.beacon.contract.Progress;
import dev.beacon.contract.Request;
import dev.beacon.contract.Step;
import dev.beacon.contract.Subject;
import dev.beacon.contract.Tip;
import dev.beacon.contract.Urgency;
import dev.beacon.intake.Subjects;
import dev.beacon.local.simulate.SimulationConfig.ScenarioSet;
import dev.beacon.local.simulate.Truth.Outbreak;
import dev.beacon.local.simulate.Truth.RedCase;
import dev.beacon.local.simulate.Truth.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the simulator calls the truth, held against the bytes it put out. */
class SimulatedTruthTest {
  private static final Instant START = SimulationConfig.DEFAULT_START;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void clustersOfTheTruthAreThoseABruteForceCountFinds(long seed) {
    SimulationConfig config =
        threeHours(seed).withRate(0.3).withSpan(START, START.plus(Duration.ofHours(30)));
    RecordedTruth truth = new RecordedTruth();
    Recount recount = new Recount();
    all(config, truth).forEach(recount::add);

    Map<String, String> told = new TreeMap<>();
    for (Outbreak outbreak : truth.outbreaks) {
      if (outbreak.fourthReporterAt() != null) {
        told.put(keyOf(outbreak), outbreak.fourthReport() + " " + outbreak.fourthReporterAt());
      }
    }
    Map<String, String> counted = new TreeMap<>();
    recount
        .fourthReports()
        .forEach(
            (subject, report) -> counted.put(subject, report.id() + " " + report.reportedAt()));

    assertThat(counted).isEqualTo(told).hasSizeGreaterThan(7);
    assertThat(truth.summary.clusters()).isEqualTo(told.size());
    assertThat(truth.summary.outbreaks()).isEqualTo(truth.outbreaks.size());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 20})
  void theBackgroundAloneFormsNoCluster(double rate) {
    SimulationConfig config =
        SimulationConfig.defaults()
            .withRate(rate)
            .withSpan(START, START.plus(Duration.ofMinutes((long) (9 * 24 * 60 * 0.2 / rate))))
            .withOutbreaks(ScenarioSet.NONE, 0, Duration.ZERO);
    Recount recount = recount(config);

    assertThat(recount.fourthReports()).isEmpty();
    assertThat(recount.wageReports).hasSizeGreaterThan(500);
    assertThat(recount.wageReports.values().stream().mapToInt(SimulatedTruthTest::reporters))
        .as("some employers come close")
        .contains(2, 3);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void theFirstClusterFormsWithinTenMinutesAndSeveralWithinThreeHours(long seed) {
    RecordedTruth truth = new RecordedTruth();
    all(threeHours(seed).withRate(0), truth);

    List<Duration> after =
        truth.outbreaks.stream()
            .map(Outbreak::fourthReporterAt)
            .filter(at -> at != null)
            .map(at -> Duration.between(START, at))
            .sorted()
            .toList();

    assertThat(after.get(0)).isLessThan(Duration.ofMinutes(9));
    assertThat(after).hasSizeGreaterThanOrEqualTo(6);
  }

  @Test
  void theTrueConstructionSiteIsSolvedWithinHalfAnHourOfItsGathering() {
    SimulationConfig config =
        threeHours(1).withRate(0).withOutbreaks(ScenarioSet.TRUE_CASES, 0, Duration.ZERO);
    RecordedTruth truth = new RecordedTruth();
    Recount recount = new Recount();
    all(config.withSpan(START, START.plus(Duration.ofDays(4))), truth).forEach(recount::add);

    Outbreak site = outbreak(truth, "true-case-construction-site");
    assertThat(site.complete()).isTrue();
    assertThat(site.workers()).isGreaterThan(300);
    assertThat(site.amount()).isEqualTo(2_100_000);
    assertThat(resolvedAt(recount, site))
        .isNotEmpty()
        .allMatch(at -> !at.isAfter(site.gatheringAt().plus(Duration.ofMinutes(30))));
    assertThat(recount.requests.stream().filter(request -> about(request.subject(), site)))
        .anyMatch(
            request ->
                request.people() > 300
                    && request.amount() == 2_100_000
                    && request.urgency() == Urgency.CRITICAL);
    assertThat(site.tips().stream().map(Truth.TipSeen::observation))
        .containsExactly(
            Observation.WAGES_LATE,
            Observation.WAGES_LATE,
            Observation.WORK_STOPPAGE,
            Observation.GATHERING);
    assertThat(site.fourthReporterAt()).isBefore(site.gatheringAt());
  }

  @Test
  void theTrueFactoryReachesAnAgreementInTwoDays() {
    SimulationConfig config =
        threeHours(1).withRate(0).withOutbreaks(ScenarioSet.TRUE_CASES, 0, Duration.ZERO);
    RecordedTruth truth = new RecordedTruth();
    Recount recount = new Recount();
    all(config.withSpan(START, START.plus(Duration.ofDays(4))), truth).forEach(recount::add);

    Outbreak factory = outbreak(truth, "true-case-factory");
    assertThat(truth.outbreaks).hasSize(2);
    assertThat(factory.workers()).isEqualTo(94);
    assertThat(resolvedAt(recount, factory))
        .isNotEmpty()
        .allMatch(at -> !at.isAfter(factory.gatheringAt().plus(Duration.ofDays(2))));
  }

  @Test
  void complaintsOfAnOutbreakComeEverFaster() {
    RecordedTruth truth = new RecordedTruth();
    all(
        threeHours(1)
            .withRate(0)
            .withSpan(START, START.plus(Duration.ofDays(3)))
            .withOutbreaks(ScenarioSet.OUTBREAKS, 8, Duration.ZERO),
        truth);

    assertThat(truth.outbreaks).hasSize(8);
    for (Outbreak outbreak : truth.outbreaks) {
      Instant begin = outbreak.tips().get(0).reportedAt();
      Instant middle = begin.plus(Duration.between(begin, outbreak.gatheringAt()).dividedBy(2));
      long early = outbreak.complaints().stream().filter(at -> at.isBefore(middle)).count();
      long late =
          outbreak.complaints().stream()
              .filter(at -> !at.isBefore(middle) && at.isBefore(outbreak.gatheringAt()))
              .count();
      assertThat(late).isGreaterThan(early);
      assertThat(outbreak.peakPeople()).isEqualTo(outbreak.workers());
    }
  }

  @Test
  void redCasesAreReviewedAndAcceptedAsTheTruthSays() {
    Duration span = Duration.ofDays(3);
    SimulationConfig config = threeHours(9).withSpan(START, START.plus(span)).withFaults(0, 0);
    RecordedTruth truth = new RecordedTruth();
    Recount recount = new Recount();
    all(config, truth).forEach(recount::add);
    Map<String, Instant> reviewed = new HashMap<>();
    Map<String, Instant> accepted = new HashMap<>();
    for (Progress news : recount.progress) {
      boolean accepts = news.step() == Step.ACCEPTED || news.step() == Step.RESOLVED;
      if (accepts) {
        accepted.merge(news.caseId(), news.takenAt(), SimulatedTruthTest::earlier);
      }
      if (accepts || news.step() == Step.REVIEWED) {
        reviewed.merge(news.caseId(), news.takenAt(), SimulatedTruthTest::earlier);
      }
    }

    assertThat(truth.redCases.stream().map(RedCase::caseId)).hasSameElementsAs(redCases(recount));
    Instant heardUntil = START.plus(span).minus(Duration.ofMinutes(1));
    for (RedCase red : truth.redCases) {
      check(red, red.review(), reviewed.get(red.caseId()), heardUntil);
      check(red, red.acceptance(), accepted.get(red.caseId()), heardUntil);
    }
    assertThat(share(truth.redCases, red -> red.review().kept())).isBetween(0.85, 0.97);
    assertThat(share(truth.redCases, red -> red.acceptance().kept())).isBetween(0.83, 0.97);
    assertThat(truth.redCases).anyMatch(red -> red.acceptance().lateNews());
    assertThat(truth.redCases).anyMatch(red -> red.acceptance().takenAt() == null);
  }

  @Test
  void mostIsSettledOnTheSameDay() {
    SimulationConfig config =
        threeHours(1)
            .withRate(0.4)
            .withSpan(START, START.plus(Duration.ofDays(4)))
            .withOutbreaks(ScenarioSet.NONE, 0, Duration.ZERO);
    Recount recount = recount(config);
    Map<String, Instant> resolved = new HashMap<>();
    Set<String> cancelled = new HashSet<>();
    for (Progress news : recount.progress) {
      if (news.step() == Step.RESOLVED) {
        resolved.put(news.caseId(), news.takenAt());
      } else if (news.step() == Step.CANCELLED) {
        cancelled.add(news.caseId());
      }
    }
    List<Request> promised =
        recount.requests.stream()
            .filter(request -> request.dueAt() != null)
            .filter(request -> request.dueAt().isBefore(START.plus(Duration.ofDays(3))))
            .filter(request -> !cancelled.contains(caseOf(request)))
            .toList();
    long kept =
        promised.stream()
            .filter(request -> resolved.containsKey(caseOf(request)))
            .filter(request -> !resolved.get(caseOf(request)).isAfter(request.dueAt()))
            .count();
    assertThat((double) kept / promised.size()).isBetween(0.965, 0.99);
  }

  private static void check(RedCase red, Window window, Instant taken, Instant heardUntil) {
    if (window.heardAt() == null) {
      assertThat(taken).as(red.caseId()).isNull();
    } else if (window.heardAt().isBefore(heardUntil)) {
      assertThat(taken).as(red.caseId()).isEqualTo(window.takenAt());
      assertThat(window.kept()).isEqualTo(!taken.isAfter(window.deadline()));
    }
  }

  private static Set<String> redCases(Recount recount) {
    Set<String> red = new HashSet<>();
    for (Request request : recount.requests) {
      boolean grave =
          (request.people() != null && request.people() >= 30)
              || (request.amount() != null && request.amount() >= 1_000_000)
              || request.urgency() == Urgency.CRITICAL;
      if (grave) {
        red.add(caseOf(request));
      }
    }
    for (Tip tip : recount.tips) {
      if (tip.people() != null && tip.people() >= 30) {
        red.add(tip.caseId() == null ? tip.id() : tip.caseId());
      }
    }
    return red;
  }

  private static String caseOf(Request request) {
    return request.caseId() == null ? request.id() : request.caseId();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static double share(
      List<RedCase> cases, java.util.function.Predicate<RedCase> predicate) {
    return (double) cases.stream().filter(predicate).count() / cases.size();
  }

  private static int reporters(List<Recount.Report> reports) {
    return (int) reports.stream().map(Recount.Report::reporter).distinct().count();
  }

  private static Outbreak outbreak(RecordedTruth truth, String scenario) {
    return truth.outbreaks.stream()
        .filter(outbreak -> outbreak.scenario().equals(scenario))
        .findFirst()
        .orElseThrow();
  }

  private static String keyOf(Outbreak outbreak) {
    return Subjects.keyOf(new Subject(outbreak.subjectKind(), null, outbreak.subject()));
  }

  private static boolean about(Subject subject, Outbreak outbreak) {
    return keyOf(outbreak).equals(Subjects.keyOf(subject));
  }

  private static List<Instant> resolvedAt(Recount recount, Outbreak outbreak) {
    Set<String> cases = new HashSet<>();
    Stream.concat(
            recount.requests.stream()
                .filter(request -> about(request.subject(), outbreak))
                .map(SimulatedTruthTest::caseOf),
            recount.tips.stream().filter(tip -> about(tip.subject(), outbreak)).map(Tip::id))
        .forEach(cases::add);
    List<Instant> resolved =
        recount.progress.stream()
            .filter(news -> news.step() == Step.RESOLVED && cases.contains(news.caseId()))
            .map(Progress::takenAt)
            .toList();
    assertThat(resolved).hasSameSizeAs(cases);
    return resolved;
  }
}
