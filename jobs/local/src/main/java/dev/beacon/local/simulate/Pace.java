package dev.beacon.local.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** When the next event is let go. */
@FunctionalInterface
public interface Pace {
  /**
   * Waits until an event is due.
   *
   * @param arrivesAt simulated time of the event
   * @throws InterruptedException if the wait, however long, is called off
   */
  void await(Instant arrivesAt) throws InterruptedException;

  /** As fast as the receiver takes them. */
  static Pace unpaced() {
    return arrivesAt -> {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    };
  }

  /**
   * With a clock that may run faster than the wall's.
   *
   * @param now the clock, such as {@code platformClock::now}
   * @param speed simulated seconds a second of the wall, above 0
   */
  static Pace with(Supplier<Instant> now, double speed) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("speed must be above 0");
    }
    return arrivesAt -> {
      while (true) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        Duration early = Duration.between(now.get(), arrivesAt);
        if (early.isNegative() || early.isZero()) {
          return;
        }
        // Rounded up to a millisecond: many events are then due at once, and a wake-up serves all.
        Thread.sleep((long) Math.min(1_000, early.toMillis() / speed) + 1);
      }
    };
  }

  /** So many events a second of the wall, whatever the simulated time between them. */
  static Pace perSecond(double events) {
    if (!(events > 0)) {
      throw new IllegalArgumentException("events a second must be above 0");
    }
    return new Pace() {
      private long firstNanos;
      private long count;

      @Override
      public void await(Instant arrivesAt) throws InterruptedException {
        if (count == 0) {
          firstNanos = System.nanoTime();
        }
        double dueNanos = count++ / events * 1e9;
        long early = (long) dueNanos - (System.nanoTime() - firstNanos);
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        if (early > 0) {
          Thread.sleep(Duration.ofNanos(early).toMillis());
        }
      }
    };
  }
}
