package dev.beacon.contract;

/** To whom a broken promise is taken, from near to far. */
public enum Authority {
  /** The community hall (社区). */
  COMMUNITY,
  /** The sub-district centre (街道). */
  STREET,
  /** The district centre (区). */
  DISTRICT,
  /** The leader who answers for the department by name (包案领导). */
  LEADER
}
