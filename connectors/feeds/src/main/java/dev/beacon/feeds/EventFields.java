package dev.beacon.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.contract.Channel;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.Observation;
import dev.beacon.contract.Patrol;
import dev.beacon.contract.PauseReason;
import dev.beacon.contract.Step;
import dev.beacon.contract.SubjectKind;
import dev.beacon.contract.Urgency;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a mapping says of the fields of its events, ready to be asked for a row's values.
 *
 * @param kind request or tip
 * @param texts expressions by the field's name, dots between nested names
 * @param times times by the field's name
 * @param numbers numbers by the field's name
 * @param clocks the clocks its cases may start; null: every clock
 * @param steps the steps a row tells of
 */
record EventFields(
    EventKind kind,
    Map<String, Expression> texts,
    Map<String, TimeField> times,
    Map<String, NumberField> numbers,
    List<String> clocks,
    List<StepFields> steps) {
  private static final List<String> TEXTS =
      List.of(
          "id",
          "qualifier",
          "caseId",
          "channel",
          "category",
          "title",
          "text",
          "reporter",
          "currency",
          "subject.kind",
          "subject.id",
          "subject.name",
          "community",
          "station",
          "department",
          "urgency",
          "observation",
          "patrol",
          "volunteer",
          "volunteerKind");
  private static final List<String> TIMES = List.of("reportedAt", "occurredAt", "dueAt");
  private static final List<String> NUMBERS =
      List.of("people", "amount", "location.lat", "location.lon");
  private static final Map<String, List<String>> CHOICES =
      Map.of(
          "channel", constants(Channel.class),
          "urgency", constants(Urgency.class),
          "observation", constants(Observation.class),
          "patrol", constants(Patrol.class),
          "subject.kind", constants(SubjectKind.class),
          "reason", constants(PauseReason.class),
          "online", List.of("true", "false"));

  /** What a mapping says of one step. */
  record StepFields(
      Step step,
      TimeField occurredAt,
      Expression department,
      Expression actor,
      Expression note,
      Expression reason,
      NumberField satisfaction,
      Expression online) {}

  /** Reads the fields of a document that has passed its schema. */
  static EventFields parse(YamlDocument document, ExpressionParser parser) {
    EventKind kind = document.root().has("request") ? EventKind.REQUEST : EventKind.TIP;
    String event = "/" + kind.prefix() + "/";
    Map<String, Expression> texts = new HashMap<>();
    for (String name : TEXTS) {
      Expression expression = choice(document, parser, pointer(event, name), name);
      if (expression != null) {
        texts.put(name, expression);
      }
    }
    Map<String, TimeField> times = new HashMap<>();
    for (String name : TIMES) {
      TimeField time = parser.time(pointer(event, name));
      if (time != null) {
        times.put(name, time);
      }
    }
    Map<String, NumberField> numbers = new HashMap<>();
    for (String name : NUMBERS) {
      NumberField number = parser.number(pointer(event, name));
      if (number != null) {
        numbers.put(name, number);
      }
    }
    return new EventFields(
        kind,
        texts,
        times,
        numbers,
        clocks(document.root().at(event + "clocks")),
        steps(document, parser));
  }

  private static List<String> constants(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
  }

  private static List<String> clocks(JsonNode node) {
    if (node.isMissingNode()) {
      return null;
    }
    List<String> clocks = new ArrayList<>();
    node.forEach(clock -> clocks.add(clock.asText()));
    return List.copyOf(clocks);
  }

  private static List<StepFields> steps(YamlDocument document, ExpressionParser parser) {
    List<StepFields> steps = new ArrayList<>();
    for (JsonNode node : document.root().path("progress")) {
      String at = "/progress/" + steps.size();
      Step step = Step.valueOf(node.get("step").asText());
      if (steps.stream().anyMatch(other -> other.step() == step)) {
        // Its id is made of the step, so that the same step twice would be one event.
        document.problem(at + "/step", "is told of twice");
      }
      steps.add(
          new StepFields(
              step,
              parser.time(at + "/occurredAt"),
              parser.expression(at + "/department"),
              parser.expression(at + "/actor"),
              parser.expression(at + "/note"),
              choice(document, parser, at + "/reason", "reason"),
              parser.number(at + "/satisfaction"),
              choice(document, parser, at + "/online", "online")));
    }
    return List.copyOf(steps);
  }

  private static Expression choice(
      YamlDocument document, ExpressionParser parser, String pointer, String name) {
    Expression expression = parser.expression(pointer);
    if (expression != null) {
      checkLiterals(document, pointer, name, expression);
    }
    return expression;
  }

  private static void checkLiterals(
      YamlDocument document, String pointer, String name, Expression expression) {
    List<String> allowed = CHOICES.get(name);
    if (allowed == null) {
      return;
    }
    expression
        .literals()
        .filter(literal -> !allowed.contains(literal))
        .forEach(
            literal ->
                document.problem(
                    pointer,
                    "gives " + literal + ", but can only be " + String.join(", ", allowed)));
  }

  private static String pointer(String event, String name) {
    return event + name.replace('.', '/');
  }
}
