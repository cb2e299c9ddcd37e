package dev.beacon.scorecards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.ScorecardDocument;
import dev.beacon.contract.ScorecardDocument.Cases;
import dev.beacon.contract.ScorecardDocument.CheckIns;
import dev.beacon.scorecards.Contribution.Kind;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoringTest {
  private static final String DISTRICT_DAY = "day:2019-11-05:district:all";

  private final Scoring scoring = new Scoring(ScorecardConfig.defaults());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void cardsAreWhatCountingFromScratchGivesWhateverWasCorrected(long seed) {
    RandomMatters matters = RandomMatters.of(seed, 400);
    ReferenceCards reference = ReferenceCards.of(matters.standing());

    Map<String, ScorecardDocument> cards = cards(matters.changes());

    assertThat(cards.keySet()).containsAll(reference.ids());
    cards.values().forEach(reference::assertIsRight);
  }

  /** Also of one matter: nothing in a sum depends on the order but the bound of its open list. */
  @Test
  void sumsAreTheSameInAnyOrderAndGrouping() {
    RandomMatters matters = RandomMatters.of(6, 200);
    Random random = new Random(6);
    Scorecard expected = sum(matters.changes());
    for (int round = 0; round < 20; round++) {
      List<ScoreChange> shuffled = new ArrayList<>(matters.changes());
      Collections.shuffle(shuffled, random);
      int split = random.nextInt(shuffled.size());
      Scorecard inTwo = sum(shuffled.subList(split, shuffled.size()));
      inTwo.plus(sum(shuffled.subList(0, split)));

      assertThat(inTwo).isEqualTo(expected);
    }
  }

  @Test
  void whatIsTakenBackLeavesNothing() {
    RandomMatters matters = RandomMatters.of(7, 50);
    Scorecard sum = sum(matters.changes());
    for (Contribution last : matters.standing()) {
      scoring.deltas(new ScoreChange(last, null, 0), delta -> sum.plus(delta.sum()));
    }

    assertThat(sum).isEqualTo(new Scorecard());
  }

  @Test
  void theSameDayEndsAtMidnightInTheDistrict() {
    Matters beforeMidnight =
        Matters.caseOf("a", "2019-11-05T15:00:00Z").settled("2019-11-05T15:59:59.999Z");
    Matters atMidnight =
        Matters.caseOf("b", "2019-11-05T15:00:00Z").settled("2019-11-05T16:00:00Z");
    Matters nextDayBySixMinutes =
        Matters.caseOf("c", "2019-11-05T16:05:00Z").settled("2019-11-05T16:11:00Z");

    Map<String, ScorecardDocument> cards =
        cards(added(beforeMidnight, atMidnight, nextDayBySixMinutes));

    assertThat(cards.get(DISTRICT_DAY).cases().received()).isEqualTo(2);
    assertThat(cards.get(DISTRICT_DAY).cases().sameDay()).isEqualTo(1);
    assertThat(cards.get("day:2019-11-06:district:all").cases().sameDay()).isEqualTo(1);
  }

  @Test
  void theZoneDecidesWhichDayItIs() {
    Scoring boston =
        new Scoring(ScorecardConfig.defaults().withZone(ZoneId.of("America/New_York")));
    List<SliceDelta> deltas = new ArrayList<>();
    // The clock was put back at 06:00Z, so this local day has 25 hours.
    boston.deltas(
        new ScoreChange(
            null,
            Matters.caseOf("a", "2015-11-01T04:00:00Z").settled("2015-11-02T04:59:00Z").build(),
            0),
        deltas::add);

    assertThat(deltas.get(0).slice().day()).isEqualTo(16_740);
    assertThat(deltas.get(0).sum().cases().sameDay()).isEqualTo(1);
  }

  @Test
  void aWithdrawnCaseCountsForNothingButWhatWasBrokenBefore() {
    Matters withdrawn =
        Matters.caseOf("a", "2019-11-05T02:00:00Z")
            .people(300)
            .money(2_100_000, null)
            .confirmed(1, 1)
            .marked(1)
            .clocks(ClockOutcome.broken("review", 2, ClockOutcome.NOT_TAKEN))
            .withdrawn();
    Matters settled = Matters.caseOf("b", "2019-11-05T02:00:00Z").settled("2019-11-05T02:30:00Z");

    ScorecardDocument card = cards(added(withdrawn, settled)).get(DISTRICT_DAY);

    Cases cases = card.cases();
    assertThat(cases.received()).isEqualTo(2);
    assertThat(cases.withdrawn()).isEqualTo(1);
    assertThat(cases.resolutionRate()).isEqualTo(1);
    assertThat(cases.people()).isEqualTo(1);
    assertThat(cases.amount()).isZero();
    assertThat(card.satisfaction().marks()).isZero();
    assertThat(card.windows().points()).isEqualTo(2);
  }

  @Test
  void aShareOfNothingIsNone() {
    ScorecardDocument card =
        cards(added(Matters.caseOf("a", "2019-11-05T02:00:00Z").withdrawn())).get(DISTRICT_DAY);

    assertThat(card.cases().resolutionRate()).isNull();
    assertThat(card.cases().toResolution().medianMinutes()).isNull();
    assertThat(card.windows().rate()).isNull();
    assertThat(card.checkIns().rate()).isNull();
    assertThat(card.satisfaction().mean()).isNull();
  }

  @Test
  void aCheckInIsLateIfAnyClockOfItsTimeWasBrokenWhoeverCame() {
    long at = 1_572_919_800_000L;
    Matters inTime =
        Matters.of(Kind.CHECK_IN, "order/labour", at).clocks(ClockOutcome.kept("check-in", 60_000));
    Matters tooFew =
        Matters.of(Kind.CHECK_IN, "order/police", at)
            .clocks(
                ClockOutcome.kept("check-in", 60_000),
                ClockOutcome.broken("check-in.attendance", 3, -1));
    Matters late =
        Matters.of(Kind.CHECK_IN, "order/justice", at)
            .clocks(
                ClockOutcome.broken("check-in", 2, 60_000),
                ClockOutcome.kept("check-in.attendance", 60_000));
    Matters undecided = Matters.of(Kind.CHECK_IN, "order/housing", at);

    ScorecardDocument card = cards(added(inTime, tooFew, late, undecided)).get(DISTRICT_DAY);

    assertThat(card.checkIns()).isEqualTo(new CheckIns(4, 2, 1, 0.6667));
    assertThat(card.cases().received()).isZero();
    assertThat(card.windows().points()).isEqualTo(5);
  }

  @Test
  void aCardCanBeReadBackFromItsDocumentToBeAddedUp() {
    RandomMatters matters = RandomMatters.of(9, 300);
    Map<String, ScorecardDocument> cards = cards(matters.changes());
    Scorecard days = new Scorecard();
    Scorecard quarters = new Scorecard();
    cards
        .values()
        .forEach(
            card -> {
              if (card.cardId().startsWith("day:") && card.cardId().endsWith("district:all")) {
                days.plus(Scorecard.of(card));
              }
              if (card.cardId().startsWith("quarter:") && card.cardId().endsWith("district:all")) {
                quarters.plus(Scorecard.of(card));
              }
            });

    assertThat(days.cases().received()).isPositive();
    assertThat(days).isEqualTo(quarters);
  }

  private static List<ScoreChange> added(Matters... matters) {
    return List.of(matters).stream()
        .map(matter -> new ScoreChange(null, matter.build(), 0))
        .toList();
  }

  /** The cards without Flink: through slices and dealing, each change by itself. */
  private Map<String, ScorecardDocument> cards(List<ScoreChange> changes) {
    Map<CardKey, KeptCard> kept = new HashMap<>();
    Dealing dealing = new Dealing();
    for (ScoreChange change : changes) {
      scoring.deltas(
          change,
          slice ->
              dealing.deltas(
                  slice, delta -> kept.computeIfAbsent(delta.card(), KeptCard::new).add(delta)));
    }
    Map<String, ScorecardDocument> cards = new TreeMap<>();
    kept.forEach(
        (key, card) -> cards.put(key.id(), card.write(1, ScorecardConfig.defaults().zone())));
    return cards;
  }

  private Scorecard sum(List<ScoreChange> changes) {
    Scorecard sum = new Scorecard();
    changes.forEach(change -> scoring.deltas(change, delta -> sum.plus(delta.sum())));
    return sum;
  }
}
