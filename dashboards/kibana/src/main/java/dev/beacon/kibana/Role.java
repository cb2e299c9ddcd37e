package dev.beacon.kibana;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** Who may do what, in Elasticsearch and in Kibana. */
public enum Role {
  /** Watches; reads only. */
  OPERATOR,
  /**
   * Reads, and keeps dashboards and alerting rules of its own. Detection rules live in Kafka and
   * are published by {@code ./beacon rules}, which no role of Elasticsearch governs.
   */
  INTELLIGENCE,
  /** Looks after indices, dashboards, rules and connectors. */
  ADMINISTRATOR;

  /** Its name in Kibana. */
  public String roleName() {
    return "beacon-" + name().toLowerCase(Locale.ROOT);
  }

  /** The body of {@code PUT /api/security/role/{name}}. */
  public ObjectNode body() {
    return Shipped.json("roles/" + roleName() + ".json");
  }
}
