package dev.beacon.kibana;

import dev.beacon.contract.Text;
import java.util.List;

/**
 * Words, in Markdown.
 *
 * @param markdown what it says
 */
record Note(Text markdown) implements Panel {
  private static final int FONT_SIZE = 12;

  @Override
  public Text title() {
    return null;
  }

  @Override
  public Shown shown(Language language) {
    return new Shown(
        "visualization",
        Trees.object(
            "savedVis",
            Trees.object(
                "id",
                "",
                "title",
                "",
                "description",
                "",
                "type",
                "markdown",
                "params",
                Trees.object(
                    "fontSize",
                    FONT_SIZE,
                    "openLinksInNewTab",
                    false,
                    "markdown",
                    language.of(markdown)),
                "uiState",
                Trees.object(),
                "data",
                Trees.object(
                    "aggs",
                    Trees.array(),
                    "searchSource",
                    Trees.object("query", Trees.kuery(""), "filter", Trees.array())))),
        List.of(),
        null);
  }
}
