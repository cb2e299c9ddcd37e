package dev.beacon.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.Json;
import java.util.Collection;
import java.util.Map;

/** Short ways to write JSON down. */
public final class Trees {
  private Trees() {}

  /**
   * An object.
   *
   * @param namesAndValues name, value, name, value ...; a value may be null, a number, a boolean, a
   *     string, a node, a collection or a map
   */
  public static ObjectNode object(Object... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("a name without a value");
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.set((String) namesAndValues[i], node(namesAndValues[i + 1]));
    }
    return object;
  }

  /** An array of values as {@link #object} takes them. */
  public static ArrayNode array(Object... values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Object value : values) {
      array.add(node(value));
    }
    return array;
  }

  /** An array of them all. */
  public static ArrayNode arrayOf(Collection<?> values) {
    return array(values.toArray());
  }

  /** A question in Kibana's query language, as saved objects hold it. */
  public static ObjectNode kuery(String query) {
    return object("query", query, "language", "kuery");
  }

  private static JsonNode node(Object value) {
    if (value instanceof JsonNode node) {
      return node;
    }
    if (value instanceof Collection<?> values) {
      return arrayOf(values);
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      map.forEach((name, held) -> object.set((String) name, node(held)));
      return object;
    }
    return Json.mapper().valueToTree(value);
  }
}
