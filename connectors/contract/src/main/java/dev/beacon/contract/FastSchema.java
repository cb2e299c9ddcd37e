package dev.beacon.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns a schema file and its record into the fast reader. It knows the few keywords the event
 * schemas use and refuses to build for any other, so that a new constraint cannot be overlooked.
 */
final class FastSchema {
  private static final Set<String> SAYS_NOTHING =
      Set.of("$schema", "$id", "$defs", "title", "description", "examples", "type");

  private final JsonNode root;

  private FastSchema(JsonNode root) {
    this.root = root;
  }

  /**
   * The reader of a schema's events.
   *
   * @throws IllegalStateException if schema and record do not fit, or the schema uses a keyword
   *     that is not known here
   */
  static FastObject compile(String schema, Class<?> record) {
    JsonNode root = SchemaFile.of(schema).tree();
    return new FastSchema(root).object(root, record);
  }

  private FastObject object(JsonNode schema, Class<?> record) {
    allow(schema, "properties", "required", "additionalProperties", "if", "then", "allOf");
    if (!schema
        .path("additionalProperties")
        .equals(Json.mapper().getNodeFactory().booleanNode(false))) {
      throw new IllegalStateException("additionalProperties must be false");
    }
    JsonNode properties = schema.get("properties");
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(name -> required.add(name.textValue()));
    RecordComponent[] components = record.getRecordComponents();
    List<FastObject.Field> fields = new ArrayList<>();
    for (RecordComponent component : components) {
      String name = component.getName();
      if (!properties.has(name)) {
        throw new IllegalStateException(record + " has " + name + " but its schema has not");
      }
      JsonNode property = resolved(properties.get(name));
      boolean nullable = allowsNull(property);
      if (component.getType().isPrimitive() && (nullable || !required.contains(name))) {
        throw new IllegalStateException(record + " cannot do without " + name);
      }
      fields.add(
          new FastObject.Field(
              name,
              required.contains(name),
              nullable,
              value(property, component.getGenericType())));
    }
    if (properties.size() != fields.size()) {
      throw new IllegalStateException("the schema has fields that " + record + " has not");
    }
    return new FastObject(fields, conditions(schema, fields, components), constructor(record));
  }

