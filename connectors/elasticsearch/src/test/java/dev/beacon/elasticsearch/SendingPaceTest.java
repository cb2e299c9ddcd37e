package dev.beacon.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import org.apache.flink.connector.base.sink.writer.strategy.BasicRequestInfo;
import org.apache.flink.connector.base.sink.writer.strategy.BasicResultInfo;
import org.junit.jupiter.api.Test;

class SendingPaceTest {
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final RetryPolicy POLICY = new RetryPolicy(FIRST, LONGEST);
  private static final BasicRequestInfo REQUEST = new BasicRequestInfo(5);
  private static final BasicResultInfo RESULT = new BasicResultInfo(0, 5);

  private final SendingPace pace = new SendingPace(500, 2, POLICY, new SplittableRandom(1));

  @Test
  void soManyRequestsMayBeUnderWayAtOnce() {
    pace.registerInFlightRequest(REQUEST);
    assertThat(pace.shouldBlock(REQUEST)).isFalse();
    pace.registerInFlightRequest(REQUEST);
    assertThat(pace.shouldBlock(REQUEST)).isTrue();
    pace.registerCompletedRequest(RESULT);
    assertThat(pace.shouldBlock(REQUEST)).isFalse();
  }

  @Test
  void nothingLeavesDuringAPause() {
    assertThat(pace.failed()).isPresent();
    assertThat(pace.shouldBlock(REQUEST)).isTrue();
    pace.resume();
    assertThat(pace.shouldBlock(REQUEST)).isFalse();
  }

  @Test
  void requestsThatFailTogetherPauseOnce() {
    assertThat(pace.failed()).isPresent();
    assertThat(pace.failed()).isEmpty();
    pace.resume();
    assertThat(pace.failed().orElseThrow()).isBetween(FIRST, FIRST.multipliedBy(2));
  }

  @Test
  void pausesDoubleUpToTheLongestAndStartOverAfterASuccess() {
    Duration pause = Duration.ZERO;
    for (int i = 0; i < 100; i++) {
      pause = pace.failed().orElseThrow();
      pace.resume();
    }
    assertThat(pause).isBetween(LONGEST.dividedBy(2), LONGEST);
    pace.succeeded();
    assertThat(pace.failed().orElseThrow()).isLessThanOrEqualTo(FIRST);
  }

  @Test
  void luckSpreadsAPauseBetweenHalfAndWhole() {
    assertThat(POLICY.pause(0, 0)).isEqualTo(FIRST.dividedBy(2));
    assertThat(POLICY.pause(0, 1)).isEqualTo(FIRST);
    assertThat(POLICY.pause(3, 1)).isEqualTo(FIRST.multipliedBy(8));
    assertThat(POLICY.pause(1_000, 1)).isEqualTo(LONGEST);
  }

  @Test
  void aPolicyThatWouldSpinIsRefused() {
    assertThatThrownBy(() -> new RetryPolicy(Duration.ZERO, LONGEST))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetryPolicy(LONGEST, FIRST))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
