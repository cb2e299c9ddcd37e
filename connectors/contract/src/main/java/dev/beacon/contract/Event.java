package dev.beacon.contract;

import java.time.Instant;

/** What streams in, of whatever kind. Fields that the source does not know are null. */
public sealed interface Event permits Request, Tip, Progress, Order, CheckIn {
  /** {@code <kind>:<feed>:<the source's own id>}; a repeat is recognised by it. */
  String id();

  /** The system it comes from. */
  String feed();

  /** When the platform received it: its event time. */
  Instant reportedAt();

  /** When it took place; null means {@link #reportedAt}. */
  Instant occurredAt();

  /**
   * The case or the order it belongs to, which is its key in Kafka: all that concerns one of them
   * keeps its order.
   */
  String key();

  /** When it took place: {@link #occurredAt}, or {@link #reportedAt} where the source is silent. */
  default Instant takenAt() {
    return occurredAt() == null ? reportedAt() : occurredAt();
  }
}