  private FastValue value(JsonNode schema, Type type) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      allow(schema, "items", "minItems", "maxItems", "uniqueItems");
      if (!schema.path("uniqueItems").booleanValue()) {
        throw new IllegalStateException("a list must ask for unique items");
      }
      FastValue entry = value(resolved(schema.get("items")), list.getActualTypeArguments()[0]);
      return new FastValue.OfList(
          entry,
          schema.path("minItems").asInt(0),
          schema.path("maxItems").asInt(Integer.MAX_VALUE));
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isRecord()) {
      return object(schema, raw);
    }
    if (raw.isEnum()) {
      return choice(schema, raw);
    }
    return switch (raw.getName()) {
      case "java.lang.String" -> {
        allow(schema, "minLength", "maxLength", "pattern");
        yield new FastValue.OfText(
            schema.path("minLength").asInt(0),
            schema.path("maxLength").asInt(Integer.MAX_VALUE),
            schema.has("pattern") ? FastPattern.of(schema.get("pattern").textValue()) : null);
      }
      case "java.time.Instant" -> {
        allow(schema, "format", "pattern");
        if (!schema.path("format").asText().equals("date-time")) {
          throw new IllegalStateException("an instant must have the format date-time");
        }
        yield new FastValue.OfInstant(FastPattern.of(schema.get("pattern").textValue()));
      }
      case "java.lang.Integer" -> {
        allow(schema, "minimum", "maximum");
        yield new FastValue.OfInteger(
            schema.get("minimum").intValue(), schema.get("maximum").intValue());
      }
      case "java.lang.Boolean" -> {
        allow(schema);
        yield new FastValue.OfBoolean();
      }
      case "java.lang.Double", "double" -> {
        allow(schema, "minimum", "maximum");
        yield new FastValue.OfNumber(
            schema.get("minimum").doubleValue(), schema.get("maximum").doubleValue());
      }
      default -> throw new IllegalStateException("no fast reader for " + raw);
    };
  }

  private static FastValue choice(JsonNode schema, Class<?> type) {
    allow(schema, "enum");
    List<Enum<?>> constants = new ArrayList<>();
    for (Object constant : type.getEnumConstants()) {
      for (JsonNode choice : schema.get("enum")) {
        if (((Enum<?>) constant).name().equals(choice.textValue())) {
          constants.add((Enum<?>) constant);
        }
      }
    }
    return new FastValue.OfEnum(List.copyOf(constants));
  }

  /** {@code if} and {@code then}, alone or several in {@code allOf}. */
  private List<FastObject.Condition> conditions(
      JsonNode schema, List<FastObject.Field> fields, RecordComponent[] components) {
    List<JsonNode> pairs = new ArrayList<>();
    if (schema.has("if")) {
      pairs.add(schema);
    }
    for (JsonNode pair : schema.path("allOf")) {
      allow(pair, "if", "then");
      pairs.add(pair);
    }
    List<FastObject.Condition> conditions = new ArrayList<>();
    for (JsonNode pair : pairs) {
      conditions.add(
          new FastObject.Condition(
              clause(pair.path("if"), schema, fields, components),
              clause(pair.path("then"), schema, fields, components)));
    }
    return conditions;
  }

  /** One required field, which is not null, or one of some constants. */
  private FastObject.Clause clause(
      JsonNode clause,
      JsonNode schema,
      List<FastObject.Field> fields,
      RecordComponent[] components) {
    String name = clause.at("/required/0").textValue();
    JsonNode asked = clause.path("properties").path(name == null ? "" : name);
    if (asked.size() != 1
        || !clause.equals(
            Json.mapper()
                .valueToTree(
                    Map.of("required", List.of(name), "properties", Map.of(name, asked))))) {
      throw new IllegalStateException("if, then: only one field with one keyword is known");
    }
    int slot = slot(fields, name);
    if (asked.has("type")) {
      JsonNode type = resolved(schema.get("properties").get(name)).get("type");
      if (!type.equals(asked.get("type")) && !type.get(0).equals(asked.get("type"))) {
        throw new IllegalStateException("if, then: another type of " + name + " than its own");
      }
      return new FastObject.Clause(slot, List.of());
    }
    List<String> choices = new ArrayList<>();
    asked.path("enum").forEach(choice -> choices.add(choice.textValue()));
    if (asked.has("const")) {
      choices.add(asked.get("const").textValue());
    }
    List<Object> constants =
        Arrays.stream(components[slot].getType().getEnumConstants())
            .filter(constant -> choices.contains(((Enum<?>) constant).name()))
            .map(Object.class::cast)
            .toList();
    if (constants.isEmpty() || constants.size() != choices.size()) {
      throw new IllegalStateException("if, then: only an enum's constants are known");
    }
    return new FastObject.Clause(slot, constants);
  }

  private static int slot(List<FastObject.Field> fields, String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalStateException("no field " + name);
  }

  /** A property with what it refers to in {@code $defs}. */
  private JsonNode resolved(JsonNode property) {
    if (!property.has("$ref")) {
      return property;
    }
    ObjectNode merged = root.at(property.get("$ref").textValue().substring(1)).deepCopy();
    property.properties().stream()
        .filter(keyword -> !keyword.getKey().equals("$ref"))
        .forEach(
            keyword -> {
              if (!SAYS_NOTHING.contains(keyword.getKey())) {
                throw new IllegalStateException("beside $ref: " + keyword.getKey());
              }
              merged.set(keyword.getKey(), keyword.getValue());
            });
    return merged;
  }

  private static boolean allowsNull(JsonNode property) {
    for (JsonNode type : property.get("type")) {
      if (type.textValue().equals("null")) {
        return true;
      }
    }
    return false;
  }

  private static void allow(JsonNode schema, String... keywords) {
    Set<String> known = new HashSet<>(SAYS_NOTHING);
    known.addAll(List.of(keywords));
    schema
        .fieldNames()
        .forEachRemaining(
            keyword -> {
              if (!known.contains(keyword)) {
                throw new IllegalStateException("the fast decoder does not know " + keyword);
              }
            });
  }

  private static MethodHandle constructor(Class<?> record) {
    Class<?>[] types =
        Arrays.stream(record.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return MethodHandles.lookup()
          .findConstructor(record, MethodType.methodType(void.class, types))
          .asSpreader(Object[].class, types.length)
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no canonical constructor of " + record, e);
    }
  }
}
