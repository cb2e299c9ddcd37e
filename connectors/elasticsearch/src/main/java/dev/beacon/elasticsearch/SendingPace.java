package dev.beacon.elasticsearch;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.flink.connector.base.sink.writer.strategy.RateLimitingStrategy;
import org.apache.flink.connector.base.sink.writer.strategy.RequestInfo;
import org.apache.flink.connector.base.sink.writer.strategy.ResultInfo;

/**
 * How fast requests may leave: so many at once, and none during the pause that follows a failure.
 * One thread, the task's, calls it.
 *
 * <p>Decision: a pause for the whole writer rather than holding each failed request back. Failed
 * documents return to the buffer at once, nothing stays in flight, and so a checkpoint can complete
 * while Elasticsearch is gone. The size of a batch never shrinks, because the pause already takes
 * the load off and a backlog should leave in few requests.
 */
final class SendingPace implements RateLimitingStrategy {
  private final int maxBatch;
  private final int maxInFlight;
  private final RetryPolicy policy;
  private final RandomGenerator random;
  private int inFlight;
  private int failures;
  private boolean paused;

  SendingPace(int maxBatch, int maxInFlight, RetryPolicy policy, RandomGenerator random) {
    this.maxBatch = maxBatch;
    this.maxInFlight = maxInFlight;
    this.policy = policy;
    this.random = random;
  }

  /**
   * Something was to be retried.
   *
   * @return how long to pause before {@link #resume()} is to be called; empty if a pause is on
   *     already, begun by another request of the same trouble
   */
  Optional<Duration> failed() {
    if (paused) {
      return Optional.empty();
    }
    paused = true;
    return Optional.of(policy.pause(failures++, random.nextDouble()));
  }

  /** A request went through whole. */
  void succeeded() {
    failures = 0;
  }

  /** The pause is over. */
  void resume() {
    paused = false;
  }

  @Override
  public boolean shouldBlock(RequestInfo next) {
    return paused || inFlight >= maxInFlight;
  }

  @Override
  public void registerInFlightRequest(RequestInfo request) {
    inFlight++;
  }

  @Override
  public void registerCompletedRequest(ResultInfo result) {
    inFlight--;
  }

  @Override
  public int getMaxBatchSize() {
    return maxBatch;
  }
}
