package dev.beacon.counting;

import java.io.Serializable;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counters that survive a restart: exact with respect to checkpoints, unlike Flink's own, which
 * begin at zero. Shown as gauges of their names; the sum over the subtasks is the truth, also after
 * a change of parallelism.
 */
public final class SurvivingCounters implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String[] names;
  private final long[] counts;
  private transient ListState<Long>[] states;

  /** One counter a name; a counter is then known by its position. */
  public SurvivingCounters(String... names) {
    this.names = names.clone();
    this.counts = new long[names.length];
  }

  /** Restores the counts. To be called from {@code initializeState}. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of a generic type
  public void restore(OperatorStateStore store) throws Exception {
    states = new ListState[names.length];
    for (int i = 0; i < names.length; i++) {
      states[i] =
          store.getListState(
              new ListStateDescriptor<>("count-" + names[i], LongSerializer.INSTANCE));
      counts[i] = 0;
      for (Long part : states[i].get()) {
        counts[i] += part;
      }
    }
  }

  /** Shows the counts. To be called from {@code open}. */
  public void show(MetricGroup metrics) {
    for (int i = 0; i < names.length; i++) {
      int counter = i;
      metrics.gauge(names[i], () -> counts[counter]);
    }
  }

  /** Puts the counts into the checkpoint. To be called from {@code snapshotState}. */
  public void snapshot() throws Exception {
    for (int i = 0; i < names.length; i++) {
      states[i].clear();
      states[i].add(counts[i]);
    }
  }

  /** Counts one. */
  public void increment(int counter) {
    counts[counter]++;
  }

  /** The count of this subtask. */
  public long count(int counter) {
    return counts[counter];
  }
}
