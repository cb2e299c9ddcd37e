package dev.beacon.local.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.contract.Decoded;
import dev.beacon.contract.Event;
import dev.beacon.contract.EventDecoder;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.Json;
import dev.beacon.feeds.FeedCounts;
import dev.beacon.feeds.FeedRecord;
import dev.beacon.feeds.TimeOrdered;
import dev.beacon.local.terminal.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Events of the contract as {@code simulate --out} writes them, a line an event, {@code
 * {"topic":..,"key":..,"value":..}}: what is on Kafka's topics, as a history. An event that cannot
 * be used is a reject, as it is when it comes by Kafka.
 */
final class EventsFile {
  private static final Comparator<FeedRecord.Event> ORDER =
      Comparator.comparing(FeedRecord.Event::reportedAt)
          .thenComparing(FeedRecord.Event::kind)
          .thenComparing(FeedRecord.Event::id);

  private final Path file;
  private final EventDecoder decoder = EventDecoder.load();
  private final List<FeedRecord.Event> events = new ArrayList<>();
  private final List<FeedRecord.Unmappable> unusable = new ArrayList<>();
  private final Map<EventKind, Long> counts = new EnumMap<>(EventKind.class);

  private EventsFile(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws UserError if it cannot be read or a line is not of this form
   */
  static TimeOrdered read(Path file) {
    EventsFile reading = new EventsFile(file);
    long line = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        line++;
        if (!text.isBlank()) {
          reading.take(line, text);
        }
      }
    } catch (IOException e) {
      throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
    }
    reading.events.sort(ORDER);
    return new TimeOrdered(
        List.copyOf(reading.events),
        List.copyOf(reading.unusable),
        new FeedCounts(
            reading.events.size() + (long) reading.unusable.size(),
            reading.counts,
            reading.unusable.size()));
  }

  private void take(long line, String text) {
    EventKind kind;
    JsonNode node;
    try {
      node = Json.mapper().readTree(text);
      kind = EventKind.ofTopic(node.path("topic").asText());
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw notAnEvent(line, e);
    }
    if (!node.path("key").isTextual() || !node.path("value").isTextual()) {
      throw notAnEvent(line, null);
    }
    byte[] value = node.get("value").asText().getBytes(StandardCharsets.UTF_8);
    Decoded decoded = decoder.decode(kind, value);
    if (!decoded.isUsable()) {
      unusable.add(new FeedRecord.Unmappable(line, decoded.detail(), value));
      return;
    }
    counts.merge(kind, 1L, Long::sum);
    Event event = decoded.event();
    events.add(
        new FeedRecord.Event(
            line, kind, event.id(), node.get("key").asText(), event.reportedAt(), value));
  }

  private UserError notAnEvent(long line, Exception cause) {
    return new UserError(
        "%s:%d: is no event; a line is {\"topic\":..,\"key\":..,\"value\":..}, the value a string"
            .formatted(file, line),
        cause);
  }
}
