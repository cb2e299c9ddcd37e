package dev.beacon.kibana.check;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.kibana.Trees;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question in Kibana's query language, as the question to Elasticsearch that Kibana would make of
 * it. Of the language, what Beacon's dashboards use: {@code field : value}, {@code field : (a or
 * b)}, {@code field : *}, {@code and}, {@code or}, {@code not} and parentheses.
 */
final class Kuery {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|[():]|[^\\s():\"]+)");

  private final String text;
  private final List<String> tokens = new ArrayList<>();
  private final Set<String> fields = new LinkedHashSet<>();
  private int next;
  private ObjectNode query;

  private Kuery(String text) {
    this.text = text;
  }

  /**
   * Reads a question.
   *
   * @throws IllegalArgumentException if it is none, or is beyond what is known here
   */
  static Kuery parse(String text) {
    Kuery kuery = new Kuery(text);
    if (text.isBlank()) {
      kuery.query = Trees.object("match_all", Trees.object());
      return kuery;
    }
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.lookingAt()) {
      kuery.tokens.add(matcher.group(1));
      end = matcher.end();
      matcher.region(end, text.length());
    }
    if (!text.substring(end).isBlank()) {
      throw kuery.wrong("cannot be read from \"" + text.substring(end) + "\" on");
    }
    kuery.query = kuery.either();
    if (kuery.next < kuery.tokens.size()) {
      throw kuery.wrong("has \"" + kuery.tokens.get(kuery.next) + "\" too much");
    }
    return kuery;
  }

  /** The question to Elasticsearch. */
  ObjectNode query() {
    return query;
  }

  /** The fields it names. */
  Set<String> fields() {
    return fields;
  }

  private ObjectNode either() {
    List<ObjectNode> parts = new ArrayList<>();
    parts.add(both());
    while (takes("or")) {
      parts.add(both());
    }
    return parts.size() == 1 ? parts.get(0) : any(parts);
  }

  private ObjectNode both() {
    List<ObjectNode> parts = new ArrayList<>();
    parts.add(one());
    while (takes("and")) {
      parts.add(one());
    }
    return parts.size() == 1 ? parts.get(0) : Trees.object("bool", Trees.object("filter", parts));
  }

  private ObjectNode one() {
    if (takes("not")) {
      return Trees.object("bool", Trees.object("must_not", List.of(one())));
    }
    if (takes("(")) {
      ObjectNode inner = either();
      expect(")");
      return inner;
    }
    String field = take();
    fields.add(field);
    expect(":");
    if (takes("*")) {
      return Trees.object("exists", Trees.object("field", field));
    }
    if (!takes("(")) {
      return match(field, take());
    }
    List<ObjectNode> values = new ArrayList<>();
    do {
      values.add(match(field, take()));
    } while (takes("or"));
    expect(")");
    return any(values);
  }

  private static ObjectNode match(String field, String value) {
    boolean quoted = value.startsWith("\"");
    return quoted
        ? Trees.object(
            "match_phrase",
            Trees.object(field, value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1")))
        : Trees.object("match", Trees.object(field, value));
  }

  private static ObjectNode any(List<ObjectNode> parts) {
    ArrayNode should = Trees.arrayOf(parts);
    return Trees.object("bool", Trees.object("should", should, "minimum_should_match", 1));
  }

  private boolean takes(String token) {
    if (next < tokens.size() && tokens.get(next).equalsIgnoreCase(token)) {
      next++;
      return true;
    }
    return false;
  }

  private void expect(String token) {
    if (!takes(token)) {
      throw wrong("lacks \"" + token + "\" after " + tokens.subList(0, next));
    }
  }

  private String take() {
    if (next == tokens.size()) {
      throw wrong("ends too early");
    }
    return tokens.get(next++);
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("the query \"" + text + "\" " + what);
  }
}
