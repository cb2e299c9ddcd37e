package dev.beacon.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beacon.contract.PlatformClock.AcceleratedClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlatformClockTest {
  private static final Instant ORIGIN = Instant.parse("2019-11-05T00:00:00Z");
  private static final Instant WALL = Instant.parse("2026-01-01T12:00:00Z");
  private static final AcceleratedClock FAST = new AcceleratedClock(ORIGIN, WALL, 120);

  @Test
  void anAcceleratedClockRunsFasterFromItsOrigin() {
    assertThat(FAST.at(WALL)).isEqualTo(ORIGIN);
    assertThat(FAST.at(WALL.plusSeconds(30))).isEqualTo(ORIGIN.plus(Duration.ofHours(1)));
    assertThat(FAST.at(WALL.plusMillis(1))).isEqualTo(ORIGIN.plusMillis(120));
    assertThat(FAST.at(WALL.minusSeconds(30))).isEqualTo(ORIGIN.minus(Duration.ofHours(1)));
  }

  @Test
  void afterTheWaitTheClockShowsTheInstant() {
    for (long millis = 1; millis < 10_000_000_000L; millis = millis * 3 + 1) {
      Instant target = ORIGIN.plusMillis(millis);
      Duration wait = FAST.until(target, WALL);

      assertThat(FAST.at(WALL.plus(wait))).isBetween(target, target.plusMillis(240));
    }
  }

  @Test
  void nothingIsWaitedForWhatIsPast() {
    assertThat(FAST.until(ORIGIN.minusSeconds(1), WALL)).isZero();
    assertThat(FAST.until(ORIGIN, WALL)).isZero();
    assertThat(PlatformClock.system().untilPlatform(Instant.EPOCH)).isZero();
  }

  @Test
  void centuriesFit() {
    Instant far = Instant.parse("9999-12-31T23:59:59Z");

    assertThat(FAST.until(far, WALL)).isGreaterThan(Duration.ofDays(20_000));
    assertThat(PlatformClock.system().untilPlatform(far)).isGreaterThan(Duration.ofDays(365));
  }

  @Test
  void aClockThatTravelledShowsTheSame() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(PlatformClock.accelerated(ORIGIN, WALL, 120));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(FAST);
    }
  }

  @Test
  void standingStillOrBackwardsIsRefused() {
    for (double speed : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> PlatformClock.accelerated(ORIGIN, WALL, speed))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
