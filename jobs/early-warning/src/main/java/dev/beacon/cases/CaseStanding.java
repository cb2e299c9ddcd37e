package dev.beacon.cases;

import dev.beacon.contract.CaseStatus;
import dev.beacon.contract.Grade;

/**
 * Where a case stands, as far as the risk of its place goes.
 *
 * @param status where it stands in its loop
 * @param open whether it was reported and is not yet resolved, closed or cancelled
 * @param grade its grade
 * @param category of its first report; null while only progress is known
 * @param community code; null if unknown
 * @param cell H3 cell at resolution 9; null if unknown
 * @param people the largest number any report gave; 0 if unknown
 * @param openedAt event time of its first report, epoch milliseconds; {@link
 *     dev.beacon.intake.CaseEvent#NO_TIME} while only progress is known
 * @param updatedAt event time of its latest event, epoch milliseconds
 */
public record CaseStanding(
    CaseStatus status,
    boolean open,
    Grade grade,
    String category,
    String community,
    String cell,
    int people,
    long openedAt,
    long updatedAt) {}
