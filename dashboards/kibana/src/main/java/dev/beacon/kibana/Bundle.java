package dev.beacon.kibana;

import dev.beacon.contract.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All saved objects in one language, what {@code dashboards/kibana/beacon-*.ndjson} hold. */
public final class Bundle {
  private Bundle() {}

  static String tagId(Language language) {
    return "beacon-" + language.code() + "-tag";
  }

  /** The name of the file in the repository and on the class path. */
  public static String fileName(Language language) {
    return "beacon-" + language.code() + ".ndjson";
  }

  /** The saved objects, what others name before those that name it. */
  static List<SavedObject> savedObjects(Language language) {
    Map<String, SavedObject> byId = new LinkedHashMap<>();
    List<SavedObject> all = new ArrayList<>();
    all.add(tag(language));
    for (DataView view : DataView.values()) {
      all.add(view.savedObject(language));
    }
    for (Dashboard dashboard :
        List.of(
            DistrictOverview.dashboard(),
            WageArrears.dashboard(),
            ClocksAndOrders.dashboard(),
            DailyClearing.dashboard(),
            Intelligence.dashboard(),
            PipelineHealth.dashboard())) {
      all.addAll(dashboard.savedObjects(language));
    }
    all.stream()
        .sorted(Comparator.comparing(SavedObject::type))
        .forEach(
            object -> {
              if (byId.put(object.id(), object) != null) {
                throw new IllegalStateException("two saved objects are called " + object.id());
              }
            });
    return List.copyOf(byId.values());
  }

  private static SavedObject tag(Language language) {
    return new SavedObject(
        SavedObject.Type.TAG,
        tagId(language),
        Trees.object(
            "name",
            language.of(new Text("烽燧", "Beacon")),
            "description",
            language.of(new Text("光明区群众诉求预警", "District early warning")),
            "color",
            Colours.RED),
        List.of());
  }

  /** The import file: a saved object a line. */
  public static String ndjson(Language language) {
    StringBuilder lines = new StringBuilder();
    for (SavedObject object : savedObjects(language)) {
      lines.append(object.json()).append('\n');
    }
    return lines.toString();
  }
}
