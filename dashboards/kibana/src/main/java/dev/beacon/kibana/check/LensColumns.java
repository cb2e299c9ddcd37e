package dev.beacon.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.kibana.Trees;
import dev.beacon.kibana.check.FieldUse.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The columns of a Lens panel as aggregations: those that divide, one within the other, and the
 * numbers at the bottom.
 *
 * <p>Decision: a field that a script makes is not calculated but its makings are, the two instants
 * it subtracts, in the documents that have both. Elasticsearch's small build knows no scripts; on a
 * whole one, what is asked here is as good a proof that there is data.
 */
final class LensColumns {
  private static final Pattern DOC_FIELD = Pattern.compile("doc\\['([^']+)'\\]");

  private final PanelQueries.Question question;
  private final JsonNode layer;

  LensColumns(PanelQueries.Question question, JsonNode layer) {
    this.question = question;
    this.layer = layer;
  }

  /** The aggregations, named by column. */
  ObjectNode aggregations() {
    ObjectNode numbers = Trees.object();
    List<String> divisions = new ArrayList<>();
    for (JsonNode id : layer.path("columnOrder")) {
      JsonNode column = layer.path("columns").path(id.asText());
      if (column.path("isBucketed").asBoolean()) {
        divisions.add(id.asText());
      } else {
        number(numbers, id.asText(), column);
      }
    }
    ObjectNode inner = numbers;
    for (int i = divisions.size() - 1; i >= 0; i--) {
      String id = divisions.get(i);
      ObjectNode division = division(layer.path("columns").path(id));
      if (!inner.isEmpty()) {
        division.set("aggs", inner);
      }
      inner = Trees.object(id, division);
    }
    return inner;
  }

  private ObjectNode division(JsonNode column) {
    String field = column.path("sourceField").asText();
    return switch (column.path("operationType").asText()) {
      case "terms" -> {
        question.uses(field, Purpose.GROUPED);
        yield Trees.object(
            "terms",
            Trees.object("field", field, "size", column.path("params").path("size").asInt()));
      }
      case "date_histogram" -> {
        question.uses(field, Purpose.TIME);
        yield Trees.object(
            "date_histogram",
            Trees.object("field", field, "calendar_interval", "1d", "min_doc_count", 1));
      }
      default -> throw unknown(column);
    };
  }

  private void number(ObjectNode numbers, String id, JsonNode column) {
    String field = column.path("sourceField").asText();
    String script = question.script(field);
    if (script != null) {
      made(numbers, id, script);
      return;
    }
    ObjectNode aggregation = aggregation(column, field);
    if (column.has("filter")) {
      ObjectNode filtered = Trees.object("filter", question.filter(column.path("filter")));
      if (aggregation != null) {
        filtered.set("aggs", Trees.object("of", aggregation));
      }
      numbers.set(id, filtered);
    } else if (aggregation != null) {
      numbers.set(id, aggregation);
    }
  }

  private void made(ObjectNode numbers, String id, String script) {
    Matcher matcher = DOC_FIELD.matcher(script);
    ObjectNode makings = Trees.object();
    List<ObjectNode> both = new ArrayList<>();
    while (matcher.find()) {
      String field = matcher.group(1);
      if (!makings.has(field)) {
        question.uses(field, Purpose.TIME);
        makings.set(field, Trees.object("max", Trees.object("field", field)));
        both.add(Trees.object("exists", Trees.object("field", field)));
      }
    }
    numbers.set(
        id,
        Trees.object(
            "filter", Trees.object("bool", Trees.object("filter", both)), "aggs", makings));
  }

  /** Null: nothing but how many documents there are. */
  private ObjectNode aggregation(JsonNode column, String field) {
    String operation = column.path("operationType").asText();
    if (operation.equals("count")) {
      return null;
    }
    boolean instant = column.path("dataType").asText().equals("date");
    question.uses(
        field,
        operation.equals("unique_count")
            ? Purpose.COUNTED
            : instant ? Purpose.TIME : Purpose.CALCULATED);
    return switch (operation) {
      case "sum", "max", "min" -> of(operation, Trees.object("field", field));
      case "average" -> of("avg", Trees.object("field", field));
      case "unique_count" -> of("cardinality", Trees.object("field", field));
      case "median" -> percentile(field, 50);
      case "percentile" -> percentile(field, column.path("params").path("percentile").asInt());
      default -> throw unknown(column);
    };
  }

  private static ObjectNode percentile(String field, int percentile) {
    return of("percentiles", Trees.object("field", field, "percents", List.of(percentile)));
  }

  private static ObjectNode of(String aggregation, ObjectNode params) {
    return Trees.object(aggregation, params);
  }

  private IllegalArgumentException unknown(JsonNode column) {
    return new IllegalArgumentException(question.place() + ": cannot tell what it asks: " + column);
  }
}
