package dev.beacon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records and schemas cannot drift apart. */
class SchemasMatchRecordsTest {
  static final Map<String, Object> FULL =
      Map.ofEntries(
          Map.entry("request", Samples.request()),
          Map.entry("tip", Samples.tip()),
          Map.entry("progress", Samples.progress()),
          Map.entry("order", Samples.order()),
          Map.entry("check-in", Samples.checkIn()),
          Map.entry("alert", Samples.alert()),
          Map.entry("case", Samples.caseDocument()),
          Map.entry("order-course", Samples.orderDocument()),
          Map.entry("heat", Samples.heat()),
          Map.entry("health", Samples.health()),
          Map.entry("reject", Samples.reject()),
          Map.entry("cluster-rule", Samples.rule()),
          Map.entry("clock", Samples.clock()),
          Map.entry("risk-model", Samples.riskModel()),
          Map.entry("scorecard", Samples.scorecard()),
          Map.entry("operator-action", Samples.action()));

  /** Those whose schema has defaults, which Jackson alone does not fill in. */
  private static final Map<String, Function<byte[], ?>> READERS =
      Map.of(
          "cluster-rule",
          ClusterRules::readJson,
          "clock",
          ClockDefinitions::readJson,
          "risk-model",
          RiskModels::readJson);

  static List<String> names() {
    return FULL.keySet().stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void aRecordWithEveryFieldMeetsItsSchema(String name) throws IOException {
    JsonNode json = Json.mapper().readTree(Json.bytes(FULL.get(name)));

    assertThat(SchemaFile.of(name).problems(json)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void propertiesAndComponentsAreTheSame(String name) {
    List<String> differences = new ArrayList<>();
    compare(SchemaFile.of(name).tree(), name, FULL.get(name).getClass(), differences);

    assertThat(differences).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyPropertyIsExplained(String name) {
    List<String> unexplained = new ArrayList<>();
    SchemaFile.of(name)
        .tree()
        .findValues("properties")
        .forEach(
            properties ->
                properties
                    .properties()
                    .forEach(
                        property -> {
                          JsonNode schema = property.getValue();
                          boolean condition = schema.has("const") || schema.size() == 1;
                          if (!condition && !(schema.has("title") && schema.has("description"))) {
                            unexplained.add(property.getKey());
                          }
                        }));

    assertThat(unexplained).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void examplesMeetTheirSchemaAndBecomeRecords(String name) throws IOException {
    JsonNode examples = SchemaFile.of(name).tree().get("examples");

    assertThat(examples).isNotEmpty();
    for (JsonNode example : examples) {
      assertThat(SchemaFile.of(name).problems(example)).as(example.toString()).isEmpty();
      if (READERS.containsKey(name)) {
        assertThat(READERS.get(name).apply(Json.mapper().writeValueAsBytes(example))).isNotNull();
      } else {
        assertThat(Json.mapper().treeToValue(example, FULL.get(name).getClass())).isNotNull();
      }
    }
  }

  @Test
  void everyEventKindHasASchemaToShow() {
    for (EventKind kind : EventKind.values()) {
      assertThat(EventSchemas.resource(kind)).contains("\"urn:beacon:contract:" + kind.prefix());
    }
  }

  /** Names, all the way down, and the constants of enums. */
  private static void compare(JsonNode root, String where, Class<?> record, List<String> into) {
    compare(root, root, where, record, into);
  }

  private static void compare(
      JsonNode root, JsonNode schema, String where, Class<?> record, List<String> into) {
    List<String> components =
        Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName).toList();
    List<String> properties = new ArrayList<>();
    schema.get("properties").fieldNames().forEachRemaining(properties::add);
    if (!components.equals(properties)) {
      into.add(where + ": " + components + " but " + properties);
      return;
    }
    if (schema.path("additionalProperties").asBoolean(true)) {
      into.add(where + ": additionalProperties must be false");
    }
    for (RecordComponent component : record.getRecordComponents()) {
      String path = where + "." + component.getName();
      JsonNode property = resolve(root, schema.get("properties").get(component.getName()));
      Type type = component.getGenericType();
      if (type instanceof ParameterizedType list) {
        property = resolve(root, property.get("items"));
        type = list.getActualTypeArguments()[0];
      }
      Class<?> raw = (Class<?>) type;
      if (raw.isRecord()) {
        compare(root, property, path, raw, into);
      } else if (raw.isEnum()) {
        compareConstants(property, path, raw, into);
      }
    }
  }

  private static void compareConstants(
      JsonNode property, String path, Class<?> type, List<String> into) {
    List<String> constants = new ArrayList<>();
    for (Object constant : type.getEnumConstants()) {
      constants.add(Json.mapper().valueToTree(constant).textValue());
    }
    List<String> choices = new ArrayList<>();
    property
        .get("enum")
        .forEach(
            choice -> {
              if (!choice.isNull()) {
                choices.add(choice.textValue());
              }
            });
    // GREEN is what a cluster is when no step is met, so no step can ask for it.
    boolean stepGrade = path.equals("cluster-rule.severity.grade");
    if (stepGrade ? !constants.containsAll(choices) : !constants.equals(choices)) {
      into.add(path + ": " + constants + " but " + choices);
    }
  }

  private static JsonNode resolve(JsonNode root, JsonNode property) {
    return property.has("$ref") ? root.at(property.get("$ref").textValue().substring(1)) : property;
  }
}
