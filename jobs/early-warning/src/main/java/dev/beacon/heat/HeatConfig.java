package dev.beacon.heat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.contract.Json;
import java.io.Serializable;
import java.time.Duration;

/**
 * How often risk is told, and what money is counted in. By what it is scored is a risk model, which
 * is published while the job runs. Absent values take their defaults.
 *
 * @param currency the only currency in which amounts count, ISO 4217; CNY if absent
 * @param amountUnit the amount below which money hardly counts; 10,000 if absent
 * @param writeEvery at most one write a place in this time, on the wall clock; 5 s if absent
 * @param refreshEvery a place that only fades is written this often, on the wall clock; 60 s if
 *     absent
 * @param snapshotEvery every place that is not calm goes into the history this often, in event
 *     time, on the marks of the clock; zero: never; 10 min if absent
 */
public record HeatConfig(
    String currency,
    Double amountUnit,
    Duration writeEvery,
    Duration refreshEvery,
    Duration snapshotEvery)
    implements Serializable {
  private static final double DEFAULT_UNIT = 10_000;

  /**
   * Fills in what is absent.
   *
   * @throws IllegalArgumentException if a value makes no sense
   */
  public HeatConfig {
    currency = currency == null ? "CNY" : currency;
    amountUnit = amountUnit == null ? (Double) DEFAULT_UNIT : amountUnit;
    if (!(amountUnit > 0)) {
      throw new IllegalArgumentException("heat.amountUnit must be positive");
    }
    writeEvery = positive("writeEvery", writeEvery, Duration.ofSeconds(5));
    refreshEvery = positive("refreshEvery", refreshEvery, Duration.ofSeconds(60));
    snapshotEvery = snapshotEvery == null ? Duration.ofMinutes(10) : snapshotEvery;
    if (snapshotEvery.isNegative()
        || (!snapshotEvery.isZero() && snapshotEvery.compareTo(Duration.ofMinutes(1)) < 0)) {
      throw new IllegalArgumentException(
          "heat.snapshotEvery must be zero or at least a minute, not " + snapshotEvery);
    }
  }

  /** The documented defaults. */
  public static HeatConfig defaults() {
    return new HeatConfig(null, null, null, null, null);
  }

  /** Reads a section of the configuration; the defaults if it is missing. */
  public static HeatConfig of(JsonNode section) {
    return section == null || section.isMissingNode() || section.isNull()
        ? defaults()
        : Json.mapper().convertValue(section, HeatConfig.class);
  }

  /** The same without a history. */
  public HeatConfig withoutSnapshots() {
    return new HeatConfig(currency, amountUnit, writeEvery, refreshEvery, Duration.ZERO);
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
