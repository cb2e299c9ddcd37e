package dev.beacon.kibana;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A choice above the panels.
 *
 * @param view whose values are offered; null: the time slider
 * @param field whose values are offered
 */
record Control(DataView view, String field) {
  /** Plays through the chosen range. */
  static final Control TIME_SLIDER = new Control(null, null);

  /** Unique on the dashboard. */
  String id() {
    return view == null ? "time" : field.replace('.', '-');
  }

  ObjectNode json(Language language, int order) {
    return view == null
        ? Trees.object(
            "type",
            "timeSlider",
            "order",
            order,
            "grow",
            true,
            "width",
            "large",
            "explicitInput",
            Trees.object(
                "id",
                id(),
                "timesliceStartAsPercentageOfTimeRange",
                0,
                "timesliceEndAsPercentageOfTimeRange",
                1))
        : Trees.object(
            "type",
            "optionsListControl",
            "order",
            order,
            "grow",
            true,
            "width",
            "small",
            "explicitInput",
            Trees.object(
                "id",
                id(),
                "fieldName",
                field,
                "title",
                language.of(Words.field(field)),
                "selectedOptions",
                Trees.array(),
                "singleSelect",
                false,
                "searchTechnique",
                "prefix",
                "sort",
                Trees.object("by", "_count", "direction", "desc")));
  }

  /** What the dashboard names for it. */
  List<SavedObject.Reference> references(Language language) {
    return view == null
        ? List.of()
        : List.of(
            new SavedObject.Reference(
                "controlGroup_" + id() + ":optionsListDataView",
                SavedObject.Type.DATA_VIEW,
                view.id(language)));
  }
}
