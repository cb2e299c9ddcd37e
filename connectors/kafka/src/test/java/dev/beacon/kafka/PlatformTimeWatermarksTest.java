package dev.beacon.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.PlatformClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.ManualClock;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;

class PlatformTimeWatermarksTest {
  private static final Instant NOON = Instant.parse("2019-11-05T04:00:00Z");
  private static final EventTime TIME =
      new EventTime(
          EventTime.Mode.LIVE,
          Duration.ofMillis(500),
          Duration.ofMillis(300),
          Duration.ofMinutes(5));

  private final SettableClock platform = new SettableClock(NOON);
  private final ManualClock elapsed = new ManualClock();
  private final Watermarks watermarks = new Watermarks();
  private final WatermarkGenerator<Instant> generator = generator(TIME);

  private WatermarkGenerator<Instant> generator(EventTime time) {
    return KafkaEvents.<Instant>watermarks(
            time, platform, (event, appendedAt) -> event.toEpochMilli())
        .createWatermarkGenerator(new Context(elapsed));
  }

  /** Time passes on both clocks, without an event. */
  private void pass(Duration length) {
    elapsed.advanceTime(length);
    platform.now = platform.now.plus(length);
  }

  private void event(Instant time) {
    generator.onEvent(time, time.toEpochMilli(), watermarks);
  }

  /** What has been emitted when Flink next asks; null if nothing has been so far. */
  private Instant watermark() {
    generator.onPeriodicEmit(watermarks);
    return watermarks.latest();
  }

  private static Instant upTo(Instant time) {
    return time.minus(TIME.lateness()).minusMillis(1);
  }

  @Test
  void whileEventsComeTimeIsTheLatestOfThemLessTheLateness() {
    event(NOON.minusSeconds(60));
    assertThat(watermark()).isEqualTo(upTo(NOON.minusSeconds(60)));
    pass(Duration.ofMillis(100));
    event(NOON.minusSeconds(30));
    event(NOON.minusSeconds(45));
    assertThat(watermark()).isEqualTo(upTo(NOON.minusSeconds(30)));
  }

  @Test
  void anEventWhoseTimeEqualsTheWatermarksLimitIsStillInTime() {
    event(NOON);
    assertThat(watermark()).isBefore(NOON.minus(TIME.lateness()));
  }

  @Test
  void inSilenceTimeFollowsTheClock() {
    event(NOON.minusSeconds(60));
    pass(TIME.silence().minusMillis(1));
    assertThat(watermark()).isEqualTo(upTo(NOON.minusSeconds(60)));
    pass(Duration.ofMillis(1));
    assertThat(watermark()).isEqualTo(upTo(NOON.plus(TIME.silence())));
    pass(Duration.ofMinutes(10));
    assertThat(watermark()).isEqualTo(upTo(NOON.plus(TIME.silence()).plus(Duration.ofMinutes(10))));
  }

  @Test
  void aPartitionThatNeverHadAnEventFollowsTheClock() {
    assertThat(watermark()).isNull();
    pass(TIME.silence());
    assertThat(watermark()).isEqualTo(upTo(platform.now));
  }

  @Test
  void timeNeverGoesBack() {
    pass(Duration.ofSeconds(1));
    Instant silent = watermark();
    event(NOON.minusSeconds(600));
    assertThat(watermark()).isEqualTo(silent);
    platform.now = NOON.minusSeconds(3600);
    pass(TIME.silence());
    assertThat(watermark()).isEqualTo(silent);
    event(platform.now.plusSeconds(7200));
    assertThat(watermark()).isAfter(silent);
    assertThat(watermarks.emitted).isSorted();
  }

  @Test
  void anEventAheadOfTheClockMovesTimeOnAndTheClockDoesNotTakeItBack() {
    event(NOON.plusSeconds(60));
    pass(Duration.ofSeconds(1));
    assertThat(watermark()).isEqualTo(upTo(NOON.plusSeconds(60)));
  }

  @Test
  void aRejectHasNoTimeAndMovesNoneOn() {
    generator.onEvent(NOON, Long.MIN_VALUE, watermarks);
    assertThat(watermark()).isNull();
    event(NOON);
    generator.onEvent(NOON, Long.MIN_VALUE, watermarks);
    assertThat(watermark()).isEqualTo(upTo(NOON));
  }

  @Test
  void inAReplayTheClockHasNoSay() {
    WatermarkGenerator<Instant> replay = generator(TIME.withMode(EventTime.Mode.REPLAY));
    replay.onEvent(NOON.minusSeconds(60), NOON.minusSeconds(60).toEpochMilli(), watermarks);
    replay.onPeriodicEmit(watermarks);
    pass(Duration.ofHours(1));
    replay.onPeriodicEmit(watermarks);
    replay.onPeriodicEmit(watermarks);
    assertThat(watermarks.latest()).isEqualTo(upTo(NOON.minusSeconds(60)));
  }

  @Test
  void aStreamWithoutTimeHoldsNobodyBackAndDoesNotEndTimeEither() {
    WatermarkGenerator<String> timeless =
        KafkaEvents.<String>timeless().createWatermarkGenerator(new Context(elapsed));
    timeless.onEvent("a rule", Long.MIN_VALUE, watermarks);
    timeless.onPeriodicEmit(watermarks);
    assertThat(watermarks.idle).isTrue();
    assertThat(watermarks.emitted).isEmpty();
  }

  private static final class SettableClock implements PlatformClock {
    private static final long serialVersionUID = 1L;

    private Instant now;

    SettableClock(Instant now) {
      this.now = now;
    }

    @Override
    public Instant now() {
      return now;
    }

    @Override
    public double speed() {
      return 1;
    }

    @Override
    public Duration untilPlatform(Instant instant) {
      return Duration.between(now, instant);
    }
  }

  private static final class Watermarks implements WatermarkOutput {
    private final List<Long> emitted = new ArrayList<>();
    private boolean idle;

    Instant latest() {
      return emitted.isEmpty() ? null : Instant.ofEpochMilli(emitted.get(emitted.size() - 1));
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      emitted.add(watermark.getTimestamp());
    }

    @Override
    public void markIdle() {
      idle = true;
    }

    @Override
    public void markActive() {}
  }

  private record Context(RelativeClock elapsed) implements WatermarkGeneratorSupplier.Context {
    @Override
    public MetricGroup getMetricGroup() {
      return new UnregisteredMetricsGroup();
    }

    @Override
    public RelativeClock getInputActivityClock() {
      return elapsed;
    }
  }
}
