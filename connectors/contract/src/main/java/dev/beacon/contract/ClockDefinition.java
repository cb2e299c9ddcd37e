package dev.beacon.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A promise: within what time which step is taken, and who is told when it is not. Published on
 * {@code beacon.clocks}.
 *
 * @param clock its name, such as {@code review}; alerts and a feed's list of clocks name it
 * @param version counts up with each publication; an older version never replaces a newer one
 * @param enabled false: no such promise is made from {@code effectiveFrom} on
 * @param effectiveFrom holds for clocks that start at or after this instant, those that started
 *     before keep the version of their time; null: for all, also those that have run already
 * @param title what it is called
 * @param matter whether cases or orders are clocked
 * @param startedBy the step that starts it; null: the report of a case, the issue of an order
 * @param stoppedBy the step that keeps it, or any that implies it; null with orders: the check-in
 * @param through steps on the way from start to stop, in order; an alert tells which is missing
 * @param grades for cases of these grades, orders of these levels; empty: all
 * @param categories for these categories of cases, kinds of orders; empty: all
 * @param departments for matters of these departments; empty: all
 * @param channels for cases first reported on these channels, {@code TIP} for a tip; empty: all
 * @param term how long it runs; null: until the case's own {@code dueAt}
 * @param extension by how much {@link Step#EXTENDED} prolongs it, once; null: it cannot be
 * @param calendar name of the calendar on which the term is counted
 * @param pausedBy reasons for which it rests while the case is paused; empty: it never rests
 * @param renewedBy a step that starts it anew until it is stopped, as an hourly update does; null:
 *     it runs once
 * @param warnAt shares of the time elapsed at which to warn, above 0 and below 1, rising
 * @param escalation to whom a breach is taken and when, rising
 * @param attendance orders: who must come; null: anybody
 * @param points what a breach costs on the scorecard, not negative
 * @param author who published this version
 * @param publishedAt when
 * @param note why
 */
public record ClockDefinition(
    String clock,
    long version,
    boolean enabled,
    Instant effectiveFrom,
    Text title,
    Matter matter,
    Step startedBy,
    Step stoppedBy,
    List<Step> through,
    List<Grade> grades,
    List<String> categories,
    List<String> departments,
    List<String> channels,
    Term term,
    Term extension,
    String calendar,
    List<PauseReason> pausedBy,
    Step renewedBy,
    List<Double> warnAt,
    List<Rung> escalation,
    Attendance attendance,
    int points,
    String author,
    Instant publishedAt,
    String note)
    implements Publishable<ClockDefinition> {
  private static final String ATTENDANCE = ".attendance";

  /** What a clock runs for. */
  public enum Matter {
    CASE,
    ORDER
  }

  /**
   * A length of time. Exactly one of its parts is given, the others are null.
   *
   * @param time counted on the calendar: all of the day round the clock, or only working hours;
   *     positive
   * @param days ends with the last moment of the local day this many days after that of the start;
   *     0: with the day of the start itself. Not negative
   * @param workingDays the same, counting only working days; positive
   */
  public record Term(Duration time, Integer days, Integer workingDays) {
    public static Term ofTime(Duration time) {
      return new Term(time, null, null);
    }

    public static Term ofDays(int days) {
      return new Term(null, days, null);
    }

    public static Term ofWorkingDays(int workingDays) {
      return new Term(null, null, workingDays);
    }
  }

  /**
   * A rung of the ladder.
   *
   * @param after how long after the deadline, by the wall clock; zero: at once
   * @param to who is told
   */
  public record Rung(Duration after, Authority to) {}

  /**
   * Who must come. Those who come later, but in time, count together with those who came first.
   *
   * @param rank of the leader, at least
   * @param people how many, at least
   */
  public record Attendance(LeaderRank rank, int people) {}

  @Override
  public String name() {
    return clock;
  }

  @Override
  public ClockDefinition published(
      long newVersion, String newAuthor, Instant newPublishedAt, String newNote) {
    return with(newVersion, enabled, effectiveFrom, newAuthor, newPublishedAt, newNote);
  }

  @Override
  public ClockDefinition withEnabled(boolean on) {
    return with(version, on, effectiveFrom, author, publishedAt, note);
  }

  /** The same promise for clocks that start at or after this instant; null: for all. */
  public ClockDefinition withEffectiveFrom(Instant instant) {
    return with(version, enabled, instant, author, publishedAt, note);
  }

  /**
   * The promise of who comes, which goes with that of coming in time: the same, but judged by
   * {@link #attendance} and without warnings. Its name is the clock's with {@code .attendance}
   * behind it, which no published clock can have.
   */
  public ClockDefinition ofAttendance() {
    return new ClockDefinition(
        clock + ATTENDANCE,
        version,
        enabled,
        effectiveFrom,
        new Text(title.zh() + "（到场人员）", title.en() + " (attendance)"),
        matter,
        startedBy,
        stoppedBy,
        through,
        grades,
        categories,
        departments,
        channels,
        term,
        extension,
        calendar,
        pausedBy,
        renewedBy,
        List.of(),
        escalation,
        attendance,
        points,
        author,
        publishedAt,
        note);
  }

  /** Whether a clock of this name is the promise of who comes. */
  public static boolean isOfAttendance(String clock) {
    return clock.endsWith(ATTENDANCE);
  }

  private ClockDefinition with(
      long newVersion,
      boolean newEnabled,
      Instant newEffectiveFrom,
      String newAuthor,
      Instant newPublishedAt,
      String newNote) {
    return new ClockDefinition(
        clock,
        newVersion,
        newEnabled,
        newEffectiveFrom,
        title,
        matter,
        startedBy,
        stoppedBy,
        through,
        grades,
        categories,
        departments,
        channels,
        term,
        extension,
        calendar,
        pausedBy,
        renewedBy,
        warnAt,
        escalation,
        attendance,
        points,
        newAuthor,
        newPublishedAt,
        newNote);
  }
}
