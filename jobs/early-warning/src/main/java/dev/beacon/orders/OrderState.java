package dev.beacon.orders;

import dev.beacon.clocks.ClockBook;
import java.util.TreeMap;

/** What the job keeps of an order: one value, read once and written once an event. */
final class OrderState {
  /** No timer is set. */
  static final long NO_TIMER = Long.MIN_VALUE;

  final OrderFile file;

  /** The alerts told of each department that is called. */
  final TreeMap<String, ClockBook> books = new TreeMap<>();

  /** Versions of the course that were written. */
  long version;

  long timerAt = NO_TIMER;

  /**
   * How far time had come when the order's last event came in; an order of long ago that comes in
   * now is kept from now on.
   */
  long touchedAt = Long.MIN_VALUE;

  /** Up to when the clocks have been judged for the course and the scorecards. */
  long judgedAt = Long.MIN_VALUE;

  OrderState(OrderFile file) {
    this.file = file;
  }

  ClockBook book(CalledDepartment called) {
    return books.computeIfAbsent(called.department(), name -> new ClockBook());
  }
}
