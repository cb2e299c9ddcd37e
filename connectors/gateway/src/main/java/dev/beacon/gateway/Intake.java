package dev.beacon.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.EventSchemas;
import dev.beacon.contract.Json;
import dev.beacon.contract.Masking;
import dev.beacon.contract.Pseudonyms;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Turns what a client sent into an event of the contract, or says everything that is wrong with it.
 * The form a client sends is the contract's schema, made easier:
 *
 * <ul>
 *   <li>{@code id} may be left out (one is made), or be the source's own id without colons;
 *   <li>{@code feed} may be left out: {@code gateway};
 *   <li>{@code reportedAt} may be left out: now. Decision: one that is given counts, unless it lies
 *       in the future, because a department that was cut off delivers yesterday's events today and
 *       the clocks must run from yesterday. A resident's app leaves it out;
 *   <li>a field that is null counts as left out; times may have any offset;
 *   <li>{@code reporter} and {@code volunteer} are whatever names a person to the client: a number,
 *       an account, a name. Decision: they always become a pseudonym, even where they look like one
 *       already; otherwise a client could speak as somebody it has read about.
 * </ul>
 */
final class Intake {
  static final String DEFAULT_FEED = "gateway";

  private static final Map<EventKind, String> WHO =
      Map.of(EventKind.REQUEST, "reporter", EventKind.TIP, "volunteer");
  private static final List<String> FREE_TEXT = List.of("title", "text", "note", "actor", "issuer");
  private static final List<String> TIMES = List.of("reportedAt", "occurredAt", "dueAt");

  private final EventSchemas schemas;
  private final Pseudonyms pseudonyms;

  Intake(EventSchemas schemas, Pseudonyms pseudonyms) {
    this.schemas = schemas;
    this.pseudonyms = pseudonyms;
  }

  /**
   * A valid event.
   *
   * @param id the event's id
   * @param key the case or the order it belongs to: its key in Kafka
   * @param reportedAt when it counts as received: what the client said, or now
   * @param ownId whether the client chose the id, so that a retry can be recognised
   * @param fields the event; {@code reportedAt} only if the client gave it
   */
  record Draft(String id, String key, Instant reportedAt, boolean ownId, ObjectNode fields) {

    /** The event as it goes to Kafka, received at this instant. */
    byte[] bytesAt(Instant received) {
      ObjectNode event = fields.deepCopy();
      event.put("reportedAt", received.toString());
      return Json.bytes(event);
    }
  }

  /**
   * Makes an event of what was sent.
   *
   * @param sent left as it is
   * @param idempotencyKey the client's key, or null
   * @param now the platform's time
   * @throws RequestRefused with every problem, none quoting a value
   */
  Draft draft(EventKind kind, ObjectNode sent, String idempotencyKey, Instant now) {
    List<String> problems = new ArrayList<>();
    ObjectNode event = sent.deepCopy();
    dropNulls(event);
    boolean ownId = event.has("id") || idempotencyKey != null;
    nameEvent(kind, event, idempotencyKey, now, problems);
    TIMES.forEach(field -> toUtc(event, field));
    hideWho(kind, event, problems);
    maskFreeText(event);

    Instant reportedAt = timeOf(event, now, problems);
    ObjectNode complete = event.deepCopy();
    if (!complete.has("reportedAt")) {
      complete.put("reportedAt", now.toString());
    }
    // What is judged is exactly what would be written.
    problems.addAll(schemas.problems(kind, Json.bytes(complete)));
    if (!problems.isEmpty()) {
      throw RequestRefused.badRequest(
          "This is not a valid " + kind.prefix(), problems.stream().distinct().toList());
    }
    String id = event.get("id").textValue();
    String key = event.has(kind.keyField()) ? event.get(kind.keyField()).textValue() : id;
    return new Draft(id, key, reportedAt, ownId, event);
  }

  private static void nameEvent(
      EventKind kind, ObjectNode event, String key, Instant now, List<String> problems) {
    if (!event.has("feed")) {
      event.put("feed", DEFAULT_FEED);
    }
    if (key != null && !EventIds.KEY.matcher(key).matches()) {
      problems.add("Idempotency-Key: must be 1 to 100 letters, digits or . _ ~ -");
    }
    String feed = event.get("feed").asText();
    JsonNode id = event.get("id");
    if (id == null) {
      event.put("id", EventIds.of(kind, feed, key == null ? EventIds.fresh(now) : key));
    } else if (id.isTextual() && !id.textValue().isBlank() && id.textValue().indexOf(':') < 0) {
      event.put("id", EventIds.of(kind, feed, id.textValue().strip()));
    }
  }

  private void hideWho(EventKind kind, ObjectNode event, List<String> problems) {
    String field = WHO.get(kind);
    JsonNode who = field == null ? null : event.get(field);
    if (who == null || !(who.isTextual() || who.isIntegralNumber())) {
      return; // Anything else fails the schema below.
    }
    String whoever = who.asText().strip();
    if (whoever.isEmpty()) {
      problems.add(field + ": is blank; leave it out if nobody is known");
      event.remove(field);
    } else {
      event.put(field, pseudonyms.of(whoever));
    }
  }

  private static void maskFreeText(ObjectNode event) {
    FREE_TEXT.forEach(field -> mask(event, field));
    if (event.get("subject") instanceof ObjectNode subject) {
      mask(subject, "name"); // A contractor's name is often followed by a telephone number.
    }
  }

  private static void mask(ObjectNode object, String field) {
    if (object.get(field) instanceof TextNode text) {
      object.put(field, Masking.mask(text.textValue()));
    }
  }

  /** The contract speaks UTC; whoever sends +08:00 means an instant too. */
  private static void toUtc(ObjectNode event, String field) {
    if (event.get(field) instanceof TextNode text) {
      try {
        event.put(field, OffsetDateTime.parse(text.textValue()).toInstant().toString());
      } catch (DateTimeException notATime) {
        return; // Left as it is: the schema says what is wrong.
      }
    }
  }

  private static Instant timeOf(ObjectNode event, Instant now, List<String> problems) {
    if (!(event.get("reportedAt") instanceof TextNode text)) {
      return now;
    }
    try {
      Instant given = Instant.parse(text.textValue());
      if (given.isAfter(now)) {
        problems.add("reportedAt: lies in the future; leave it out to have it set");
      }
      return given;
    } catch (DateTimeException notATime) {
      return now; // The schema says what is wrong.
    }
  }

  private static void dropNulls(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().removeIf(field -> field.getValue().isNull());
      object.forEach(Intake::dropNulls);
    } else if (node instanceof ArrayNode array) {
      array.forEach(Intake::dropNulls);
    }
  }
}
