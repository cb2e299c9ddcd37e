package dev.beacon.gateway;

import dev.beacon.contract.EventKind;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/** How events that come in over HTTP are named: {@code <kind>:<feed>:<source id>}. */
final class EventIds {
  /** What may be sent as an Idempotency-Key, and what therefore may end an id. */
  static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]{0,99}");

  private static final SecureRandom RANDOM = new SecureRandom();

  private EventIds() {}

  static String of(EventKind kind, String feed, String sourceId) {
    return kind.prefix() + ":" + feed + ":" + sourceId;
  }

  /**
   * A new source id, a UUID of version 7 (RFC 9562): 48 bits of Unix milliseconds, then random
   * bits, so that ids sort by time.
   */
  static String fresh(Instant now) {
    long random = RANDOM.nextLong();
    long high = (now.toEpochMilli() << 16) | 0x7000L | (random & 0x0FFFL);
    long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }
}
