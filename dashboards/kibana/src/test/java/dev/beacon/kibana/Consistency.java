package dev.beacon.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.kibana.check.ImportFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the parts of saved objects fit each other, which no schema can say. */
final class Consistency {
  private static final Pattern LINK = Pattern.compile("\\(#/view/([^)]+)\\)");
  private static final Set<String> GRADED = Set.of("grade", "severity", "level");

  private final List<String> problems = new ArrayList<>();
  private final ImportFile file;

  private Consistency(ImportFile file) {
    this.file = file;
  }

  static List<String> problems(ImportFile file) {
    Consistency consistency = new Consistency(file);
    file.objects("dashboard").forEach(consistency::dashboard);
    file.objects("map").forEach(consistency::map);
    return consistency.problems;
  }

  private void dashboard(JsonNode dashboard) {
    String id = dashboard.path("id").asText();
    List<JsonNode> panels = new ArrayList<>();
    ImportFile.parse(dashboard.at("/attributes/panelsJSON").asText()).forEach(panels::add);
    Set<String> named = new LinkedHashSet<>();
    Set<String> seen = new HashSet<>();
    for (JsonNode panel : panels) {
      String index = panel.path("panelIndex").asText();
      String place = id + "/" + index;
      if (!seen.add(index)) {
        problems.add(id + ": two panels are called " + index);
      }
      if (!panel.at("/gridData/i").asText().equals(index)) {
        problems.add(place + " is called " + panel.at("/gridData/i").asText() + " on the grid");
      }
      if (panel.at("/gridData/x").asInt() + panel.at("/gridData/w").asInt() > Dashboard.WIDTH) {
        problems.add(place + " leaves the 48 columns");
      }
      panelReferences(panel, index, named);
      if (panel.path("type").asText().equals("lens")) {
        lens(panel.at("/embeddableConfig/attributes/state"), place);
      }
      links(panel, place);
    }
    overlaps(panels, id);
    JsonNode controls =
        ImportFile.parse(dashboard.at("/attributes/controlGroupInput/panelsJSON").asText());
    controls
        .properties()
        .forEach(
            control -> {
              if (!control.getValue().at("/explicitInput/id").asText().equals(control.getKey())) {
                problems.add(id + ": the control " + control.getKey() + " is called otherwise");
              }
              if (control.getValue().path("type").asText().equals("optionsListControl")) {
                named.add("controlGroup_" + control.getKey() + ":optionsListDataView");
              }
            });
    references(dashboard, named);
  }

  private static void panelReferences(JsonNode panel, String index, Set<String> named) {
    if (panel.has("panelRefName")) {
      named.add(index + ":" + panel.path("panelRefName").asText());
    }
    for (JsonNode reference : panel.at("/embeddableConfig/attributes/references")) {
      named.add(index + ":" + reference.path("name").asText());
    }
    for (JsonNode event : panel.at("/embeddableConfig/enhancements/dynamicActions/events")) {
      named.add(
          index
              + ":drilldown:DASHBOARD_TO_DASHBOARD_DRILLDOWN:"
              + event.path("eventId").asText()
              + ":dashboardId");
    }
  }

  /** What is named must be among the references, and the other way round. */
  private void references(JsonNode object, Set<String> named) {
    String id = object.path("id").asText();
    Set<String> there = new TreeSet<>();
    for (JsonNode reference : object.path("references")) {
      String name = reference.path("name").asText();
      if (!there.add(name)) {
        problems.add(id + ": two references are called " + name);
      }
      if (!named.contains(name) && !name.startsWith("tag-ref-")) {
        problems.add(id + ": nothing names the reference " + name);
      }
    }
    for (String name : named) {
      if (!there.contains(name)) {
        problems.add(id + ": " + name + " is not among the references");
      }
    }
  }

  private void links(JsonNode panel, String place) {
    Matcher link = LINK.matcher(panel.at("/embeddableConfig/savedVis/params/markdown").asText());
    while (link.find()) {
      String target = link.group(1);
      if (file.objects("dashboard").stream().noneMatch(d -> d.path("id").asText().equals(target))) {
        problems.add(place + " links to " + target + ", which is not there");
      }
    }
  }

  private void overlaps(List<JsonNode> panels, String id) {
    for (int i = 0; i < panels.size(); i++) {
      for (int j = i + 1; j < panels.size(); j++) {
        JsonNode a = panels.get(i).path("gridData");
        JsonNode b = panels.get(j).path("gridData");
        if (overlap(a, b, "x", "w") && overlap(a, b, "y", "h")) {
          problems.add(id + ": panels overlap: " + a + " and " + b);
        }
      }
    }
  }

