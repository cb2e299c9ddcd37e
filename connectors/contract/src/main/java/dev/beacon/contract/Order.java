package dev.beacon.contract;

import java.time.Instant;
import java.util.List;

/**
 * A community's order about a matter (社区发令): the departments called have to check in (部门报到). Within
 * what time, led by whom and with how many people is fixed by {@link ClockDefinition}s for orders,
 * by kind and level. Fields that the source does not know are null.
 *
 * <p>Decision: an order ends by {@link Progress} whose {@code caseId} is the order's id: RESOLVED,
 * the matter is settled; CANCELLED, the order is withdrawn. It is the same news as that of a case,
 * and needs no third kind of event.
 *
 * @param id {@code order:<feed>:<the source's own id>}
 * @param caseId the case it is about; null: none
 * @param feed the system it comes from
 * @param reportedAt when the platform received it: its event time
 * @param occurredAt when it was issued; null means {@code reportedAt}. Clocks start by this
 * @param kind what it is about, a code such as {@code WAGE_ARREARS}
 * @param level how grave the matter is
 * @param departments who is called, from 1 to 32, none twice
 * @param community code of the community that issues it
 * @param location where to come to
 * @param title a line about it, masked
 * @param text free text, masked
 * @param issuer role of who issues it, never a name
 */
public record Order(
    String id,
    String caseId,
    String feed,
    Instant reportedAt,
    Instant occurredAt,
    String kind,
    Grade level,
    List<String> departments,
    String community,
    GeoPoint location,
    String title,
    String text,
    String issuer)
    implements Event {
  @Override
  public String key() {
    return id;
  }
}
