package dev.beacon.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads operators' actions as they travel on {@code beacon.operator-actions} and checks them: first
 * against the schema {@code operator-action}, then whether they make sense.
 */
public final class OperatorActions {
  /** What the ids of actions begin with, before the colon. */
  public static final String PREFIX = "action";

  /** No alert can be snoozed for longer. */
  public static final Duration LONGEST_SNOOZE = Duration.ofDays(30);

  private static final int PROBLEMS_TOLD = 5;
  private static final SchemaFile SCHEMA = SchemaFile.of("operator-action");

  private OperatorActions() {}

  /** Bytes that are no action that can be used. The message says why, without quoting values. */
  public static final class InvalidActionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reject.Reason reason;

    InvalidActionException(Reject.Reason reason, String detail) {
      super(detail);
      this.reason = reason;
    }

    /** {@link Reject.Reason#MALFORMED} or {@link Reject.Reason#INVALID}. */
    public Reject.Reason reason() {
      return reason;
    }
  }

  /** The text of the schema, JSON Schema 2020-12. */
  public static String schema() {
    return SCHEMA.text();
  }

  /**
   * What is wrong with an action, ordered by field; empty if it can be used.
   *
   * @return sentences such as {@code snoozeUntil: must be later than at}; they never quote values
   */
  public static List<String> problems(JsonNode action) {
    List<String> problems = SCHEMA.problems(action);
    return problems.isEmpty() ? senseless(record(action)) : problems;
  }

  /**
   * The action in these bytes.
   *
   * @param json UTF-8 JSON; null, as Kafka has it for a deleted key, counts as malformed
   * @throws InvalidActionException if it cannot be used
   */
  public static OperatorAction read(byte[] json) throws InvalidActionException {
    JsonNode tree;
    try {
      tree = StrictJson.tree(json);
    } catch (StrictJson.MalformedException e) {
      throw new InvalidActionException(Reject.Reason.MALFORMED, e.getMessage());
    }
    if (!tree.isObject()) {
      throw new InvalidActionException(Reject.Reason.MALFORMED, "the event: must be an object");
    }
    List<String> problems = problems(tree);
    if (!problems.isEmpty()) {
      String told =
          String.join("; ", problems.subList(0, Math.min(PROBLEMS_TOLD, problems.size())));
      throw new InvalidActionException(Reject.Reason.INVALID, told);
    }
    return record(tree);
  }

  private static OperatorAction record(JsonNode tree) {
    try {
      return Json.mapper().treeToValue(tree, OperatorAction.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the schema lets through what is no operator's action", e);
    }
  }

  /** What the schema cannot see. */
  private static List<String> senseless(OperatorAction action) {
    List<String> problems = new ArrayList<>();
    if (action.operator().isBlank()) {
      problems.add("operator: must not be blank");
    }
    boolean snooze = action.action() == OperatorAction.Action.SNOOZED;
    if (!snooze && action.snoozeUntil() != null) {
      problems.add("snoozeUntil: goes with SNOOZED alone");
    }
    if (snooze && !action.snoozeUntil().isAfter(action.at())) {
      problems.add("snoozeUntil: must be later than at");
    }
    if (snooze && action.snoozeUntil().isAfter(action.at().plus(LONGEST_SNOOZE))) {
      problems.add("snoozeUntil: must be at most " + LONGEST_SNOOZE.toDays() + " days after at");
    }
    return problems;
  }
}
