package dev.beacon.local.simulate;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * What is still to come of orders, in order of arrival. Few, so they are kept as they will be sent.
 *
 * <p>Decision: orders have draws of their own, for faults too, and none is taken from those of the
 * cases: the cases of a seed are the same with orders as they were without.
 */
final class PendingOrders {
  private static final long ORDER_FAULTS = 10;

  private final SimulationConfig config;
  private final Truth truth;
  private final Faults faults;
  private final Queue<SimulatedEvent> events =
      new PriorityQueue<>(
          Comparator.comparing(SimulatedEvent::arrivesAt).thenComparing(SimulatedEvent::id));

  PendingOrders(SimulationConfig config, Truth truth) {
    this.config = config;
    this.truth = truth;
    this.faults = new Faults(config, ORDER_FAULTS);
  }

  /**
   * Issues an order about a case that was just reported, if there is to be one.
   *
   * @param agreementAt outbreaks: when the whole dispute is settled; 0: the case is on its own
   * @param now epoch millis: nothing arrives before
   */
  void about(long ref, CaseFacts facts, long agreementAt, long now) {
    OrderPlan plan = OrderPlan.of(config.seed(), ref, facts, agreementAt);
    if (plan == null) {
      return;
    }
    long place = 0;
    for (SimulatedEvent event : OrderWriter.events(plan)) {
      long arrival = event.reportedAt().toEpochMilli() + config.delay(~(ref << 8 | place++));
      events.add(event.arriving(Instant.ofEpochMilli(Math.max(arrival, now))));
    }
    truth.order(
        new Truth.Ordered(
            OrderWriter.orderId(plan),
            facts.caseId(),
            plan.level(),
            Instant.ofEpochMilli(plan.issuedAt()),
            Instant.ofEpochMilli(plan.endsAt()),
            plan.end(),
            plan.called().stream()
                .map(called -> new Truth.Called(called.department(), called.manner()))
                .toList()));
  }

  /** When the first arrives, epoch millis; the far future if nothing is to come. */
  long firstAt() {
    return events.isEmpty() ? Long.MAX_VALUE : events.peek().arrivesAt().toEpochMilli();
  }

  SimulatedEvent removeFirst() {
    return events.remove();
  }

  /** What comes right after an event because something went wrong; null: nothing did. */
  Faults.Extra after(SimulatedEvent event) {
    return faults.after(event);
  }
}
