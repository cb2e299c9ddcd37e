package dev.beacon.local.simulate;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A history that is played whole, with what it has to add up to. The numbers are targets of the
 * generator's draws; nobody who counts the events is told of them.
 *
 * @param name what it is called on the command line
 * @param from its first day
 * @param until the day after its last
 * @param zone whose days they are
 * @param received cases received
 * @param resolved of those, resolved by the end
 * @param sameDay of those, on the day of receipt
 * @param people involved in all of them
 * @param yuan involved in all of them
 * @param confirmations judicial confirmations served
 * @param confirmedOnline of those, heard online
 */
public record HistoryProfile(
    String name,
    LocalDate from,
    LocalDate until,
    ZoneId zone,
    int received,
    int resolved,
    int sameDay,
    int people,
    long yuan,
    int confirmations,
    int confirmedOnline) {

  /**
   * The district's first eighteen months, as its article sums them up: 18,148 requests, 18,053
   * resolved, 98 % on the same day, 77,792 people, 736 million yuan, 321 judicial confirmations, 74
   * of them online.
   */
  public static final HistoryProfile GUANGMING_2019 =
      new HistoryProfile(
          "guangming-2019",
          LocalDate.of(2019, 1, 1),
          LocalDate.of(2020, 7, 1),
          ZoneId.of("Asia/Shanghai"),
          18_148,
          18_053,
          17_785,
          77_792,
          736_000_000,
          321,
          74);

  /** Every profile there is. */
  public static final List<HistoryProfile> ALL = List.of(GUANGMING_2019);

  /** The profile of a name. */
  public static Optional<HistoryProfile> named(String name) {
    return ALL.stream().filter(profile -> profile.name.equals(name)).findFirst();
  }

  /** Its first instant, epoch millis. */
  long start() {
    return from.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  /** The first instant after it, epoch millis. */
  long end() {
    return until.atStartOfDay(zone).toInstant().toEpochMilli();
  }
}
