package dev.beacon.scorecards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.beacon.contract.ScorePeriod;
import dev.beacon.contract.ScorecardDocument;
import dev.beacon.contract.ScorecardDocument.UnitKind;
import dev.beacon.scorecards.Contribution.Kind;
import dev.beacon.scorecards.Contribution.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/** Every card, counted from scratch out of how the matters stand. Slow and simple. */
record ReferenceCards(List<Contribution> standing, ZoneId zone, String currency) {
  static ReferenceCards of(List<Contribution> standing) {
    ScorecardConfig config = ScorecardConfig.defaults();
    return new ReferenceCards(standing, config.zone(), config.currency());
  }

  /** Ids of the cards that have matters. */
  Set<String> ids() {
    Set<String> ids = new LinkedHashSet<>();
    for (Contribution matter : standing) {
      CardKey.of(
          new Slice(day(matter.receivedAt()).toEpochDay(), matter.department(), matter.community()),
          key -> ids.add(key.id()));
    }
    return ids;
  }

  /** Checks a card against the matters of its period and unit. */
  void assertIsRight(ScorecardDocument card) {
    ScorePeriod period = ScorePeriod.parse(card.period());
    List<Contribution> of =
        standing.stream()
            .filter(
                matter ->
                    ScorePeriod.of(period.kind(), day(matter.receivedAt())).equals(period)
                        && isOf(matter, card.unitKind(), card.unit()))
            .toList();
    List<Contribution> cases = of.stream().filter(m -> m.kind() == Kind.CASE).toList();
    List<Contribution> live = cases.stream().filter(m -> m.outcome() != Outcome.WITHDRAWN).toList();
    List<Contribution> settled = live.stream().filter(m -> m.outcome() == Outcome.SETTLED).toList();
    List<Contribution> sameDay =
        settled.stream().filter(m -> !day(m.settledAt()).isAfter(day(m.receivedAt()))).toList();

    ScorecardDocument.Cases told = card.cases();
    assertThat(told.received()).as(card.cardId()).isEqualTo(cases.size());
    assertThat(told.resolved()).isEqualTo(settled.size());
    assertThat(told.withdrawn()).isEqualTo(cases.size() - live.size());
    assertThat(told.open()).isEqualTo(live.size() - settled.size());
    assertThat(told.sameDay()).isEqualTo(sameDay.size());
    assertShare(told.resolutionRate(), settled.size(), live.size());
    assertShare(told.sameDayRate(), sameDay.size(), live.size());
    assertDurations(
        told.toResolution(),
        settled.stream().mapToLong(m -> Math.max(0, m.settledAt() - m.receivedAt())));
    assertThat(told.people()).isEqualTo(sum(live, Contribution::people));
    Predicate<Contribution> summed =
        m -> currency.equals(Objects.requireNonNullElse(m.currency(), "CNY"));
    assertThat(Math.round(told.amount() * 100))
        .isEqualTo(
            sum(
                live.stream().filter(summed).toList(),
                m -> Double.isNaN(m.amount()) ? 0 : Math.round(m.amount() * 100)));
    assertThat(told.otherMoney())
        .isEqualTo(
            live.stream().filter(m -> !Double.isNaN(m.amount())).filter(summed.negate()).count());
    assertThat(card.confirmations().served()).isEqualTo(sum(live, Contribution::confirmations));
    assertThat(card.confirmations().online()).isEqualTo(sum(live, Contribution::confirmedOnline));
    List<Contribution> marked = live.stream().filter(m -> m.satisfaction() > 0).toList();
    assertThat(card.satisfaction().marks()).isEqualTo(marked.size());
    if (marked.isEmpty()) {
      assertThat(card.satisfaction().mean()).isNull();
    } else {
      assertThat(card.satisfaction().mean())
          .isEqualTo((double) sum(marked, Contribution::satisfaction) / marked.size());
    }
    assertClocks(card.windows(), of.stream().flatMap(m -> m.clocks().stream()).toList());
    assertCheckIns(card.checkIns(), of);
    if (period.kind() == ScorePeriod.Kind.DAY) {
      List<String> open =
          live.stream()
              .filter(m -> m.outcome() == Outcome.OPEN)
              .sorted(
                  Comparator.comparingLong(Contribution::receivedAt)
                      .thenComparing(Contribution::matter))
              .map(Contribution::matter)
              .toList();
      assertThat(card.clearing())
          .isEqualTo(
              new ScorecardDocument.Clearing(
                  open.subList(0, Math.min(100, open.size())), Math.max(0, open.size() - 100)));
    } else {
      assertThat(card.clearing()).isNull();
    }
  }

