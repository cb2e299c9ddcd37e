package dev.beacon.kibana;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Beacon's indices as Kibana sees them.
 *
 * <p>Decision: cases and alerts have two views each. What is open now must not vanish from a wall
 * screen because it was opened before the chosen time, and Lens offers no other way to leave time
 * out of account than a view without a time field. For the same reason the current heat has none.
 */
enum DataView {
  CASES("beacon-cases", "openedAt", "案件（按受理时间）", "Cases by time"),
  CASES_NOW("beacon-cases", null, "案件（当前）", "Cases as they stand"),
  ORDERS("beacon-orders", "issuedAt", "社区发令", "Orders"),
  ALERTS("beacon-alerts", "openedAt", "预警（按首次预警时间）", "Alerts by time"),
  ALERTS_NOW("beacon-alerts", null, "预警（当前）", "Alerts as they stand"),
  HEAT("beacon-heat", null, "风险热力（当前）", "Risk now"),
  HEAT_HISTORY("beacon-heat-history", "at", "风险热力（历史）", "Risk over time"),
  SCORECARDS("beacon-scorecards", "from", "记分卡", "Scorecards"),
  HEALTH("beacon-health", "at", "系统运行", "Pipeline health");

  private final String index;
  private final String timeField;
  private final String zh;
  private final String en;

  DataView(String index, String timeField, String zh, String en) {
    this.index = index;
    this.timeField = timeField;
    this.zh = zh;
    this.en = en;
  }

  /** Fields of several views. */
  private static final class Fields {
    private static final List<String> CASES =
        List.of(
            "caseId",
            "status",
            "grade",
            "category",
            "openedAt",
            "updatedAt",
            "dueAt",
            "people",
            "amount",
            "subjectName",
            "subjectName.keyword",
            "community",
            "street",
            "department",
            "title",
            "reports",
            "evidence");
    private static final List<String> ALERTS =
        List.of(
            "alertId",
            "kind",
            "status",
            "severity",
            "at",
            "openedAt",
            "mode",
            "rule",
            "ruleVersion",
            "category",
            "subjectName",
            "subjectName.keyword",
            "community",
            "caseId",
            "clock",
            "phase",
            "deadline",
            "department",
            "metrics.reports",
            "metrics.reporters",
            "metrics.people",
            "metrics.amount",
            "metrics.tips",
            "evidence",
            "summary.zh",
            "summary.en",
            "handling.acknowledgedBy",
            "handling.acknowledgedAt",
            "handling.falseAlarm",
            "handling.note");
    private static final List<String> ORDERS =
        List.of(
            "orderId",
            "status",
            "kind",
            "level",
            "community",
            "street",
            "title",
            "departments.department",
            "departments.presence");
    private static final List<String> HEAT =
        List.of(
            "kind",
            "community",
            "street",
            "subjectName",
            "at",
            "score",
            "grade",
            "open",
            "people",
            "amount",
            "clusters",
            "breaches");
  }

  /** Grades and severities, which have their colours wherever they are listed. */
  private static final List<String> GRADED = List.of("grade", "severity", "level");

  private static final List<String> PLACES = List.of("community", "street", "unit");

  /**
   * Hours between two instants of a document, as a field that Elasticsearch works out when it is
   * asked.
   *
   * <p>Decision: what can honestly be said about lead times from what is indexed. Of a case: from
   * its first report until it was resolved. Of a clock: from the first warning until the deadline
   * it warns of. Of a cluster: from the first warning until its newest version, which for a
   * resolved one is its resolution. How long before a crowd a cluster was warned of needs the truth
   * about the crowd, which no index holds; {@code ./beacon evaluate} measures that.
   *
   * @param from field it is reckoned from
   * @param until field it is reckoned to
   */
  record Hours(String name, String from, String until) {
    /** The field as a data view keeps it. */
    ObjectNode json() {
      String script =
          ("if (doc['%1$s'].size() > 0 && doc['%2$s'].size() > 0) {"
                  + " emit((doc['%2$s'].value.toInstant().toEpochMilli()"
                  + " - doc['%1$s'].value.toInstant().toEpochMilli()) / 3600000.0) }")
              .formatted(from, until);
      return Trees.object("type", "double", "script", Trees.object("source", script));
    }
  }

