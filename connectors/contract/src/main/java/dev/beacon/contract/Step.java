package dev.beacon.contract;

/** A step in the life of a case, as a {@link Progress} event reports it. */
public enum Step {
  /** Somebody in charge has looked at it. */
  REVIEWED,
  /** A department has taken it on; implies that it was reviewed. */
  ACCEPTED,
  /** News on an open case; changes no status. */
  UPDATED,
  /** The matter is settled; implies that it was accepted. */
  RESOLVED,
  /** The resident, or a court, has confirmed the settlement. */
  CONFIRMED,
  /** Fed back and filed: the loop is closed. */
  CLOSED,
  /** Opened again after it was resolved or closed. */
  REOPENED,
  /** Withdrawn or opened in error. */
  CANCELLED,
  /** Given another grade, see {@link Progress#grade}. */
  REGRADED
}
