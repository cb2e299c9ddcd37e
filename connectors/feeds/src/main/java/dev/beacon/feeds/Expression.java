package dev.beacon.feeds;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a value is found in a row. Deliberately small: what it cannot say is better prepared in the
 * file than programmed in a mapping.
 */
sealed interface Expression {
  /** The value, without blanks around it; null for nothing. */
  String value(Row row) throws RowProblem;

  /** The columns it reads. */
  Stream<String> columns();

  /** The values it may give that are written in the mapping itself. */
  Stream<String> literals();

  /** Always the same. */
  record Constant(String text) implements Expression {
    @Override
    public String value(Row row) {
      return text;
    }

    @Override
    public Stream<String> columns() {
      return Stream.empty();
    }

    @Override
    public Stream<String> literals() {
      return Stream.of(text);
    }
  }

  /**
   * What stands in a column.
   *
   * @param empty values that count as nothing, folded by {@link #fold}
   */
  record Column(String name, Set<String> empty) implements Expression {
    @Override
    public String value(Row row) throws RowProblem {
      String value = Blanks.strip(row.value(name));
      return value == null || empty.contains(fold(value)) ? null : value;
    }

    @Override
    public Stream<String> columns() {
      return Stream.of(name);
    }

    @Override
    public Stream<String> literals() {
      return Stream.empty();
    }
  }

  /** The parts in a row; nothing if one of them is nothing. */
  record Template(List<Expression> parts) implements Expression {
    @Override
    public String value(Row row) throws RowProblem {
      StringBuilder text = new StringBuilder();
      for (Expression part : parts) {
        String value = part.value(row);
        if (value == null) {
          return null;
        }
        text.append(value);
      }
      return text.toString();
    }

    @Override
    public Stream<String> columns() {
      return parts.stream().flatMap(Expression::columns);
    }

    @Override
    public Stream<String> literals() {
      return Stream.empty();
    }
  }

  /** The first that is something. */
  record FirstOf(List<Expression> choices) implements Expression {
    @Override
    public String value(Row row) throws RowProblem {
      for (Expression choice : choices) {
        String value = choice.value(row);
        if (value != null) {
          return value;
        }
      }
      return null;
    }

    @Override
    public Stream<String> columns() {
      return choices.stream().flatMap(Expression::columns);
    }

    @Override
    public Stream<String> literals() {
      return choices.stream().flatMap(Expression::literals);
    }
  }

  /**
   * The file's value translated into ours.
   *
   * @param map from values folded by {@link #fold}; null: every value stays as it is
   * @param fallback for nothing and for what the map does not have; null: there is none, and a
   *     value that the map does not have is a problem
   */
  record Translated(Expression source, Map<String, String> map, String fallback)
      implements Expression {
    @Override
    public String value(Row row) throws RowProblem {
      String value = source.value(row);
      if (value == null) {
        return fallback;
      }
      if (map == null) {
        return value;
      }
      String translated = map.getOrDefault(fold(value), fallback);
      if (translated == null) {
        throw new RowProblem("its value is not in the mapping's map, which has no default");
      }
      return translated;
    }

    @Override
    public Stream<String> columns() {
      return source.columns();
    }

    @Override
    public Stream<String> literals() {
      Stream<String> given = map == null ? source.literals() : map.values().stream();
      return Stream.concat(given, Stream.ofNullable(fallback));
    }
  }

  /** The form in which values are compared: upper and lower case and kinds of blanks are one. */
  static String fold(String value) {
    return Blanks.line(value).toLowerCase(Locale.ROOT);
  }
}
