package dev.beacon.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Turns an event's bytes into its record and checks it against its schema on the way. Immutable and
 * thread-safe.
 *
 * <p>Two ways lead to the same answer. The fast way is one pass over the bytes that accepts what is
 * surely valid. Whatever it is not sure of goes the slow way, tree and {@link EventSchemas}, whose
 * word is final. Both are built from the same schema files, and a test compares them on mutated
 * events.
 */
public final class EventDecoder {
  private static final int PROBLEMS_TOLD = 5;
  private static final EventDecoder SHARED = new EventDecoder();

  private final EventSchemas schemas = EventSchemas.load();
  private final Map<EventKind, FastObject> fast = new EnumMap<>(EventKind.class);

  private EventDecoder() {
    for (EventKind kind : EventKind.values()) {
      fast.put(kind, FastSchema.compile(kind.prefix(), kind.record()));
    }
  }

  /** The decoder, built once. */
  public static EventDecoder load() {
    return SHARED;
  }

  /**
   * Decodes one event; never throws for what the bytes hold.
   *
   * @param json UTF-8 JSON; null, as Kafka has it for a deleted key, counts as malformed
   * @return the event, or {@link Reject.Reason#MALFORMED} or {@link Reject.Reason#INVALID}
   */
  public Decoded decode(EventKind kind, byte[] json) {
    Object event = decodeFast(kind, json);
    return event == FastValue.UNSURE ? decodeSlowly(kind, json) : Decoded.of(kind, (Event) event);
  }

  /** The event, or {@link FastValue#UNSURE}. */
  Object decodeFast(EventKind kind, byte[] json) {
    if (json == null) {
      return FastValue.UNSURE;
    }
    try (JsonParser parser = StrictJson.FACTORY.createParser(json)) {
      parser.nextToken();
      Object event = fast.get(kind).read(parser);
      return event != FastValue.UNSURE && parser.nextToken() == null ? event : FastValue.UNSURE;
    } catch (IOException e) {
      // Not JSON; the slow way says where.
      return FastValue.UNSURE;
    }
  }

  Decoded decodeSlowly(EventKind kind, byte[] json) {
    JsonNode tree;
    try {
      tree = StrictJson.tree(json);
    } catch (StrictJson.MalformedException e) {
      return Decoded.unusable(kind, Reject.Reason.MALFORMED, e.getMessage());
    }
    if (!tree.isObject()) {
      return Decoded.unusable(kind, Reject.Reason.MALFORMED, "the event: must be an object");
    }
    List<String> problems = schemas.problems(kind, tree);
    if (!problems.isEmpty()) {
      return Decoded.unusable(kind, Reject.Reason.INVALID, told(problems));
    }
    try {
      return Decoded.of(kind, Json.mapper().treeToValue(tree, kind.record()));
    } catch (JsonProcessingException e) {
      // A schema that lets through what its record cannot hold; tests keep them together.
      return Decoded.unusable(
          kind, Reject.Reason.INVALID, "the event: meets the schema but does not fit the record");
    }
  }

  private static String told(List<String> problems) {
    int more = problems.size() - PROBLEMS_TOLD;
    String first = String.join("; ", problems.subList(0, Math.min(PROBLEMS_TOLD, problems.size())));
    return more > 0 ? first + "; and " + more + " more" : first;
  }
}
