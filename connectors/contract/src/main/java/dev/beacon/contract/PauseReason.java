package dev.beacon.contract;

/** Why a matter rests, as {@link Step#PAUSED} says. */
public enum PauseReason {
  /** The resident has to hand something in, or cannot be reached. */
  RESIDENT,
  /** An expert's appraisal (鉴定) is awaited. */
  APPRAISAL,
  /** Another authority or a court decides first. */
  OTHER_AUTHORITY,
  /** Force majeure: a typhoon, an epidemic. */
  FORCE_MAJEURE
}
