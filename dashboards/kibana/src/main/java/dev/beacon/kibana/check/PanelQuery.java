package dev.beacon.kibana.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What Elasticsearch is asked for a panel, a layer of a map or a control.
 *
 * @param place which panel, layer or control of which dashboard
 * @param index the index, or the alias, of the data view
 * @param body of a search
 * @param fields the fields it names
 */
public record PanelQuery(String place, String index, ObjectNode body, List<FieldUse> fields) {
  public PanelQuery {
    fields = List.copyOf(fields);
  }
}
