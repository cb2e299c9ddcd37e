package dev.beacon.kibana;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.Text;
import java.util.List;

/**
 * A list of documents, newest or most urgent first: the only panel that shows the sentence of an
 * alert.
 *
 * @param key part of its id
 * @param view whose documents
 * @param query in Kibana's query language
 * @param columns fields shown
 * @param sort field it is sorted by
 * @param descending whether the largest comes first
 */
record Documents(
    String key,
    Text title,
    DataView view,
    String query,
    List<String> columns,
    String sort,
    boolean descending)
    implements Panel {
  private static final String SOURCE = "kibanaSavedObjectMeta.searchSourceJSON.index";

  Documents {
    columns = List.copyOf(columns);
  }

  /** The columns in that language: {@code summary} is the sentence in it. */
  private List<String> columns(Language language) {
    return columns.stream()
        .map(field -> field.equals("summary") ? "summary." + language.code() : field)
        .toList();
  }

  @Override
  public Shown shown(Language language) {
    ObjectNode source =
        Trees.object(
            "query",
            Trees.kuery(query),
            "filter",
            Trees.array(),
            "highlightAll",
            true,
            "version",
            true,
            "indexRefName",
            SOURCE);
    ObjectNode attributes =
        Trees.object(
            "title",
            language.of(new Text("烽燧 · ", "Beacon · ")) + language.of(title),
            "description",
            "",
            "columns",
            columns(language),
            "sort",
            Trees.array(Trees.array(sort, descending ? "desc" : "asc")),
            "grid",
            Trees.object(),
            "hideChart",
            true,
            "kibanaSavedObjectMeta",
            Trees.object("searchSourceJSON", source.toString()));
    SavedObject own =
        new SavedObject(
            SavedObject.Type.SEARCH,
            "beacon-" + language.code() + "-search-" + key,
            attributes,
            List.of(
                new SavedObject.Reference(SOURCE, SavedObject.Type.DATA_VIEW, view.id(language))));
    return new Shown("search", Trees.object(), List.of(), own);
  }
}
