package dev.beacon.contract;

import java.time.Instant;
import java.util.List;

/**
 * A resident's request (诉求). Fields that the source does not know are null.
 *
 * @param id {@code request:<feed>:<the source's own id>}
 * @param caseId the case it belongs to, the same for repeats across channels; null: a case of its
 *     own, named by {@code id}
 * @param feed the system it comes from, such as {@code gateway} or the name of a feed mapping
 * @param channel how it came in
 * @param reportedAt when the platform received it: its event time
 * @param occurredAt when the matter itself happened
 * @param category a code such as {@code WAGE_ARREARS}
 * @param title a line about it
 * @param text free text, masked
 * @param reporter pseudonym of who reported, never a name or a number
 * @param people how many people are involved, at least 1
 * @param amount the money involved, in {@code currency}, not negative
 * @param currency ISO 4217; null means CNY
 * @param subject who it is about
 * @param community 12-digit code of the community, or another administration's own code
 * @param location where
 * @param station the service point that took it
 * @param department who is answerable
 * @param urgency null means NORMAL
 * @param dueAt the source's own promise: resolved no later than this
 * @param clocks names of the clocks it may start; null: every clock that applies. A feed that
 *     carries no review or acceptance steps lists only those that it can prove, such as {@code due}
 */
public record Request(
    String id,
    String caseId,
    String feed,
    Channel channel,
    Instant reportedAt,
    Instant occurredAt,
    String category,
    String title,
    String text,
    String reporter,
    Integer people,
    Double amount,
    String currency,
    Subject subject,
    String community,
    GeoPoint location,
    String station,
    String department,
    Urgency urgency,
    Instant dueAt,
    List<String> clocks)
    implements Event {
  @Override
  public String key() {
    return caseId == null ? id : caseId;
  }
}
