package dev.beacon.feeds;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Tells the rows of a file apart that carry the same id.
 *
 * <p>Decision: a source that uses an id twice for two matters would have the second one merged into
 * the first, and somebody's request lost. Where the mapping names a qualifier, the first row keeps
 * its plain id, a later one with other content gets the qualifier before it, and a further one with
 * the same qualifier also a number; an exact repeat keeps the id it had. Without a qualifier a
 * recurring id means news of the same matter, and the job merges them. About 150 bytes of memory a
 * row.
 */
final class SourceIds {
  private final Map<String, Long> contentById = new HashMap<>();

  /** The id for a row: the source's own, after a qualifier if it needs one. */
  String id(String sourceId, String qualifier, byte[] content) {
    long hash = hash(content);
    String id = sourceId;
    for (int i = 1; !isFreeOrSame(id, hash); i++) {
      id = qualifier + (i == 1 ? ":" : ":" + i + ":") + sourceId;
    }
    return id;
  }

  private boolean isFreeOrSame(String id, long hash) {
    Long known = contentById.putIfAbsent(id, hash);
    return known == null || known == hash;
  }

  private static long hash(byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(content);
    return (crc.getValue() << 32) ^ Arrays.hashCode(content);
  }
}
