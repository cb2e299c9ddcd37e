package dev.beacon.local.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.Progress;
import dev.beacon.contract.Request;
import dev.beacon.contract.Step;
import dev.beacon.contract.Tip;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts a history from its bytes, by brute force. */
class HistorySimulatorTest {
  private static final HistoryProfile PROFILE = HistoryProfile.GUANGMING_2019;

  /** A case as its events make it. */
  private static final class Counted {
    private Instant received = Instant.MAX;
    private Instant resolved;
    private int people;
    private double amount;
    private final Map<Step, Progress> steps = new HashMap<>();

    private void report(Instant reportedAt, Integer involved, Double money) {
      received = reportedAt.isBefore(received) ? reportedAt : received;
      people = Math.max(people, involved == null ? 1 : involved);
      amount = Math.max(amount, money == null ? 0 : money);
    }

    private boolean sameDay() {
      return resolved != null && day(resolved).equals(day(received));
    }

    private static LocalDate day(Instant at) {
      return LocalDate.ofInstant(at, PROFILE.zone());
    }
  }

  private final Map<String, Counted> cases = new HashMap<>();
  private final Recount recount = new Recount();

  private void count(long seed) {
    Instant before = Instant.MIN;
    try (Simulation simulation = new HistorySimulator(PROFILE, seed)) {
      while (simulation.hasNext()) {
        SimulatedEvent event = simulation.next();
        assertThat(event.reportedAt()).isBetween(before, Instant.ofEpochMilli(PROFILE.end() - 1));
        before = event.reportedAt();
        recount.add(event);
      }
      assertThat(simulation.summary().cases()).isEqualTo(PROFILE.received());
    }
    assertThat(recount.exactRepeats).isZero();
    for (Request request : recount.requests) {
      of(request.caseId() == null ? request.id() : request.caseId())
          .report(request.reportedAt(), request.people(), request.amount());
    }
    for (Tip tip : recount.tips) {
      of(tip.caseId() == null ? tip.id() : tip.caseId())
          .report(tip.reportedAt(), tip.people(), null);
    }
    for (Progress progress : recount.progress) {
      if (progress.caseId().startsWith("order:")) {
        continue;
      }
      Counted counted = of(progress.caseId());
      counted.steps.put(progress.step(), progress);
      if (progress.step() == Step.RESOLVED) {
        counted.resolved = progress.takenAt();
      }
    }
  }

  private Counted of(String caseId) {
    return cases.computeIfAbsent(caseId, id -> new Counted());
  }

  private long sum(ToLongFunction<Counted> number) {
    return cases.values().stream().mapToLong(number).sum();
  }

