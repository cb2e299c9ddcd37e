package dev.beacon.contract;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What the platform takes to be the time. In service that is the system's clock. In a demonstration
 * it runs faster, and since it is reckoned from the system's clock alone, every process that was
 * given the same clock shows the same time.
 */
public interface PlatformClock extends Serializable {
  /** The time on the platform's clock. */
  Instant now();

  /** How many seconds pass on the platform's clock in a second. */
  double speed();

  /**
   * How long to wait, in real time, until the platform's clock shows an instant.
   *
   * @return zero if it has already; never so little that the clock would show less after the wait
   */
  Duration untilPlatform(Instant instant);

  /** The system's clock. */
  static PlatformClock system() {
    return new SystemClock();
  }

  /**
   * A clock that showed {@code origin} when the system's clock showed {@code wallOrigin} and runs
   * {@code speed} times as fast.
   *
   * @throws IllegalArgumentException if the speed is not a positive number
   */
  static PlatformClock accelerated(Instant origin, Instant wallOrigin, double speed) {
    return new AcceleratedClock(origin, wallOrigin, speed);
  }

  /** See {@link #system}. */
  record SystemClock() implements PlatformClock {
    @Override
    public Instant now() {
      return Instant.now();
    }

    @Override
    public double speed() {
      return 1;
    }

    @Override
    public Duration untilPlatform(Instant instant) {
      Duration left = Duration.between(now(), instant);
      return left.isNegative() ? Duration.ZERO : left;
    }
  }

  /** See {@link #accelerated}. */
  record AcceleratedClock(Instant origin, Instant wallOrigin, double speed)
      implements PlatformClock {
    private static final double NANOS = 1e9;

    public AcceleratedClock {
      Objects.requireNonNull(origin, "origin");
      Objects.requireNonNull(wallOrigin, "wallOrigin");
      if (!(speed > 0) || Double.isInfinite(speed)) {
        throw new IllegalArgumentException("the speed must be a positive number");
      }
    }

    @Override
    public Instant now() {
      return at(Instant.now());
    }

    /** What this clock shows when the system's clock shows {@code wall}. */
    public Instant at(Instant wall) {
      return origin.plus(times(Duration.between(wallOrigin, wall), speed));
    }

    @Override
    public Duration untilPlatform(Instant instant) {
      return until(instant, Instant.now());
    }

    /** As {@link #untilPlatform}, when the system's clock shows {@code wall}. */
    public Duration until(Instant instant, Instant wall) {
      Duration left = Duration.between(at(wall), instant);
      if (left.isNegative() || left.isZero()) {
        return Duration.ZERO;
      }
      // Rounded up to the next millisecond: better a little late than woken too early.
      return Duration.ofMillis(times(left, 1 / speed).toMillis() + 1);
    }

    /** Whole seconds and the rest apart, so that centuries keep their nanoseconds' order. */
    private static Duration times(Duration duration, double factor) {
      double seconds = duration.getSeconds() * factor;
      double whole = Math.floor(seconds);
      double nanos = (seconds - whole) * NANOS + duration.getNano() * factor;
      return Duration.ofSeconds((long) whole).plusNanos(Math.round(nanos));
    }
  }
}
