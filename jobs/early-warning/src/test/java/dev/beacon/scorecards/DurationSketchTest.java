package dev.beacon.scorecards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class DurationSketchTest {
  private static final double[] SHARES = {0.01, 0.25, 0.5, 0.75, 0.9, 0.99, 1};

  @Test
  void everyQuantileIsWithinOnePercentOfTheExactOne() {
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      long[] millis = lengths(random, 1 + random.nextInt(500));
      DurationSketch sketch = sketch(millis);
      Arrays.sort(millis);
      for (double share : SHARES) {
        double exact = millis[(int) Math.ceil(share * millis.length) - 1] / 60_000.0;

        // Shown in hundredths of a minute.
        assertThat(sketch.quantileMinutes(share))
            .isCloseTo(exact, within(exact * 0.010001 + 0.005001));
      }
    }
  }

  @Test
  void whatIsTakenBackWasNeverThereInWhateverOrder() {
    Random random = new Random(8);
    for (int round = 0; round < 50; round++) {
      long[] kept = lengths(random, random.nextInt(50));
      long[] forgotten = lengths(random, random.nextInt(50));
      List<long[]> changes = new ArrayList<>();
      for (long millis : kept) {
        changes.add(new long[] {millis, 1});
      }
      for (long millis : forgotten) {
        changes.add(new long[] {millis, 1});
        changes.add(new long[] {millis, -1});
      }
      Collections.shuffle(changes, random);
      DurationSketch sketch = new DurationSketch();
      changes.forEach(change -> sketch.add(change[0], change[1]));

      assertThat(sketch).isEqualTo(sketch(kept));
    }
  }

  @Test
  void itsSizeIsBoundedWhateverItCounts() throws IOException {
    DurationSketch sketch = new DurationSketch();
    for (double millis = 1; millis < Duration.ofDays(365_000).toMillis(); millis *= 1.001) {
      sketch.add((long) millis, 1_000_000);
    }
    DataOutputSerializer out = new DataOutputSerializer(64);
    sketch.write(out);

    assertThat(sketch.durations().sketch().split(" ")).hasSize(1001);
    assertThat(out.length()).isLessThan(7_000);
    assertThat(DurationSketch.read(new DataInputDeserializer(out.getCopyOfBuffer())))
        .isEqualTo(sketch);
  }

  @Test
  void itsTextSaysAllOfIt() {
    DurationSketch sketch = sketch(lengths(new Random(9), 200));

    assertThat(DurationSketch.of(sketch.durations().sketch())).isEqualTo(sketch);
    assertThat(DurationSketch.of("")).isEqualTo(new DurationSketch());
  }

  @Test
  void ofNothingThereIsNoQuantile() {
    DurationSketch sketch = sketch(0, 5_000);
    sketch.add(0, -1);
    sketch.add(5_000, -1);

    assertThat(sketch.quantileMinutes(0.5)).isNull();
    assertThat(sketch.durations().sketch()).isEmpty();
  }

  private static DurationSketch sketch(long... lengths) {
    DurationSketch sketch = new DurationSketch();
    for (long millis : lengths) {
      sketch.add(millis, 1);
    }
    return sketch;
  }

  /** From a second to two years, by orders of magnitude. */
  private static long[] lengths(Random random, int count) {
    return random.doubles(count).mapToLong(x -> (long) (1000 * Math.exp(x * 18))).toArray();
  }
}
