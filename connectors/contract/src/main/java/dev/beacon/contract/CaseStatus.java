package dev.beacon.contract;

/** Where a case stands in its loop, in order of the loop. */
public enum CaseStatus {
  OPEN,
  REVIEWED,
  ACCEPTED,
  RESOLVED,
  CONFIRMED,
  CLOSED,
  CANCELLED;

  /** Whether nothing is left to do: resolved, or whatever comes after. */
  public boolean isSettled() {
    return compareTo(RESOLVED) >= 0;
  }
}
