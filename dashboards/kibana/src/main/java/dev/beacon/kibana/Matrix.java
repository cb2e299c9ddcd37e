package dev.beacon.kibana;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.Text;
import java.util.List;

/**
 * A grid of coloured cells with a legend of numbers.
 *
 * @param lens the question: the column across, the column down, the number
 * @param scale which number has which colour
 */
record Matrix(Lens lens, Colours.Scale scale) implements Panel {
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
    String number = lens.ids(false).get(0);
    ObjectNode palette = scale.palette();
    palette.put("accessor", number);
    ObjectNode visualization =
        Trees.object(
            "shape",
            "heatmap",
            "layerId",
            Lens.LAYER,
            "layerType",
            "data",
            "xAccessor",
            buckets.get(0),
            "yAccessor",
            buckets.get(1),
            "valueAccessor",
            number,
            "legend",
            Trees.object("type", "heatmap_legend", "isVisible", true, "position", "right"),
            "gridConfig",
            Trees.object(
                "type",
                "heatmap_grid",
                "isCellLabelVisible",
                false,
                "isYAxisLabelVisible",
                true,
                "isXAxisLabelVisible",
                true,
                "isYAxisTitleVisible",
                false,
                "isXAxisTitleVisible",
                false),
            "palette",
            palette);
    return lens.shown(language, "lnsHeatmap", visualization, null);
  }
}
