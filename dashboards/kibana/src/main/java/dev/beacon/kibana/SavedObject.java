package dev.beacon.kibana;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A Kibana saved object, a line of an import file.
 *
 * @param type of a kind Beacon ships
 * @param id the same at every generation, so that a repeated import overwrites
 * @param attributes what the type asks for; inner JSON is a string in it, as Kibana stores it
 * @param references the other saved objects it names
 */
public record SavedObject(Type type, String id, ObjectNode attributes, List<Reference> references) {
  /**
   * What all of them are written in.
   *
   * <p>Decision: the oldest shape that Kibana 8.12 and newer read; they bring older ones up to
   * date, and refuse a whole file that holds one newer than they know. The cost: no collapsible
   * sections.
   */
  private static final String CORE_MIGRATION_VERSION = "8.8.0";

  public SavedObject {
    references = List.copyOf(references);
  }

  /** The kinds Beacon ships, in the order they are written. */
  public enum Type {
    TAG("tag", "8.0.0"),
    DATA_VIEW("index-pattern", "8.0.0"),
    SEARCH("search", "8.0.0"),
    MAP("map", "8.4.0"),
    DASHBOARD("dashboard", "8.9.0");

    private final String word;
    private final String migrationVersion;

    Type(String word, String migrationVersion) {
      this.word = word;
      this.migrationVersion = migrationVersion;
    }

    /** What Kibana calls it. */
    public String word() {
      return word;
    }
  }

  /**
   * A saved object that another one names.
   *
   * @param name under which the other one knows it
   */
  public record Reference(String name, Type type, String id) {
    ObjectNode json() {
      return Trees.object("id", id, "name", name, "type", type.word());
    }

    /** The same one, of a panel of a dashboard. */
    Reference ofPanel(String panel) {
      return new Reference(panel + ":" + name, type, id);
    }
  }

  /** The line of an import file. */
  ObjectNode json() {
    return Trees.object(
        "attributes",
        attributes,
        "coreMigrationVersion",
        CORE_MIGRATION_VERSION,
        "id",
        id,
        "managed",
        false,
        "references",
        references.stream().map(Reference::json).toList(),
        "type",
        type.word,
        "typeMigrationVersion",
        type.migrationVersion);
  }
}
