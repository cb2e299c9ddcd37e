package dev.beacon.kibana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.Text;
import java.util.List;
import java.util.Map;

/**
 * Bars or lines.
 *
 * @param lens the question: first the column along the axis, then, where there is one, the column
 *     that divides each bar or makes the lines, then the numbers
 * @param shape bars or lines
 * @param colours of the terms that divide, or, where nothing does, of the numbers by id
 */
record Series(Lens lens, Shape shape, Map<String, String> colours) implements Panel {
  /** What is drawn. */
  enum Shape {
    BARS("bar_stacked"),
    LYING_BARS("bar_horizontal_stacked"),
    LINES("line");

    private final String word;

    Shape(String word) {
      this.word = word;
    }
  }

  @Override
  public Text title() {
    return lens.title();
  }

  @Override
  public List<DashboardId> drilldowns() {
    return lens.drilldowns();
  }

  @Override
  public Shown shown(Language language) {
    List<String> buckets = lens.ids(true);
    List<String> numbers = lens.ids(false);
    boolean divided = buckets.size() > 1;
    ObjectNode layer =
        Trees.object(
            "layerId",
            Lens.LAYER,
            "layerType",
            "data",
            "seriesType",
            shape.word,
            "position",
            "top",
            "showGridlines",
            false,
            "xAccessor",
            buckets.get(0),
            "accessors",
            numbers);
    if (divided) {
      layer.put("splitAccessor", buckets.get(1));
      layer.set("colorMapping", Colours.mapping(colours));
    } else {
      ArrayNode configs = Trees.array();
      numbers.forEach(id -> configs.add(Trees.object("forAccessor", id, "color", colours.get(id))));
      layer.set("yConfig", configs);
    }
    ObjectNode visualization =
        Trees.object(
            "legend",
            Trees.object("isVisible", true, "position", "bottom", "showSingleSeries", true),
            "valueLabels",
            "hide",
            "fittingFunction",
            "None",
            "axisTitlesVisibilitySettings",
            Trees.object("x", false, "yLeft", false, "yRight", false),
            "tickLabelsVisibilitySettings",
            Trees.object("x", true, "yLeft", true, "yRight", true),
            "labelsOrientation",
            Trees.object("x", 0, "yLeft", 0, "yRight", 0),
            "gridlinesVisibilitySettings",
            Trees.object("x", false, "yLeft", true, "yRight", true),
            "preferredSeriesType",
            shape.word,
            "layers",
            List.of(layer));
    return lens.shown(language, "lnsXY", visualization, numbers.get(0));
  }
}
