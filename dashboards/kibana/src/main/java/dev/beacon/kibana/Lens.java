package dev.beacon.kibana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What every Lens panel has: a question to one index, and the columns of its answer.
 *
 * <p>Decision: only metric, table, bars and lines, and heat grid. Their shapes are known for
 * certain from 8.12 to 9.x; a pie would say nothing that bars do not say better.
 *
 * @param title above it
 * @param view what is asked
 * @param query in Kibana's query language, what counts; empty: everything
 * @param columns by id, buckets first
 * @param drilldowns where a click leads
 */
record Lens(
    Text title,
    DataView view,
    String query,
    Map<String, Column> columns,
    List<DashboardId> drilldowns) {
  static final String LAYER = "layer";

  Lens {
    columns = new LinkedHashMap<>(columns);
    drilldowns = List.copyOf(drilldowns);
  }

  static Lens of(String zh, String en, DataView view, String query) {
    return new Lens(new Text(zh, en), view, query, Map.of(), List.of());
  }

  Lens with(String id, Column column) {
    Map<String, Column> more = new LinkedHashMap<>(columns);
    more.put(id, column);
    return new Lens(title, view, query, more, drilldowns);
  }

  Lens leadingTo(DashboardId... targets) {
    return new Lens(title, view, query, columns, List.of(targets));
  }

  /** Ids of the columns that divide, or of those that do not, in order. */
  List<String> ids(boolean bucketed) {
    List<String> ids = new ArrayList<>();
    columns.forEach(
        (id, column) -> {
          if (column.bucketed() == bucketed) {
            ids.add(id);
          }
        });
    return ids;
  }

  /**
   * The panel.
   *
   * @param orderedBy id of the column by which buckets of values are ordered; null: by name
   */
  Panel.Shown shown(
      Language language, String visualizationType, ObjectNode visualization, String orderedBy) {
    ArrayNode order = Trees.array();
    ids(true).forEach(order::add);
    ids(false).forEach(order::add);
    ObjectNode all = Trees.object();
    columns.forEach((id, column) -> all.set(id, column.json(language, orderedBy)));
    ObjectNode layer =
        Trees.object(
            "columns",
            all,
            "columnOrder",
            order,
            "incompleteColumns",
            Trees.object(),
            "sampling",
            1);
    if (view.standsAlone()) {
      layer.put("ignoreGlobalFilters", true);
    }
    SavedObject.Reference reference =
        new SavedObject.Reference(
            "indexpattern-datasource-layer-" + LAYER,
            SavedObject.Type.DATA_VIEW,
            view.id(language));
    ObjectNode attributes =
        Trees.object(
            "title",
            language.of(title),
            "description",
            "",
            "visualizationType",
            visualizationType,
            "type",
            "lens",
            "references",
            List.of(reference.json()),
            "state",
            Trees.object(
                "visualization",
                visualization,
                "query",
                Trees.kuery(query),
                "filters",
                Trees.array(),
                "datasourceStates",
                Trees.object("formBased", Trees.object("layers", Trees.object(LAYER, layer))),
                "internalReferences",
                Trees.array(),
                "adHocDataViews",
                Trees.object()));
    return new Panel.Shown(
        "lens", Trees.object("attributes", attributes), List.of(reference), null);
  }
}
