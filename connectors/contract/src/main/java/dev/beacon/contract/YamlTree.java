package dev.beacon.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A YAML document as a tree that remembers the line of each value. */
final class YamlTree {
  private static final YAMLMapper MAPPER =
      new YAMLMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private final JsonNode tree;
  private final Map<String, Integer> lines;

  private YamlTree(JsonNode tree, Map<String, Integer> lines) {
    this.tree = tree;
    this.lines = lines;
  }

  /** Text that is not YAML. The message begins with the line. */
  static final class MalformedException extends Exception {
    MalformedException(String message) {
      super(message);
    }
  }

  /** Every document that is not empty. */
  static List<YamlTree> documents(byte[] yaml) throws MalformedException {
    try {
      List<Map<String, Integer>> lines = lines(yaml);
      List<YamlTree> documents = new ArrayList<>();
      try (MappingIterator<JsonNode> trees = MAPPER.readerFor(JsonNode.class).readValues(yaml)) {
        while (trees.hasNextValue()) {
          JsonNode tree = trees.nextValue();
          Map<String, Integer> itsLines = lines.get(documents.size());
          documents.add(new YamlTree(tree, itsLines));
        }
      }
      documents.removeIf(document -> document.tree.isNull() || document.tree.isMissingNode());
      return documents;
    } catch (JsonProcessingException e) {
      String said = String.valueOf(e.getOriginalMessage()).strip();
      String what = said.lines().findFirst().orElse("");
      String where = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
      throw new MalformedException(where + ": is not YAML: " + what);
    } catch (IOException e) {
      throw new MalformedException(": is not YAML: its bytes are not UTF-8");
    }
  }

  private static List<Map<String, Integer>> lines(byte[] yaml) throws IOException {
    List<Map<String, Integer>> documents = new ArrayList<>();
    try (JsonParser parser = MAPPER.createParser(yaml)) {
      while (parser.nextToken() != null) {
        JsonToken token = parser.currentToken();
        if (token.isStructEnd()) {
          continue;
        }
        // A structure's own context begins with its first token.
        var context =
            token.isStructStart()
                ? parser.getParsingContext().getParent()
                : parser.getParsingContext();
        if (context.inRoot()) {
          documents.add(new HashMap<>());
        }
        documents
            .get(documents.size() - 1)
            .putIfAbsent(
                context.pathAsPointer().toString(), parser.currentTokenLocation().getLineNr());
      }
    }
    return documents;
  }

  /** Pointers to the entries of the list under a field, or to the whole if there is no such. */
  List<String> entries(String field) {
    JsonNode list = tree.get(field);
    if (list == null || !list.isArray() || tree.size() != 1) {
      return List.of("");
    }
    List<String> pointers = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      pointers.add("/" + field + "/" + i);
    }
    return pointers;
  }

  JsonNode at(String pointer) {
    return tree.at(pointer);
  }

  /** The line of a value, counted from 1, or of the nearest one around it. */
  int line(String pointer) {
    String at = pointer;
    while (!lines.containsKey(at) && !at.isEmpty()) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return lines.getOrDefault(at, 1);
  }
}