  String index() {
    return index;
  }

  /** The field time is counted by; null: time does not matter. */
  String timeField() {
    return timeField;
  }

  /**
   * Whether its panels leave choices above a dashboard out of account. Those ask for what cases and
   * alerts have; Kibana would send them to every index, and nothing would be left of this one.
   */
  boolean standsAlone() {
    return switch (this) {
      case HEAT, HEAT_HISTORY, ORDERS, HEALTH -> true;
      case CASES, CASES_NOW, ALERTS, ALERTS_NOW, SCORECARDS -> false;
    };
  }

  String id(Language language) {
    return "beacon-"
        + language.code()
        + "-view-"
        + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The fields that have names, codes or colours of their own. */
  private List<String> named() {
    return switch (this) {
      case CASES, CASES_NOW -> Fields.CASES;
      case ALERTS, ALERTS_NOW -> Fields.ALERTS;
      case HEAT, HEAT_HISTORY -> Fields.HEAT;
      case ORDERS -> Fields.ORDERS;
      case SCORECARDS -> List.of("street", "unit");
      case HEALTH -> List.of("at");
    };
  }

  private List<Hours> hours() {
    return switch (this) {
      case CASES, CASES_NOW -> List.of(new Hours("hoursToResolve", "openedAt", "resolvedAt"));
      case ALERTS, ALERTS_NOW ->
          List.of(
              new Hours("hoursKnown", "openedAt", "at"),
              new Hours("hoursOfNotice", "openedAt", "deadline"));
      default -> List.of();
    };
  }

  SavedObject savedObject(Language language) {
    ObjectNode attributes =
        Trees.object(
            "title",
            index,
            "name",
            language.of(new Text("烽燧 · ", "Beacon · ")) + language.of(new Text(zh, en)));
    if (timeField != null) {
      attributes.put("timeFieldName", timeField);
    }
    ObjectNode runtime = Trees.object();
    hours().forEach(field -> runtime.set(field.name(), field.json()));
    attributes.put("allowNoIndex", true);
    attributes.put("fields", "[]");
    attributes.put("fieldAttrs", labels(language).toString());
    attributes.put("fieldFormatMap", formats(language).toString());
    attributes.put("runtimeFieldMap", runtime.toString());
    attributes.put("sourceFilters", "[]");
    attributes.put("typeMeta", "{}");
    return new SavedObject(SavedObject.Type.DATA_VIEW, id(language), attributes, List.of());
  }

  private ObjectNode labels(Language language) {
    ObjectNode labels = Trees.object();
    for (String field : named()) {
      if (Words.isNamed(field)) {
        labels.set(field, Trees.object("customLabel", language.of(Words.field(field))));
      }
    }
    hours()
        .forEach(
            field ->
                labels.set(
                    field.name(),
                    Trees.object("customLabel", language.of(Words.field(field.name())))));
    return labels;
  }

  private ObjectNode formats(Language language) {
    ObjectNode formats = Trees.object();
    for (String field : named()) {
      Map<String, Text> codes = PLACES.contains(field) ? Places.names() : Words.codesOf(field);
      if (GRADED.contains(field)) {
        formats.set(field, Colours.fieldFormat());
      } else if (!codes.isEmpty()) {
        formats.set(field, lookup(codes, language));
      }
    }
    hours().forEach(field -> formats.set(field.name(), number("0,0.0")));
    return formats;
  }

  private static ObjectNode lookup(Map<String, Text> codes, Language language) {
    return Trees.object(
        "id",
        "static_lookup",
        "params",
        Trees.object(
            "lookupEntries",
            codes.entrySet().stream()
                .map(
                    code ->
                        Trees.object("key", code.getKey(), "value", language.of(code.getValue())))
                .toList(),
            "unknownKeyValue",
            null));
  }

  private static ObjectNode number(String pattern) {
    return Trees.object("id", "number", "params", Trees.object("pattern", pattern));
  }
}
