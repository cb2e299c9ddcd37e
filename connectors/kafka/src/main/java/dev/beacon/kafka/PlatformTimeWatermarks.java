package dev.beacon.kafka;

import dev.beacon.contract.PlatformClock;
import org.apache.flink.api.common.eventtime.SerializableTimestampAssigner;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.util.clock.RelativeClock;

/**
 * The watermarks of one live partition: the latest event time less the lateness; once the partition
 * has been silent, the platform's clock less the lateness. So a promise breaks on time although
 * nothing happens, and a partition that has never had an event, or none since a restart, holds
 * nobody back.
 *
 * <p>Decision: the wall clock enters here, at the source, and nowhere downstream: {@code
 * withIdleness} only leaves a silent partition out, it does not move time on, and timers on the
 * wall clock in every stage would give two notions of time.
 *
 * @param <T> type of event
 */
final class PlatformTimeWatermarks<T> implements WatermarkGenerator<T> {
  private final EventTime time;
  private final PlatformClock clock;
  private final RelativeClock elapsed;
  private long latest = Long.MIN_VALUE;
  private long lastEventNanos;

  private PlatformTimeWatermarks(EventTime time, PlatformClock clock, RelativeClock elapsed) {
    this.time = time;
    this.clock = clock;
    this.elapsed = elapsed;
    this.lastEventNanos = elapsed.relativeTimeNanos();
  }

  /** A strategy for live partitions whose records carry their event time already. */
  static <T> WatermarkStrategy<T> strategy(
      EventTime time, PlatformClock clock, SerializableTimestampAssigner<T> assigner) {
    return WatermarkStrategy.<T>forGenerator(
            context -> new PlatformTimeWatermarks<>(time, clock, context.getInputActivityClock()))
        .withTimestampAssigner(assigner);
  }

  @Override
  public void onEvent(T event, long timestamp, WatermarkOutput output) {
    lastEventNanos = elapsed.relativeTimeNanos();
    latest = Math.max(latest, timestamp);
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    if (elapsed.relativeTimeNanos() - lastEventNanos >= time.silence().toNanos()) {
      latest = Math.max(latest, clock.now().toEpochMilli());
    }
    if (latest != Long.MIN_VALUE) {
      output.emitWatermark(new Watermark(latest - time.lateness().toMillis() - 1));
    }
  }
}
