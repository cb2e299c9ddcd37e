package dev.beacon.kibana;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * Kibana's own alerts, for those who want a mail or a message from Kibana. They look once a minute;
 * Beacon's alert stream tells at once.
 */
public enum AlertingRule {
  RED_CLUSTER("b1f0d6a2-6b1c-4a55-9c57-3f1a2d7c9e01"),
  RED_BREACH("b1f0d6a2-6b1c-4a55-9c57-3f1a2d7c9e02");

  private final String id;

  AlertingRule(String id) {
    this.id = id;
  }

  /** The id of the rule in Kibana, always the same; Kibana asks for a UUID of version 4. */
  public String id() {
    return id;
  }

  /** The body of {@code POST /api/alerting/rule/{id}}. */
  public ObjectNode body() {
    return Shipped.json(
        "rules/beacon-" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json");
  }
}
