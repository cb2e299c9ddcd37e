package dev.beacon.local.scores;

import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.ClockDefinitions;
import dev.beacon.contract.Text;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the shipped clocks are called. A clock of somebody's own is called by its name. */
final class ClockTitles {
  private static final Map<String, Text> SHIPPED =
      ClockDefinitions.shipped().stream()
          .flatMap(
              clock ->
                  clock.attendance() == null
                      ? Stream.of(clock)
                      : Stream.of(clock, clock.ofAttendance()))
          .collect(Collectors.toMap(ClockDefinition::clock, ClockDefinition::title));

  private ClockTitles() {}

  static Text of(String clock) {
    return SHIPPED.getOrDefault(clock, new Text(clock, clock));
  }
}
