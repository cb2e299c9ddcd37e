package dev.beacon.contract;

import java.util.Objects;

/**
 * What came out of an event's bytes: the event, or why there is none.
 *
 * @param kind the kind it was decoded as
 * @param event a {@link Request}, {@link Tip} and so on, after {@code kind}; null if unusable
 * @param reason null if there is an event
 * @param detail what is wrong, in English, without quoting values; null if there is an event
 */
public record Decoded(EventKind kind, Event event, Reject.Reason reason, String detail) {
  public Decoded {
    Objects.requireNonNull(kind, "kind");
    if ((event == null) != (reason != null && detail != null)) {
      throw new IllegalArgumentException("either an event, or a reason and its detail");
    }
  }

  static Decoded of(EventKind kind, Event event) {
    return new Decoded(kind, event, null, null);
  }

  static Decoded unusable(EventKind kind, Reject.Reason reason, String detail) {
    return new Decoded(kind, null, reason, detail);
  }

  /** Whether there is an event. */
  public boolean isUsable() {
    return event != null;
  }

  /**
   * The event as a request.
   *
   * @throws IllegalStateException if there is none
   */
  public Request request() {
    return as(Request.class);
  }

  /**
   * The event as a tip.
   *
   * @throws IllegalStateException if there is none
   */
  public Tip tip() {
    return as(Tip.class);
  }

  /**
   * The event as progress.
   *
   * @throws IllegalStateException if there is none
   */
  public Progress progress() {
    return as(Progress.class);
  }

  /**
   * The event as an order.
   *
   * @throws IllegalStateException if there is none
   */
  public Order order() {
    return as(Order.class);
  }

  /**
   * The event as a check-in.
   *
   * @throws IllegalStateException if there is none
   */
  public CheckIn checkIn() {
    return as(CheckIn.class);
  }

  private <T> T as(Class<T> type) {
    if (!type.isInstance(event)) {
      throw new IllegalStateException("no " + type.getSimpleName() + " but " + kind + " " + reason);
    }
    return type.cast(event);
  }
}
