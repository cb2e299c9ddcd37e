package dev.beacon.kibana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A dashboard: panels on a grid of 48 columns, and the choices above them. */
final class Dashboard {
  /** The width of a dashboard. */
  static final int WIDTH = 48;

  private static final int NOTE_HEIGHT = 3;

  private final DashboardId id;
  private final Text description;
  private final List<Placed> panels = new ArrayList<>();
  private final List<Control> controls = new ArrayList<>();
  private String from = "now-7d";
  private int refreshSeconds = 30;
  private int bottom = NOTE_HEIGHT;

  Dashboard(DashboardId id, String zh, String en) {
    this.id = id;
    this.description = new Text(zh, en);
  }

  /** A panel and where it is. */
  private record Placed(Panel panel, int x, int y, int width, int height) {}

  /** What is shown at first: from then until now, asked again every so many seconds. */
  Dashboard since(String relative, int everySeconds) {
    from = relative;
    refreshSeconds = everySeconds;
    return this;
  }

  Dashboard controlledBy(DataView view, String... fields) {
    for (String field : fields) {
      controls.add(new Control(view, field));
    }
    return this;
  }

  Dashboard withTimeSlider() {
    controls.add(Control.TIME_SLIDER);
    return this;
  }

  /** Panels side by side below what is there, all as wide as each other. */
  Dashboard row(int height, Panel... across) {
    int width = WIDTH / across.length;
    for (int i = 0; i < across.length; i++) {
      panels.add(new Placed(across[i], i * width, bottom, width, height));
    }
    bottom += height;
    return this;
  }

  /** A wide panel (two thirds), and to its right others one above the other. */
  Dashboard wideWithSide(int height, Panel wide, Panel... side) {
    int width = WIDTH * 2 / 3;
    panels.add(new Placed(wide, 0, bottom, width, height));
    for (int i = 0; i < side.length; i++) {
      panels.add(
          new Placed(
              side[i],
              width,
              bottom + i * (height / side.length),
              WIDTH - width,
              height / side.length));
    }
    bottom += height;
    return this;
  }

  /** The dashboard and the saved objects its panels show, in that language. */
  List<SavedObject> savedObjects(Language language) {
    List<SavedObject> all = new ArrayList<>();
    List<SavedObject.Reference> references = new ArrayList<>();
    ArrayNode panelsJson = Trees.array();
    List<Placed> placedPanels = new ArrayList<>();
    placedPanels.add(new Placed(new Note(links(language)), 0, 0, WIDTH, NOTE_HEIGHT));
    placedPanels.addAll(panels);
    for (int i = 0; i < placedPanels.size(); i++) {
      String panelId = "p" + i;
      Placed placed = placedPanels.get(i);
      Panel panel = placed.panel;
      Panel.Shown shown = panel.shown(language);
      panelsJson.add(panel(language, panelId, placed, panel, shown));
      shown.references().forEach(reference -> references.add(reference.ofPanel(panelId)));
      if (shown.own() != null) {
        all.add(shown.own());
        references.add(
            new SavedObject.Reference("panel_" + panelId, shown.own().type(), shown.own().id())
                .ofPanel(panelId));
      }
      for (DashboardId target : panel.drilldowns()) {
        references.add(
            new SavedObject.Reference(
                    "drilldown:DASHBOARD_TO_DASHBOARD_DRILLDOWN:"
                        + eventId(panelId, target)
                        + ":dashboardId",
                    SavedObject.Type.DASHBOARD,
                    target.id(language))
                .ofPanel(panelId));
      }
    }
    ObjectNode controlPanels = Trees.object();
    for (int i = 0; i < controls.size(); i++) {
      controlPanels.set(controls.get(i).id(), controls.get(i).json(language, i));
      references.addAll(controls.get(i).references(language));
    }
    references.add(
        new SavedObject.Reference(
            "tag-ref-" + Bundle.tagId(language), SavedObject.Type.TAG, Bundle.tagId(language)));
    all.add(
        new SavedObject(
            SavedObject.Type.DASHBOARD,
            id.id(language),
            attributes(language, panelsJson, controlPanels),
            references));
    return all;
  }

  private ObjectNode attributes(Language language, ArrayNode panelsJson, ObjectNode controlPanels) {
    return Trees.object(
        "title",
        language.of(id.listed()),
        "description",
        language.of(description),
        "version",
        1,
        "timeRestore",
        true,
        "timeFrom",
        from,
        "timeTo",
        "now",
        "refreshInterval",
        Trees.object("pause", false, "value", refreshSeconds * 1000),
        "optionsJSON",
        Trees.object(
                "useMargins",
                true,
                "syncColors",
                false,
                "syncCursor",
                true,
                "syncTooltips",
                false,
                "hidePanelTitles",
                false)
            .toString(),
        "panelsJSON",
        panelsJson.toString(),
        "kibanaSavedObjectMeta",
        Trees.object(
            "searchSourceJSON",
            Trees.object("query", Trees.kuery(""), "filter", Trees.array()).toString()),
        "controlGroupInput",
        Trees.object(
            "controlStyle",
            "oneLine",
            "chainingSystem",
            "HIERARCHICAL",
            "ignoreParentSettingsJSON",
            Trees.object(
                    "ignoreFilters",
                    false,
                    "ignoreQuery",
                    false,
                    "ignoreTimerange",
                    false,
                    "ignoreValidations",
                    false)
                .toString(),
            "panelsJSON",
            controlPanels.toString()));
  }

  private static ObjectNode panel(
      Language language, String panelId, Placed placed, Panel panel, Panel.Shown shown) {
    ObjectNode config = shown.config();
    config.set("enhancements", enhancements(language, panelId, panel.drilldowns()));
    if (panel.title() == null) {
      config.put("hidePanelTitles", true);
    }
    ObjectNode json =
        Trees.object(
            "type",
            shown.type(),
            "gridData",
            Trees.object(
                "x", placed.x, "y", placed.y, "w", placed.width, "h", placed.height, "i", panelId),
            "panelIndex",
            panelId,
            "embeddableConfig",
            config);
    if (panel.title() != null) {
      json.put("title", language.of(panel.title()));
    }
    if (shown.own() != null) {
      json.put("panelRefName", "panel_" + panelId);
    }
    return json;
  }

  private static ObjectNode enhancements(
      Language language, String panelId, List<DashboardId> targets) {
    if (targets.isEmpty()) {
      return Trees.object();
    }
    ArrayNode events = Trees.array();
    for (DashboardId target : targets) {
      events.add(
          Trees.object(
              "eventId",
              eventId(panelId, target),
              "triggers",
              List.of("FILTER_TRIGGER"),
              "action",
              Trees.object(
                  "factoryId",
                  "DASHBOARD_TO_DASHBOARD_DRILLDOWN",
                  "name",
                  language.of(new Text("查看：", "Go to: ")) + language.of(target.title()),
                  "config",
                  Trees.object(
                      "useCurrentFilters",
                      true,
                      "useCurrentDateRange",
                      true,
                      "openInNewTab",
                      false))));
    }
    return Trees.object("dynamicActions", Trees.object("events", events));
  }

  private static String eventId(String panelId, DashboardId target) {
    return panelId + "-to-" + target.name().toLowerCase(Locale.ROOT);
  }

  /** The other dashboards, one click away. */
  private Text links(Language language) {
    List<String> links = new ArrayList<>();
    for (DashboardId other : DashboardId.values()) {
      String title = language.of(other.title());
      links.add(
          other == id ? "**" + title + "**" : "[" + title + "](#/view/" + other.id(language) + ")");
    }
    String line = String.join(" · ", links);
    return new Text(line, line);
  }
}
