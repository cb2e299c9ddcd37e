package dev.beacon.feeds;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * A whole file in the order of its events' time, as a replay needs it: a closing date stands in its
 * row, but is news years later. At the same time reports come before progress, so that a case's own
 * report comes before its progress; what is left is ordered by id, and does not depend on the order
 * of the file.
 *
 * <p>Everything is held in memory, about 700 bytes an event: a file of a million rows with a
 * closing date each needs some 1.5 GB of heap. Larger files are to be split by time.
 *
 * @param events every event, in order
 * @param unmappable every row that could not be used, in order of the file
 * @param counts what was read
 */
public record TimeOrdered(
    List<FeedRecord.Event> events, List<FeedRecord.Unmappable> unmappable, FeedCounts counts) {
  private static final Comparator<FeedRecord.Event> ORDER =
      Comparator.comparing(FeedRecord.Event::reportedAt)
          .thenComparing(FeedRecord.Event::kind)
          .thenComparing(FeedRecord.Event::id);

  /**
   * Reads what is left of a file. Does not close the reader.
   *
   * @throws FeedException if the file cannot be read to its end
   */
  public static TimeOrdered read(FeedReader reader) {
    List<FeedRecord.Event> events = new ArrayList<>();
    List<FeedRecord.Unmappable> unmappable = new ArrayList<>();
    while (reader.hasNext()) {
      FeedRecord record = reader.next();
      if (record instanceof FeedRecord.Event event) {
        events.add(event);
      } else if (record instanceof FeedRecord.Unmappable row) {
        unmappable.add(row);
      }
    }
    events.sort(ORDER);
    return new TimeOrdered(
        Collections.unmodifiableList(events),
        Collections.unmodifiableList(unmappable),
        reader.counts());
  }
}
