package dev.beacon.earlywarning;

import dev.beacon.contract.Event;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.Json;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * An input as it lies in Kafka.
 *
 * @param topic the topic
 * @param offset names it in rejects; the same wherever it comes in the stream
 * @param time event time, epoch milliseconds; of rubbish, that of its neighbours
 * @param bytes its value
 */
// A record because it is only ever carried and written, never compared.
@SuppressWarnings("ArrayRecordComponent")
record RawEvent(String topic, long offset, long time, byte[] bytes) implements Serializable {
  static RawEvent of(long offset, Event event) {
    return new RawEvent(
        kindOf(event).topic(), offset, event.reportedAt().toEpochMilli(), Json.bytes(event));
  }

  private static EventKind kindOf(Event event) {
    return Arrays.stream(EventKind.values())
        .filter(kind -> kind.record().isInstance(event))
        .findAny()
        .orElseThrow();
  }

  static RawEvent rubbish(long offset, EventKind kind, Instant among, String text) {
    return new RawEvent(
        kind.topic(), offset, among.toEpochMilli(), text.getBytes(StandardCharsets.UTF_8));
  }
}
