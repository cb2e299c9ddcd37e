package dev.beacon.kibana;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.Text;
import java.util.List;

/** Something on a dashboard. */
interface Panel {
  /** What stands above it; null: nothing. */
  Text title();

  /** Where a click on it leads. */
  default List<DashboardId> drilldowns() {
    return List.of();
  }

  /** As it is put on a dashboard in that language. */
  Shown shown(Language language);

  /**
   * A panel in a language.
   *
   * @param type of panel
   * @param config what the panel itself holds
   * @param references what it names
   * @param own the saved object that it shows; null if it holds everything itself
   */
  record Shown(
      String type, ObjectNode config, List<SavedObject.Reference> references, SavedObject own) {
    public Shown {
      references = List.copyOf(references);
    }
  }
}
