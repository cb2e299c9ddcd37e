package dev.beacon.scorecards;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.contract.Json;
import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;

/**
 * How scorecards are kept. Absent values take their defaults.
 *
 * @param zone whose days, weeks, months and quarters they are; Asia/Shanghai if absent
 * @param currency the money that is summed, ISO 4217; CNY if absent
 * @param writeEvery at most one write a card in this time, on the wall clock; 5 s if absent
 * @param keptFor how long after its period, in event time, a card can still change; 400 days if
 *     absent. Not shorter than a case is remembered; what comes later is counted as too late
 */
public record ScorecardConfig(ZoneId zone, String currency, Duration writeEvery, Duration keptFor)
    implements Serializable {

  /**
   * Fills in what is absent.
   *
   * @throws IllegalArgumentException if a value makes no sense
   */
  public ScorecardConfig {
    zone = zone == null ? ZoneId.of("Asia/Shanghai") : zone;
    currency = currency == null ? "CNY" : currency;
    writeEvery = positive("writeEvery", writeEvery, Duration.ofSeconds(5));
    keptFor = positive("keptFor", keptFor, Duration.ofDays(400));
    if (!currency.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException("currency must be three letters such as CNY");
    }
  }

  private static Duration positive(String name, Duration value, Duration absent) {
    if (value == null) {
      return absent;
    }
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be positive");
    }
    return value;
  }

  /** The documented defaults. */
  public static ScorecardConfig defaults() {
    return new ScorecardConfig(null, null, null, null);
  }

  /** Reads a section of the configuration; the defaults if it is missing. */
  public static ScorecardConfig of(JsonNode section) {
    return section == null || section.isMissingNode() || section.isNull()
        ? defaults()
        : Json.mapper().convertValue(section, ScorecardConfig.class);
  }

  /** The same for another zone. */
  public ScorecardConfig withZone(ZoneId otherZone) {
    return new ScorecardConfig(otherZone, currency, writeEvery, keptFor);
  }

  /** The same, written as often as said. */
  public ScorecardConfig withWriteEvery(Duration interval) {
    return new ScorecardConfig(zone, currency, interval, keptFor);
  }
}
