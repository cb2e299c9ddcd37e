package dev.beacon.earlywarning;

import dev.beacon.contract.EventKind;
import dev.beacon.contract.Json;
import dev.beacon.contract.Progress;
import dev.beacon.contract.Request;
import dev.beacon.contract.Tip;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

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
  static RawEvent of(long offset, Request request) {
    return new RawEvent(
        EventKind.REQUEST.topic(),
        offset,
        request.reportedAt().toEpochMilli(),
        Json.bytes(request));
  }

  static RawEvent of(long offset, Tip tip) {
    return new RawEvent(
        EventKind.TIP.topic(), offset, tip.reportedAt().toEpochMilli(), Json.bytes(tip));
  }

  static RawEvent of(long offset, Progress progress) {
    return new RawEvent(
        EventKind.PROGRESS.topic(),
        offset,
        progress.reportedAt().toEpochMilli(),
        Json.bytes(progress));
  }

  static RawEvent rubbish(long offset, EventKind kind, Instant among, String text) {
    return new RawEvent(
        kind.topic(), offset, among.toEpochMilli(), text.getBytes(StandardCharsets.UTF_8));
  }
}
