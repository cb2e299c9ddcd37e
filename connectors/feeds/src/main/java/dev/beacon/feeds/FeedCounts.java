package dev.beacon.feeds;

import dev.beacon.contract.EventKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What has been read of a file so far. Every row gives at least one event or is counted as
 * unmappable, or both: a request whose own closing date is unreadable is an event and unmappable.
 *
 * @param rows rows read, the header and blank lines not counted
 * @param events events by kind; every kind has an entry
 * @param unmappable rows of which something could not be turned into an event
 */
public record FeedCounts(long rows, Map<EventKind, Long> events, long unmappable) {
  /** Copies the map. */
  public FeedCounts {
    Map<EventKind, Long> copy = new EnumMap<>(EventKind.class);
    for (EventKind kind : EventKind.values()) {
      copy.put(kind, events.getOrDefault(kind, 0L));
    }
    events = Collections.unmodifiableMap(copy);
  }

  /** Events of a kind. */
  public long events(EventKind kind) {
    return events.get(kind);
  }

  /** Events of all kinds. */
  public long totalEvents() {
    return events.values().stream().mapToLong(Long::longValue).sum();
  }
}
