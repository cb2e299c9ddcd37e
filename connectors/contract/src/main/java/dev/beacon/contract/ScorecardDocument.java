package dev.beacon.contract;

import java.time.Instant;
import java.util.List;

/**
 * A scorecard: what a unit was asked in a period and what it kept of its promises, in the index
 * {@code beacon-scorecards}. A matter counts in the period in which it was received, whenever it is
 * settled, so that late truth changes old cards. Shares are from 0 to 1, and null where there is
 * nothing to share.
 *
 * @param cardId {@code <kind of period>:<period>:<kind of unit>:<unit>}, such as {@code
 *     quarter:2020-Q2:street:440311001}
 * @param version grows with every write
 * @param periodKind how long the period is
 * @param period its label, see {@link ScorePeriod#label}
 * @param from its first instant
 * @param until the first instant after it
 * @param unitKind what kind of unit
 * @param unit a department's name, a community's or a sub-district's code; {@link #WHOLE_DISTRICT}
 * @param street the sub-district of a community with a 12-digit code
 * @param at event time of the last change in it
 * @param cases what was asked, and what became of it
 * @param windows how the promised windows were kept
 * @param checkIns how departments came when they were called
 * @param confirmations settlements confirmed by a court
 * @param satisfaction what residents say
 * @param clearing a day's card: what of the day is still open; null for other periods
 */
public record ScorecardDocument(
    String cardId,
    long version,
    ScorePeriod.Kind periodKind,
    String period,
    Instant from,
    Instant until,
    UnitKind unitKind,
    String unit,
    String street,
    Instant at,
    Cases cases,
    Windows windows,
    CheckIns checkIns,
    Confirmations confirmations,
    Satisfaction satisfaction,
    Clearing clearing) {

  /** The only unit of {@link UnitKind#DISTRICT}. */
  public static final String WHOLE_DISTRICT = "all";

  /** What a card is for. Constants may be appended, never reordered. */
  public enum UnitKind {
    /** Who answers for a case, or was called by an order. */
    DEPARTMENT,
    COMMUNITY,
    /** A sub-district: the communities whose codes begin with its 9 digits. */
    STREET,
    /** Everything, also what has no department or community. */
    DISTRICT
  }

  /**
   * What was asked, and what became of it.
   *
   * @param received cases received
   * @param resolved of those, resolved by now
   * @param withdrawn of those, cancelled; they count for no share
   * @param open of those, neither resolved nor cancelled
   * @param resolutionRate resolved / (received - withdrawn)
   * @param sameDay resolved on the local day on which they were received
   * @param sameDayRate sameDay / (received - withdrawn): what stays open counts against it
   * @param toResolution from receipt to resolution
   * @param people involved in the cases that were not withdrawn
   * @param amount money involved in those, in the district's currency
   * @param otherMoney how many of those name an amount in another currency, which is not summed
   */
  public record Cases(
      long received,
      long resolved,
      long withdrawn,
      long open,
      Double resolutionRate,
      long sameDay,
      Double sameDayRate,
      Durations toResolution,
      long people,
      double amount,
      long otherMoney) {}

  /**
   * How the promised windows were kept, over all clocks of cases and orders.
   *
   * @param kept windows kept
   * @param broken windows broken
   * @param rate kept / (kept + broken)
   * @param points deducted
   * @param clocks clock by clock, in order of name
   */
  public record Windows(long kept, long broken, Double rate, long points, List<ClockScore> clocks) {
    public Windows {
      clocks = List.copyOf(clocks);
    }
  }

  /**
   * How a clock was kept.
   *
   * @param clock its name
   * @param kept windows kept; a repeating clock has one a round
   * @param broken windows broken
   * @param rate kept / (kept + broken)
   * @param points deducted
   * @param took how long the promised step took, where it was taken
   */
  public record ClockScore(
      String clock, long kept, long broken, Double rate, long points, Durations took) {}

  /**
   * How departments came when orders called them.
   *
   * @param called how often one was called
   * @param onTime of those, came as promised
   * @param late of those, did not; the rest may still come in time
   * @param rate onTime / (onTime + late)
   */
  public record CheckIns(long called, long onTime, long late, Double rate) {}

  /**
   * Judicial confirmations.
   *
   * @param served how many
   * @param online of those, heard online
   */
  public record Confirmations(long served, long online) {}

  /**
   * What residents say.
   *
   * @param mean of their marks, 1 (bad) to 5 (good); null without marks
   * @param marks how many there are
   */
  public record Satisfaction(Double mean, long marks) {}

  /**
   * What of a day is still open.
   *
   * @param open ids of cases, the longest waiting first, 100 at most
   * @param notListed how many more there are
   */
  public record Clearing(List<String> open, long notListed) {
    public Clearing {
      open = List.copyOf(open);
    }
  }

  /**
   * Lengths of time, each within 1 % of the exact order statistic.
   *
   * @param medianMinutes half of them are no longer; null if there are none
   * @param p90Minutes nine in ten are no longer; null if there are none
   * @param sketch {@code <bucket>:<count>} joined by blanks, so that cards can be added up; bucket
   *     {@code i} holds what is longer than {@code g^(i-1)} seconds and at most {@code g^i}, with
   *     {@code g = 101/99}; bucket 0 also what is shorter
   */
  public record Durations(Double medianMinutes, Double p90Minutes, String sketch) {}
}
