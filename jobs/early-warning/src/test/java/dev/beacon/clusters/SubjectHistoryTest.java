package dev.beacon.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectHistoryTest {
  private static final long START = 1_600_000_000_000L;
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;

  private static byte[] written(SubjectHistory history) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    history.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static SubjectHistory read(byte[] bytes) throws IOException {
    return SubjectHistory.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  /** Reports of a subject with a life: silences, trickles, piles. */
  private static List<Long> times(long seed) {
    Random random = new Random(seed);
    List<Long> times = new ArrayList<>();
    long time = START;
    for (int i = 0; i < 400; i++) {
      time +=
          switch (random.nextInt(8)) {
            case 0 -> random.nextLong(100 * DAY);
            case 1, 2 -> random.nextLong(5 * DAY);
            case 3 -> DAY;
            case 4 -> 12 * HOUR;
            case 5 -> 0;
            default -> random.nextLong(3 * HOUR);
          };
      times.add(time);
    }
    return times;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void agreesWithTheReferenceAfterEachReport(long seed) throws IOException {
    List<Long> times = times(seed);
    Random random = new Random(seed);
    AnomalyModel model = AnomalyModel.fitted();
    SubjectHistory history = new SubjectHistory();
    for (int i = 0; i < times.size(); i++) {
      history.add(times.get(i));
      if (random.nextInt(4) == 0) {
        history = read(written(history));
      }
      long now = times.get(i) + (random.nextBoolean() ? 0 : random.nextLong(20 * DAY));
      List<Long> told = times.subList(0, i + 1);
      assertThat(model.surprise(history, now))
          .isCloseTo(ReferenceAnomaly.surprise(told, now), within(1e-5));
      assertThat(model.reportsExpected(history, now, 7 * DAY))
          .isCloseTo(ReferenceAnomaly.expectedInWeek(told, now), within(1e-5));
    }
  }

  @Test
  void staysSmallWhateverComesIn() throws IOException {
    SubjectHistory history = new SubjectHistory();
    int most = 0;
    for (int i = 0; i < 20_000; i++) {
      history.add(START + i * HOUR / 4);
      most = Math.max(most, written(history).length);
    }
    assertThat(most).isEqualTo(SubjectHistory.BYTES);
  }

  @Test
  void readsWhatItWrote() throws IOException {
    SubjectHistory history = new SubjectHistory();
    assertThat(read(written(history)).isEmpty()).isTrue();
    times(9).forEach(history::add);
    byte[] bytes = written(history);
    assertThat(written(read(bytes))).isEqualTo(bytes);
    bytes[0] = 99;
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("unknown form 99");
  }

  @Test
  void copiesShareNothing() throws IOException {
    SubjectHistory history = new SubjectHistory();
    times(3).forEach(history::add);
    byte[] before = written(history);
    SubjectHistory copy = history.copy();
    assertThat(written(copy)).isEqualTo(before);
    for (int i = 0; i < 30; i++) {
      copy.add(START + 30_000 * DAY + i * 13L * HOUR);
    }
    assertThat(written(history)).isEqualTo(before);
  }

  @Test
  void countsTheSameAtMidnightAndAtAnyTimeOfDay() {
    SubjectHistory dates = new SubjectHistory();
    SubjectHistory times = new SubjectHistory();
    for (int day : new int[] {0, 0, 3, 4, 4, 4}) {
      dates.add(START + day * DAY);
    }
    for (long hours : new long[] {9, 16, 3 * 24 + 17, 4 * 24 + 9, 4 * 24 + 10, 4 * 24 + 17}) {
      times.add(START + hours * HOUR);
    }
    long evening = START + 5 * DAY;
    assertThat(times.recentWeight(evening))
        .isCloseTo(dates.recentWeight(evening), within(0.06 * dates.recentWeight(evening)));
  }
}
