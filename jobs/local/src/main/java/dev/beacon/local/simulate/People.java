package dev.beacon.local.simulate;

import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * The district's residents, volunteers and workers. Nobody is stored: a person is a number, and the
 * pseudonym follows from it.
 *
 * <p>Decision: pseudonyms only look like those of the platform. Nobody stands behind them, so there
 * is nothing to protect, and a keyed digest for each event would halve the generator's rate.
 */
final class People {
  static final int RESIDENTS = 1_440_000;

  /** One for every 40 residents. */
  static final int VOLUNTEERS = 36_000;

  private static final long VOLUNTEERS_FROM = 1L << 32;
  private static final long WORKERS_FROM = 1L << 33;
  private static final int WORKERS_PER_OUTBREAK = 1 << 16;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final long seed;

  People(long seed) {
    this.seed = Draw.mix(seed ^ 0x70656F706C65L);
  }

  String resident(int number) {
    return pseudonym(number);
  }

  String volunteer(int number) {
    return pseudonym(VOLUNTEERS_FROM + number);
  }

  VolunteerKind volunteerKind(int number) {
    return VolunteerKind.ofVolunteer(number);
  }

  /** Somebody whose wages an outbreak is about. */
  String worker(long outbreak, int number) {
    return pseudonym(WORKERS_FROM + outbreak * WORKERS_PER_OUTBREAK + number);
  }

  private String pseudonym(long person) {
    byte[] bits =
        ByteBuffer.allocate(16)
            .putLong(Draw.mix(seed + person))
            .putLong(Draw.mix(~seed ^ person))
            .array();
    return "p:" + ENCODER.encodeToString(bits);
  }
}