  private long number(Predicate<Counted> of) {
    return cases.values().stream().filter(of).count();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 2020})
  void theEventsAddUpToWhatTheProfileAsksFor(long seed) {
    count(seed);

    assertThat(cases).hasSize(18_148);
    assertThat(number(counted -> counted.resolved != null)).isEqualTo(18_053);
    assertThat(number(Counted::sameDay)).isEqualTo(17_785);
    assertThat(sum(counted -> counted.people)).isEqualTo(77_792);
    assertThat(sum(counted -> (long) counted.amount)).isEqualTo(736_000_000);
    assertThat(number(counted -> counted.steps.containsKey(Step.JUDICIAL_SERVED))).isEqualTo(321);
    assertThat(
            number(
                counted ->
                    counted.steps.containsKey(Step.JUDICIAL_CONFIRMED)
                        && counted.steps.get(Step.JUDICIAL_CONFIRMED).online()))
        .isEqualTo(74);
  }

  @Test
  void theTrueCasesAreInIt() {
    count(1);

    Counted site = cases.get("case:simulator:o0");
    assertThat(site.people).isEqualTo(312);
    assertThat(site.amount).isEqualTo(2_100_000);
    assertThat(Counted.day(site.received).withDayOfMonth(1)).isEqualTo("2019-11-01");
    assertThat(Duration.between(site.received, site.resolved)).isEqualTo(Duration.ofMinutes(30));
    Counted factory = cases.get("case:simulator:o1");
    assertThat(factory.people).isEqualTo(94);
    assertThat(Counted.day(factory.received).withDayOfMonth(1)).isEqualTo("2020-05-01");
    assertThat(Duration.between(factory.received, factory.resolved))
        .isBetween(Duration.ofHours(46), Duration.ofHours(48));
  }

  @Test
  void redCasesAreMostlyReviewedWithinTenMinutesAndMostResidentsAreToldAndContent() {
    count(1);

    long red = number(counted -> counted.people >= 30);
    long inTime =
        number(
            counted ->
                counted.people >= 30
                    && counted.steps.containsKey(Step.REVIEWED)
                    && !counted
                        .steps
                        .get(Step.REVIEWED)
                        .takenAt()
                        .isAfter(counted.received.plus(Duration.ofMinutes(10))));
    assertThat((double) inTime / red).isBetween(0.8, 0.98);
    assertThat(number(counted -> counted.steps.containsKey(Step.FED_BACK))).isGreaterThan(17_000);
    assertThat(
            cases.values().stream()
                .map(counted -> counted.steps.get(Step.FED_BACK))
                .filter(told -> told != null && told.satisfaction() != null)
                .mapToInt(Progress::satisfaction)
                .average()
                .getAsDouble())
        .isBetween(4.0, 5.0);
  }

  @Test
  void communitiesCallDepartmentsToTheGravestCasesAndMostCome() {
    count(1);

    Set<String> ordered = new HashSet<>();
    recount.orders.forEach(order -> ordered.add(order.caseId()));
    assertThat(ordered).contains("case:simulator:o0", "case:simulator:o1").hasSizeGreaterThan(100);
    assertThat(cases.keySet()).containsAll(ordered);
    assertThat(recount.checkIns).hasSizeGreaterThan(2 * recount.orders.size());
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherOneOthers() {
    assertThat(hashes(3)).isEqualTo(hashes(3)).isNotEqualTo(hashes(4));
  }

  private static Set<Integer> hashes(long seed) {
    Set<Integer> hashes = new HashSet<>();
    try (Simulation simulation = new HistorySimulator(PROFILE, seed)) {
      simulation.forEachRemaining(event -> hashes.add(Arrays.hashCode(event.value())));
    }
    return hashes;
  }

  @Test
  void partsAddUpExactlyAndAreNearTheirProportion() {
    assertThat(LargestRemainder.part(10, 1, 1, 1)).containsExactly(4, 3, 3);
    assertThat(LargestRemainder.part(7, 0, 5, 2)).containsExactly(0, 5, 2);
    assertThat(LargestRemainder.part(0, 3, 4)).containsExactly(0, 0);
    Draw draw = Draw.of(5, 99, 0);
    for (int round = 0; round < 50; round++) {
      double[] weights = new double[1 + draw.below(400)];
      Arrays.setAll(weights, i -> draw.unit());
      long total = draw.below(1_000_000);
      double all = Arrays.stream(weights).sum();
      long[] parts = LargestRemainder.part(total, weights);

      assertThat(Arrays.stream(parts).sum()).isEqualTo(total);
      for (int i = 0; i < parts.length; i++) {
        assertThat(Math.abs(parts[i] - total * (weights[i] / all))).isLessThan(1);
      }
    }
  }

  @Test
  void momentsOfADayRiseFromMidnightToMidnight() {
    assertThat(DailyRhythm.momentOfDay(0)).isZero();
    assertThat(DailyRhythm.momentOfDay(Math.nextDown(1.0)))
        .isBetween(Duration.ofHours(23).toMillis(), Duration.ofHours(24).toMillis() - 1);
    List<Long> moments =
        IntStream.range(0, 1000).mapToObj(i -> DailyRhythm.momentOfDay(i / 1000.0)).toList();
    assertThat(moments).isSorted();
  }
}
