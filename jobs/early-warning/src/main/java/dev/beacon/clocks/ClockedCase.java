package dev.beacon.clocks;

import dev.beacon.contract.GeoPoint;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Metrics;
import java.util.List;

/**
 * What the clocks need to know of a matter: a case, or a department's part in an order. All times
 * are epoch milliseconds of event time.
 *
 * <p>Everything that was taken at one time and became known at another carries both, so that a
 * clock can be judged as an observer would have judged it at any instant, in whatever order the
 * events came in.
 */
public interface ClockedCase {
  /** Stands for an instant that does not come. */
  long NEVER = Long.MAX_VALUE;

  /**
   * What an alert says about the matter. What is not known is null.
   *
   * @param title a line about it
   * @param category of its first report
   * @param subject key of the subject
   * @param subjectName its name
   * @param community code
   * @param location where
   * @param department answerable
   * @param metrics its numbers
   * @param evidence ids of its first reports, oldest first
   */
  record Description(
      String title,
      String category,
      String subject,
      String subjectName,
      String community,
      GeoPoint location,
      String department,
      Metrics metrics,
      List<String> evidence) {}

  /**
   * By what a clock is chosen, as far as was known at an instant. What is not known is null.
   *
   * @param category of the first report that names one
   * @param department answerable
   * @param channel of the first report
   * @param clocks names of the clocks that may run; null: all
   */
  record Traits(String category, String department, String channel, List<String> clocks) {}

  /** The case or the order that an alert is about. */
  String caseId();

  /** Names it in the ids of alerts; of the departments that an order calls each has its own. */
  default String alertName() {
    return caseId();
  }

  /**
   * When it was first reported, or the order issued; {@link #NEVER} while only progress is known.
   */
  long openedAt();

  /** Since when that was known. */
  default long openedSince() {
    return openedAt();
  }

  /** Since when its reports make it at least as grave as this; {@link #NEVER} if they do not. */
  long gradedSince(Grade grade);

  /** The steps that were taken, in order. */
  List<Turn> turns();

  /** Updates taken before this instant are no longer known; the least long if all are. */
  long updatesKnownSince();

  /** The next instant after this at which a turn, or a trait, becomes known; {@link #NEVER}. */
  long nextNews(long after);

  /** The source's own promise; {@link #NEVER} if it made none. */
  long dueAt();

  /** When that promise was made: the event time of the report that carries it. */
  long dueSince();

  /** By what clocks are chosen, as far as was known at an instant. */
  Traits traits(long knownBy);

  /** The matter in words and numbers, as far as was known at an instant. */
  Description describe(long knownBy);
}
