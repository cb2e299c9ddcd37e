package dev.beacon.local.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PendingStepsTest {
  private record Entry(long at, long ref) {}

  @Test
  void comesOutInOrderOfTimeThenReference() {
    List<Entry> expected = new ArrayList<>();
    for (long ref = 0; ref < 20_000; ref++) {
      expected.add(new Entry(ref / 7, ref));
    }
    List<Entry> shuffled = new ArrayList<>(expected);
    Collections.shuffle(shuffled, new Random(1));
    PendingSteps pending = new PendingSteps();
    shuffled.forEach(entry -> pending.add(entry.at, entry.ref, -entry.ref));

    List<Entry> seen = new ArrayList<>();
    while (!pending.isEmpty()) {
      assertThat(pending.firstOpened()).isEqualTo(-pending.firstRef());
      seen.add(new Entry(pending.firstAt(), pending.firstRef()));
      pending.removeFirst();
    }

    assertThat(seen).isEqualTo(expected);
    assertThat(pending.firstAt()).isEqualTo(Long.MAX_VALUE);
  }
}
