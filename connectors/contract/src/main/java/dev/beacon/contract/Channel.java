package dev.beacon.contract;

/** The way a request came in. */
public enum Channel {
  HALL,
  STATION,
  HOTLINE,
  MINI_PROGRAM,
  APP,
  QR_CODE,
  DEPARTMENT
}
