package dev.beacon.kibana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A ranked table.
 *
 * @param lens the question
 * @param sortedBy id of the column whose largest number comes first
 * @param scales columns whose cells are coloured by their number
 */
record Table(Lens lens, String sortedBy, Map<String, Colours.Scale> scales) implements Panel {
  private static final int ROWS = 20;

  Table {
    scales = new LinkedHashMap<>(scales);
  }

  static Table of(Lens lens, String sortedBy) {
    return new Table(lens, sortedBy, Map.of());
  }

  Table coloured(String column, Colours.Scale scale) {
    Map<String, Colours.Scale> more = new LinkedHashMap<>(scales);
    more.put(column, scale);
    return new Table(lens, sortedBy, more);
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
    ArrayNode columns = Trees.array();
    lens.columns()
        .forEach(
            (id, column) -> {
              ObjectNode state =
                  Trees.object(
                      "columnId",
                      id,
                      "isTransposed",
                      false,
                      "alignment",
                      column.dataType().equals("number") && !column.bucketed() ? "right" : "left");
              Colours.Scale scale = scales.get(id);
              if (scale != null) {
                state.put("colorMode", "cell");
                state.set("palette", scale.palette());
              }
              columns.add(state);
            });
    ObjectNode visualization =
        Trees.object(
            "layerId",
            Lens.LAYER,
            "layerType",
            "data",
            "columns",
            columns,
            "paging",
            Trees.object("enabled", true, "size", ROWS),
            "sorting",
            Trees.object("columnId", sortedBy, "direction", "desc"),
            "rowHeight",
            "single",
            "headerRowHeight",
            "auto");
    return lens.shown(language, "lnsDatatable", visualization, sortedBy);
  }
}
