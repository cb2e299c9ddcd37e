package dev.beacon.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a JSON object into a record, field by field, in whatever order the fields come. */
final class FastObject implements FastValue {
  /**
   * A field of the record.
   *
   * @param name its name in JSON
   * @param required whether the schema asks for it
   * @param nullable whether null may stand for absence
   * @param value reads it
   */
  record Field(String name, boolean required, boolean nullable, FastValue value) {}

  /** If the one holds, the other has to. */
  record Condition(Clause when, Clause then) {
    boolean isMet(Object[] values) {
      return !when.holds(values) || then.holds(values);
    }
  }

  /**
   * A field has one of some values.
   *
   * @param slot the field
   * @param choices the values; empty: any, but not null
   */
  record Clause(int slot, List<Object> choices) {
    boolean holds(Object[] values) {
      Object value = values[slot];
      return choices.isEmpty() ? value != null : choices.contains(value);
    }
  }

  private final Field[] fields;
  private final Map<String, Integer> slots = new HashMap<>();
  private final long required;
  private final Condition[] conditions;
  private final MethodHandle constructor;

  /**
   * @param fields one a record component, in their order
   * @param conditions all have to be met
   * @param constructor takes an {@code Object[]} of the components, returns the record as Object
   */
  FastObject(List<Field> fields, List<Condition> conditions, MethodHandle constructor) {
    if (fields.size() > Long.SIZE) {
      throw new IllegalArgumentException("more fields than a bit mask holds");
    }
    this.fields = fields.toArray(Field[]::new);
    this.conditions = conditions.toArray(Condition[]::new);
    this.constructor = constructor;
    long mask = 0;
    for (int slot = 0; slot < this.fields.length; slot++) {
      slots.put(this.fields[slot].name, slot);
      mask |= this.fields[slot].required ? 1L << slot : 0;
    }
    this.required = mask;
  }

  @Override
  public Object read(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return UNSURE;
    }
    Object[] values = new Object[fields.length];
    long seen = 0;
    int expected = 0;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      int slot = slot(name, expected);
      if (slot < 0 || (seen & (1L << slot)) != 0) {
        return UNSURE;
      }
      seen |= 1L << slot;
      expected = slot + 1;
      Field field = fields[slot];
      if (parser.nextToken() == JsonToken.VALUE_NULL) {
        if (!field.nullable) {
          return UNSURE;
        }
        continue;
      }
      Object value = field.value.read(parser);
      if (value == UNSURE) {
        return UNSURE;
      }
      values[slot] = value;
    }
    if ((seen & required) != required
        || parser.currentToken() != JsonToken.END_OBJECT
        || !meetsConditions(values)) {
      return UNSURE;
    }
    return construct(values);
  }

  /** Fields mostly come in the record's order, so the one expected is looked at first. */
  private int slot(String name, int expected) {
    if (expected < fields.length && fields[expected].name.equals(name)) {
      return expected;
    }
    Integer slot = slots.get(name);
    return slot == null ? -1 : slot;
  }

  private boolean meetsConditions(Object[] values) {
    for (Condition condition : conditions) {
      if (!condition.isMet(values)) {
        return false;
      }
    }
    return true;
  }

  private Object construct(Object[] values) {
    try {
      return (Object) constructor.invokeExact(values);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a record's constructor failed", e);
    }
  }
}
