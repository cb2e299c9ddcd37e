package dev.beacon.gateway;

import dev.beacon.contract.Alert;
import dev.beacon.contract.Grade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The newest version of each alert, newest first, and how it came to be so. Bounded: the alerts
 * whose newest version is oldest are let go, those that are over before those that are open.
 * Thread-safe.
 */
final class AlertBook {
  /** Steps kept of one alert's history; the first is always among them. */
  static final int LONGEST_HISTORY = 50;

  private static final Comparator<Alert> NEWEST_FIRST =
      Comparator.comparing(Alert::at).reversed().thenComparing(Alert::alertId);

  private final int capacity;
  private final Map<String, Entry> byId = new HashMap<>();
  private final TreeSet<Alert> newestFirst = new TreeSet<>(NEWEST_FIRST);
  private final TreeSet<Alert> ended = new TreeSet<>(NEWEST_FIRST);

  AlertBook(int capacity) {
    this.capacity = capacity;
  }

  /**
   * One version, in short.
   *
   * @param at event time of that version
   */
  record HistoryStep(long version, Alert.Status status, Grade severity, Instant at) {}

  /**
   * An alert and its way.
   *
   * @param alert the newest version
   * @param history every version seen in short, oldest first; of a long one the first and the
   *     latest
   */
  record Entry(Alert alert, List<HistoryStep> history) {}

  /** Adds a version; false if it is already known or older than what is. */
  synchronized boolean put(Alert alert) {
    Entry known = byId.get(alert.alertId());
    if (known != null && known.alert().version() >= alert.version()) {
      return false;
    }
    List<HistoryStep> history = new ArrayList<>();
    if (known != null) {
      history.addAll(known.history());
      newestFirst.remove(known.alert());
      ended.remove(known.alert());
    }
    history.add(new HistoryStep(alert.version(), alert.status(), alert.severity(), alert.at()));
    if (history.size() > LONGEST_HISTORY) {
      history.remove(1);
    }
    byId.put(alert.alertId(), new Entry(alert, List.copyOf(history)));
    newestFirst.add(alert);
    if (alert.status().isEnded()) {
      ended.add(alert);
    }
    if (newestFirst.size() > capacity) {
      Alert gone = ended.isEmpty() ? newestFirst.last() : ended.pollLast();
      newestFirst.remove(gone);
      byId.remove(gone.alertId());
    }
    return true;
  }

  /** The newest version of this alert and its history, if it is held. */
  synchronized Optional<Entry> find(String alertId) {
    return Optional.ofNullable(byId.get(alertId));
  }

  /** The alerts that match, newest first. */
  synchronized List<Alert> newest(AlertFilter filter) {
    return newestFirst.stream().filter(filter::matches).limit(filter.limit()).toList();
  }

  /** The live alerts that are not over, newest first. */
  synchronized List<Alert> open() {
    return newestFirst.stream()
        .filter(alert -> !alert.status().isEnded() && alert.mode() != Alert.Mode.SHADOW)
        .toList();
  }

  /** How many alerts are held. */
  synchronized int size() {
    return newestFirst.size();
  }
}
