package dev.beacon.gathering;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.operators.ProcessingTimeService.ProcessingTimeCallback;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/**
 * Sums up deltas before they cross the network: 20,000 events a second touch some 1,500 places, so
 * a place is told of its change once a while and not once an event. Holds nothing over a
 * checkpoint, nor beyond the end of time, when those who follow do their last work.
 *
 * @param <I> what comes in
 * @param <D> by how much something changes
 */
public final class Gathering<I, D> extends AbstractStreamOperator<D>
    implements OneInputStreamOperator<I, D>, BoundedOneInput, ProcessingTimeCallback {
  private static final long serialVersionUID = 1L;
  private static final long FLUSH_MILLIS = 500;

  /** A replay of a year touches thousands of days in half a second. */
  private static final int MOST_GATHERED = 10_000;

  private final Deltas<I, D> deltas;
  private transient Map<Object, D> gathered;

  public Gathering(Deltas<I, D> deltas) {
    this.deltas = deltas;
  }

  @Override
  public void open() throws Exception {
    super.open();
    gathered = new LinkedHashMap<>();
    flushLater();
  }

  @Override
  public void processElement(StreamRecord<I> element) {
    deltas.deltas(
        element.getValue(), delta -> gathered.merge(deltas.key(delta), delta, deltas::plus));
    if (gathered.size() > MOST_GATHERED) {
      flush();
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (mark.equals(Watermark.MAX_WATERMARK)) {
      flush();
    }
    super.processWatermark(mark);
  }

  @Override
  public void onProcessingTime(long time) {
    flush();
    flushLater();
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    flush();
  }

  @Override
  public void endInput() {
    flush();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the timer fires, or goes with the task
  private void flushLater() {
    ProcessingTimeService timers = getProcessingTimeService();
    timers.registerTimer(timers.getCurrentProcessingTime() + FLUSH_MILLIS, this);
  }

  private void flush() {
    gathered.values().forEach(delta -> output.collect(new StreamRecord<>(delta, deltas.at(delta))));
    gathered.clear();
  }
}
