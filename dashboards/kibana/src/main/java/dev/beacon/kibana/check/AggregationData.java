package dev.beacon.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which of the aggregations of an answer hold anything at all, in whichever bucket. */
final class AggregationData {
  private final Map<String, Boolean> filled = new LinkedHashMap<>();

  private AggregationData() {}

  /** Names of the aggregations that were asked for and hold nothing, outer ones first. */
  static List<String> empty(JsonNode body, JsonNode answer) {
    AggregationData data = new AggregationData();
    data.walk(body.path("aggs"), answer.path("aggregations"));
    return data.filled.entrySet().stream()
        .filter(entry -> !entry.getValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  private void walk(JsonNode asked, JsonNode told) {
    asked
        .properties()
        .forEach(
            aggregation -> {
              String name = aggregation.getKey();
              JsonNode answer = told.path(name);
              filled.merge(name, holds(answer), Boolean::logicalOr);
              JsonNode inner = aggregation.getValue().path("aggs");
              if (inner.isMissingNode()) {
                return;
              }
              if (answer.has("buckets")) {
                answer.path("buckets").forEach(bucket -> walk(inner, bucket));
              } else {
                walk(inner, answer);
              }
            });
  }

  private static boolean holds(JsonNode answer) {
    if (answer.has("buckets")) {
      return !answer.path("buckets").isEmpty();
    }
    if (answer.has("values")) {
      return anyNumber(answer.path("values"));
    }
    if (answer.has("doc_count")) {
      return answer.path("doc_count").asLong() > 0;
    }
    return answer.path("value").isNumber();
  }

  private static boolean anyNumber(JsonNode values) {
    for (JsonNode value : values) {
      if (value.isNumber()) {
        return true;
      }
    }
    return false;
  }
}
