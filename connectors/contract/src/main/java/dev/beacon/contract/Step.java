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
  JUDICIAL_SERVED;

  /**
   * Whether taking this step means that another has been taken.
   *
   * <p>Decision: CONFIRMED and CLOSED imply that the matter was resolved, for many departments
   * report only that a case was closed.
   */
  public boolean implies(Step other) {
    return this == other
        || switch (other) {
          case REVIEWED ->
              this == ACCEPTED || this == RESOLVED || this == CONFIRMED || this == CLOSED;
          case ACCEPTED -> this == RESOLVED || this == CONFIRMED || this == CLOSED;
          case RESOLVED -> this == CONFIRMED || this == CLOSED;
          case FED_BACK -> this == CLOSED;
          default -> false;
        };
  }

  /** Whether it settles the matter, or belongs to what follows its settlement. */
  public boolean isOfSettlement() {
    return switch (this) {
      case RESOLVED,
          CONFIRMED,
          CLOSED,
          FED_BACK,
          JUDICIAL_APPLIED,
          JUDICIAL_CONFIRMED,
          JUDICIAL_DOCUMENTED,
          JUDICIAL_SERVED ->
          true;
      default -> false;
    };
  }
}
