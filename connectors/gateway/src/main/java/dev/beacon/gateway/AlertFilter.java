package dev.beacon.gateway;

import dev.beacon.contract.Alert;
import dev.beacon.contract.Grade;
import java.time.Instant;
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
    QueryParameters parameters = new QueryParameters(query, PARAMETERS);
    String subject = parameters.text("subject");
    AlertFilter filter =
        new AlertFilter(
            parameters.constants("status", Alert.Status.class),
            parameters.constants("kind", Alert.Kind.class),
            parameters.constants("severity", Grade.class),
            modes(parameters),
            subject == null ? null : subject.toLowerCase(Locale.ROOT),
            parameters.instant("since"),
            parameters.whole("limit", 1, HIGHEST_LIMIT, DEFAULT_LIMIT));
    parameters.check();
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

  private static Set<Alert.Mode> modes(QueryParameters parameters) {
    if (ALL.equalsIgnoreCase(parameters.text("mode"))) {
      return EnumSet.allOf(Alert.Mode.class);
    }
    Set<Alert.Mode> chosen = parameters.constants("mode", Alert.Mode.class);
    return chosen == null ? EnumSet.of(Alert.Mode.LIVE) : chosen;
  }
}
