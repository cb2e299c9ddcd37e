package dev.beacon.contract;

import java.time.Instant;

/**
 * An input that could not be used.
 *
 * @param rejectId {@code <topic>-<partition>-<offset>}: the same when the same input is replayed
 * @param topic where it came from
 * @param partition its partition
 * @param offset its offset
 * @param receivedAt when Kafka, or the reader of the file, received it
 * @param reason a short code
 * @param detail what exactly is wrong, in English, without quoting the input's values
 * @param original the bytes as they came, Base64 in JSON
 */
// A record because it is only ever carried and written, never compared.
@SuppressWarnings("ArrayRecordComponent")
public record Reject(
    String rejectId,
    String topic,
    int partition,
    long offset,
    Instant receivedAt,
    Reason reason,
    String detail,
    byte[] original) {

  /** Why an input is unusable. */
  public enum Reason {
    /** Not a JSON object. */
    MALFORMED,
    /** JSON, but not what the schema asks for. */
    INVALID,
    /**
     * Its event time lies further ahead than clocks may differ; it would drag time forward for
     * everybody.
     */
    FROM_THE_FUTURE,
    /** A row of a file that its mapping cannot turn into an event. */
    UNMAPPABLE,
    /** An operator's action on an alert that does not exist, or is long over. */
    UNMATCHED
  }
}
