package dev.beacon.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.kibana.Trees;
import dev.beacon.kibana.check.FieldUse.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads out of an import file what its dashboards would ask Elasticsearch: a search a Lens panel, a
 * layer of a map, a list of documents and a control. The chosen time and the choices above a
 * dashboard are left out: everything counts.
 */
public final class PanelQueries {
  private static final int MAP_PRECISION = 15;

  private final ImportFile file;
  private final List<PanelQuery> queries = new ArrayList<>();

  private PanelQueries(ImportFile file) {
    this.file = file;
  }

  /**
   * What the dashboards of a file ask, dashboard by dashboard.
   *
   * @throws IllegalArgumentException if a panel, an operation or a query is of a kind not known
   *     here, or a reference leads nowhere
   */
  public static List<PanelQuery> of(ImportFile file) {
    PanelQueries reader = new PanelQueries(file);
    file.objects("dashboard").forEach(reader::dashboard);
    return List.copyOf(reader.queries);
  }

  private void dashboard(ObjectNode dashboard) {
    String id = dashboard.path("id").asText();
    JsonNode attributes = dashboard.path("attributes");
    for (JsonNode panel : ImportFile.parse(attributes.path("panelsJSON").asText())) {
      String index = panel.path("panelIndex").asText();
      String place = id + "/" + index;
      switch (panel.path("type").asText()) {
        case "lens" -> lens(dashboard, panel, place);
        case "map" -> map(file.named(dashboard, index + ":panel_" + index), place);
        case "search" -> search(file.named(dashboard, index + ":panel_" + index), place);
        case "visualization" -> {} // a note asks nothing
        default ->
            throw new IllegalArgumentException(place + ": cannot tell what it asks: " + panel);
      }
    }
    JsonNode controls =
        ImportFile.parse(attributes.path("controlGroupInput").path("panelsJSON").asText());
    for (JsonNode control : controls) {
      if (control.path("type").asText().equals("optionsListControl")) {
        control(dashboard, control.path("explicitInput"), id);
      }
    }
  }

  private void control(ObjectNode dashboard, JsonNode input, String dashboardId) {
    String id = input.path("id").asText();
    Question question =
        question(
            file.named(dashboard, "controlGroup_" + id + ":optionsListDataView"),
            dashboardId + "/control " + id);
    String field = input.path("fieldName").asText();
    question.uses(field, Purpose.GROUPED);
    question.ask(
        0, Trees.object("values", Trees.object("terms", Trees.object("field", field, "size", 10))));
  }

  private void lens(ObjectNode dashboard, JsonNode panel, String place) {
    JsonNode state = panel.path("embeddableConfig").path("attributes").path("state");
    state
        .path("datasourceStates")
        .path("formBased")
        .path("layers")
        .properties()
        .forEach(
            layer -> {
              String reference =
                  panel.path("panelIndex").asText()
                      + ":indexpattern-datasource-layer-"
                      + layer.getKey();
              Question question = question(file.named(dashboard, reference), place);
              question.where(state.path("query"));
              question.ask(0, new LensColumns(question, layer.getValue()).aggregations());
            });
  }

  private void search(ObjectNode search, String place) {
    Question question =
        question(file.named(search, "kibanaSavedObjectMeta.searchSourceJSON.index"), place);
    JsonNode attributes = search.path("attributes");
    question.where(
        ImportFile.parse(attributes.path("kibanaSavedObjectMeta").path("searchSourceJSON").asText())
            .path("query"));
    attributes.path("columns").forEach(field -> question.uses(field.asText(), Purpose.SHOWN));
    List<JsonNode> sort = new ArrayList<>();
    for (JsonNode by : attributes.path("sort")) {
      question.uses(by.get(0).asText(), Purpose.SORTED);
      sort.add(Trees.object(by.get(0).asText(), by.get(1).asText()));
    }
    question.body.set("sort", Trees.arrayOf(sort));
    question.ask(1, null);
  }

