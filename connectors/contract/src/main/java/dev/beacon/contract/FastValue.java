package dev.beacon.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Reads one JSON value if it surely meets its part of the schema. {@link #UNSURE} is always a right
 * answer; a value must only be returned where the schema would accept it and databind would read
 * the same.
 */
interface FastValue {
  /** Neither yes nor no: ask the schema. */
  Object UNSURE = new Object();

  /**
   * The value whose first token the parser stands on; the parser is left on its last token.
   *
   * @return the value, never null, or {@link #UNSURE}
   */
  Object read(JsonParser parser) throws IOException;

  /**
   * A string.
   *
   * @param min fewest characters
   * @param max most characters
   * @param pattern null: any well-formed text. A pattern's check accepts no surrogates, so that
   *     chars are characters
   */
  record OfText(int min, int max, FastPattern pattern) implements FastValue {
    @Override
    public Object read(JsonParser parser) throws IOException {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        return UNSURE;
      }
      char[] chars = parser.getTextCharacters();
      int from = parser.getTextOffset();
      int length = parser.getTextLength();
      if (length < min || length > max) {
        return UNSURE;
      }
      boolean sure =
          pattern != null
              ? pattern.surelyMatches(chars, from, length)
              : hasNoSurrogate(chars, from, length) || isWellFormed(chars, from, length);
      return sure ? new String(chars, from, length) : UNSURE;
    }

    private static boolean hasNoSurrogate(char[] chars, int from, int length) {
      boolean found = false;
      for (int i = from; i < from + length; i++) {
        found |= (chars[i] & 0xF800) == 0xD800;
      }
      return !found;
    }

    /** Pairs are whole, and there are enough characters even if every two chars are one. */
    private boolean isWellFormed(char[] chars, int from, int length) {
      int end = from + length;
      for (int i = from; i < end; i++) {
        if (Character.isSurrogate(chars[i])) {
          if (Character.isLowSurrogate(chars[i])
              || i + 1 == end
              || !Character.isLowSurrogate(chars[i + 1])) {
            return false;
          }
          i++;
        }
      }
      return (length + 1) / 2 >= min;
    }
  }

  /** One of an enum's constants. */
  record OfEnum(List<Enum<?>> constants) implements FastValue {
    @Override
    public Object read(JsonParser parser) throws IOException {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        return UNSURE;
      }
      char[] chars = parser.getTextCharacters();
      int from = parser.getTextOffset();
      int length = parser.getTextLength();
      for (int i = 0; i < constants.size(); i++) {
        if (same(constants.get(i).name(), chars, from, length)) {
          return constants.get(i);
        }
      }
      return UNSURE;
    }

    private static boolean same(String name, char[] chars, int from, int length) {
      if (name.length() != length) {
        return false;
      }
      for (int i = 0; i < length; i++) {
        if (name.charAt(i) != chars[from + i]) {
          return false;
        }
      }
      return true;
    }
  }

  /** A date-time; {@code pattern} narrows the years. */
  record OfInstant(FastPattern pattern) implements FastValue {
    @Override
    public Object read(JsonParser parser) throws IOException {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        return UNSURE;
      }
      char[] chars = parser.getTextCharacters();
      int from = parser.getTextOffset();
      int length = parser.getTextLength();
      Instant instant = Timestamps.parse(chars, from, length);
      return instant != null && pattern.surelyMatches(chars, from, length) ? instant : UNSURE;
    }
  }

  /** A whole number that was written as one. */
  record OfInteger(int min, int max) implements FastValue {
    @Override
    public Object read(JsonParser parser) throws IOException {
      if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
          || parser.getNumberType() != JsonParser.NumberType.INT) {
        return UNSURE;
      }
      int value = parser.getIntValue();
      return value >= min && value <= max ? (Object) value : UNSURE;
    }
  }

  /** True or false. */
  record OfBoolean() implements FastValue {
    @Override
    public Object read(JsonParser parser) {
      return switch (parser.currentToken()) {
        case VALUE_TRUE -> true;
        case VALUE_FALSE -> false;
        default -> UNSURE;
      };
    }
  }

  /** A number, with or without a fraction. */
  record OfNumber(double min, double max) implements FastValue {
    @Override
    public Object read(JsonParser parser) throws IOException {
      if (!parser.currentToken().isNumeric()) {
        return UNSURE;
      }
      double value = parser.getDoubleValue();
      return value >= min && value <= max ? (Object) value : UNSURE;
    }
  }

  /** A short list of different values. */
  record OfList(FastValue entry, int minItems, int maxItems) implements FastValue {
    @Override
    public Object read(JsonParser parser) throws IOException {
      if (parser.currentToken() != JsonToken.START_ARRAY) {
        return UNSURE;
      }
      List<Object> values = new ArrayList<>(4);
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        Object value = entry.read(parser);
        if (value == UNSURE || values.size() == maxItems || values.contains(value)) {
          return UNSURE;
        }
        values.add(value);
      }
      return values.size() < minItems ? UNSURE : Collections.unmodifiableList(values);
    }
  }
}