  private LocalDate day(long millis) {
    return Instant.ofEpochMilli(millis).atZone(zone).toLocalDate();
  }

  private static boolean isOf(Contribution matter, UnitKind kind, String unit) {
    return switch (kind) {
      case DISTRICT -> true;
      case DEPARTMENT -> unit.equals(matter.department());
      case COMMUNITY -> unit.equals(matter.community());
      case STREET -> matter.community() != null && matter.community().matches(unit + "\\d{3}");
    };
  }

  private static void assertClocks(ScorecardDocument.Windows told, List<ClockOutcome> outcomes) {
    assertThat(told.kept()).isEqualTo(sum(outcomes, ClockOutcome::kept));
    assertThat(told.broken()).isEqualTo(sum(outcomes, ClockOutcome::broken));
    assertThat(told.points()).isEqualTo(sum(outcomes, ClockOutcome::points));
    assertShare(told.rate(), told.kept(), told.kept() + told.broken());
    assertThat(told.clocks())
        .extracting(ScorecardDocument.ClockScore::clock)
        .isEqualTo(outcomes.stream().map(ClockOutcome::clock).distinct().sorted().toList());
    for (ScorecardDocument.ClockScore clock : told.clocks()) {
      List<ClockOutcome> its =
          outcomes.stream().filter(outcome -> outcome.clock().equals(clock.clock())).toList();
      assertThat(clock.kept()).isEqualTo(sum(its, ClockOutcome::kept));
      assertThat(clock.broken()).isEqualTo(sum(its, ClockOutcome::broken));
      assertThat(clock.points()).isEqualTo(sum(its, ClockOutcome::points));
      assertShare(clock.rate(), clock.kept(), clock.kept() + clock.broken());
      assertDurations(
          clock.took(), its.stream().mapToLong(ClockOutcome::tookMillis).filter(took -> took >= 0));
    }
  }

  private static void assertCheckIns(
      ScorecardDocument.CheckIns told, List<Contribution> ofTheUnit) {
    List<Contribution> called =
        ofTheUnit.stream()
            .filter(m -> m.kind() == Kind.CHECK_IN && m.outcome() != Outcome.WITHDRAWN)
            .toList();
    long late =
        called.stream().filter(m -> m.clocks().stream().anyMatch(c -> c.broken() > 0)).count();
    long decided = called.stream().filter(m -> !m.clocks().isEmpty()).count();
    assertThat(told.called()).isEqualTo(called.size());
    assertThat(told.late()).isEqualTo(late);
    assertThat(told.onTime()).isEqualTo(decided - late);
    assertShare(told.rate(), decided - late, decided);
  }

  private static <T> long sum(List<T> of, ToLongFunction<T> number) {
    return of.stream().mapToLong(number).sum();
  }

  private static void assertShare(Double told, long part, long whole) {
    if (whole == 0) {
      assertThat(told).isNull();
    } else {
      assertThat(told).isCloseTo((double) part / whole, within(0.000051));
    }
  }

  private static void assertDurations(
      ScorecardDocument.Durations told, LongStream unsortedLengths) {
    long[] lengths = unsortedLengths.sorted().toArray();
    assertQuantile(told.medianMinutes(), lengths, 0.5);
    assertQuantile(told.p90Minutes(), lengths, 0.9);
  }

  private static void assertQuantile(Double told, long[] sorted, double share) {
    if (sorted.length == 0) {
      assertThat(told).isNull();
      return;
    }
    // What took less than a second counts as one.
    double exact = Math.max(1000, sorted[(int) Math.ceil(share * sorted.length) - 1]) / 60_000.0;
    assertThat(told).isCloseTo(exact, within(exact * 0.010001 + 0.005001));
  }
}
