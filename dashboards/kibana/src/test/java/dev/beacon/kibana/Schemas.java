package dev.beacon.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.beacon.kibana.check.ImportFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What Kibana 8.12 to 9.x takes, written down by hand: Kibana itself imports many a broken object
 * and fails when it is shown. Nothing that is not written here is allowed.
 */
final class Schemas {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDialect(Dialects.getDraft202012());
  private static final Map<String, Schema> LOADED = new ConcurrentHashMap<>();

  private final List<String> problems = new ArrayList<>();

  private Schemas() {}

  /** What is wrong with a value, a sentence each. */
  static List<String> problems(String schema, JsonNode value) {
    Schemas schemas = new Schemas();
    schemas.check(schema, value, schema);
    return schemas.problems;
  }

  /** What is wrong with a file and all the JSON within its JSON. */
  static List<String> problems(ImportFile file) {
    Schemas schemas = new Schemas();
    for (JsonNode object : file.objects()) {
      String type = object.path("type").asText();
      String place = object.path("id").asText();
      JsonNode attributes = object.path("attributes");
      schemas.check("saved-object", object, place);
      schemas.check(type, attributes, place);
      switch (type) {
        case "index-pattern" -> {
          schemas.inner("field-attrs", attributes.path("fieldAttrs"), place);
          schemas.inner("field-format-map", attributes.path("fieldFormatMap"), place);
          schemas.inner("runtime-field-map", attributes.path("runtimeFieldMap"), place);
        }
        case "search" ->
            schemas.inner(
                "search-source", attributes.at("/kibanaSavedObjectMeta/searchSourceJSON"), place);
        case "map" -> {
          schemas.inner("map-layers", attributes.path("layerListJSON"), place);
          schemas.inner("map-state", attributes.path("mapStateJSON"), place);
          schemas.inner("map-ui-state", attributes.path("uiStateJSON"), place);
        }
        case "dashboard" -> schemas.dashboard(attributes, place);
        default -> {}
      }
    }
    return schemas.problems;
  }

  private void dashboard(JsonNode attributes, String place) {
    inner("dashboard-options", attributes.path("optionsJSON"), place);
    inner("dashboard-source", attributes.at("/kibanaSavedObjectMeta/searchSourceJSON"), place);
    JsonNode group = attributes.path("controlGroupInput");
    inner("control-parents", group.path("ignoreParentSettingsJSON"), place);
    inner("controls", group.path("panelsJSON"), place);
    inner("panels", attributes.path("panelsJSON"), place);
    for (JsonNode panel : ImportFile.parse(attributes.path("panelsJSON").asText())) {
      if (panel.path("type").asText().equals("lens")) {
        JsonNode lens = panel.at("/embeddableConfig/attributes");
        String where = place + "/" + panel.path("panelIndex").asText();
        check("lens", lens, where);
        String shape =
            switch (lens.path("visualizationType").asText()) {
              case "lnsMetric" -> "lens-metric";
              case "lnsDatatable" -> "lens-datatable";
              case "lnsXY" -> "lens-xy";
              default -> "lens-heatmap";
            };
        check(shape, lens.at("/state/visualization"), where);
      }
    }
  }

  private void inner(String schema, JsonNode text, String place) {
    if (!text.isTextual()) {
      problems.add(place + ": " + schema + " must be JSON kept as text");
      return;
    }
    try {
      check(schema, ImportFile.parse(text.asText()), place);
    } catch (IllegalArgumentException e) {
      problems.add(place + ": " + schema + ": " + e.getMessage());
    }
  }

  private void check(String schema, JsonNode value, String place) {
    LOADED
        .computeIfAbsent(schema, Schemas::load)
        .validate(value)
        .forEach(error -> problems.add(place + ": " + schema + ": " + error));
  }

  private static Schema load(String name) {
    String resource = "schema/" + name + ".schema.json";
    try (InputStream in = Schemas.class.getResourceAsStream(resource)) {
      return REGISTRY.getSchema(
          ImportFile.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
