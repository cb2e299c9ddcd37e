package dev.beacon.contract;

import java.time.Instant;

/**
 * A department that an {@link Order} calls has come (部门报到). It may check in several times, as more
 * of its people come. Fields that the source does not know are null.
 *
 * @param id {@code check-in:<feed>:<the source's own id>}
 * @param orderId the order; it may be unknown still, a check-in can arrive before its order
 * @param feed the system it comes from
 * @param reportedAt when the platform received it: its event time
 * @param occurredAt when they arrived; null means {@code reportedAt}. Clocks are judged by this
 * @param department who came, as the order names it
 * @param rank of the most senior of them; null counts as {@link LeaderRank#STAFF}
 * @param people how many came with this check-in, the leader among them, at least 1; null counts as
 *     1
 * @param note free text, masked
 */
public record CheckIn(
    String id,
    String orderId,
    String feed,
    Instant reportedAt,
    Instant occurredAt,
    String department,
    LeaderRank rank,
    Integer people,
    String note)
    implements Event {
  @Override
  public String key() {
    return orderId;
  }
}
