package dev.beacon.clocks;

import dev.beacon.contract.GeoPoint;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Metrics;
import dev.beacon.contract.Step;
import java.util.List;

/**
 * What the clocks need to know of a case. All times are epoch milliseconds of event time.
 *
 * <p>Everything that was taken at one time and became known at another carries both, so that a
 * clock can be judged as an observer would have judged it at any instant, in whatever order the
 * events came in.
 */
public interface ClockedCase {
  /** Stands for an instant that does not come. */
  long NEVER = Long.MAX_VALUE;

  /**
   * A step that was taken.
   *
   * @param takenAt when it was taken
   * @param knownAt when the platform received word of it
   * @param id the progress event that says so
   */
  record Taken(long takenAt, long knownAt, String id) {}

  /**
   * A grade that was given by hand.
   *
   * @param takenAt from when on it holds
   * @param knownAt when the platform received word of it
   * @param id the progress event that says so
   * @param grade the grade
   */
  record Regrade(long takenAt, long knownAt, String id, Grade grade) {}

  /**
   * What an alert says about the case. What is not known is null.
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

  /** Its name. */
  String caseId();

  /** When it was first reported; {@link #NEVER} while only progress is known. */
  long openedAt();

  /** Since when its reports make it at least as grave as this; {@link #NEVER} if they do not. */
  long gradedSince(Grade grade);

  /** The grades given by hand, in order of {@code takenAt}, then id. */
  List<Regrade> regrades();

  /**
   * The earliest time at which the step, or one that implies it, was taken, as far as was known at
   * an instant; null if it was not known to be taken.
   */
  Taken earliest(Step step, long knownBy);

  /**
   * The next instant after this at which progress, or a say on the clocks, becomes known; {@link
   * #NEVER} if none does.
   */
  long nextNews(long after);

  /** The source's own promise; {@link #NEVER} if it made none. */
  long dueAt();

  /** When that promise was made: the event time of the report that carries it. */
  long dueSince();

  /** Names of the clocks that may run, as far as was known at an instant; null: all. */
  List<String> clocks(long knownBy);

  /** The case in words and numbers, as far as was known at an instant. */
  Description describe(long knownBy);
}
