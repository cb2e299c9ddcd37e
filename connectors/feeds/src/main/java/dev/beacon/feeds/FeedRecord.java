package dev.beacon.feeds;

import dev.beacon.contract.EventKind;
import dev.beacon.contract.Json;
import dev.beacon.contract.Reject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** What a row of a file gives: an event, or the reason why it gives none. */
public sealed interface FeedRecord {

  /** The line of the file on which the row begins, from 1. */
  long line();

  /**
   * An event, valid by the contract's schema.
   *
   * @param line the line of the file on which its row begins, from 1
   * @param kind which kind
   * @param id its id, such as {@code request:us-wage-claims:0b203804}
   * @param key the Kafka key: the case or the order it belongs to
   * @param reportedAt its event time
   * @param json the event as the contract's JSON, UTF-8
   */
  // A record because it is only ever carried and written, never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Event(long line, EventKind kind, String id, String key, Instant reportedAt, byte[] json)
      implements FeedRecord {
    /** The event as its kind's record, decoded anew each time. */
    public dev.beacon.contract.Event event() {
      try {
        return Json.mapper().readValue(json, kind.record());
      } catch (IOException e) {
        throw new UncheckedIOException("an event that was valid cannot be read: " + id, e);
      }
    }
  }

  /**
   * A row of which something could not be turned into an event.
   *
   * @param line the line of the file on which it begins, from 1
   * @param reason what is wrong with it, in English, without quoting its values
   * @param original the row's bytes as they stand in the file
   */
  // A record because it is only ever carried and written, never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Unmappable(long line, String reason, byte[] original) implements FeedRecord {
    /**
     * The row as the contract's reject: topic {@code feed:<feed>}, partition 0, offset the line.
     *
     * @param feed name of the mapping
     * @param receivedAt when the file was read
     */
    public Reject toReject(String feed, Instant receivedAt) {
      String topic = "feed:" + feed;
      return new Reject(
          topic + "-0-" + line,
          topic,
          0,
          line,
          receivedAt,
          Reject.Reason.UNMAPPABLE,
          reason,
          original);
    }
  }
}
