package dev.beacon.scorecards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.ScorePeriod;
import dev.beacon.contract.ScorecardDocument;
import dev.beacon.contract.ScorecardDocument.UnitKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScorecardFunctionTest {
  private static final String DAY = "day:2019-11-05:district:all";
  private static final long NOW = 1_600_000_000_000L;
  private static final ScorecardConfig CONFIG = ScorecardConfig.defaults();
  private static final long DAY_IS_FORGOTTEN_AT =
      Instant.parse("2019-11-05T16:00:00Z").plus(Duration.ofDays(400)).toEpochMilli();

  private ScorecardFunction function;
  private KeyedOneInputStreamOperatorTestHarness<String, CardDelta, ScorecardDocument> harness;

  @BeforeEach
  void open() throws Exception {
    open(null);
  }

  private void open(OperatorSubtaskState checkpoint) throws Exception {
    function = new ScorecardFunction(CONFIG);
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(function), CardDelta::cardId, Types.STRING);
    if (checkpoint != null) {
      harness.initializeState(checkpoint);
    }
    harness.open();
    harness.setProcessingTime(NOW);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void aCardIsWrittenAtMostOnceInItsTimeHoweverOftenItChanges() throws Exception {
    for (int millis = 0; millis < 20_000; millis += 100) {
      harness.setProcessingTime(NOW + millis);
      add(received("case-" + millis));
    }

    assertThat(written())
        .extracting(ScorecardDocument::version)
        .containsExactly(NOW + 5_000, NOW + 10_000, NOW + 15_000);
    harness.setProcessingTime(NOW + 30_000);
    assertThat(last().cases().received()).isEqualTo(200);
    assertThat(written()).hasSize(4);
  }

  @Test
  void aCardThatDoesNotChangeIsNotWrittenAgain() throws Exception {
    add(received("a"));
    harness.setProcessingTime(NOW + 5_000);
    harness.setProcessingTime(NOW + 500_000);

    assertThat(written()).hasSize(1);
    assertThat(harness.numProcessingTimeTimers()).isZero();
  }

  @Test
  void theDocumentSaysWhichCardItIs() throws Exception {
    add(received("a"));
    harness.setProcessingTime(NOW + 5_000);

    ScorecardDocument card = last();
    assertThat(card.cardId()).isEqualTo(DAY);
    assertThat(card.periodKind()).isEqualTo(ScorePeriod.Kind.DAY);
    assertThat(card.period()).isEqualTo("2019-11-05");
    assertThat(card.from()).isEqualTo("2019-11-04T16:00:00Z");
    assertThat(card.until()).isEqualTo("2019-11-05T16:00:00Z");
    assertThat(card.unitKind()).isEqualTo(UnitKind.DISTRICT);
    assertThat(card.unit()).isEqualTo(ScorecardDocument.WHOLE_DISTRICT);
    assertThat(card.at()).isEqualTo("2019-11-05T02:00:00Z");
    assertThat(card.clearing().open()).containsExactly("a");
  }

  @Test
  void whatWasRestoredIsWrittenWithAHigherVersionThanAnythingBefore() throws Exception {
    add(received("a"));
    harness.setProcessingTime(NOW + 5_000);
    add(received("b"));
    OperatorSubtaskState checkpoint = harness.snapshot(1, 1);
    harness.setProcessingTime(NOW + 10_000);
    long writtenBeforeTheCrash = last().version();
    harness.close();
    open(checkpoint);
    harness.setProcessingTime(NOW + 60_000);

    assertThat(written()).hasSize(1);
    assertThat(last().cases().received()).isEqualTo(2);
    assertThat(last().version()).isGreaterThan(writtenBeforeTheCrash);
  }

  @Test
  void theWallClockMayGoBackButVersionsOnlyRise() throws Exception {
    KeptCard card = new KeptCard(key());

    long first = card.write(NOW, CONFIG.zone()).version();
    long second = card.write(NOW - 60_000, CONFIG.zone()).version();

    assertThat(second).isGreaterThan(first);
  }

  @Test
  void theEndOfTheInputWritesWhatHasChangedAndKeepsTheCard() throws Exception {
    add(received("a"));
    harness.processWatermark(Long.MAX_VALUE);

    assertThat(last().cases().received()).isEqualTo(1);
    assertThat(harness.numProcessingTimeTimers()).isZero();
    assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
  }

  @Test
  void aCardThatHasBeenWrittenIsNotWrittenAgainAtTheEnd() throws Exception {
    add(received("a"));
    harness.setProcessingTime(NOW + 5_000);
    harness.processWatermark(Long.MAX_VALUE);

    assertThat(written()).hasSize(1);
  }

  @Test
  void longAfterItsPeriodACardIsForgottenWithAllItsTimers() throws Exception {
    add(received("a"));
    harness.processWatermark(DAY_IS_FORGOTTEN_AT - 1);
    add(settled("a"));
    assertThat(harness.numKeyedStateEntries()).isEqualTo(1);

    harness.processWatermark(DAY_IS_FORGOTTEN_AT);

    assertThat(last().cases().resolved()).isEqualTo(1);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
    assertThat(harness.numProcessingTimeTimers()).isZero();
  }

  @Test
  void whatComesForAForgottenCardIsCountedAndDoesNotOverwriteIt() throws Exception {
    harness.processWatermark(DAY_IS_FORGOTTEN_AT);
    add(settled("a"));
    harness.setProcessingTime(NOW + 60_000);

    assertThat(written()).isEmpty();
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(function.counters().count(ScorecardFunction.TOO_LATE_COUNTER)).isEqualTo(1);
  }

  @Test
  void theClearingListIsBoundedAndToldHowManyMoreThereAre() throws Exception {
    int matters = OpenMatters.MOST_KEPT + 200;
    for (int i = 0; i < matters; i++) {
      add(received("case-%04d".formatted(i)));
    }
    harness.setProcessingTime(NOW + 5_000);
    assertThat(last().clearing().open())
        .containsExactlyElementsOf(
            IntStream.range(0, 100).mapToObj("case-%04d"::formatted).toList());
    assertThat(last().clearing().notListed()).isEqualTo(matters - 100);

    for (int i = 0; i < matters - 2; i++) {
      add(settled("case-%04d".formatted(i)));
    }
    harness.setProcessingTime(NOW + 15_000);
    // Both had come when the list was full, so only their number is known.
    assertThat(last().clearing().open()).isEmpty();
    assertThat(last().clearing().notListed()).isEqualTo(2);
  }

  private static CardKey key() {
    return new CardKey(
        ScorePeriod.of(ScorePeriod.Kind.DAY, LocalDate.of(2019, 11, 5)),
        UnitKind.DISTRICT,
        ScorecardDocument.WHOLE_DISTRICT);
  }

  private static ScoreChange received(String matter) {
    Contribution after = Matters.caseOf(matter, "2019-11-05T02:00:00Z").build();
    return new ScoreChange(null, after, after.receivedAt());
  }

  private static ScoreChange settled(String matter) {
    Matters standing = Matters.caseOf(matter, "2019-11-05T02:00:00Z");
    Contribution before = standing.build();
    Contribution after = standing.settled("2019-11-05T02:30:00Z").build();
    return new ScoreChange(before, after, after.settledAt());
  }

  private void add(ScoreChange change) throws Exception {
    Scorecard sum = new Scorecard();
    new Scoring(CONFIG).deltas(change, delta -> sum.plus(delta.sum()));
    harness.processElement(new CardDelta(key(), sum, change.at()), change.at());
  }

  private List<ScorecardDocument> written() {
    return harness.extractOutputValues();
  }

  private ScorecardDocument last() {
    return written().get(written().size() - 1);
  }
}
