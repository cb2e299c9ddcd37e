package dev.beacon.gathering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatheringTest {
  private OneInputStreamOperatorTestHarness<String, Sum> harness;

  private record Sum(String word, int times, long at) {}

  /** Counts the words of a line. */
  private static final class Words implements Deltas<String, Sum> {
    private static final long serialVersionUID = 1L;

    @Override
    public void deltas(String line, Consumer<Sum> out) {
      for (String word : line.split(" ", -1)) {
        out.accept(new Sum(word, 1, line.length()));
      }
    }

    @Override
    public Object key(Sum delta) {
      return delta.word;
    }

    @Override
    public Sum plus(Sum first, Sum second) {
      return new Sum(first.word, first.times + second.times, Math.max(first.at, second.at));
    }

    @Override
    public long at(Sum delta) {
      return delta.at;
    }
  }

  @BeforeEach
  void open() throws Exception {
    harness = new OneInputStreamOperatorTestHarness<>(new Gathering<>(new Words()));
    harness.open();
    harness.setProcessingTime(0);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void whatComesWithinHalfASecondIsToldOnce() throws Exception {
    harness.processElement("a b", 0);
    harness.processElement("a a c", 0);
    assertThat(harness.extractOutputValues()).isEmpty();

    harness.setProcessingTime(500);
    assertThat(harness.extractOutputValues())
        .containsExactly(new Sum("a", 3, 5), new Sum("b", 1, 3), new Sum("c", 1, 5));

    harness.setProcessingTime(1_000);
    assertThat(harness.extractOutputValues()).hasSize(3);
  }

  @Test
  void nothingIsHeldOverACheckpoint() throws Exception {
    harness.processElement("a", 0);
    harness.prepareSnapshotPreBarrier(1);

    assertThat(harness.extractOutputValues()).containsExactly(new Sum("a", 1, 1));
  }

  /** Who follows does its last work when time ends, and what comes after that is too late. */
  @Test
  void everythingIsToldBeforeTimeEnds() throws Exception {
    harness.processElement("a", 0);
    harness.processWatermark(7);
    assertThat(harness.extractOutputValues()).isEmpty();

    harness.processWatermark(Watermark.MAX_WATERMARK);

    assertThat(harness.getOutput().toArray()[1]).isNotInstanceOf(Watermark.class);
    assertThat(harness.getOutput().toArray()[2]).isEqualTo(Watermark.MAX_WATERMARK);
  }

  @Test
  void tooManyKeysAreNotHeld() throws Exception {
    for (int i = 0; i < 10_001; i++) {
      harness.processElement("word-" + i, 0);
    }

    assertThat(harness.extractOutputValues()).hasSize(10_001);
  }
}
