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
  REGRADED,
  /** The matter rests, see {@link Progress#reason}; the clocks that allow it rest with it. */
  PAUSED,
  /** The matter goes on. */
  RESUMED,
  /** A longer term was granted, where the clock's definition allows one. */
  EXTENDED,
  /** The resident was told of the outcome; CLOSED implies it. */
  FED_BACK,
  /** Judicial confirmation of a settlement: applied for. */
  JUDICIAL_APPLIED,
  /** Judicial confirmation: the parties were heard and confirmed, online or in person. */
  JUDICIAL_CONFIRMED,
  /** Judicial confirmation: the court has written its document. */
  JUDICIAL_DOCUMENTED,
  /** Judicial confirmation: the document was served; it is done. */
  JUDICIAL_SERVED
}
