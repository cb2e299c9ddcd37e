package dev.beacon.clocks;

import dev.beacon.contract.ClockDefinition;
import java.util.List;

/**
 * A clock with all its versions.
 *
 * @param name of the clock
 * @param versions those that some round can run under, at least one
 */
public record ClockHistory(String name, List<Clock> versions) {
  /** Whether it is the promise of who comes when an order calls. */
  boolean isOfAttendance() {
    return ClockDefinition.isOfAttendance(name);
  }

  /** The version published last. */
  Clock newest() {
    return versions.get(versions.size() - 1);
  }
}
