package dev.beacon.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * One thing wrong with a JSON value, in words that never quote its values: they may hold personal
 * data.
 *
 * @param pointer where, a JSON pointer to the nearest value that exists
 * @param path where, as people write it, such as {@code location.lat}; empty for the whole
 * @param keyword the schema's keyword that is not met
 * @param text what is wrong, such as {@code is missing but it is required}
 */
record Problem(String pointer, String path, String keyword, String text) {
  private static final Pattern HARMLESS_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,39}");
  private static final Map<String, String> TYPES =
      Map.of(
          "string", "a string",
          "integer", "a whole number",
          "number", "a number",
          "boolean", "true or false",
          "object", "an object",
          "array", "a list");

  /** The sentence: the path, a colon, what is wrong. */
  String sentence() {
    return (path.isEmpty() ? "the event" : path) + ": " + text;
  }

  /** The sentences, in the same order, none twice. */
  static List<String> sentences(List<Problem> problems) {
    return problems.stream().map(Problem::sentence).distinct().toList();
  }

  /** Ordered by path; where the type is wrong nothing else is said of a field. */
  static List<Problem> ordered(List<Problem> problems) {
    Set<String> wrongType = new HashSet<>();
    for (Problem problem : problems) {
      if (problem.keyword.equals("type")) {
        wrongType.add(problem.path);
      }
    }
    return problems.stream()
        .filter(p -> p.keyword.equals("type") || !wrongType.contains(p.path))
        .sorted(Comparator.comparing(Problem::path).thenComparing(Problem::text))
        .toList();
  }

  /** What no schema sees but no reader can use: half a surrogate pair, a number beyond double. */
  static void unsound(JsonNode value, List<Problem> into) {
    unsound(value, "", "", into);
  }

  private static void unsound(JsonNode value, String pointer, String path, List<Problem> into) {
    if (value.isTextual()) {
      if (!isWellFormed(value.textValue())) {
        into.add(new Problem(pointer, path, "encoding", "holds half of a surrogate pair"));
      }
    } else if (value.isFloatingPointNumber()) {
      if (!Double.isFinite(value.doubleValue())) {
        into.add(new Problem(pointer, path, "range", "is too large a number"));
      }
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        unsound(value.get(i), pointer + "/" + i, path + "[" + i + "]", into);
      }
    } else {
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        String below = path.isEmpty() ? "" : path + ".";
        String name = shown(field.getKey());
        unsound(field.getValue(), pointer + "/" + field.getKey(), below + name, into);
      }
    }
  }

  private static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /** The validator's finding in our words. */
  static Problem of(Error error) {
    NodePath location = error.getInstanceLocation();
    StringBuilder path = new StringBuilder();
    StringBuilder pointer = new StringBuilder();
    for (int i = 0; i < location.getNameCount(); i++) {
      Object element = location.getElement(i);
      pointer.append('/').append(element);
      if (element instanceof Integer index) {
        path.append('[').append(index).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(shown(element.toString()));
      }
    }
    String keyword = error.getKeyword();
    if (keyword.equals("required") || keyword.equals("additionalProperties")) {
      path.append(path.isEmpty() ? "" : ".").append(shown(error.getProperty()));
    }
    if (keyword.equals("additionalProperties")) {
      pointer.append('/').append(error.getProperty());
    }
    return new Problem(
        pointer.toString(), path.toString(), keyword, words(keyword, error.getSchemaNode()));
  }

  private static String words(String keyword, JsonNode asked) {
    return switch (keyword) {
      case "required" -> "is missing but it is required";
      case "additionalProperties" -> "is not a known field";
      case "type" -> "must be " + type(asked);
      case "enum" -> "must be one of " + choices(asked);
      case "minimum" -> "must be at least " + asked.asText();
      case "exclusiveMinimum" -> "must be more than " + asked.asText();
      case "exclusiveMaximum" -> "must be less than " + asked.asText();
      case "maximum" -> "must be at most " + asked.asText();
      case "minLength" -> "must have at least " + asked.asText() + " characters";
      case "maxLength" -> "must have at most " + asked.asText() + " characters";
      case "minItems" -> "must have at least " + asked.asText() + " entries";
      case "maxItems" -> "must have at most " + asked.asText() + " entries";
      case "minProperties" -> "must have at least " + asked.asText() + " fields";
      case "uniqueItems" -> "must not hold the same entry twice";
      case "pattern" -> "must have the form " + asked.asText();
      case "format" -> "must be a date and time such as 2019-11-05T02:10:00Z";
      default -> "does not meet the schema's " + keyword;
    };
  }

  private static String type(JsonNode asked) {
    StringJoiner types = new StringJoiner(" or ");
    for (JsonNode type : asked.isArray() ? asked : List.of(asked)) {
      if (TYPES.containsKey(type.asText())) {
        types.add(TYPES.get(type.asText()));
      }
    }
    return types.toString();
  }

  private static String choices(JsonNode asked) {
    List<String> choices = new ArrayList<>();
    for (JsonNode choice : asked) {
      if (!choice.isNull()) {
        choices.add(choice.asText());
      }
    }
    return String.join(", ", choices);
  }

  /** A field's name, unless it may be something else than a name. */
  private static String shown(String name) {
    boolean harmless =
        HARMLESS_NAME.matcher(name).matches()
            && name.chars().filter(Character::isDigit).count() < 5;
    return harmless ? name : "(a field with an unusual name)";
  }
}
