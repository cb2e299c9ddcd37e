package dev.beacon.kibana;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.Text;
import java.util.List;

/**
 * A layer of a map, drawn from an index; none comes from the internet.
 *
 * @param id unique on its map
 * @param label in the list of layers
 * @param view whose documents
 * @param query in Kibana's query language, which of them
 * @param minZoom shown from this zoom on
 * @param maxZoom shown up to this zoom
 * @param alpha 0 (invisible) to 1
 * @param type of layer
 * @param source where its data come from, without what every source has
 * @param style how it looks
 */
record MapLayer(
    String id,
    Text label,
    DataView view,
    String query,
    int minZoom,
    int maxZoom,
    double alpha,
    String type,
    ObjectNode source,
    ObjectNode style) {
  private static final int NEAREST = 24;
  private static final String GEO_FIELD = "location";

  /**
   * The smooth picture for the whole district. Kibana can add up or count here, nothing else; its
   * legend has no numbers, so {@link #risk} follows at nearer zooms and tables stand beside the
   * map.
   */
  static MapLayer heat(String id, Text label, DataView view, String query, int maxZoom) {
    return new MapLayer(
        id,
        label,
        view,
        query,
        0,
        maxZoom,
        0.75,
        "HEATMAP",
        Trees.object(
            "type",
            "ES_GEO_GRID",
            "requestType",
            "heatmap",
            "resolution",
            "MOST_FINE",
            "metrics",
            Trees.array(Trees.object("type", "sum", "field", "score"))),
        Trees.object("type", "HEATMAP", "colorRampName", "theclassic"));
  }

  /** The highest risk in each square, in the colour of its band, with a legend of numbers. */
  static MapLayer risk(String id, Text label, DataView view, String query, int minZoom) {
    ObjectNode fill =
        Trees.object(
            "type",
            "DYNAMIC",
            "options",
            Trees.object(
                "field",
                Trees.object("name", "max_of_score", "origin", "source"),
                "type",
                "ORDINAL",
                "useCustomColorRamp",
                true,
                "customColorRamp",
                Colours.Scale.risk().ramp(),
                "fieldMetaOptions",
                Trees.object("isEnabled", false, "sigma", 3)));
    return new MapLayer(
        id,
        label,
        view,
        query,
        minZoom,
        NEAREST,
        0.6,
        "GEOJSON_VECTOR",
        Trees.object(
            "type",
            "ES_GEO_GRID",
            "requestType",
            "grid",
            "resolution",
            "MOST_FINE",
            "metrics",
            Trees.array(
                Trees.object("type", "max", "field", "score"), Trees.object("type", "count"))),
        vector(fill, "#FFFFFF", 6));
  }

  /**
   * A dot a document, in the colour of its grade.
   *
   * @param grade field that holds the grade
   * @param size of a dot in pixels: grades differ in size too, not by colour alone
   * @param tooltip fields shown when pointing at one
   */
  static MapLayer dots(
      String id,
      Text label,
      DataView view,
      String query,
      String grade,
      int size,
      List<String> tooltip) {
    ObjectNode fill =
        Trees.object(
            "type",
            "DYNAMIC",
            "options",
            Trees.object(
                "field",
                Trees.object("name", grade, "origin", "source"),
                "type",
                "CATEGORICAL",
                "useCustomColorPalette",
                true,
                "customColorPalette",
                Colours.customPalette(),
                "otherCategoryColor",
                Colours.GREY,
                "fieldMetaOptions",
                Trees.object("isEnabled", false, "sigma", 3)));
    return new MapLayer(
        id,
        label,
        view,
        query,
        0,
        NEAREST,
        0.9,
        "GEOJSON_VECTOR",
        Trees.object(
            "type",
            "ES_SEARCH",
            "scalingType",
            "LIMIT",
            "filterByMapBounds",
            true,
            "tooltipProperties",
            tooltip,
            "sortField",
            "",
            "sortOrder",
            "desc",
            "topHitsSplitField",
            "",
            "topHitsSize",
            1),
        vector(fill, "#101418", size));
  }

  private static ObjectNode vector(ObjectNode fill, String line, int size) {
    return Trees.object(
        "type",
        "VECTOR",
        "properties",
        Trees.object(
            "icon",
            fixed("value", "marker"),
            "fillColor",
            fill,
            "lineColor",
            fixed("color", line),
            "lineWidth",
            fixed("size", 1),
            "iconSize",
            fixed("size", size),
            "iconOrientation",
            fixed("orientation", 0),
            "labelText",
            fixed("value", ""),
            "labelColor",
            fixed("color", "#000000"),
            "labelSize",
            fixed("size", 14),
            "labelBorderColor",
            fixed("color", "#FFFFFF"),
            "symbolizeAs",
            Trees.object("options", Trees.object("value", "circle")),
            "labelBorderSize",
            Trees.object("options", Trees.object("size", "SMALL"))),
        "isTimeAware",
        true);
  }

  private static ObjectNode fixed(String option, Object value) {
    return Trees.object("type", "STATIC", "options", Trees.object(option, value));
  }

  /** Under which name the map knows the data view of its layer of that number. */
  static String referenceName(int number) {
    return "layer_" + number + "_source_index_pattern";
  }

  /** The layer of that number of a map. */
  ObjectNode json(Language language, int number) {
    ObjectNode whole = source.deepCopy();
    whole.put("id", id + "-source");
    whole.put("geoField", GEO_FIELD);
    whole.put("applyGlobalQuery", !view.standsAlone());
    whole.put("applyGlobalTime", view.timeField() != null);
    whole.put("applyForceRefresh", true);
    whole.put("indexPatternRefName", referenceName(number));
    return Trees.object(
        "id",
        id,
        "label",
        language.of(label),
        "type",
        type,
        "minZoom",
        minZoom,
        "maxZoom",
        maxZoom,
        "alpha",
        alpha,
        "visible",
        true,
        "includeInFitToBounds",
        true,
        "sourceDescriptor",
        whole,
        "style",
        style,
        "query",
        Trees.kuery(query),
        "joins",
        Trees.array());
  }
}
