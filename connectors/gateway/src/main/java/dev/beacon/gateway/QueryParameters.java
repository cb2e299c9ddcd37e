package dev.beacon.gateway;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The parameters of a query, read one by one; {@link #check} then refuses the query with everything
 * that was not understood. What was left out is null unless said otherwise.
 */
final class QueryParameters {
  private static final int LONGEST_TEXT = 300;

  /** A name that may be told again: no value has slipped into it. */
  private static final Pattern HARMLESS_NAME = Pattern.compile("[A-Za-z]{1,30}");

  private final Map<String, List<String>> query;
  private final List<String> problems = new ArrayList<>();

  /**
   * The query as it came.
   *
   * @param known the parameters there are
   */
  QueryParameters(Map<String, List<String>> query, List<String> known) {
    this.query = query;
    for (Map.Entry<String, List<String>> parameter : query.entrySet()) {
      if (!known.contains(parameter.getKey())) {
        boolean harmless = HARMLESS_NAME.matcher(parameter.getKey()).matches();
        problems.add(
            (harmless ? parameter.getKey() + ": is no parameter" : "a parameter is unknown")
                + "; there are "
                + String.join(", ", known));
      }
      if (parameter.getValue().isEmpty()) {
        problems.add("a value is not percent-encoded UTF-8");
      }
    }
  }

  /**
   * Whatever could not be understood, in one answer.
   *
   * @throws RequestRefused 400, naming each parameter and what it may be
   */
  void check() {
    if (!problems.isEmpty()) {
      throw RequestRefused.badRequest(
          "The query is not understood", problems.stream().distinct().toList());
    }
  }

  /** Says that a parameter is not what it may be. */
  void refuse(String name, String mustBe) {
    problems.add(name + ": must be " + mustBe);
  }

  /** The parameter as it was written, without space around it. */
  String text(String name) {
    List<String> values = query.getOrDefault(name, List.of());
    if (values.isEmpty() || values.get(0).isBlank()) {
      return null;
    }
    if (values.get(0).length() > LONGEST_TEXT) {
      refuse(name, "at most " + LONGEST_TEXT + " characters");
      return null;
    }
    return values.get(0).strip();
  }

  /** A parameter that may be given several times. */
  Set<String> texts(String name, int most) {
    Set<String> texts = new LinkedHashSet<>();
    for (String value : query.getOrDefault(name, List.of())) {
      if (!value.isBlank()) {
        texts.add(value.strip());
      }
    }
    if (texts.size() > most || texts.stream().anyMatch(text -> text.length() > LONGEST_TEXT)) {
      refuse(name, "at most " + most + " values of at most " + LONGEST_TEXT + " characters");
    }
    return texts.isEmpty() ? null : texts;
  }

  /** Constants in any case; several are joined by commas or given one by one. */
  <E extends Enum<E>> Set<E> constants(String name, Class<E> type) {
    List<String> words =
        query.getOrDefault(name, List.of()).stream()
            .flatMap(value -> Arrays.stream(value.split(",", -1)))
            .map(String::strip)
            .filter(word -> !word.isEmpty())
            .toList();
    if (words.isEmpty()) {
      return null;
    }
    Set<E> chosen = EnumSet.noneOf(type);
    for (String word : words) {
      try {
        chosen.add(Enum.valueOf(type, word.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException unknown) {
        refuse(name, "one of " + names(type));
      }
    }
    return chosen;
  }

  /** One constant, in any case. */
  <E extends Enum<E>> E constant(String name, Class<E> type) {
    Set<E> chosen = constants(name, type);
    if (chosen == null || chosen.isEmpty()) {
      return null;
    }
    if (chosen.size() > 1) {
      refuse(name, "one of " + names(type));
    }
    return chosen.iterator().next();
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    return String.join(", ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
  }

  /** A time with its offset. */
  Instant instant(String name) {
    String time = text(name);
    if (time == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(time).toInstant();
    } catch (DateTimeException notATime) {
      refuse(name, "a time such as 2019-11-05T02:10:00Z");
      return null;
    }
  }

  /** A whole number between two others, both included; {@code otherwise} if it was left out. */
  int whole(String name, int lowest, int highest, int otherwise) {
    String number = text(name);
    if (number == null) {
      return otherwise;
    }
    if (number.matches("\\d{1,9}")) {
      int whole = Integer.parseInt(number);
      if (whole >= lowest && whole <= highest) {
        return whole;
      }
    }
    refuse(name, lowest + " to " + highest);
    return otherwise;
  }

  /** A number between two others, both included; {@code otherwise} if it was left out. */
  double number(String name, int lowest, int highest, double otherwise) {
    String text = text(name);
    if (text == null) {
      return otherwise;
    }
    if (text.matches("\\d{1,9}(\\.\\d{1,9})?")) {
      double number = Double.parseDouble(text);
      if (number >= lowest && number <= highest) {
        return number;
      }
    }
    refuse(name, lowest + " to " + highest);
    return otherwise;
  }

  /** True or false. */
  Boolean flag(String name) {
    String flag = text(name);
    if (flag == null) {
      return null;
    }
    return switch (flag.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> {
        refuse(name, "true or false");
        yield null;
      }
    };
  }
}
