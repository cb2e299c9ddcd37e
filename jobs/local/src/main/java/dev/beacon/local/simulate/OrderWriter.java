package dev.beacon.local.simulate;

import dev.beacon.contract.CheckIn;
import dev.beacon.contract.Event;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.Json;
import dev.beacon.contract.Order;
import dev.beacon.contract.Progress;
import dev.beacon.local.simulate.SimulatedEvent.Nature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Turns the plan of an order into the contract's records and these into bytes. */
final class OrderWriter {
  private OrderWriter() {}

  /** The id of the order in a plan. */
  static String orderId(OrderPlan plan) {
    return id(EventKind.ORDER, plan.number());
  }

  /** All that is reported of an order, each arriving at once. */
  static List<SimulatedEvent> events(OrderPlan plan) {
    List<SimulatedEvent> events = new ArrayList<>();
    events.add(event(EventKind.ORDER, order(plan)));
    int next = 1;
    for (OrderPlan.Called called : plan.called()) {
      for (OrderPlan.Arrival arrival : called.arrivals()) {
        events.add(event(EventKind.CHECK_IN, checkIn(plan, called, arrival, next++)));
      }
    }
    events.add(event(EventKind.PROGRESS, end(plan)));
    return events;
  }

  private static Order order(OrderPlan plan) {
    CaseFacts facts = plan.facts();
    return new Order(
        orderId(plan),
        facts.caseId(),
        EventWriter.FEED,
        Instant.ofEpochMilli(plan.issuedAt()),
        null,
        facts.matter().name(),
        plan.level(),
        plan.called().stream().map(OrderPlan.Called::department).toList(),
        facts.community(),
        facts.location(),
        facts.title(),
        facts.text(),
        "COMMUNITY_SECRETARY");
  }

  private static CheckIn checkIn(
      OrderPlan plan, OrderPlan.Called called, OrderPlan.Arrival arrival, int number) {
    return new CheckIn(
        id(EventKind.CHECK_IN, plan.number() + "-" + number),
        orderId(plan),
        EventWriter.FEED,
        Instant.ofEpochMilli(arrival.reportedAt()),
        Instant.ofEpochMilli(arrival.takenAt()),
        called.department(),
        arrival.rank(),
        arrival.people(),
        null);
  }

  private static Progress end(OrderPlan plan) {
    return new Progress(
        id(EventKind.PROGRESS, plan.number() + "-order"),
        orderId(plan),
        EventWriter.FEED,
        Instant.ofEpochMilli(plan.endsAt()),
        null,
        plan.end(),
        null,
        "COMMUNITY_SECRETARY",
        null,
        null,
        null,
        null,
        null);
  }

  private static String id(EventKind kind, String number) {
    return kind.prefix() + ":" + EventWriter.FEED + ":" + number;
  }

  private static SimulatedEvent event(EventKind kind, Event event) {
    return new SimulatedEvent(
        kind,
        event.id(),
        event.key(),
        event.reportedAt(),
        event.reportedAt(),
        Json.bytes(event),
        Nature.NEW);
  }
}
