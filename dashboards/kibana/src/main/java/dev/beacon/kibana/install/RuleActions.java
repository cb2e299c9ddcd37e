package dev.beacon.kibana.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.kibana.Trees;
import java.util.List;

/** The actions that a district has given an alerting rule: they must survive a new install. */
final class RuleActions {
  /** What a rule may be written with; what it is read with holds more. */
  private static final List<String> WRITABLE =
      List.of("group", "id", "params", "frequency", "alerts_filter", "uuid");

  private RuleActions() {}

  static ArrayNode kept(JsonNode actions) {
    ArrayNode kept = Trees.array();
    for (JsonNode action : actions) {
      ObjectNode writable = Trees.object();
      for (String name : WRITABLE) {
        if (action.has(name)) {
          writable.set(name, action.get(name));
        }
      }
      kept.add(writable);
    }
    return kept;
  }
}
