package dev.beacon.local.evaluate;

import java.time.Instant;
import java.util.Comparator;

/**
 * A report that counts towards the truth.
 *
 * @param at when it was reported: its event time
 * @param id the event's id, as alerts list it in their evidence
 * @param subject key of whom it is about, as alerts carry it
 * @param community where, an administrative code; may be null
 */
public record Claim(Instant at, String id, String subject, String community) {
  /** By time, then id: the order in which the platform counts reports. */
  public static final Comparator<Claim> ORDER =
      Comparator.comparing(Claim::at).thenComparing(Claim::id);
}
