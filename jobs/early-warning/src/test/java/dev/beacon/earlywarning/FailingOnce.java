package dev.beacon.earlywarning;

import dev.beacon.intake.IntakeResult;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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
  private static final AtomicReference<Runnable> KILL = new AtomicReference<>();

  private final int checkpoints;

  /**
   * @param checkpoints how many times its instances hear of a complete checkpoint before it fails
   */
  FailingOnce(int checkpoints) {
    this.checkpoints = checkpoints;
    CHECKPOINTS.set(0);
    FAILED.set(false);
  }

  /** The next time, instead of failing, does this. */
  static void insteadKill(Runnable kill) {
    KILL.set(kill);
  }

  static boolean hasFailed() {
    return FAILED.get();
  }

  @Override
  public IntakeResult map(IntakeResult input) {
    if (CHECKPOINTS.get() >= checkpoints && FAILED.compareAndSet(false, true)) {
      Runnable kill = KILL.getAndSet(null);
      if (kill == null) {
        throw new IllegalStateException("injected by the test");
      }
      // Not from here: the killed task manager waits for its tasks.
      new Thread(kill, "kills a task manager").start();
    }
    return input;
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) {
    CHECKPOINTS.incrementAndGet();
  }
}
