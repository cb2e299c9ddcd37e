package dev.beacon.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistinctCounterTest {
  @Test
  void isExactWhileFewAreCounted() {
    DistinctCounter counter = new DistinctCounter();
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < DistinctCounter.KEPT; i++) {
        counter.add(Hashes.of("reporter " + i));
      }
    }
    assertThat(counter.count()).isEqualTo(DistinctCounter.KEPT);
  }

  @Test
  void estimatesManyWithinAFifth() {
    DistinctCounter counter = new DistinctCounter();
    IntStream.range(0, 20_000).forEach(i -> counter.add(Hashes.of("reporter " + i)));
    assertThat(counter.count()).isCloseTo(20_000, within(4_000));
  }

  @Test
  void countsTheSameInAnyOrder() {
    List<Long> hashes =
        IntStream.range(0, 1_000).mapToObj(i -> Hashes.of("p" + i)).collect(Collectors.toList());
    DistinctCounter one = new DistinctCounter();
    hashes.forEach(one::add);
    Collections.shuffle(hashes, new Random(7));
    DistinctCounter other = new DistinctCounter();
    hashes.forEach(other::add);
    assertThat(other.count()).isEqualTo(one.count());
  }
}
