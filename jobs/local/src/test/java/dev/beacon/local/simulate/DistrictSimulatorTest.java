package dev.beacon.local.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.beacon.contract.EventSchemas;
import dev.beacon.contract.Json;
import dev.beacon.contract.Masking;
import dev.beacon.contract.Request;
import dev.beacon.local.simulate.SimulatedEvent.Nature;
import dev.beacon.local.simulate.SimulationConfig.ScenarioSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistrictSimulatorTest {
  private static final Instant START = SimulationConfig.DEFAULT_START;
  private static final Duration DISORDER = Duration.ofSeconds(5);

  @Test
  void sameSeedGivesTheSameBytes() {
    SimulationConfig config = threeHours(7);

    List<SimulatedEvent> one = all(config);
    List<SimulatedEvent> other = all(config);

    assertThat(one).hasSameSizeAs(other).hasSizeGreaterThan(5_000);
    for (int i = 0; i < one.size(); i++) {
      assertThat(one.get(i).value()).isEqualTo(other.get(i).value());
      assertThat(one.get(i).arrivesAt()).isEqualTo(other.get(i).arrivesAt());
    }
  }

  @Test
  void anotherSeedGivesAnotherDistrict() {
    assertThat(new String(all(threeHours(1)).get(0).value(), StandardCharsets.UTF_8))
        .isNotEqualTo(new String(all(threeHours(2)).get(0).value(), StandardCharsets.UTF_8));
  }

  @Test
  void takingInPartsGivesTheSameAsTakingAtOnce() {
    SimulationConfig config = SimulationConfig.defaults();
    DistrictSimulator parts = new DistrictSimulator(config);
    List<SimulatedEvent> taken = new ArrayList<>(parts.take(100));
    taken.addAll(parts.take(400));

    assertThat(taken.stream().map(SimulatedEvent::id))
        .containsExactlyElementsOf(
            new DistrictSimulator(config).take(500).stream().map(SimulatedEvent::id).toList());
  }

  @Test
  void eventsArriveInOrderAndNoLaterThanTheDisorderAllows() {
    Instant before = START;
    boolean disordered = false;
    Instant latestReport = START;
    for (SimulatedEvent event : all(threeHours(3))) {
      assertThat(event.arrivesAt()).isAfterOrEqualTo(before);
      assertThat(Duration.between(event.reportedAt(), event.arrivesAt()))
          .isBetween(Duration.ZERO, DISORDER);
      disordered |= event.reportedAt().isBefore(latestReport);
      latestReport = event.reportedAt().isAfter(latestReport) ? event.reportedAt() : latestReport;
      before = event.arrivesAt();
    }
    assertThat(disordered).isTrue();
  }

  @Test
  void withoutDisorderEventsAreInOrder() {
    Instant before = START;
    for (SimulatedEvent event : all(threeHours(3).withDisorder(Duration.ZERO))) {
      assertThat(event.reportedAt()).isEqualTo(event.arrivesAt()).isAfterOrEqualTo(before);
      before = event.reportedAt();
    }
  }

  @Test
  void nothingArrivesAtOrAfterTheEnd() {
    SimulationConfig config = threeHours(1);
    try (DistrictSimulator simulator = new DistrictSimulator(config)) {
      List<SimulatedEvent> events = simulator.take(1_000_000);
      assertThat(events.get(events.size() - 1).arrivesAt()).isBefore(config.until());
      assertThat(simulator.hasNext()).isFalse();
    }
  }

  @Test
  void rateIsTheMeanOfADay() {
    double rate = 0.5;
    Duration day = Duration.ofDays(1);
    SimulationConfig config =
        SimulationConfig.defaults()
            .withRate(rate)
            .withSpan(START, START.plus(day.multipliedBy(3)))
            .withOutbreaks(ScenarioSet.NONE, 0, Duration.ZERO);

    long afterTheFirstDay =
        all(config).stream().filter(event -> event.arrivesAt().isAfter(START.plus(day))).count();

    double expected = rate * day.toSeconds() * 2;
    assertThat((double) afterTheFirstDay).isCloseTo(expected, within(expected * 0.05));
  }

  @Test
  void daysAreBusierThanNights() {
    SimulationConfig config =
        SimulationConfig.defaults().withSpan(START, START.plus(Duration.ofDays(1)));
    Map<Boolean, Integer> reports = new HashMap<>();
    for (SimulatedEvent event : all(config)) {
      int hour = event.reportedAt().atZone(config.zone()).getHour();
      if (event.nature() == Nature.NEW && !event.id().startsWith("progress:")) {
        reports.merge(hour < 6, 1, Integer::sum);
      }
    }
    assertThat(reports.get(false)).isGreaterThan(10 * reports.get(true));
  }

  @Test
  void usableEventsAreValidAndUnusableOnesAreNot() throws IOException {
    Recount recount = new Recount();
    RecordedTruth truth = new RecordedTruth();
    List<SimulatedEvent> events = all(threeHours(5).withFaults(0.01, 0.01), truth);
    for (SimulatedEvent event : events) {
      recount.add(event);
      List<String> problems = EventSchemas.load().problems(event.kind(), event.value());
      if (event.nature() == Nature.INVALID) {
        assertThat(problems).isNotEmpty();
      } else {
        assertThat(problems).isEmpty();
        assertThat(Json.mapper().readTree(event.value()).get("id").asText())
            .isEqualTo(event.id())
            .startsWith(event.kind().prefix() + ":simulator:");
      }
    }
    assertThat(recount.requests)
        .allSatisfy(request -> assertThat(Masking.mask(request.text())).isEqualTo(request.text()));
    Truth.Summary summary = truth.summary;
    assertThat(summary.events()).isEqualTo(events.size());
    assertThat(
            summary.requests()
                + summary.tips()
                + summary.progress()
                + summary.orders()
                + summary.checkIns())
        .isEqualTo(events.size());
    assertThat(summary.exactRepeats()).isEqualTo(recount.exactRepeats).isPositive();
    assertThat(summary.invalid().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(recount.invalid)
        .isPositive();
    assertThat(summary.invalid())
        .containsOnlyKeys("broken_json", "missing_reported_at", "unknown_word");
    long opened =
        recount.requests.stream().filter(r -> !r.id().contains("-r")).count() + recount.tips.size();
    assertThat(summary.cases()).isEqualTo(opened);
    assertThat(summary.otherChannelRepeats())
        .isEqualTo(recount.requests.stream().filter(r -> r.id().contains("-r")).count())
        .isPositive();
  }

  @Test
  void switchedOffFaultsDoNotHappen() {
    assertThat(all(threeHours(5).withFaults(0, 0)))
        .allMatch(event -> event.nature() == Nature.NEW || event.nature() == Nature.OTHER_CHANNEL);
  }

  @Test
  void repeatsOnOtherChannelsBelongToTheSameCaseAndReporter() {
    Recount recount = recount(threeHours(6));
    Map<String, Request> firsts = new HashMap<>();
    recount.requests.forEach(request -> firsts.put(request.id(), request));
    recount.requests.stream()
        .filter(request -> request.id().contains("-r"))
        .forEach(
            repeat -> {
              var first = firsts.get(repeat.id().substring(0, repeat.id().lastIndexOf("-r")));
              assertThat(repeat.caseId()).isNotNull().isEqualTo(first.caseId());
              assertThat(repeat.reporter()).isEqualTo(first.reporter());
              assertThat(repeat.channel()).isNotEqualTo(first.channel());
            });
  }

  @Test
  void memoryHoldsOnlyTheCasesUnderWay() {
    DistrictSimulator simulator =
        new DistrictSimulator(
            SimulationConfig.defaults().withOutbreaks(ScenarioSet.NONE, 0, Duration.ZERO));
    int most = 0;
    for (int i = 0; i < 200_000; i++) {
      simulator.next();
      most = Math.max(most, simulator.casesUnderWay());
    }
    assertThat(most).isLessThan(20_000);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, 2e6})
  void refusesARateThatIsNone(double rate) {
    assertThatThrownBy(() -> SimulationConfig.defaults().withRate(rate))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rate");
  }

  static SimulationConfig threeHours(long seed) {
    return SimulationConfig.defaults()
        .withSeed(seed)
        .withDisorder(DISORDER)
        .withSpan(START, START.plus(Duration.ofHours(3)));
  }

  static List<SimulatedEvent> all(SimulationConfig config) {
    return all(config, Truth.UNTOLD);
  }

  static List<SimulatedEvent> all(SimulationConfig config, Truth truth) {
    List<SimulatedEvent> events = new ArrayList<>();
    try (DistrictSimulator simulator = new DistrictSimulator(config, truth)) {
      simulator.forEachRemaining(events::add);
    }
    return events;
  }

  static Recount recount(SimulationConfig config) {
    Recount recount = new Recount();
    new DistrictSimulator(config).forEachRemaining(recount::add);
    return recount;
  }
}
