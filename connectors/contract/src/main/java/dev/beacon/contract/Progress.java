package dev.beacon.contract;

import java.time.Instant;

/**
 * News of a case, or the end of an {@link Order}. Fields that the source does not know are null.
 *
 * @param id {@code progress:<feed>:<the source's own id>}
 * @param caseId the case, or the id of the order; it may be unknown still, progress can arrive
 *     before its request
 * @param feed the system it comes from
 * @param reportedAt when the platform received it: its event time
 * @param occurredAt when the step was taken; null means {@code reportedAt}. Clocks are judged by
 *     this
 * @param step which step
 * @param department who took it
 * @param actor role of who took it, never a name
 * @param note free text, masked
 * @param grade with {@link Step#REGRADED}: the new grade
 * @param reason with {@link Step#PAUSED}: why the matter rests
 * @param satisfaction with {@link Step#CONFIRMED}, {@link Step#FED_BACK} or {@link Step#CLOSED}:
 *     the resident's mark, from 1, very dissatisfied, to 5, very satisfied
 * @param online with {@link Step#JUDICIAL_CONFIRMED}: true if the parties were heard online, false
 *     if in person
 */
public record Progress(
    String id,
    String caseId,
    String feed,
    Instant reportedAt,
    Instant occurredAt,
    Step step,
    String department,
    String actor,
    String note,
    Grade grade,
    PauseReason reason,
    Integer satisfaction,
    Boolean online)
    implements Event {
  @Override
  public String key() {
    return caseId;
  }
}
