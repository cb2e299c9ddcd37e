package dev.beacon.clocks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Json;
import dev.beacon.contract.Step;
import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Every clock of the district, as configured.
 *
 * @param zone whose wall clock the sentences of alerts show; Asia/Shanghai if absent
 * @param definitions the clocks; the defaults if absent
 */
public record ClockConfig(ZoneId zone, List<ClockDefinition> definitions) implements Serializable {
  private static final List<Grade> RED = List.of(Grade.RED);
  private static final List<ClockDefinition> DEFAULTS =
      List.of(
          new ClockDefinition("review", 1, RED, Duration.ofMinutes(10), Step.REVIEWED, 0.8),
          new ClockDefinition("acceptance", 1, RED, Duration.ofMinutes(30), Step.ACCEPTED, 0.8),
          new ClockDefinition("due", 1, List.of(), null, Step.RESOLVED, 0.8));

  /**
   * Fills in what is absent.
   *
   * @throws IllegalArgumentException if two clocks share a name
   */
  public ClockConfig {
    zone = zone == null ? ZoneId.of("Asia/Shanghai") : zone;
    definitions = definitions == null ? DEFAULTS : List.copyOf(definitions);
    Set<String> names = new HashSet<>();
    for (ClockDefinition definition : definitions) {
      if (!names.add(definition.name())) {
        throw new IllegalArgumentException("two clocks are called " + definition.name());
      }
    }
  }

  /**
   * The published rules of the house: RED reviewed within 10 minutes and accepted within 30, and
   * every case resolved by the time its source promised.
   */
  public static ClockConfig defaults() {
    return new ClockConfig(null, null);
  }

  /**
   * Reads a section such as {@code {zone: Asia/Shanghai, definitions: [{name: review, grades:
   * [RED], within: PT10M, stoppedBy: REVIEWED, warnAt: 0.8}]}}; the defaults if it is null or
   * missing.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static ClockConfig of(JsonNode section) {
    return section == null || section.isMissingNode() || section.isNull()
        ? defaults()
        : Json.mapper().convertValue(section, ClockConfig.class);
  }
}
