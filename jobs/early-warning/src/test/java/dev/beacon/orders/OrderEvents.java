package dev.beacon.orders;

import dev.beacon.cases.CaseEvents;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.Grade;
import dev.beacon.contract.LeaderRank;
import dev.beacon.contract.Step;
import dev.beacon.intake.OrderEvent;
import java.util.List;

/** Builds events of orders for tests; minutes count from {@link CaseEvents#START}. */
final class OrderEvents {
  private final EventKind kind;
  private final String id;
  private final String orderId;
  private final long reportedAt;
  private long takenAt;
  private Grade level;
  private List<String> departments;
  private String category;
  private String title;
  private String department;
  private LeaderRank rank;
  private int people;
  private Step step;

  private OrderEvents(EventKind kind, String id, String orderId, long minute) {
    this.kind = kind;
    this.id = id;
    this.orderId = orderId;
    this.reportedAt = CaseEvents.at(minute);
    this.takenAt = reportedAt;
  }

  /** A RED order about wages. */
  static OrderEvents order(String orderId, long minute, String... departments) {
    OrderEvents event = new OrderEvents(EventKind.ORDER, orderId, orderId, minute);
    event.level = Grade.RED;
    event.category = "WAGE_ARREARS";
    event.departments = List.of(departments);
    return event;
  }

  /** A deputy director has come with five people, all told. */
  static OrderEvents checkIn(String orderId, String id, long minute, String department) {
    OrderEvents event = new OrderEvents(EventKind.CHECK_IN, "check-in:t:" + id, orderId, minute);
    event.department = department;
    event.rank = LeaderRank.DEPUTY_DIRECTOR;
    event.people = 5;
    return event;
  }

  static OrderEvents progress(String orderId, String id, long minute, Step step) {
    OrderEvents event = new OrderEvents(EventKind.PROGRESS, "progress:t:" + id, orderId, minute);
    event.step = step;
    return event;
  }

  OrderEvents taken(long minute) {
    takenAt = CaseEvents.at(minute);
    return this;
  }

  OrderEvents level(Grade value) {
    level = value;
    return this;
  }

  OrderEvents title(String value) {
    title = value;
    return this;
  }

  OrderEvents with(LeaderRank value, int number) {
    rank = value;
    people = number;
    return this;
  }

  OrderEvent build() {
    boolean order = kind == EventKind.ORDER;
    return new OrderEvent(
        kind,
        id,
        orderId,
        reportedAt,
        takenAt,
        reportedAt + 1,
        order ? "t" : null,
        order ? "case-17" : null,
        category,
        level,
        departments,
        order ? "440311001001" : null,
        order ? 22.7 : Double.NaN,
        order ? 113.9 : Double.NaN,
        title,
        order ? "secretary" : null,
        department,
        rank,
        people,
        step);
  }
}