  private void map(ObjectNode map, String place) {
    for (JsonNode layer : ImportFile.parse(map.path("attributes").path("layerListJSON").asText())) {
      JsonNode source = layer.path("sourceDescriptor");
      Question question =
          question(
              file.named(map, source.path("indexPatternRefName").asText()),
              place + "/layer " + layer.path("id").asText());
      question.where(layer.path("query"));
      String where = source.path("geoField").asText();
      question.uses(where, Purpose.PLACE);
      question.mustHave(where);
      switch (source.path("type").asText()) {
        case "ES_GEO_GRID" -> question.ask(0, grid(question, source, where));
        case "ES_SEARCH" -> {
          source.path("tooltipProperties").forEach(f -> question.uses(f.asText(), Purpose.SHOWN));
          style(layer).forEach(field -> question.uses(field, Purpose.GROUPED));
          question.ask(1, null);
        }
        default ->
            throw new IllegalArgumentException(place + ": cannot tell what it asks: " + source);
      }
    }
  }

  private static ObjectNode grid(Question question, JsonNode source, String where) {
    ObjectNode metrics = Trees.object();
    for (JsonNode metric : source.path("metrics")) {
      if (metric.has("field")) {
        String field = metric.path("field").asText();
        String kind = metric.path("type").asText();
        question.uses(field, Purpose.CALCULATED);
        metrics.set(kind + "_of_" + field, Trees.object(kind, Trees.object("field", field)));
      }
    }
    return Trees.object(
        "squares",
        Trees.object(
            "geotile_grid",
            Trees.object("field", where, "precision", MAP_PRECISION),
            "aggs",
            metrics));
  }

  /** The fields of documents by which a layer is coloured. */
  private static List<String> style(JsonNode layer) {
    List<String> fields = new ArrayList<>();
    for (JsonNode property : layer.path("style").path("properties")) {
      JsonNode field = property.path("options").path("field").path("name");
      if (field.isTextual()) {
        fields.add(field.asText());
      }
    }
    return fields;
  }

  private Question question(ObjectNode dataView, String place) {
    return new Question(dataView.path("attributes"), place);
  }

  /** A search in the making. */
  final class Question {
    private final String index;
    private final String place;
    private final Map<String, JsonNode> runtime = new TreeMap<>();
    private final List<FieldUse> fields = new ArrayList<>();
    private final List<ObjectNode> filters = new ArrayList<>();
    private final ObjectNode body = Trees.object();

    private Question(JsonNode dataView, String place) {
      this.index = dataView.path("title").asText();
      this.place = place;
      ImportFile.parse(dataView.path("runtimeFieldMap").asText())
          .properties()
          .forEach(field -> runtime.put(field.getKey(), field.getValue()));
      if (dataView.has("timeFieldName")) {
        String time = dataView.path("timeFieldName").asText();
        uses(time, Purpose.TIME);
        mustHave(time);
      }
    }

    String place() {
      return place;
    }

    /** The script of a field that Elasticsearch works out; null if documents hold the field. */
    String script(String field) {
      JsonNode made = runtime.get(field);
      return made == null ? null : made.path("script").path("source").asText();
    }

    void uses(String field, Purpose purpose) {
      fields.add(new FieldUse(index, field, purpose, place));
    }

    void mustHave(String field) {
      filters.add(Trees.object("exists", Trees.object("field", field)));
    }

    private void where(JsonNode query) {
      filters.add(filter(query));
    }

    /** A question in Kibana's query language, as Elasticsearch's. */
    ObjectNode filter(JsonNode query) {
      Kuery kuery = Kuery.parse(query.path("query").asText());
      kuery.fields().forEach(field -> uses(field, Purpose.ASKED));
      return kuery.query();
    }

    private void ask(int size, ObjectNode aggregations) {
      body.put("size", size);
      body.put("track_total_hits", true);
      body.set("query", Trees.object("bool", Trees.object("filter", filters)));
      if (aggregations != null && !aggregations.isEmpty()) {
        body.set("aggs", aggregations);
      }
      queries.add(new PanelQuery(place, index, body, fields));
    }
  }
}
