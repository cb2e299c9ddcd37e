package dev.beacon.contract;

/**
 * Who or what a report is about, as the reporter named it.
 *
 * @param kind site, employer or contractor
 * @param id the id in the registry, if the source knows it, else null
 * @param name the name as written by the source; names of one subject vary
 */
public record Subject(SubjectKind kind, String id, String name) {}
