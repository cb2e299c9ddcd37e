package dev.beacon.contract;

import java.time.Instant;

/**
 * News of a case. Fields that the source does not know are null.
 *
 * @param id {@code progress:<feed>:<the source's own id>}
 * @param caseId the case; it may be unknown still, progress can arrive before its request
 * @param feed the system it comes from
 * @param reportedAt when the platform received it: its event time
 * @param occurredAt when the step was taken; null means {@code reportedAt}. Clocks are judged by
 *     this
 * @param step which step
 * @param department who took it
 * @param actor role of who took it, never a name
 * @param note free text, masked
 * @param grade with {@link Step#REGRADED}: the new grade
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
    Grade grade) {
  /**
   * When the step was taken: {@code occurredAt}, or {@code reportedAt} where the source does not
   * tell.
   */
  public Instant takenAt() {
    return occurredAt == null ? reportedAt : occurredAt;
  }
}
