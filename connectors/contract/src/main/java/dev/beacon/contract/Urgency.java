package dev.beacon.contract;

/** What whoever took the request says about its urgency. */
public enum Urgency {
  NORMAL,
  URGENT,
  CRITICAL
}
