package dev.beacon.contract;

/**
 * What a volunteer saw. The first three are the steps by which wage arrears grow into a group
 * incident.
 */
public enum Observation {
  WAGES_LATE,
  WORK_STOPPAGE,
  GATHERING,
  OTHER
}
