package dev.beacon.contract;

import java.time.Instant;
import java.util.List;

/**
 * A case as it stands, in {@code beacon.cases} and in the index {@code beacon-cases}. Fields that
 * are not known are null.
 *
 * @param caseId the case
 * @param version counts the changes, from 1
 * @param status where it stands
 * @param grade RED, YELLOW or GREEN
 * @param category of its first report
 * @param feed where its first report came from
 * @param channels every channel it was reported on, in order of name; a tip counts as {@code TIP}
 * @param openedAt event time of its first report; null while only progress is known
 * @param updatedAt event time of the latest event
 * @param reviewedAt when reviewed
 * @param acceptedAt when accepted
 * @param resolvedAt when resolved
 * @param closedAt when closed or cancelled
 * @param dueAt the source's own promise
 * @param people the largest number any report gave
 * @param amount the largest amount any report gave, in {@code currency}
 * @param currency ISO 4217
 * @param subject key of the subject
 * @param subjectName its name as first written
 * @param community code
 * @param street the sub-district: the first 9 digits of a 12-digit community code
 * @param location where
 * @param cell H3 cell of {@code location}, resolution 9
 * @param station service point
 * @param department answerable
 * @param title a line about it, masked
 * @param reports how many requests and tips it holds
 * @param tips how many of them are tips
 * @param evidence ids of the reports, oldest first, the first 20
 */
public record CaseDocument(
    String caseId,
    long version,
    CaseStatus status,
    Grade grade,
    String category,
    String feed,
    List<String> channels,
    Instant openedAt,
    Instant updatedAt,
    Instant reviewedAt,
    Instant acceptedAt,
    Instant resolvedAt,
    Instant closedAt,
    Instant dueAt,
    Integer people,
    Double amount,
    String currency,
    String subject,
    String subjectName,
    String community,
    String street,
    GeoPoint location,
    String cell,
    String station,
    String department,
    String title,
    int reports,
    int tips,
    List<String> evidence) {}
