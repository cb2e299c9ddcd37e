package dev.beacon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.HeatDocument;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class HeatBatchesTest {
  private final Queue<Runnable> later = new ArrayDeque<>();
  private final List<List<HeatDocument>> sent = new ArrayList<>();
  private final HeatBatches batches = new HeatBatches(later::add, sent::add);

  @Test
  void whatChangesWithinAMomentGoesOutTogetherInItsNewestVersion() {
    batches.add(Samples.heat("cell:a", 1, 10));
    batches.add(Samples.heat("cell:b", 1, 20));
    batches.add(Samples.heat("cell:a", 2, 30));
    assertThat(sent).isEmpty();

    later.remove().run();

    assertThat(sent)
        .containsExactly(List.of(Samples.heat("cell:a", 2, 30), Samples.heat("cell:b", 1, 20)));
    assertThat(later).as("nothing is woken for nothing").isEmpty();
  }

  @Test
  void whatChangesAfterwardsIsTheNextBatch() {
    batches.add(Samples.heat("cell:a", 1, 10));
    later.remove().run();
    batches.add(Samples.heat("cell:a", 2, 0));
    later.remove().run();

    assertThat(sent).hasSize(2);
    assertThat(sent.get(1)).containsExactly(Samples.heat("cell:a", 2, 0));
  }
}
