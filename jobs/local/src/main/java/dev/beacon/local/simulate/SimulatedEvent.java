package dev.beacon.local.simulate;

import dev.beacon.contract.EventKind;
import java.time.Instant;

/**
 * An event on its way to the platform.
 *
 * @param kind which topic it belongs to
 * @param id its own id; an exact repeat has that of the original
 * @param key of the Kafka record: the case or the order
 * @param reportedAt its event time, also where an unusable event does not tell it
 * @param arrivesAt when it is put on Kafka, simulated time; never falls from event to event, and is
 *     at most the configured disorder after {@code reportedAt}
 * @param value the record's JSON, UTF-8
 * @param nature what the truth says about it
 */
// A record because it is only ever carried and written, never compared.
@SuppressWarnings("ArrayRecordComponent")
public record SimulatedEvent(
    EventKind kind,
    String id,
    String key,
    Instant reportedAt,
    Instant arrivesAt,
    byte[] value,
    Nature nature) {

  SimulatedEvent arriving(Instant at) {
    return new SimulatedEvent(kind, id, key, reportedAt, at, value, nature);
  }

  /** What the truth says about an event. */
  public enum Nature {
    /** The first report of a case, or news of one. */
    NEW,
    /** The same matter once more: same case, other channel, other id. */
    OTHER_CHANNEL,
    /** The same bytes once more. */
    EXACT_REPEAT,
    /** Unusable: broken JSON, or not what the schema asks for. */
    INVALID
  }
}
