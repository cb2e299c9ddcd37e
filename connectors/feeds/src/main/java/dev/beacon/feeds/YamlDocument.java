package dev.beacon.feeds;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A YAML text as a tree that remembers the line of each of its parts, and collects complaints. */
final class YamlDocument {
  private static final YAMLFactory YAML = new YAMLFactory();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final String file;
  private final Map<String, Integer> lines = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final JsonNode root;

  private YamlDocument(String file, String text) throws IOException {
    this.file = file;
    try (JsonParser parser = YAML.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new FeedException(file + " is empty");
      }
      root = node(parser, "");
      if (parser.nextToken() != null) {
        throw new FeedException(
            file + ", line " + lineOf(parser) + ": only one YAML document is expected");
      }
    }
  }

  static YamlDocument parse(String file, String text) {
    try {
      return new YamlDocument(file, text);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String firstLine = e.getOriginalMessage().lines().findFirst().orElse("unreadable");
      String where = at == null ? file : file + ", line " + at.getLineNr();
      throw new FeedException(where + ": is not YAML: " + firstLine, e);
    } catch (IOException e) {
      throw new FeedException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  JsonNode root() {
    return root;
  }

  /** Notes what is wrong at a JSON Pointer; {@link #throwProblems()} reports it. */
  void problem(String pointer, String message) {
    String field = pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.') + " ";
    Problem problem = new Problem(line(pointer), field + message);
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  /**
   * Does nothing if there were no problems.
   *
   * @throws FeedException that tells all of them
   */
  void throwProblems() {
    if (!problems.isEmpty()) {
      throw new FeedException(
          problems.stream()
              .sorted(Comparator.comparingInt(Problem::line))
              .map(problem -> "line " + problem.line() + ": " + problem.message())
              .collect(Collectors.joining("; ", file + ", ", "")));
    }
  }

  private record Problem(int line, String message) {}

  private int line(String pointer) {
    String at = pointer;
    while (!lines.containsKey(at)) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return lines.get(at);
  }

  private JsonNode node(JsonParser parser, String pointer) throws IOException {
    lines.putIfAbsent(pointer, lineOf(parser));
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser, pointer);
      case START_ARRAY -> array(parser, pointer);
      case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
      case VALUE_TRUE, VALUE_FALSE -> truth(parser.getText());
      case VALUE_NULL -> NODES.nullNode();
      default -> NODES.textNode(parser.getText());
    };
  }

  private ObjectNode object(JsonParser parser, String pointer) throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String child = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
      int line = lineOf(parser);
      if (lines.putIfAbsent(child, line) != null) {
        throw new FeedException(file + ", line " + line + ": " + name + " is written twice");
      }
      parser.nextToken();
      object.set(name, node(parser, child));
    }
    return object;
  }

  private ArrayNode array(JsonParser parser, String pointer) throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(node(parser, pointer + "/" + array.size()));
    }
    return array;
  }

  /**
   * YAML also takes yes, no, on and off for truths; here they are words, such as a column's name.
   */
  private static JsonNode truth(String text) {
    return switch (text) {
      case "true", "True", "TRUE" -> NODES.booleanNode(true);
      case "false", "False", "FALSE" -> NODES.booleanNode(false);
      default -> NODES.textNode(text);
    };
  }

  private static int lineOf(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }
}
