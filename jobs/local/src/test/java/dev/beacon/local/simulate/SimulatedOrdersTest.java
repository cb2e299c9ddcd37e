package dev.beacon.local.simulate;

import static dev.beacon.local.simulate.DistrictSimulatorTest.all;
import static dev.beacon.local.simulate.DistrictSimulatorTest.threeHours;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.CheckIn;
import dev.beacon.contract.Grade;
import dev.beacon.contract.LeaderRank;
import dev.beacon.contract.Order;
import dev.beacon.contract.Progress;
import dev.beacon.contract.Step;
import dev.beacon.local.simulate.Truth.Called;
import dev.beacon.local.simulate.Truth.Manner;
import dev.beacon.local.simulate.Truth.Ordered;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the simulator says of orders, held against the bytes it put out. */
class SimulatedOrdersTest {
  private static final Instant START = SimulationConfig.DEFAULT_START;
  private static final Duration SPAN = Duration.ofDays(5);

  private final RecordedTruth truth = new RecordedTruth();
  private final Recount recount = new Recount();

  private void play() {
    all(threeHours(4).withSpan(START, START.plus(SPAN)), truth).forEach(recount::add);
  }

  @Test
  void everyDepartmentComesAsTheTruthSays() {
    play();
    Map<String, Order> orders =
        recount.orders.stream().collect(Collectors.toMap(Order::id, order -> order));
    Instant wellBeforeTheEnd = START.plus(SPAN).minus(Duration.ofHours(3));

    int judged = 0;
    for (Ordered told : truth.orders) {
      if (told.issuedAt().isAfter(wellBeforeTheEnd)) {
        continue;
      }
      Order order = orders.get(told.orderId());
      assertThat(order.takenAt()).isEqualTo(told.issuedAt());
      assertThat(order.departments())
          .containsExactlyElementsOf(told.called().stream().map(Called::department).toList());
      for (Called called : told.called()) {
        assertThat(manner(order, called.department()))
            .as(told.orderId() + " " + called.department())
            .isEqualTo(called.manner());
        judged++;
      }
    }
    assertThat(judged).isGreaterThan(200);
    assertThat(truth.orders)
        .flatExtracting(Ordered::called)
        .extracting(Called::manner)
        .contains(Manner.values());
    assertThat(truth.summary.orders()).isGreaterThanOrEqualTo(recount.orders.size());
    assertThat(truth.summary.checkIns()).isGreaterThanOrEqualTo(recount.checkIns.size());
  }

  @Test
  void anOrderIsAboutAGraveCaseAndEnds() {
    play();
    Set<String> red =
        truth.redCases.stream().map(Truth.RedCase::caseId).collect(Collectors.toSet());
    Map<String, Step> ends = new HashMap<>();
    for (Progress news : recount.progress) {
      if (news.caseId().startsWith("order:")) {
        ends.put(news.caseId(), news.step());
      }
    }

    for (Order order : recount.orders) {
      assertThat(red.contains(order.caseId())).isEqualTo(order.level() == Grade.RED);
    }
    for (Ordered told : truth.orders) {
      if (told.endedAt().isBefore(START.plus(SPAN).minus(Duration.ofMinutes(1)))) {
        assertThat(ends).containsEntry(told.orderId(), told.end());
      }
    }
    assertThat(ends.values()).contains(Step.RESOLVED, Step.CANCELLED);
    assertThat(recount.orders).extracting(Order::level).contains(Grade.RED, Grade.YELLOW);
  }

  @Test
  void theCrowdOfEveryOutbreakIsMetByAnOrder() {
    play();
    long gathered =
        truth.outbreaks.stream()
            .filter(outbreak -> outbreak.peakPeople() == outbreak.workers())
            .count();
    long ordered =
        truth.orders.stream().filter(order -> order.orderId().contains(":simulator:o")).count();

    assertThat(ordered).isEqualTo(gathered).isPositive();
  }

  /** By what the shipped clocks ask for, counted from the bytes. */
  private Manner manner(Order order, String department) {
    boolean isRed = order.level() == Grade.RED;
    Instant deadline = order.takenAt().plus(Duration.ofMinutes(isRed ? 30 : 60));
    List<CheckIn> came =
        recount.checkIns.stream()
            .filter(checkIn -> checkIn.orderId().equals(order.id()))
            .filter(checkIn -> checkIn.department().equals(department))
            .toList();
    if (came.isEmpty()) {
      return Manner.MISSING;
    }
    List<CheckIn> inTime =
        came.stream().filter(checkIn -> !checkIn.takenAt().isAfter(deadline)).toList();
    if (inTime.isEmpty()) {
      return Manner.LATE;
    }
    LeaderRank rank =
        inTime.stream().map(CheckIn::rank).max(Comparator.naturalOrder()).orElseThrow();
    if (rank.compareTo(isRed ? LeaderRank.DEPUTY_DIRECTOR : LeaderRank.SECTION_HEAD) < 0) {
      return Manner.TOO_JUNIOR;
    }
    int people = inTime.stream().mapToInt(CheckIn::people).sum();
    return people < (isRed ? 5 : 3) ? Manner.TOO_FEW : Manner.IN_TIME;
  }
}
