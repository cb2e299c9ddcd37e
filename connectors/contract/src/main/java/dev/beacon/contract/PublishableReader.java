package dev.beacon.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads one kind of publishable things, from YAML as people keep them and from JSON as they travel,
 * and checks them: first against their schema, then whether they make sense. What is left out is
 * filled in with the schema's defaults.
 *
 * <p>A kind goes by a noun, such as {@code rule}: that is the field with the name, its plural that
 * of a list in a file, and the name of the file that is shipped.
 */
final class PublishableReader<T extends Publishable<T>> {
  private final String noun;
  private final Class<T> type;
  private final SchemaFile schema;
  private final Function<T, List<Problem>> senseless;

  /**
   * @param noun what one of them is called
   * @param schema name of their schema
   * @param senseless what is wrong that the schema cannot see
   */
  PublishableReader(
      String noun, Class<T> type, String schema, Function<T, List<Problem>> senseless) {
    this.noun = noun;
    this.type = type;
    this.schema = SchemaFile.of(schema);
    this.senseless = senseless;
  }

  /** Those Beacon comes with. */
  List<T> shipped() {
    String file = noun + "s.yaml";
    try (InputStream in = PublishableReader.class.getResourceAsStream(file)) {
      return values(drafts(in, file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the shipped " + noun + "s", e);
    }
  }

  /**
   * Those in a YAML file: one a document, or a list.
   *
   * @throws InvalidDefinitionsException if any of them cannot be used, or there is none
   * @throws IOException if the file cannot be read
   */
  List<Draft<T>> drafts(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return drafts(in, file.toString());
    }
  }

  /**
   * As {@link #drafts(Path)}.
   *
   * @param source what to call the file in messages
   */
  List<Draft<T>> drafts(InputStream in, String source) throws IOException {
    List<YamlTree> documents;
    try {
      documents = YamlTree.documents(in.readAllBytes());
    } catch (YamlTree.MalformedException e) {
      throw new InvalidDefinitionsException(List.of(source + e.getMessage()));
    }
    List<String> problems = new ArrayList<>();
    List<Draft<T>> drafts = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlTree document : documents) {
      for (String pointer : document.entries(noun + "s")) {
        JsonNode node = document.at(pointer);
        List<Problem> found = new ArrayList<>();
        T value = read(node, found);
        if (value != null && !names.add(value.name())) {
          found.add(
              new Problem(
                  "/" + noun, noun, "unique", "is the name of an earlier " + noun + " too"));
        }
        for (Problem problem : found) {
          int line = document.line(pointer + problem.pointer());
          problems.add(source + ":" + line + ": " + sentence(problem));
        }
        drafts.add(new Draft<>(value, source, document, pointer));
      }
    }
    if (drafts.isEmpty()) {
      problems.add(source + ": holds no " + noun);
    }
    if (!problems.isEmpty()) {
      throw new InvalidDefinitionsException(problems);
    }
    return List.copyOf(drafts);
  }

  /** What the drafts hold. */
  static <T extends Publishable<T>> List<T> values(List<Draft<T>> drafts) {
    return drafts.stream().map(Draft::value).toList();
  }

  /**
   * One as it travels.
   *
   * @throws InvalidDefinitionsException if it cannot be used
   */
  T json(byte[] json) {
    List<Problem> problems = new ArrayList<>();
    T value;
    try {
      value = read(StrictJson.tree(json), problems);
    } catch (StrictJson.MalformedException e) {
      throw new InvalidDefinitionsException(
          List.of(e.getMessage().replace("the event", "the " + noun)));
    }
    if (value == null || !problems.isEmpty()) {
      throw new InvalidDefinitionsException(problems.stream().map(this::sentence).toList());
    }
    return value;
  }

  /** The value, or null where it does not even meet the schema. */
  private T read(JsonNode node, List<Problem> problems) {
    List<Problem> found = schema.findings(node);
    problems.addAll(found);
    if (!found.isEmpty()) {
      return null;
    }
    ObjectNode whole = node.deepCopy();
    for (Map.Entry<String, JsonNode> property : schema.tree().get("properties").properties()) {
      if (property.getValue().has("default") && !whole.has(property.getKey())) {
        whole.set(property.getKey(), property.getValue().get("default"));
      }
    }
    try {
      T value = Json.mapper().treeToValue(whole, type);
      problems.addAll(senseless.apply(value));
      if (value.title().zh().isBlank() || value.title().en().isBlank()) {
        problems.add(new Problem("/title", "title", "sense", "must not be blank"));
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the schema lets through what is no " + noun, e);
    }
  }

  private String sentence(Problem problem) {
    return problem.path().isEmpty() ? "the " + noun + ": " + problem.text() : problem.sentence();
  }
}
