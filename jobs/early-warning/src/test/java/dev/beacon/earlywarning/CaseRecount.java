package dev.beacon.earlywarning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.Json;
import dev.beacon.contract.Topics;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the documents of the cases must hold, counted from the bytes of the events and by nothing
 * that the job uses: for each case all events, each once, oldest first.
 */
final class CaseRecount {
  private static final Set<String> CASE_TOPICS =
      Set.of(Topics.REQUESTS, Topics.TIPS, Topics.PROGRESS);
  private static final int EVIDENCE = 20;
  private static final Comparator<JsonNode> BY_TIME =
      Comparator.<JsonNode, Instant>comparing(event -> Instant.parse(text(event, "reportedAt")))
          .thenComparing(event -> text(event, "id"));

  private CaseRecount() {}

  /** By case, the fields that can be counted so: those that are known. */
  static Map<String, ObjectNode> of(List<RawEvent> events) {
    Map<String, List<JsonNode>> byCase = new TreeMap<>();
    Set<String> ids = new HashSet<>();
    Set<String> orders = new HashSet<>();
    for (RawEvent event : events) {
      if (event.topic().equals(Topics.ORDERS) && usable(event) != null) {
        orders.add(text(usable(event), "id"));
      }
    }
    for (RawEvent event : events) {
      JsonNode usable = CASE_TOPICS.contains(event.topic()) ? usable(event) : null;
      if (usable != null && ids.add(text(usable, "id"))) {
        String caseId = usable.hasNonNull("caseId") ? text(usable, "caseId") : text(usable, "id");
        if (!orders.contains(caseId)) {
          byCase.computeIfAbsent(caseId, unused -> new ArrayList<>()).add(usable);
        }
      }
    }
    Map<String, ObjectNode> counted = new TreeMap<>();
    byCase.forEach((caseId, known) -> counted.put(caseId, counted(caseId, known)));
    return counted;
  }

  /** The same fields of a document as the job writes it. */
  static ObjectNode sameFields(JsonNode document) {
    ObjectNode fields = Json.mapper().createObjectNode();
    for (String field :
        List.of(
            "caseId",
            "updatedAt",
            "openedAt",
            "channels",
            "reports",
            "tips",
            "people",
            "amount",
            "evidence")) {
      if (document.hasNonNull(field)
          && !(document.get(field).isArray() && document.get(field).isEmpty())) {
        fields.set(field, document.get(field));
      }
    }
    return fields;
  }

  private static ObjectNode counted(String caseId, List<JsonNode> events) {
    events.sort(BY_TIME);
    List<JsonNode> reports = events.stream().filter(event -> !event.has("step")).toList();
    Set<String> channels = new TreeSet<>();
    ObjectNode counted = Json.mapper().createObjectNode();
    counted.put("caseId", caseId);
    counted.put("updatedAt", text(events.get(events.size() - 1), "reportedAt"));
    if (!reports.isEmpty()) {
      counted.put("openedAt", text(reports.get(0), "reportedAt"));
    }
    int tips = 0;
    for (JsonNode report : reports) {
      boolean tip = text(report, "id").startsWith("tip:");
      tips += tip ? 1 : 0;
      channels.add(tip ? "TIP" : text(report, "channel"));
    }
    if (!channels.isEmpty()) {
      ArrayNode names = counted.putArray("channels");
      channels.forEach(names::add);
    }
    counted.put("reports", reports.size());
    counted.put("tips", tips);
    reports.stream()
        .filter(report -> report.hasNonNull("people"))
        .mapToInt(report -> report.get("people").asInt())
        .max()
        .ifPresent(most -> counted.put("people", most));
    reports.stream()
        .filter(report -> report.hasNonNull("amount"))
        .mapToDouble(report -> report.get("amount").asDouble())
        .max()
        .ifPresent(most -> counted.put("amount", most));
    if (!reports.isEmpty()) {
      ArrayNode evidence = counted.putArray("evidence");
      reports.stream().limit(EVIDENCE).forEach(report -> evidence.add(text(report, "id")));
    }
    return counted;
  }

  /** The event; null if it is rubbish. */
  private static JsonNode usable(RawEvent event) {
    try {
      JsonNode json = Json.mapper().readTree(event.bytes());
      return json != null && json.hasNonNull("id") && json.hasNonNull("reportedAt") ? json : null;
    } catch (IOException rubbish) {
      return null;
    }
  }

  private static String text(JsonNode event, String field) {
    return event.path(field).asText();
  }
}
