package dev.beacon.kibana;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.Text;

/**
 * What a Lens panel counts, or divides by.
 *
 * @param label its heading
 * @param operation what Lens calls it
 * @param field of the documents; null where all of a document counts
 * @param dataType of what comes out: number, string or date
 * @param scale ordinal, interval or ratio
 * @param bucketed whether it divides
 * @param params of the operation, without what depends on the language
 * @param filter only documents for which this holds; null: all
 */
record Column(
    Text label,
    String operation,
    String field,
    String dataType,
    String scale,
    boolean bucketed,
    ObjectNode params,
    String filter) {
  private static final String DOCUMENTS = "___records___";

  /** How many documents. */
  static Column count(String zh, String en) {
    return new Column(
        new Text(zh, en),
        "count",
        DOCUMENTS,
        "number",
        "ratio",
        false,
        Trees.object("emptyAsNull", false),
        null);
  }

  static Column sum(String zh, String en, String field) {
    return number(zh, en, "sum", field, Trees.object("emptyAsNull", false));
  }

  static Column average(String zh, String en, String field) {
    return number(zh, en, "average", field, Trees.object());
  }

  static Column max(String zh, String en, String field) {
    return number(zh, en, "max", field, Trees.object());
  }

  static Column median(String zh, String en, String field) {
    return number(zh, en, "median", field, Trees.object());
  }

  static Column percentile(String zh, String en, String field, int percentile) {
    return number(zh, en, "percentile", field, Trees.object("percentile", percentile));
  }

  /** How many different values. */
  static Column distinct(String zh, String en, String field) {
    return number(zh, en, "unique_count", field, Trees.object("emptyAsNull", false));
  }

  /** The earliest instant. */
  static Column earliest(String zh, String en, String field) {
    return instant(zh, en, "min", field);
  }

  /** The latest instant. */
  static Column latest(String zh, String en, String field) {
    return instant(zh, en, "max", field);
  }

  private static Column number(
      String zh, String en, String operation, String field, ObjectNode params) {
    return new Column(new Text(zh, en), operation, field, "number", "ratio", false, params, null);
  }

  private static Column instant(String zh, String en, String operation, String field) {
    return new Column(
        new Text(zh, en), operation, field, "date", "ratio", false, Trees.object(), null);
  }

  /** A bucket a value, those with most of the panel's first number first. */
  static Column terms(String field, int size) {
    return buckets(field, "string", size);
  }

  /** As {@link #terms}, of a field of numbers. */
  static Column numbers(String field, int size) {
    return buckets(field, "number", size);
  }

  private static Column buckets(String field, String dataType, int size) {
    return new Column(
        Words.field(field),
        "terms",
        field,
        dataType,
        "ordinal",
        true,
        Trees.object("size", size),
        null);
  }

  /** A bucket a stretch of time, as long as the chosen range asks for. */
  static Column time(DataView view) {
    return new Column(
        new Text("时间", "Time"),
        "date_histogram",
        view.timeField(),
        "date",
        "interval",
        true,
        Trees.object("interval", "auto", "includeEmptyRows", true, "dropPartials", false),
        null);
  }

  /** Only where this holds. */
  Column where(String kuery) {
    return new Column(label, operation, field, dataType, scale, bucketed, params, kuery);
  }

  /** Called otherwise. */
  Column called(String zh, String en) {
    return new Column(
        new Text(zh, en), operation, field, dataType, scale, bucketed, params, filter);
  }

  /** A share, as per cent. */
  Column asPercent() {
    return formatted("percent", 1);
  }

  /** A number with that many decimals. */
  Column withDecimals(int decimals) {
    return formatted("number", decimals);
  }

  private Column formatted(String format, int decimals) {
    ObjectNode formatted = params.deepCopy();
    formatted.set(
        "format", Trees.object("id", format, "params", Trees.object("decimals", decimals)));
    return new Column(label, operation, field, dataType, scale, bucketed, formatted, filter);
  }

  /**
   * As Lens keeps it.
   *
   * @param orderedBy id of the column by which buckets are ordered, most first; null: by name
   */
  ObjectNode json(Language language, String orderedBy) {
    ObjectNode json =
        Trees.object(
            "label",
            language.of(label),
            "customLabel",
            true,
            "dataType",
            dataType,
            "operationType",
            operation,
            "isBucketed",
            bucketed,
            "scale",
            scale);
    if (field != null) {
      json.put("sourceField", field);
    }
    if (filter != null) {
      json.set("filter", Trees.kuery(filter));
    }
    ObjectNode all = params.deepCopy();
    if (operation.equals("terms")) {
      all.set("orderBy", order(orderedBy));
      all.put("orderDirection", orderedBy == null ? "asc" : "desc");
      all.put("otherBucket", false);
      all.put("missingBucket", false);
      all.set("parentFormat", Trees.object("id", "terms"));
      all.set("include", Trees.array());
      all.set("exclude", Trees.array());
      all.put("includeIsRegex", false);
      all.put("excludeIsRegex", false);
    }
    json.set("params", all);
    return json;
  }

  private static ObjectNode order(String column) {
    return column == null
        ? Trees.object("type", "alphabetical", "fallback", false)
        : Trees.object("type", "column", "columnId", column);
  }
}
