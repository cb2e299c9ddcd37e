package dev.beacon.scorecards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.beacon.scorecards.Contribution.Kind;
import dev.beacon.scorecards.Contribution.Outcome;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class ScoreChangeTest {
  private static final ClockOutcome REVIEW = ClockOutcome.kept("review", 240_000);
  private static final ClockOutcome UPDATES = new ClockOutcome("update", 5, 2, 4, 3_000_000);

  private static final Contribution SETTLED =
      new Contribution(
          Kind.CASE,
          "request:hall:1",
          "人力资源局",
          "440311001001",
          1_572_919_800_000L,
          Outcome.SETTLED,
          1_572_921_600_000L,
          312,
          2_100_000.55,
          "USD",
          2,
          1,
          5,
          List.of(REVIEW, UPDATES));

  private static final Contribution OPEN =
      new Contribution(
          Kind.CHECK_IN,
          "order:7/labour",
          null,
          null,
          0,
          Outcome.OPEN,
          Contribution.NEVER,
          0,
          Double.NaN,
          null,
          0,
          0,
          0,
          List.of());

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    for (ScoreChange change :
        List.of(
            new ScoreChange(null, SETTLED, 7),
            new ScoreChange(SETTLED, null, Long.MIN_VALUE),
            new ScoreChange(OPEN, SETTLED, Long.MAX_VALUE))) {
      DataOutputSerializer out = new DataOutputSerializer(64);
      ScoreChange.Serializer.INSTANCE.serialize(change, out);
      DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());

      assertThat(ScoreChange.Serializer.INSTANCE.deserialize(in)).isEqualTo(change);
      assertThat(in.available()).isZero();
    }
  }

  @Test
  void aNewerFormIsRefused() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    OPEN.write(out);
    byte[] bytes = out.getCopyOfBuffer();
    bytes[0]++;

    assertThatIOException()
        .isThrownBy(() -> Contribution.read(new DataInputDeserializer(bytes)))
        .withMessageContaining("form 2");
  }

  @Test
  void whatAddsTheSameIsNoChangeInWhateverOrderItsClocksAreNamed() {
    Contribution same = withClocks(List.of(UPDATES, REVIEW));

    assertThat(ScoreChange.between(SETTLED, same, 1)).isEmpty();
    assertThat(ScoreChange.between(null, null, 1)).isEmpty();
    assertThat(ScoreChange.between(SETTLED, withClocks(List.of(REVIEW)), 1)).isPresent();
    assertThat(ScoreChange.between(SETTLED, null, 1)).isPresent();
  }

  @Test
  void nonsenseIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClockOutcome("review", 0, 0, 0, ClockOutcome.NOT_TAKEN))
        .withMessageContaining("review");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Contribution(
                    Kind.CASE,
                    "c",
                    null,
                    null,
                    0,
                    Outcome.SETTLED,
                    Contribution.NEVER,
                    1,
                    0,
                    null,
                    0,
                    0,
                    0,
                    List.of()))
        .withMessageContaining("SETTLED");
  }

  private static Contribution withClocks(List<ClockOutcome> clocks) {
    return new Contribution(
        SETTLED.kind(),
        SETTLED.matter(),
        SETTLED.department(),
        SETTLED.community(),
        SETTLED.receivedAt(),
        SETTLED.outcome(),
        SETTLED.settledAt(),
        SETTLED.people(),
        SETTLED.amount(),
        SETTLED.currency(),
        SETTLED.confirmations(),
        SETTLED.confirmedOnline(),
        SETTLED.satisfaction(),
        clocks);
  }
}
