package dev.beacon.cases;

import dev.beacon.clocks.ClockBook;

/** What the job keeps of a case: one value, read once and written once an event. */
final class CaseState {
  /** No timer is set. */
  static final long NO_TIMER = Long.MIN_VALUE;

  final CaseFile file;
  final ClockBook book;
  final CaseNews news;
  long timerAt;

  /**
   * How far time had come when the case's last event came in; a case of long ago that comes in now
   * is kept from now on.
   */
  long touchedAt = Long.MIN_VALUE;

  /** Up to when the clocks have been judged for the scorecards. */
  long scoredAt = Long.MIN_VALUE;

  CaseState(CaseFile file, ClockBook book, CaseNews news, long timerAt) {
    this.file = file;
    this.book = book;
    this.news = news;
    this.timerAt = timerAt;
  }
}
