package dev.beacon.contract;

import java.time.Instant;
import java.util.List;

/**
 * The whole course of an order as it stands, in {@code beacon.order-courses} and in the index
 * {@code beacon-orders}: issued, who was called, who came when and with whom, how each department
 * is judged, and how it ended. Fields that are not known are null.
 *
 * @param orderId the order
 * @param version counts the changes, from 1
 * @param status where it stands
 * @param caseId the case it is about
 * @param kind what it is about, a code
 * @param level how grave
 * @param feed where it came from
 * @param community code of the community that issued it
 * @param street the sub-district: the first 9 digits of a 12-digit community code
 * @param location where to come to
 * @param title a line about it, masked
 * @param issuer role of who issued it
 * @param issuedAt when it was issued; null while only check-ins, or its end, are known
 * @param updatedAt event time of the latest event
 * @param endedAt when it was completed or withdrawn, the first time
 * @param points what broken promises cost, all departments together
 * @param departments those called, as the order names them; then those that came uncalled, by name
 */
public record OrderDocument(
    String orderId,
    long version,
    Status status,
    String caseId,
    String kind,
    Grade level,
    String feed,
    String community,
    String street,
    GeoPoint location,
    String title,
    String issuer,
    Instant issuedAt,
    Instant updatedAt,
    Instant endedAt,
    int points,
    List<Department> departments) {

  /** The same course as another version of it. */
  public OrderDocument withVersion(long newVersion) {
    return new OrderDocument(
        orderId,
        newVersion,
        status,
        caseId,
        kind,
        level,
        feed,
        community,
        street,
        location,
        title,
        issuer,
        issuedAt,
        updatedAt,
        endedAt,
        points,
        departments);
  }

  /** Where an order stands. */
  public enum Status {
    /** Check-ins, or its end, have come in, but not the order itself. */
    AWAITED,
    /** Departments are called. */
    ISSUED,
    /** The matter is settled. */
    COMPLETED,
    /** Nobody is called any more. */
    WITHDRAWN
  }

  /** How a department has come. */
  public enum Presence {
    /** It has not come, and the deadline is ahead. */
    WAITING,
    /** It came at or before the deadline, or no clock asks when. */
    IN_TIME,
    /** It came after the deadline. */
    LATE,
    /** It has not come, and the deadline has passed. */
    MISSING,
    /** It had not come when the order ended, and the deadline was ahead. */
    RELEASED,
    /** It came although the order does not call it: a misspelt name, or a helping hand. */
    UNCALLED
  }

  /** Whether those came whom the clock asks for. */
  public enum Attendance {
    OK,
    TOO_JUNIOR,
    TOO_FEW,
    TOO_JUNIOR_AND_TOO_FEW
  }

  /**
   * A department's part in the order.
   *
   * @param department its name
   * @param presence how it has come
   * @param clock name of the clock by which it is judged; null if none is for it. Of several that
   *     with the earliest deadline
   * @param deadline the last instant in time
   * @param rankAsked the rank that is asked for; null: any
   * @param peopleAsked how many are asked for; null: anybody
   * @param arrivedAt when its first people arrived; null: nobody has come
   * @param rank of the most senior who came by the deadline, or, if all came later, by then
   * @param people how many had come by then, together
   * @param attendance whether those were whom the clock asks for; null: not judged yet, or nobody
   *     is asked for
   * @param points what its broken promises cost
   * @param checkIns in order of arrival, at most the first 16
   */
  public record Department(
      String department,
      Presence presence,
      String clock,
      Instant deadline,
      LeaderRank rankAsked,
      Integer peopleAsked,
      Instant arrivedAt,
      LeaderRank rank,
      Integer people,
      Attendance attendance,
      int points,
      List<Arrival> checkIns) {}

  /**
   * A check-in.
   *
   * @param id its event
   * @param arrivedAt when they arrived
   * @param reportedAt when the platform received it
   * @param rank of the most senior of them
   * @param people how many
   */
  public record Arrival(
      String id, Instant arrivedAt, Instant reportedAt, LeaderRank rank, int people) {}
}
