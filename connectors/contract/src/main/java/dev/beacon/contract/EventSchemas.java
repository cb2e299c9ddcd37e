package dev.beacon.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Says whether an event is what its JSON Schema asks for. The same files are the documentation, the
 * gateway's answer to who asks for a schema, and the rules the fast decoder is built from.
 * Immutable and thread-safe.
 *
 * <p>Decision: a null in an optional field means that the field is left out, since many encoders
 * write nulls; the schemas say so by the type {@code ["string", "null"]}.
 */
public final class EventSchemas {
  private static final EventSchemas SHARED = new EventSchemas();

  private final Map<EventKind, SchemaFile> files = new EnumMap<>(EventKind.class);

  private EventSchemas() {
    for (EventKind kind : EventKind.values()) {
      files.put(kind, SchemaFile.of(kind.prefix()));
    }
  }

  /** The schemas, compiled once. */
  public static EventSchemas load() {
    return SHARED;
  }

  /** The text of a kind's schema, JSON Schema 2020-12. */
  public static String resource(EventKind kind) {
    return SHARED.files.get(kind).text();
  }

  /**
   * What is wrong with an event, ordered by field; empty if it is valid.
   *
   * @return sentences such as {@code reportedAt: is missing but it is required}; they never quote
   *     the event's values
   */
  public List<String> problems(EventKind kind, JsonNode event) {
    return files.get(kind).problems(event);
  }

  /**
   * As {@link #problems(EventKind, JsonNode)}, of bytes. Bytes that are not one JSON value are one
   * problem, and so is a field that is there twice.
   */
  public List<String> problems(EventKind kind, byte[] event) {
    try {
      return problems(kind, StrictJson.tree(event));
    } catch (StrictJson.MalformedException e) {
      return List.of(e.getMessage());
    }
  }
}
