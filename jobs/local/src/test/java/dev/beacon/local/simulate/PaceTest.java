package dev.beacon.local.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Instant START = SimulationConfig.DEFAULT_START;

  @AfterEach
  void clearInterruption() {
    Thread.interrupted();
  }

  @Test
  void waitsForTheClock() throws InterruptedException {
    AtomicInteger looks = new AtomicInteger();
    Pace pace = Pace.with(() -> START.plusMillis(looks.getAndIncrement()), 1_000);

    pace.await(START.plusMillis(5));

    assertThat(looks).hasValue(6);
  }

  @Test
  void doesNotWaitForWhatIsDue() throws InterruptedException {
    Pace.with(() -> START, 1).await(START.minus(Duration.ofHours(1)));
  }

  @Test
  void stopsWaitingWhenInterrupted() {
    for (Pace pace :
        new Pace[] {Pace.with(() -> START, 1), Pace.unpaced(), Pace.perSecond(0.001)}) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> pace.await(START.plus(Duration.ofDays(1))))
          .isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void refusesToStandStill() {
    assertThatThrownBy(() -> Pace.with(() -> START, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Pace.perSecond(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
