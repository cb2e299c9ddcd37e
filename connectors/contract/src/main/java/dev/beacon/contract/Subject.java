package dev.beacon.contract;

/**
 * Who or what a report is about, as the reporter named it.
 *
 * @param kind site, employer or contractor
 * @param id the id in the registry, if the source knows it, else null
 * @param name the name as written by the source; names of one subject vary
 * @param contractor the contractor who builds there, or for whom the employer works, if the source
 *     knows it, as the source writes it; else null
 */
public record Subject(SubjectKind kind, String id, String name, String contractor) {
  /** A subject of which nobody says under which contractor it is. */
  public Subject(SubjectKind kind, String id, String name) {
    this(kind, id, name, null);
  }
}
