package dev.beacon.local.simulate;

import dev.beacon.contract.GeoPoint;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Observation;
import dev.beacon.contract.Step;
import dev.beacon.contract.SubjectKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Where the simulator says what really happened, for tests and for judging what the platform made
 * of it.
 */
public interface Truth {
  /** For runs whose truth nobody asks for. */
  Truth UNTOLD =
      new Truth() {
        @Override
        public void outbreak(Outbreak outbreak) {}

        @Override
        public void red(RedCase red) {}

        @Override
        public void order(Ordered order) {}

        @Override
        public void end(Summary summary) {}
      };

  /** An outbreak is over, or the run is. */
  void outbreak(Outbreak outbreak);

  /** A RED case was reported; what is planned for it. */
  void red(RedCase red);

  /** An order is about to be issued; what is planned for it. */
  void order(Ordered order);

  /** The run is over. */
  void end(Summary summary);

  /**
   * An outbreak, as far as its reports were put out. What lies after the end of the run has not
   * happened: {@code complete} is then false and counts are lower.
   *
   * @param number counts from 0
   * @param scenario {@code true-case-construction-site}, {@code true-case-factory} or {@code
   *     invented}
   * @param subjectKind site, employer or contractor
   * @param subject the name as properly written
   * @param spellings all spellings its reports use
   * @param community code
   * @param cell H3 index, resolution 9
   * @param location its centre
   * @param workers how many are owed wages
   * @param amount yuan owed to all together
   * @param gatheringAt when the crowd gathers
   * @param agreementAt when it is settled
   * @param reports tips and first complaints put out; repeats on other channels not counted
   * @param reporters distinct reporters among them
   * @param fourthReporterAt {@code reportedAt} of the report by which four distinct reporters had
   *     spoken within 168 hours; null if never
   * @param fourthReport its id
   * @param peakPeople the largest number of people any report speaks of
   * @param tips every tip, oldest first
   * @param complaints when each complaint was reported, oldest first
   * @param complete whether all of it was put out
   */
  record Outbreak(
      int number,
      String scenario,
      SubjectKind subjectKind,
      String subject,
      List<String> spellings,
      String community,
      String cell,
      GeoPoint location,
      int workers,
      double amount,
      Instant gatheringAt,
      Instant agreementAt,
      int reports,
      int reporters,
      Instant fourthReporterAt,
      String fourthReport,
      int peakPeople,
      List<TipSeen> tips,
      List<Instant> complaints,
      boolean complete) {}

  /** A tip of an outbreak; {@code people} null: not stated. */
  record TipSeen(String id, Instant reportedAt, Observation observation, Integer people) {}

  /**
   * A RED case and what is planned for its two windows. A step that is reported after the end of
   * the run was not put out.
   *
   * @param caseId the case
   * @param openedAt {@code reportedAt} of its first report
   * @param ofOutbreak the outbreak it belongs to; null: none
   */
  record RedCase(
      String caseId, Instant openedAt, Integer ofOutbreak, Window review, Window acceptance) {}

  /**
   * A window of time and whether it is kept.
   *
   * @param deadline the last instant in time
   * @param takenAt when the step was taken; null: never
   * @param heardAt when the platform heard of it; null: never
   * @param kept whether {@code takenAt} is no later than the deadline
   * @param lateNews whether it was kept but heard of after the deadline
   */
  record Window(
      Instant deadline, Instant takenAt, Instant heardAt, boolean kept, boolean lateNews) {}

  /**
   * An order and what is planned for it. What would be reported after the end of the run was not
   * put out.
   *
   * @param orderId the order
   * @param caseId the case it is about
   * @param level how grave the matter is
   * @param issuedAt when it is issued
   * @param endedAt when it ends
   * @param end RESOLVED, or CANCELLED if it is withdrawn
   * @param called every department called
   */
  record Ordered(
      String orderId,
      String caseId,
      Grade level,
      Instant issuedAt,
      Instant endedAt,
      Step end,
      List<Called> called) {}

  /** A department that is called, and how it comes. */
  record Called(String department, Manner manner) {}

  /** How a department comes, by what the shipped clocks ask for. */
  enum Manner {
    IN_TIME,
    LATE,
    TOO_JUNIOR,
    TOO_FEW,
    MISSING
  }

  /**
   * What was put out.
   *
   * @param seed of the run
   * @param firstAt arrival of the first event; null if there was none
   * @param lastAt arrival of the last event; null if there was none
   * @param events all events, and of these by kind:
   * @param requests requests, with repeats and unusable ones
   * @param tips tips, with repeats and unusable ones
   * @param progress progress, with repeats and unusable ones
   * @param orders orders, with repeats and unusable ones
   * @param checkIns check-ins, with repeats and unusable ones
   * @param otherChannelRepeats requests that repeat another one on another channel
   * @param exactRepeats events that are byte for byte another one
   * @param invalid unusable events by their fault
   * @param cases cases opened
   * @param redCases RED ones among them
   * @param outbreaks outbreaks that put out at least one report
   * @param clusters outbreaks that reached four distinct reporters within 168 hours
   */
  record Summary(
      long seed,
      Instant firstAt,
      Instant lastAt,
      long events,
      long requests,
      long tips,
      long progress,
      long orders,
      long checkIns,
      long otherChannelRepeats,
      long exactRepeats,
      Map<String, Long> invalid,
      long cases,
      long redCases,
      long outbreaks,
      long clusters) {}
}
