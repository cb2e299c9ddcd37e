package dev.beacon.health;

import dev.beacon.contract.HealthDocument;
import java.io.Serializable;
import java.time.Instant;
import org.apache.flink.api.common.operators.ProcessingTimeService.ProcessingTimeCallback;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/**
 * Watches a stream where it comes out, in the task that makes it, and tells every ten seconds of
 * wall time, on the full ten, what it has seen. What was seen since is lost in a crash.
 */
final class HealthTap<T> extends AbstractStreamOperator<HealthDocument>
    implements OneInputStreamOperator<T, HealthDocument>, BoundedOneInput, ProcessingTimeCallback {
  static final long PERIOD_MILLIS = 10_000;

  private static final long serialVersionUID = 1L;

  private final Observer<T> observer;
  private transient HealthMeter meter;

  /** What is measured about an element. */
  interface Observer<T> extends Serializable {
    /** {@code now}: wall time in epoch milliseconds. */
    void observe(T element, long now, HealthMeter meter);
  }

  HealthTap(Observer<T> observer) {
    this.observer = observer;
  }

  @Override
  public void open() throws Exception {
    super.open();
    meter = new HealthMeter(getRuntimeContext().getTaskInfo().getIndexOfThisSubtask());
    tellLater();
  }

  @Override
  public void processElement(StreamRecord<T> element) {
    observer.observe(
        element.getValue(), getProcessingTimeService().getCurrentProcessingTime(), meter);
  }

  @Override
  public void onProcessingTime(long time) {
    tell(time);
    tellLater();
  }

  @Override
  public void endInput() {
    tell(getProcessingTimeService().getCurrentProcessingTime());
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the timer fires, or goes with the task
  private void tellLater() {
    ProcessingTimeService timers = getProcessingTimeService();
    long now = timers.getCurrentProcessingTime();
    timers.registerTimer(now - Math.floorMod(now, PERIOD_MILLIS) + PERIOD_MILLIS, this);
  }

  private void tell(long time) {
    meter
        .report(Instant.ofEpochMilli(time))
        .forEach(document -> output.collect(new StreamRecord<>(document, time)));
  }
}
