package dev.beacon.kibana.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The saved objects of an import file, by type and id, with their inner JSON read. */
public final class ImportFile {
  private final Map<String, ObjectNode> objects = new LinkedHashMap<>();

  private ImportFile() {}

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if a line is no JSON, or two objects are called the same
   */
  public static ImportFile of(String ndjson) {
    ImportFile file = new ImportFile();
    for (String line : ndjson.lines().toList()) {
      ObjectNode object = (ObjectNode) parse(line);
      String key = key(object.path("type").asText(), object.path("id").asText());
      if (file.objects.put(key, object) != null) {
        throw new IllegalArgumentException("there are two of " + key);
      }
    }
    return file;
  }

  /** JSON that is kept as text in other JSON. */
  public static JsonNode parse(String json) {
    try {
      return Json.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + json, e);
    }
  }

  private static String key(String type, String id) {
    return type + ":" + id;
  }

  /** All of them. */
  public Collection<ObjectNode> objects() {
    return objects.values();
  }

  /** Those of a type. */
  public List<ObjectNode> objects(String type) {
    return objects.values().stream().filter(o -> o.path("type").asText().equals(type)).toList();
  }

  boolean has(String type, String id) {
    return objects.containsKey(key(type, id));
  }

  /**
   * The saved object that another one means by a name.
   *
   * @throws IllegalArgumentException if it means none, or one that is not in the file
   */
  ObjectNode named(JsonNode object, String name) {
    for (JsonNode reference : object.path("references")) {
      if (reference.path("name").asText().equals(name)) {
        String key = key(reference.path("type").asText(), reference.path("id").asText());
        ObjectNode found = objects.get(key);
        if (found == null) {
          throw new IllegalArgumentException(key + " is not in the file");
        }
        return found;
      }
    }
    throw new IllegalArgumentException(
        key(object.path("type").asText(), object.path("id").asText())
            + " has no reference "
            + name);
  }

  /** What does not close: a name that nothing is behind, or the other way round. */
  public List<String> danglingReferences() {
    List<String> dangling = new ArrayList<>();
    for (ObjectNode object : objects.values()) {
      for (JsonNode reference : object.path("references")) {
        String type = reference.path("type").asText();
        String id = reference.path("id").asText();
        if (!has(type, id)) {
          dangling.add(
              object.path("id").asText()
                  + " names "
                  + key(type, id)
                  + ", which is not in the file");
        }
      }
    }
    return dangling;
  }
}
