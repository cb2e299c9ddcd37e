package dev.beacon.elasticsearch;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/**
 * Which months are over. A month goes as a whole, once all of it is older than it is to be kept.
 *
 * <p>Decision: done by the sink when it begins a month, not by index lifecycle management. The
 * small build of Elasticsearch has none, deleting an index a month needs no more than this, and it
 * is the same on every build.
 *
 * <p>Decision: old is what is old beside the month that is being written, or beside today if that
 * is earlier. A history replayed from years ago is kept as it would have been then, and a document
 * that claims to be from the future deletes nothing.
 */
final class MonthRetention {
  private MonthRetention() {}

  /**
   * The indices that may go.
   *
   * @param alias one of {@link Indices#MONTHLY}
   * @param indices those behind it; others among them stay
   * @param written the month that is being written
   * @param now the time
   * @param keep how long they are kept at least
   */
  static List<String> over(
      String alias, Collection<String> indices, YearMonth written, Instant now, Duration keep) {
    Instant begin = startOf(written);
    Instant today = begin.isBefore(now) ? begin : now;
    return indices.stream()
        .filter(
            index ->
                Indices.monthOf(alias, index)
                    .map(month -> !startOf(month.plusMonths(1)).plus(keep).isAfter(today))
                    .orElse(false))
        .sorted()
        .toList();
  }

  private static Instant startOf(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
