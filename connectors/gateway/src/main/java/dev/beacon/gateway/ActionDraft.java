package dev.beacon.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.beacon.contract.Json;
import dev.beacon.contract.Masking;
import dev.beacon.contract.OperatorAction;
import dev.beacon.contract.OperatorActions;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns what a client sent into an operator's action of the contract, or says everything that is
 * wrong with it. The client gives {@code operator}, perhaps a {@code note} and an {@code id}, and
 * for a snooze {@code until} or {@code for}; what was done and about which alert is in the path.
 *
 * <p>Decision: the operator stays readable, since colleagues must see who took an alert on; only
 * numbers in it are masked. Whoever wants a pseudonym there sends one.
 */
final class ActionDraft {
  private static final List<String> FROM_THE_PATH = List.of("alertId", "action");
  private static final List<String> SET_HERE = List.of("at", "snoozeUntil");
  private static final String UNTIL = "until";
  private static final String FOR = "for";

  private final ObjectNode said;
  private final String id;
  private final boolean ownId;

  private ActionDraft(ObjectNode said, String id, boolean ownId) {
    this.said = said;
    this.id = id;
    this.ownId = ownId;
  }

  /**
   * Makes a draft of what was sent.
   *
   * @param sent left as it is
   * @param idempotencyKey the client's key, or null
   * @param now the platform's time
   * @throws RequestRefused with every problem, none quoting a value
   */
  static ActionDraft of(
      OperatorAction.Action action,
      String alertId,
      ObjectNode sent,
      String idempotencyKey,
      Instant now) {
    List<String> problems = new ArrayList<>();
    ObjectNode said = sent.deepCopy();
    said.properties().removeIf(field -> field.getValue().isNull());
    FROM_THE_PATH.forEach(field -> refuse(said, field, "is said by the path", problems));
    SET_HERE.forEach(field -> refuse(said, field, "is not a known field", problems));
    said.put("alertId", alertId).put("action", action.name());
    mask(said, "operator");
    mask(said, "note");
    if (idempotencyKey != null && !EventIds.KEY.matcher(idempotencyKey).matches()) {
      problems.add("Idempotency-Key: must be 1 to 100 letters, digits or . _ ~ -");
    }
    boolean ownId = said.has("id") || idempotencyKey != null;
    name(said, idempotencyKey, now);
    JsonNode id = said.get("id");
    ActionDraft draft = new ActionDraft(said, id.asText(), ownId);
    problems.addAll(draft.problems(action, now));
    if (!problems.isEmpty()) {
      throw RequestRefused.badRequest(
          "This is not a valid action", problems.stream().distinct().toList());
    }
    return draft;
  }

  private static void refuse(ObjectNode said, String field, String why, List<String> problems) {
    if (said.remove(field) != null) {
      problems.add(field + ": " + why);
    }
  }

  private static void mask(ObjectNode said, String field) {
    if (said.get(field) instanceof TextNode text) {
      said.put(field, Masking.mask(text.textValue().strip()));
    }
  }

  private static void name(ObjectNode said, String key, Instant now) {
    JsonNode id = said.get("id");
    if (id == null) {
      said.put("id", OperatorActions.PREFIX + ":" + (key == null ? EventIds.fresh(now) : key));
    } else if (id.isTextual() && !id.textValue().isBlank() && id.textValue().indexOf(':') < 0) {
      said.put("id", OperatorActions.PREFIX + ":" + id.textValue().strip());
    }
  }

  private List<String> problems(OperatorAction.Action action, Instant now) {
    List<String> problems = new ArrayList<>();
    if (action == OperatorAction.Action.SNOOZED) {
      problems.addAll(snoozeProblems(now));
    }
    if (problems.isEmpty()) {
      // What is judged is exactly what would be written.
      return OperatorActions.problems(actionAt(now));
    }
    ObjectNode rest = said.deepCopy();
    rest.remove(List.of(UNTIL, FOR));
    rest.put("at", now.toString()).put("snoozeUntil", now.plusSeconds(1).toString());
    problems.addAll(OperatorActions.problems(rest));
    return problems;
  }

  /** In the client's own words, since the contract speaks of another field. */
  private List<String> snoozeProblems(Instant now) {
    if (said.has(UNTIL) == said.has(FOR)) {
      return List.of("until: give either until, a time, or for, a duration");
    }
    String field = said.has(UNTIL) ? UNTIL : FOR;
    Instant until = snoozeUntil(now);
    if (until == null) {
      return List.of(
          field.equals(UNTIL)
              ? "until: must be a time such as 2019-11-05T04:10:00Z"
              : "for: must be a duration such as PT2H");
    }
    if (!until.isAfter(now)) {
      return List.of(field + ": must end in the future");
    }
    if (until.isAfter(now.plus(OperatorActions.LONGEST_SNOOZE))) {
      return List.of(
          field + ": must be at most " + OperatorActions.LONGEST_SNOOZE.toDays() + " days ahead");
    }
    return List.of();
  }

  /** Until when it is to be snoozed if it was said at this instant; null if that is not clear. */
  private Instant snoozeUntil(Instant at) {
    try {
      if (said.get(UNTIL) instanceof TextNode until) {
        return OffsetDateTime.parse(until.textValue()).toInstant().truncatedTo(ChronoUnit.MILLIS);
      }
      if (said.get(FOR) instanceof TextNode length) {
        return at.plus(Duration.parse(length.textValue())).truncatedTo(ChronoUnit.MILLIS);
      }
      return null;
    } catch (DateTimeException | ArithmeticException notATime) {
      return null;
    }
  }

  /** The action as it goes to Kafka, done at this instant. */
  ObjectNode actionAt(Instant at) {
    ObjectNode action = said.deepCopy();
    action.put("at", at.toString());
    if (action.path("action").asText().equals(OperatorAction.Action.SNOOZED.name())) {
      action.remove(List.of(UNTIL, FOR));
      action.put("snoozeUntil", snoozeUntil(at).toString());
    }
    return action;
  }

  /** The bytes of {@link #actionAt}. */
  byte[] bytesAt(Instant at) {
    return Json.bytes(actionAt(at));
  }

  /** The action's id. */
  String id() {
    return id;
  }

  /** Whether the client chose the id, so that a retry can be recognised. */
  boolean ownId() {
    return ownId;
  }

  /** What was said, without the instant: the same in a retry. */
  ObjectNode said() {
    return said;
  }
}
