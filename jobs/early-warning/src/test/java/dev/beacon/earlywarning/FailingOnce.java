package dev.beacon.earlywarning;

import dev.beacon.intake.IntakeResult;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;

/**
 * Hands inputs on, and fails a single time once some checkpoints are complete. What it remembers
 * outlives the failure, so one test at a time may use it.
 */
final class FailingOnce implements MapFunction<IntakeResult, IntakeResult>, CheckpointListener {
  private static final long serialVersionUID = 1L;
  private static final AtomicInteger CHECKPOINTS = new AtomicInteger();
  private static final AtomicBoolean FAILED = new AtomicBoolean();

  private final int checkpoints;

  /**
   * @param checkpoints how many times its instances hear of a complete checkpoint before it fails
   */
  FailingOnce(int checkpoints) {
    this.checkpoints = checkpoints;
    CHECKPOINTS.set(0);
    FAILED.set(false);
  }

  static boolean hasFailed() {
    return FAILED.get();
  }

  @Override
  public IntakeResult map(IntakeResult input) {
    if (CHECKPOINTS.get() >= checkpoints && FAILED.compareAndSet(false, true)) {
      throw new IllegalStateException("injected by the test");
    }
    return input;
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) {
    CHECKPOINTS.incrementAndGet();
  }
}