  private static boolean overlap(JsonNode a, JsonNode b, String start, String length) {
    return a.path(start).asInt() < b.path(start).asInt() + b.path(length).asInt()
        && b.path(start).asInt() < a.path(start).asInt() + a.path(length).asInt();
  }

  private void lens(JsonNode state, String place) {
    JsonNode layers = state.at("/datasourceStates/formBased/layers");
    JsonNode layer = layers.path(Lens.LAYER);
    Set<String> columns = new TreeSet<>();
    layer.path("columns").fieldNames().forEachRemaining(columns::add);
    Set<String> ordered = new TreeSet<>();
    layer.path("columnOrder").forEach(name -> ordered.add(name.asText()));
    if (!ordered.equals(columns)) {
      problems.add(place + ": the order " + ordered + " is not of the columns " + columns);
    }
    JsonNode visualization = state.path("visualization");
    Set<String> used = new LinkedHashSet<>();
    for (String accessor : List.of("metricAccessor", "xAccessor", "yAccessor", "valueAccessor")) {
      add(visualization.path(accessor), used);
    }
    add(visualization.at("/palette/accessor"), used);
    add(visualization.at("/sorting/columnId"), used);
    visualization.path("columns").forEach(column -> add(column.path("columnId"), used));
    for (JsonNode drawn : visualization.path("layers")) {
      add(drawn.path("xAccessor"), used);
      add(drawn.path("splitAccessor"), used);
      drawn.path("accessors").forEach(accessor -> add(accessor, used));
      drawn.path("yConfig").forEach(config -> add(config.path("forAccessor"), used));
      colours(drawn, layer, place);
    }
    for (JsonNode column : layer.path("columns")) {
      add(column.at("/params/orderBy/columnId"), used);
    }
    for (String name : used) {
      if (!columns.contains(name)) {
        problems.add(place + ": there is no column " + name);
      }
    }
    for (String name : columns) {
      if (!used.contains(name)) {
        problems.add(place + ": nobody shows the column " + name);
      }
    }
  }

  private static void add(JsonNode name, Set<String> used) {
    if (name.isTextual()) {
      used.add(name.asText());
    }
  }

  /** What is divided by grade has the three colours, and only those. */
  private void colours(JsonNode drawn, JsonNode layer, String place) {
    String split = drawn.path("splitAccessor").asText();
    if (!GRADED.contains(layer.path("columns").path(split).path("sourceField").asText())) {
      return;
    }
    String mapping = drawn.path("colorMapping").path("assignments").toString();
    Colours.GRADES.forEach(
        (grade, colour) -> {
          if (!mapping.contains(
              "{\"rule\":{\"type\":\"matchExactly\",\"values\":[\""
                  + grade
                  + "\"]},\"color\":{\"type\":\"colorCode\",\"colorCode\":\""
                  + colour
                  + "\"}")) {
            problems.add(place + " is divided without a fixed colour for " + grade);
          }
        });
  }

  private void map(JsonNode map) {
    Set<String> named = new LinkedHashSet<>();
    Set<String> seen = new HashSet<>();
    for (JsonNode layer : ImportFile.parse(map.at("/attributes/layerListJSON").asText())) {
      String id = layer.path("id").asText();
      String place = map.path("id").asText() + "/" + id;
      if (!seen.add(id)) {
        problems.add(map.path("id").asText() + ": two layers are called " + id);
      }
      named.add(layer.at("/sourceDescriptor/indexPatternRefName").asText());
      String styled = layer.at("/style/properties/fillColor/options/field/name").asText();
      if (layer.at("/sourceDescriptor/type").asText().equals("ES_GEO_GRID") && !styled.isEmpty()) {
        Set<String> metrics = new TreeSet<>(Set.of("doc_count"));
        layer
            .at("/sourceDescriptor/metrics")
            .forEach(
                metric ->
                    metrics.add(
                        metric.path("type").asText() + "_of_" + metric.path("field").asText()));
        if (!metrics.contains(styled)) {
          problems.add(place + " is coloured by " + styled + ", which it does not calculate");
        }
      }
      if (layer.path("minZoom").asDouble() >= layer.path("maxZoom").asDouble()) {
        problems.add(place + " is never shown");
      }
    }
    references(map, named);
  }
}
