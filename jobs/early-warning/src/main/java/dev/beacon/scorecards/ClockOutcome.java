package dev.beacon.scorecards;

import dev.beacon.serialization.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;

/**
 * How a clock of a matter has been decided so far. A clock that is still running has no outcome; a
 * repeating one counts its rounds.
 *
 * @param clock its name, such as {@code acceptance}
 * @param kept rounds that were kept, not negative
 * @param broken rounds that were broken, not negative
 * @param points what the broken rounds cost together, not negative
 * @param tookMillis how long the promised step took, as the clock counts time; {@link #NOT_TAKEN}
 *     as long as it was not taken
 */
public record ClockOutcome(String clock, int kept, int broken, int points, long tookMillis) {
  /** Stands for a step that was not taken. */
  public static final long NOT_TAKEN = -1;

  /**
   * @throws IllegalArgumentException if a count is negative or nothing was decided
   */
  public ClockOutcome {
    Objects.requireNonNull(clock, "clock");
    if (kept < 0 || broken < 0 || kept + broken == 0 || points < 0 || tookMillis < NOT_TAKEN) {
      throw new IllegalArgumentException(
          "no outcome of "
              + clock
              + ": kept "
              + kept
              + ", broken "
              + broken
              + ", points "
              + points
              + ", took "
              + tookMillis
              + " ms");
    }
  }

  /** A clock that was kept. */
  public static ClockOutcome kept(String clock, long tookMillis) {
    return new ClockOutcome(clock, 1, 0, 0, tookMillis);
  }

  /** A clock that was broken. */
  public static ClockOutcome broken(String clock, int points, long tookMillis) {
    return new ClockOutcome(clock, 0, 1, points, tookMillis);
  }

  void write(DataOutput out) throws IOException {
    Fields.writeString(clock, out);
    out.writeInt(kept);
    out.writeInt(broken);
    out.writeInt(points);
    out.writeLong(tookMillis);
  }

  static ClockOutcome read(DataInput in) throws IOException {
    return new ClockOutcome(
        Fields.readString(in), in.readInt(), in.readInt(), in.readInt(), in.readLong());
  }
}
