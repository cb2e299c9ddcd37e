package dev.beacon.kibana;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.Text;

/**
 * One large number. Nothing on it can be clicked, so it leads nowhere.
 *
 * @param lens the question
 * @param colour behind it
 * @param subtitle a few words below its name; null: none
 */
record Metric(Lens lens, String colour, Text subtitle) implements Panel {
  private static final String VALUE = "value";

  static Metric of(DataView view, String query, Column value, String colour) {
    Lens lens = Lens.of(value.label().zh(), value.label().en(), view, query).with(VALUE, value);
    return new Metric(lens, colour, null);
  }

  Metric explained(String zh, String en) {
    return new Metric(lens, colour, new Text(zh, en));
  }

  /** Its name is part of it. */
  @Override
  public Text title() {
    return null;
  }

  @Override
  public Shown shown(Language language) {
    ObjectNode visualization =
        Trees.object(
            "layerId",
            Lens.LAYER,
            "layerType",
            "data",
            "metricAccessor",
            VALUE,
            "showBar",
            false,
            "color",
            colour);
    if (subtitle != null) {
      visualization.put("subtitle", language.of(subtitle));
    }
    return lens.shown(language, "lnsMetric", visualization, null);
  }
}
