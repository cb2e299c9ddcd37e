package dev.beacon.local.simulate;

import dev.beacon.contract.Channel;
import dev.beacon.contract.GeoPoint;
import dev.beacon.contract.Observation;
import dev.beacon.contract.Patrol;
import dev.beacon.contract.SubjectKind;
import dev.beacon.contract.Urgency;

/**
 * All there is to know of a case: enough to write its reports and to plan its progress.
 *
 * @param number the source's own id, such as {@code 17} or {@code o3-17}
 * @param group what the source calls the case, such as {@code 17}; null: it has no name for it, so
 *     the first report's id does
 * @param openedAt {@code reportedAt} of the first report, epoch millis
 * @param tip whether a volunteer reports it, else a resident
 * @param people null: one, not stated
 * @param amount yuan; null: not stated
 * @param subjectName as properly written; null: about nobody
 * @param spelling how the first report spells it, see {@link Companies#spelling}
 * @param repeats how often it is reported again on other channels
 * @param dueAt the source's promise, epoch millis; 0: none
 */
record CaseFacts(
    String number,
    String group,
    long openedAt,
    boolean tip,
    Channel channel,
    Matter matter,
    String title,
    String text,
    String reporter,
    Integer people,
    Double amount,
    SubjectKind subjectKind,
    String subjectName,
    int spelling,
    String community,
    GeoPoint location,
    String station,
    Urgency urgency,
    Observation observation,
    Patrol patrol,
    VolunteerKind volunteerKind,
    int repeats,
    long dueAt) {
  private static final int RED_PEOPLE = 30;
  private static final double RED_AMOUNT = 1_000_000;

  String firstReportId() {
    return (tip ? "tip:" : "request:") + EventWriter.FEED + ":" + number;
  }

  String caseId() {
    return group == null ? firstReportId() : "case:" + EventWriter.FEED + ":" + group;
  }

  /** Whether the shipped grading rules make it class 1. */
  boolean red() {
    return (people != null && people >= RED_PEOPLE)
        || (amount != null && amount >= RED_AMOUNT)
        || urgency == Urgency.CRITICAL;
  }

  /** The same as one of several reports of a case. */
  CaseFacts inGroup(String otherGroup) {
    return with(otherGroup, people, amount);
  }

  /** The same with other numbers. */
  CaseFacts withMagnitude(Integer otherPeople, Double otherAmount) {
    return with(group, otherPeople, otherAmount);
  }

  private CaseFacts with(String otherGroup, Integer otherPeople, Double otherAmount) {
    return new CaseFacts(
        number,
        otherGroup,
        openedAt,
        tip,
        channel,
        matter,
        title,
        text,
        reporter,
        otherPeople,
        otherAmount,
        subjectKind,
        subjectName,
        spelling,
        community,
        location,
        station,
        urgency,
        observation,
        patrol,
        volunteerKind,
        repeats,
        dueAt);
  }
}
