package dev.beacon.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.kibana.check.Finding.Kind;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds what dashboards ask against the indices of a live Elasticsearch. */
public final class IndexCheck {
  private final Search search;

  /** Asks Elasticsearch. */
  public interface Search {
    /**
     * Sends a request.
     *
     * @param path with its query, from the first slash on
     * @param body JSON; null: none
     * @return the answer, which may be an error with a field {@code error}
     */
    JsonNode ask(String path, String body) throws IOException, InterruptedException;
  }

  /** Checks through this connection. */
  public IndexCheck(Search search) {
    this.search = search;
  }

  /** Everything that is wrong: fields first, then searches that fail, then those without data. */
  public List<Finding> findings(List<PanelQuery> queries) throws IOException, InterruptedException {
    List<Finding> findings = new ArrayList<>(fields(queries));
    for (PanelQuery query : queries) {
      JsonNode answer = search.ask(searchPath(query.index()), query.body().toString());
      findings.addAll(judge(query, answer));
    }
    findings.sort((a, b) -> a.kind().compareTo(b.kind()));
    return findings;
  }

  private static String searchPath(String index) {
    return "/" + encoded(index) + "/_search?ignore_unavailable=false";
  }

  private List<Finding> fields(List<PanelQuery> queries) throws IOException, InterruptedException {
    Map<String, TreeSet<String>> byIndex = new TreeMap<>();
    for (PanelQuery query : queries) {
      for (FieldUse use : query.fields()) {
        byIndex.computeIfAbsent(use.index(), none -> new TreeSet<>()).add(use.field());
      }
    }
    Map<String, JsonNode> known = new TreeMap<>();
    for (Map.Entry<String, TreeSet<String>> entry : byIndex.entrySet()) {
      String path =
          "/"
              + encoded(entry.getKey())
              + "/_field_caps?fields="
              + encoded(String.join(",", entry.getValue()));
      known.put(entry.getKey(), search.ask(path, null));
    }
    List<Finding> findings = new ArrayList<>();
    for (PanelQuery query : queries) {
      for (FieldUse use : query.fields()) {
        String wrong = wrong(use, known.get(use.index()));
        if (wrong != null) {
          findings.add(new Finding(Kind.FIELD, use.place(), use.index(), wrong));
        }
      }
    }
    return findings;
  }

  /** What is wrong with a field; null: nothing. */
  private static String wrong(FieldUse use, JsonNode capabilities) {
    if (capabilities.has("error")) {
      return "there is no such index: " + reason(capabilities);
    }
    JsonNode types = capabilities.path("fields").path(use.field());
    if (types.isMissingNode()) {
      return "there is no field " + use.field();
    }
    for (Map.Entry<String, JsonNode> type : types.properties()) {
      if (!use.fits(
          type.getKey(),
          type.getValue().path("searchable").asBoolean(),
          type.getValue().path("aggregatable").asBoolean())) {
        return "the field "
            + use.field()
            + " is "
            + type.getKey()
            + " and cannot be "
            + use.purpose();
      }
    }
    return null;
  }

  private static List<Finding> judge(PanelQuery query, JsonNode answer) {
    if (answer.has("error")) {
      return List.of(new Finding(Kind.SEARCH, query.place(), query.index(), reason(answer)));
    }
    if (answer.path("hits").path("total").path("value").asLong() == 0) {
      return List.of(
          new Finding(
              Kind.EMPTY, query.place(), query.index(), "nothing is found: " + query.body()));
    }
    List<Finding> findings = new ArrayList<>();
    for (String empty : AggregationData.empty(query.body(), answer)) {
      findings.add(
          new Finding(
              Kind.EMPTY, query.place(), query.index(), "the column " + empty + " has no data"));
    }
    return findings;
  }

  private static String reason(JsonNode answer) {
    JsonNode cause = answer.path("error").path("root_cause").path(0).path("reason");
    return cause.isTextual() ? cause.asText() : answer.path("error").toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
