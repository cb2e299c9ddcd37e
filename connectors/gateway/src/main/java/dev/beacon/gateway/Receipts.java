package dev.beacon.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.Json;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers the latest events whose id the client chose, so that a retry is the same event, down to
 * its time, and a different event under the same id is noticed instead of being taken for a retry.
 * Holds digests, no contents. Thread-safe.
 *
 * <p>Decision: kept in memory only. After a restart of the gateway a retry is written a second time
 * under the same id, and the job merges it as it merges every repeat.
 */
final class Receipts {
  private static final ObjectWriter CANONICAL =
      Json.mapper().writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);

  private final Map<String, Receipt> latest;

  /** Remembers at most {@code capacity} ids; the one used longest ago is forgotten first. */
  Receipts(int capacity) {
    this.latest =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Receipt> eldest) {
            return size() > capacity;
          }
        };
  }

  /**
   * What is known of an id.
   *
   * @param reportedAt when its event was first received
   * @param stored whether Kafka has acknowledged it
   */
  record Receipt(Instant reportedAt, boolean stored, String digest) {}

  /**
   * The receipt of this event: of its first attempt if there was one, else a new one.
   *
   * @throws RequestRefused 409 if another event goes by this id
   */
  synchronized Receipt claim(String id, ObjectNode event, Instant reportedAt) {
    String digest = digest(event);
    Receipt known = latest.get(id);
    if (known == null) {
      Receipt receipt = new Receipt(reportedAt, false, digest);
      latest.put(id, receipt);
      return receipt;
    }
    if (!known.digest().equals(digest)) {
      throw RequestRefused.conflict(
          "Another event was already sent under this id; give this one its own", id);
    }
    return known;
  }

  /** Kafka has the event. */
  synchronized void stored(String id) {
    latest.computeIfPresent(
        id, (key, known) -> new Receipt(known.reportedAt(), true, known.digest()));
  }

  private static String digest(ObjectNode event) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(CANONICAL.writeValueAsBytes(event)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot write an event that was just read", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
