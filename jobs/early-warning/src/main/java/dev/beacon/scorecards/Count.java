package dev.beacon.scorecards;

/** What a scorecard counts. The order is part of its binary form: append, never reorder. */
enum Count {
  RECEIVED,
  RESOLVED,
  WITHDRAWN,
  SAME_DAY,
  PEOPLE,
  /** Money in the district's currency, in hundredths, so that sums are exact in any order. */
  CENTS,
  /** Cases whose money is in another currency. */
  OTHER_MONEY,
  CONFIRMATIONS,
  CONFIRMED_ONLINE,
  MARKS,
  SUM_OF_MARKS,
  CALLED,
  ON_TIME,
  LATE
}
