package dev.beacon.feeds;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Checks a mapping against {@code feed-mapping.schema.json}. */
final class MappingSchema {
  private static final String RESOURCE = "feed-mapping.schema.json";
  private static final Schema SCHEMA = load();

  private MappingSchema() {}

  /** Notes in the document what the schema finds wrong with it. */
  static void check(YamlDocument document) {
    for (Error error : SCHEMA.validate(document.root())) {
      String path = error.getEvaluationPath().toString();
      // What the branches of a choice complain of only confuses; the choice itself speaks for them.
      if (path.contains("/oneOf/")) {
        continue;
      }
      String pointer = error.getInstanceLocation().toString();
      switch (error.getKeyword()) {
        case "oneOf" ->
            document.problem(
                pointer,
                pointer.isEmpty()
                    ? "needs exactly one of request and tip"
                    : "needs exactly one of column, template and firstOf");
        case "additionalProperties" ->
            document.problem(
                pointer + "/" + error.getProperty(), "is not known here; is it misspelt?");
        case "required" -> document.problem(pointer, "lacks " + error.getProperty());
        default -> document.problem(pointer, error.getMessage());
      }
    }
  }

  private static Schema load() {
    try (InputStream in = MappingSchema.class.getResourceAsStream(RESOURCE)) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(in, InputFormat.JSON);
      schema.initializeValidators();
      return schema;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }
}
