package dev.beacon.contract;

/** The way a request came in. */
public enum Channel {
  HALL,
  STATION,
  HOTLINE,
  MINI_PROGRAM,
  APP,
  QR_CODE,
  DEPARTMENT,
  /** A petition (信访): a letter, a visit or an online petition, to which the law gives terms. */
  PETITION
}
