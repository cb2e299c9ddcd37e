package dev.beacon.contract;

/** What a subject is. */
public enum SubjectKind {
  SITE,
  EMPLOYER,
  CONTRACTOR
}
