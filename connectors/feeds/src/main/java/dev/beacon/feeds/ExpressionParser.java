package dev.beacon.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the expressions of a mapping that has passed its schema, and notes every column they read.
 * What the schema cannot say, such as that a time zone exists, becomes a problem of the document.
 */
final class ExpressionParser {
  private static final Pattern PART = Pattern.compile("\\{([^{}]+)}");

  private final YamlDocument document;
  private final Set<String> empty;
  private final Set<String> columns = new TreeSet<>();
  private final Expression zone;

  /** Takes the zone and the empty values that hold for the whole mapping. */
  ExpressionParser(YamlDocument document) {
    this.document = document;
    this.empty = folded(document.root().path("empty"), Set.of());
    this.zone = zone("/zone");
  }

  /** Every column read by what has been parsed so far. */
  Set<String> columns() {
    return columns;
  }

  /** The expression at a JSON Pointer, or null where nothing is written. */
  Expression expression(String pointer) {
    JsonNode node = document.root().at(pointer);
    return node.isMissingNode() ? null : expression(node, pointer, empty);
  }

  /** The time at a JSON Pointer, or null where nothing is written. */
  TimeField time(String pointer) {
    JsonNode node = document.root().at(pointer);
    if (node.isMissingNode()) {
      return null;
    }
    List<TimeFormat> formats = new ArrayList<>();
    int i = 0;
    for (JsonNode pattern : node.path("patterns")) {
      try {
        formats.add(TimeFormat.of(pattern.asText()));
      } catch (IllegalArgumentException e) {
        document.problem(
            pointer + "/patterns/" + i, "is no pattern of java.time: " + e.getMessage());
      }
      i++;
    }
    return new TimeField(
        expression(node, pointer, empty),
        node.has("zone") ? zone(pointer + "/zone") : zone,
        formats.isEmpty() ? TimeFormat.UNLESS_STATED : List.copyOf(formats),
        node.path("day").asText().equals("end"));
  }

  /** The number at a JSON Pointer, or null where nothing is written. */
  NumberField number(String pointer) {
    JsonNode node = document.root().at(pointer);
    if (node.isMissingNode()) {
      return null;
    }
    BigDecimal times = node.has("times") ? node.get("times").decimalValue() : BigDecimal.ONE;
    return new NumberField(expression(node, pointer, empty), times);
  }

  private Expression zone(String pointer) {
    Expression expression = expression(pointer);
    expression
        .literals()
        .forEach(
            name -> {
              try {
                ZoneId.of(name);
              } catch (DateTimeException e) {
                document.problem(pointer, "is no time zone: " + name);
              }
            });
    return expression;
  }

  private Expression expression(JsonNode node, String pointer, Set<String> alsoEmpty) {
    if (!node.isObject()) {
      return new Expression.Constant(node.asText());
    }
    Set<String> nothing = folded(node.path("empty"), alsoEmpty);
    Expression source = source(node, pointer, nothing);
    if (!node.has("map") && !node.has("default")) {
      return source;
    }
    Map<String, String> map = null;
    if (node.has("map")) {
      map = new HashMap<>();
      for (Map.Entry<String, JsonNode> entry : node.get("map").properties()) {
        if (map.put(Expression.fold(entry.getKey()), entry.getValue().asText()) != null) {
          document.problem(
              pointer + "/map", "has " + entry.getKey() + " twice: case and blanks do not count");
        }
      }
    }
    String fallback = node.has("default") ? node.get("default").asText() : null;
    return new Expression.Translated(source, map, fallback);
  }

  private Expression source(JsonNode node, String pointer, Set<String> nothing) {
    if (node.has("column")) {
      return column(node.get("column").asText(), nothing);
    }
    if (node.has("template")) {
      return template(node.get("template").asText(), pointer + "/template", nothing);
    }
    List<Expression> choices = new ArrayList<>();
    for (JsonNode choice : node.get("firstOf")) {
      choices.add(expression(choice, pointer + "/firstOf/" + choices.size(), nothing));
    }
    return new Expression.FirstOf(List.copyOf(choices));
  }

  private Expression column(String name, Set<String> nothing) {
    columns.add(name);
    return new Expression.Column(name, nothing);
  }

  private Expression template(String text, String pointer, Set<String> nothing) {
    List<Expression> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(text);
    int end = 0;
    while (matcher.find()) {
      if (matcher.start() > end) {
        parts.add(new Expression.Constant(text.substring(end, matcher.start())));
      }
      parts.add(column(matcher.group(1), nothing));
      end = matcher.end();
    }
    if (end < text.length()) {
      parts.add(new Expression.Constant(text.substring(end)));
    }
    if (PART.matcher(text).replaceAll("").matches(".*[{}].*")) {
      document.problem(pointer, "has a brace that is not part of a {column}");
    }
    return new Expression.Template(List.copyOf(parts));
  }

  private static Set<String> folded(JsonNode values, Set<String> others) {
    if (values.isEmpty()) {
      return others;
    }
    Set<String> folded = new HashSet<>(others);
    values.forEach(value -> folded.add(Expression.fold(value.asText())));
    return Set.copyOf(folded);
  }
}
