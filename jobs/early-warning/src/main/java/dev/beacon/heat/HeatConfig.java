package dev.beacon.heat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Json;
import java.io.Serializable;
import java.time.Duration;

/**
 * How risk is scored. Absent values take their defaults.
 *
 * @param redWeight what an open RED case weighs; 20 if absent
 * @param yellowWeight what an open YELLOW case weighs; 5 if absent
 * @param greenWeight what an open GREEN case weighs; 1 if absent
 * @param halfLife how long it takes until a settled case weighs half; 24 h if absent
 * @param scale the weight at which the score is 63; 40 if absent
 * @param redFrom the score from which on a place is RED; 60 if absent
 * @param yellowFrom the score from which on a place is YELLOW; 25 if absent
 * @param writeEvery at most one write a place in this time, on the wall clock; 5 s if absent
 * @param refreshEvery a place that only fades is written this often, on the wall clock; 60 s if
 *     absent
 */
public record HeatConfig(
    Double redWeight,
    Double yellowWeight,
    Double greenWeight,
    Duration halfLife,
    Double scale,
    Double redFrom,
    Double yellowFrom,
    Duration writeEvery,
    Duration refreshEvery)
    implements Serializable {

  /**
   * Fills in what is absent.
   *
   * @throws IllegalArgumentException if a value makes no sense
   */
  public HeatConfig {
    redWeight = positive("redWeight", redWeight, 20);
    yellowWeight = positive("yellowWeight", yellowWeight, 5);
    greenWeight = positive("greenWeight", greenWeight, 1);
    halfLife = positive("halfLife", halfLife, Duration.ofHours(24));
    scale = positive("scale", scale, 40);
    redFrom = positive("redFrom", redFrom, 60);
    yellowFrom = positive("yellowFrom", yellowFrom, 25);
    writeEvery = positive("writeEvery", writeEvery, Duration.ofSeconds(5));
    refreshEvery = positive("refreshEvery", refreshEvery, Duration.ofSeconds(60));
    if (yellowFrom >= redFrom) {
      throw new IllegalArgumentException("heat.yellowFrom must be below heat.redFrom");
    }
  }

  /** The documented defaults. */
  public static HeatConfig defaults() {
    return new HeatConfig(null, null, null, null, null, null, null, null, null);
  }

  /** Reads a section of the configuration; the defaults if it is missing. */
  public static HeatConfig of(JsonNode section) {
    return section == null || section.isMissingNode() || section.isNull()
        ? defaults()
        : Json.mapper().convertValue(section, HeatConfig.class);
  }

  double weight(Grade grade) {
    return switch (grade) {
      case RED -> redWeight;
      case YELLOW -> yellowWeight;
      case GREEN -> greenWeight;
    };
  }

  private static double positive(String name, Double value, double absent) {
    if (value == null) {
      return absent;
    }
    if (!(value > 0)) {
      throw new IllegalArgumentException("heat." + name + " must be positive");
    }
    return value;
  }

  private static Duration positive(String name, Duration value, Duration absent) {
    if (value == null) {
      return absent;
    }
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException("heat." + name + " must be positive");
    }
    return value;
  }
}
