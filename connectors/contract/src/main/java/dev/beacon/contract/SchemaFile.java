package dev.beacon.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One of the contract's schema files: its text, its tree and the compiled schema. */
final class SchemaFile {
  private static final Map<String, SchemaFile> LOADED = new ConcurrentHashMap<>();

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDialect(
          Dialect.builder(Dialects.getDraft202012()).format(new DateTime()).build(),
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private final String text;
  private final JsonNode tree;
  private final Schema schema;

  private SchemaFile(String name) {
    this.text = read(name);
    try {
      this.tree = Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("the schema " + name + " is not JSON", e);
    }
    this.schema = REGISTRY.getSchema(SchemaLocation.of(tree.get("$id").textValue()), tree);
    schema.initializeValidators();
  }

  /**
   * The schema of that name, such as {@code request}; loaded and compiled once.
   *
   * @throws IllegalArgumentException if there is none
   */
  static SchemaFile of(String name) {
    return LOADED.computeIfAbsent(name, SchemaFile::new);
  }

  String text() {
    return text;
  }

  JsonNode tree() {
    return tree;
  }

  /** What is wrong with a value, a sentence each, ordered by field; empty if nothing is. */
  List<String> problems(JsonNode value) {
    return Problem.sentences(findings(value));
  }

  /** As {@link #problems} but with the place of each. */
  List<Problem> findings(JsonNode value) {
    List<Problem> problems = new ArrayList<>();
    // First, since the validator itself stumbles over numbers that are not finite.
    Problem.unsound(value, problems);
    if (problems.isEmpty()) {
      schema.validate(value).forEach(error -> problems.add(Problem.of(error)));
    }
    return Problem.ordered(problems);
  }

  private static String read(String name) {
    String resource = "schema/" + name + ".schema.json";
    try (InputStream in = SchemaFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("the contract has no schema named " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  /** The format {@code date-time} as {@link Timestamps} reads it. */
  private static final class DateTime implements Format {
    @Override
    public String getName() {
      return "date-time";
    }

    @Override
    public boolean matches(ExecutionContext context, String value) {
      return Timestamps.parse(value) != null;
    }
  }
}
