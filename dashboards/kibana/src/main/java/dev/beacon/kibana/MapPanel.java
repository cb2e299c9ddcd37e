package dev.beacon.kibana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.GeoPoint;
import dev.beacon.contract.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * A map, kept as a saved object of its own so that it opens in Maps too.
 *
 * <p>Decision: no base map. Kibana's own comes from the internet, which a district's network does
 * not have, and without it a map starts slowly or loses layers.
 *
 * @param key part of its id
 * @param layers the first is drawn at the bottom
 */
record MapPanel(String key, Text title, List<MapLayer> layers, List<DashboardId> drilldowns)
    implements Panel {
  /** Shows all of the district. */
  private static final double ZOOM = 11.3;

  private static final int NEAREST = 24;

  MapPanel {
    layers = List.copyOf(layers);
    drilldowns = List.copyOf(drilldowns);
  }

  @Override
  public Shown shown(Language language) {
    ArrayNode list = Trees.array();
    List<SavedObject.Reference> references = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      list.add(layers.get(i).json(language, i));
      references.add(
          new SavedObject.Reference(
              MapLayer.referenceName(i),
              SavedObject.Type.DATA_VIEW,
              layers.get(i).view().id(language)));
    }
    ObjectNode attributes =
        Trees.object(
            "title",
            language.of(new Text("烽燧 · ", "Beacon · ")) + language.of(title),
            "description",
            "",
            "layerListJSON",
            list.toString(),
            "mapStateJSON",
            state().toString(),
            "uiStateJSON",
            Trees.object("isLayerTOCOpen", true, "openTOCDetails", Trees.array()).toString());
    return new Shown(
        "map",
        // No hiddenLayers: they would override what each layer says of itself
        Trees.object("isLayerTOCOpen", true),
        List.of(),
        new SavedObject(
            SavedObject.Type.MAP,
            "beacon-" + language.code() + "-map-" + key,
            attributes,
            references));
  }

  private static ObjectNode state() {
    GeoPoint middle = Places.middle();
    return Trees.object(
        "zoom",
        ZOOM,
        "center",
        Trees.object("lon", middle.lon(), "lat", middle.lat()),
        "timeFilters",
        Trees.object("from", "now-24h", "to", "now"),
        "refreshConfig",
        Trees.object("isPaused", false, "interval", 10_000),
        "query",
        Trees.kuery(""),
        "filters",
        Trees.array(),
        "settings",
        Trees.object(
            "autoFitToDataBounds",
            false,
            "backgroundColor",
            "#1D1E24",
            "disableInteractive",
            false,
            "disableTooltipControl",
            false,
            "hideToolbarOverlay",
            false,
            "hideLayerControl",
            false,
            "hideViewControl",
            false,
            "initialLocation",
            "LAST_SAVED_LOCATION",
            "fixedLocation",
            Trees.object("lat", middle.lat(), "lon", middle.lon(), "zoom", ZOOM),
            "browserLocation",
            Trees.object("zoom", 2),
            "maxZoom",
            NEAREST,
            "minZoom",
            0,
            "showScaleControl",
            true,
            "showSpatialFilters",
            true,
            "showTimesliderToggleButton",
            true,
            "spatialFiltersAlpa",
            0.3,
            "spatialFiltersFillColor",
            Colours.BLUE,
            "spatialFiltersLineColor",
            Colours.BLUE));
  }
}
