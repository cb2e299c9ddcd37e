package dev.beacon.gateway;

import dev.beacon.contract.HeatDocument;
import dev.beacon.elasticsearch.HeatFilter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The newest version of each place's risk, hottest first. Bounded: the coolest are let go, of those
 * as cool the ones that changed longest ago. Thread-safe.
 *
 * <p>Decision: a place that has grown calm is no longer told of, but it is remembered as long as
 * there is room: an older version that arrives again, as after a restart of the job, must not bring
 * it back, and whoever opens the stream must learn that it is calm.
 */
final class HeatBook {
  private static final Comparator<HeatDocument> HOTTEST_FIRST =
      Comparator.comparingDouble(HeatDocument::score)
          .thenComparing(HeatDocument::at)
          .reversed()
          .thenComparing(HeatDocument::heatId);

  private final int capacity;
  private final Map<String, HeatDocument> byId = new HashMap<>();
  private final TreeSet<HeatDocument> hottestFirst = new TreeSet<>(HOTTEST_FIRST);

  HeatBook(int capacity) {
    this.capacity = capacity;
  }

  /** Adds a version; false if it is already known or older than what is. */
  synchronized boolean put(HeatDocument place) {
    HeatDocument known = byId.get(place.heatId());
    if (known != null && known.version() >= place.version()) {
      return false;
    }
    if (known != null) {
      hottestFirst.remove(known);
    }
    byId.put(place.heatId(), place);
    hottestFirst.add(place);
    if (hottestFirst.size() > capacity) {
      byId.remove(hottestFirst.pollLast().heatId());
    }
    return true;
  }

  /** The newest version of this place, unless it is calm. */
  synchronized Optional<HeatDocument> find(String heatId) {
    return Optional.ofNullable(byId.get(heatId)).filter(HeatBook::isHot);
  }

  /** The places that match and are not calm, hottest first. */
  synchronized List<HeatDocument> hottest(HeatFilter filter) {
    return hottestFirst.stream()
        .takeWhile(HeatBook::isHot)
        .filter(filter::matches)
        .limit(filter.size())
        .toList();
  }

  /** Every place that is remembered, hottest first, the calm ones too. */
  synchronized List<HeatDocument> all() {
    return List.copyOf(hottestFirst);
  }

  /** How many places are remembered. */
  synchronized int size() {
    return hottestFirst.size();
  }

  private static boolean isHot(HeatDocument place) {
    return place.score() > 0;
  }
}
