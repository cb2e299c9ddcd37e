package dev.beacon.contract;

/** The kind of patrol on which a volunteer made an observation. */
public enum Patrol {
  DAILY,
  INSTANT,
  SPECIAL
}
