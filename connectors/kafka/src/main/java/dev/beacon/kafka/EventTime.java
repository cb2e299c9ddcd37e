package dev.beacon.kafka;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * How event time passes.
 *
 * <p>Decision: half a second of lateness. A breach is raised when the watermark passes its
 * deadline, so the lateness is the time by which every breach comes late; whoever stamps an event
 * appends it to Kafka at once. What comes later than that still counts, and is counted as late.
 *
 * @param mode live or replay
 * @param lateness how much later than its neighbours an event may come and still be in time
 * @param silence live: after this long without an event a partition's time follows the platform's
 *     clock; replay: after this long a partition no longer holds the others back
 * @param ahead live: an event whose time is further ahead of the platform's clock than this is
 *     rejected
 */
public record EventTime(Mode mode, Duration lateness, Duration silence, Duration ahead)
    implements Serializable {

  /**
   * @throws IllegalArgumentException if a length of time makes no sense
   */
  public EventTime {
    Objects.requireNonNull(mode, "mode");
    requireNotNegative("lateness", lateness);
    requireNotNegative("silence", silence);
    requireNotNegative("ahead", ahead);
  }

  private static void requireNotNegative(String name, Duration length) {
    if (length.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative");
    }
  }

  /** Whether the platform's clock has a say. */
  public enum Mode {
    /** Events happen now. In silence, time goes on by the platform's clock. */
    LIVE,
    /** A history is read. Only its events move time on. */
    REPLAY
  }

  /** The documented defaults. */
  public static EventTime defaults() {
    return new EventTime(
        Mode.LIVE, Duration.ofMillis(500), Duration.ofMillis(300), Duration.ofMinutes(5));
  }

  public EventTime withMode(Mode mode) {
    return new EventTime(mode, lateness, silence, ahead);
  }

  public EventTime withLateness(Duration lateness) {
    return new EventTime(mode, lateness, silence, ahead);
  }
}
