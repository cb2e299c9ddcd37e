package dev.beacon.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.contract.Json;
import java.io.Serializable;
import java.time.Duration;

/**
 * How long a case is remembered after its last event, in event time. A case whose clock still runs
 * is kept until it has struck.
 *
 * <p>An event that comes after its case was forgotten opens a new file of the same name, whose
 * versions count from 1 again; an index that has seen higher ones keeps the old document.
 *
 * @param closedFor a case that is resolved, closed or cancelled; 30 days if absent
 * @param openFor an open case; 400 days if absent
 * @param strayFor progress whose case was never reported; 30 days if absent
 */
public record CaseRetention(Duration closedFor, Duration openFor, Duration strayFor)
    implements Serializable {

  /**
   * Fills in what is absent.
   *
   * @throws IllegalArgumentException if a length is not positive
   */
  public CaseRetention {
    closedFor = positive("closedFor", closedFor, Duration.ofDays(30));
    openFor = positive("openFor", openFor, Duration.ofDays(400));
    strayFor = positive("strayFor", strayFor, Duration.ofDays(30));
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

  /** 30, 400 and 30 days. */
  public static CaseRetention defaults() {
    return new CaseRetention(null, null, null);
  }

  /**
   * Reads a section such as {@code {closedFor: P30D, openFor: P400D}}; the defaults if it is null
   * or missing.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static CaseRetention of(JsonNode section) {
    return section == null || section.isMissingNode() || section.isNull()
        ? defaults()
        : Json.mapper().convertValue(section, CaseRetention.class);
  }
}
