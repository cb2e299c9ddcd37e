package dev.beacon.gateway;

import dev.beacon.contract.HeatDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Gathers places that change, and hands them on together a moment after the first of them: one
 * event for the hundred cells that a moment touched, each in its newest version. Thread-safe.
 */
final class HeatBatches {
  private final Executor inAMoment;
  private final Consumer<List<HeatDocument>> receiver;
  private final Map<String, HeatDocument> changed = new LinkedHashMap<>();

  /**
   * Gathers nothing yet.
   *
   * @param inAMoment runs what it is given, once, a moment later
   * @param receiver gets each batch
   */
  HeatBatches(Executor inAMoment, Consumer<List<HeatDocument>> receiver) {
    this.inAMoment = inAMoment;
    this.receiver = receiver;
  }

  /** Adds a version that is newer than all before it. */
  void add(HeatDocument place) {
    boolean first;
    synchronized (this) {
      first = changed.isEmpty();
      changed.put(place.heatId(), place);
    }
    if (first) {
      inAMoment.execute(this::handOn);
    }
  }

  private void handOn() {
    List<HeatDocument> batch;
    synchronized (this) {
      batch = List.copyOf(changed.values());
      changed.clear();
    }
    receiver.accept(batch);
  }
}
