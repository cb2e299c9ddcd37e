package dev.beacon.gateway;

import dev.beacon.contract.Alert;
import dev.beacon.contract.Grade;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which alerts a client asks for. What it does not restrict is null.
 *
 * @param modes live alerts alone unless asked: shadow rules only compare, nobody is to act on them
 * @param subject part of the subject's key or name, lower case
 * @param since event time of the newest version, inclusive
 * @param limit at most so many
 */
record AlertFilter(
    Set<Alert.Status> statuses,
    Set<Alert.Kind> kinds,
    Set<Grade> severities,
    Set<Alert.Mode> modes,
    String subject,
    Instant since,
    int limit) {
  static final int DEFAULT_LIMIT = 100;
  static final int HIGHEST_LIMIT = 1000;

  private static final String ALL = "all";
  private static final List<String> PARAMETERS =
      List.of("status", "kind", "severity", "mode", "subject", "since", "limit");

  /**
   * Reads the parameters of a query. Names of constants may be written in any case; several are
   * joined by commas or given one by one.
   *
   * @throws RequestRefused naming each parameter that is not understood and what it may be
   */
  static AlertFilter of(Map<String, List<String>> query) {
    List<String> problems = new ArrayList<>();
    for (String name : query.keySet()) {
      if (!PARAMETERS.contains(name)) {
        problems.add("a parameter is unknown; there are " + String.join(", ", PARAMETERS));
      }
      if (query.get(name).isEmpty()) {
        problems.add("a value is not percent-encoded UTF-8");
      }
    }
    AlertFilter filter =
        new AlertFilter(
            constants(query, "status", Alert.Status.class, problems),
            constants(query, "kind", Alert.Kind.class, problems),
            constants(query, "severity", Grade.class, problems),
            modes(query, problems),
            subject(query),
            since(query, problems),
            limit(query, problems));
    if (!problems.isEmpty()) {
      throw RequestRefused.badRequest(
          "The query is not understood", problems.stream().distinct().toList());
    }
    return filter;
  }

  boolean matches(Alert alert) {
    return (statuses == null || statuses.contains(alert.status()))
        && (kinds == null || kinds.contains(alert.kind()))
        && (severities == null || severities.contains(alert.severity()))
        && (alert.mode() == null || modes.contains(alert.mode()))
        && (since == null || !alert.at().isBefore(since))
        && (subject == null || contains(alert.subject()) || contains(alert.subjectName()));
  }

  private boolean contains(String text) {
    return text != null && text.toLowerCase(Locale.ROOT).contains(subject);
  }

  private static Set<Alert.Mode> modes(Map<String, List<String>> query, List<String> problems) {
    if (ALL.equalsIgnoreCase(first(query, "mode"))) {
      return EnumSet.allOf(Alert.Mode.class);
    }
    Set<Alert.Mode> chosen = constants(query, "mode", Alert.Mode.class, problems);
    return chosen == null ? EnumSet.of(Alert.Mode.LIVE) : chosen;
  }

  private static <E extends Enum<E>> Set<E> constants(
      Map<String, List<String>> query, String name, Class<E> type, List<String> problems) {
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
        problems.add(
            name
                + ": must be one of "
                + String.join(
                    ", ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList()));
      }
    }
    return chosen;
  }

  private static String first(Map<String, List<String>> query, String name) {
    List<String> values = query.getOrDefault(name, List.of());
    return values.isEmpty() || values.get(0).isBlank() ? null : values.get(0).strip();
  }

  private static String subject(Map<String, List<String>> query) {
    String part = first(query, "subject");
    return part == null ? null : part.toLowerCase(Locale.ROOT);
  }

  private static Instant since(Map<String, List<String>> query, List<String> problems) {
    String since = first(query, "since");
    if (since == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(since).toInstant();
    } catch (DateTimeException notATime) {
      problems.add("since: must be a time such as 2019-11-05T02:10:00Z");
      return null;
    }
  }

  private static int limit(Map<String, List<String>> query, List<String> problems) {
    String limit = first(query, "limit");
    if (limit == null) {
      return DEFAULT_LIMIT;
    }
    if (limit.matches("\\d{1,4}")) {
      int number = Integer.parseInt(limit);
      if (number >= 1 && number <= HIGHEST_LIMIT) {
        return number;
      }
    }
    problems.add("limit: must be 1 to " + HIGHEST_LIMIT);
    return DEFAULT_LIMIT;
  }
}
