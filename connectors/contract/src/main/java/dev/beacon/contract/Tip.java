package dev.beacon.contract;

import java.time.Instant;

/**
 * A volunteer's tip-off (平安员线索). Fields that the source does not know are null.
 *
 * @param id {@code tip:<feed>:<the source's own id>}
 * @param caseId the case it belongs to; null: a case of its own, named by {@code id}
 * @param feed the system it comes from
 * @param reportedAt when the platform received it: its event time
 * @param occurredAt when it was seen
 * @param category a code such as {@code WAGE_ARREARS}
 * @param observation what was seen
 * @param patrol on which kind of patrol
 * @param volunteer pseudonym of the volunteer
 * @param volunteerKind one of the 14 kinds of volunteers, a code such as {@code SHOP_OWNER}
 * @param text free text, masked
 * @param people how many people were seen to be involved, at least 1
 * @param subject who it is about
 * @param community 12-digit code of the community
 * @param location where
 * @param station the service point that took it
 */
public record Tip(
    String id,
    String caseId,
    String feed,
    Instant reportedAt,
    Instant occurredAt,
    String category,
    Observation observation,
    Patrol patrol,
    String volunteer,
    String volunteerKind,
    String text,
    Integer people,
    Subject subject,
    String community,
    GeoPoint location,
    String station)
    implements Event {
  @Override
  public String key() {
    return caseId == null ? id : caseId;
  }
}
