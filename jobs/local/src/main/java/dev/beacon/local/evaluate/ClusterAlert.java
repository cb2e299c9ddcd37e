package dev.beacon.local.evaluate;

import dev.beacon.contract.Alert;
import dev.beacon.contract.Grade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A cluster's alert with all its versions taken together, as it was settled in the end.
 *
 * <p>Decision: what counts is the last version, not the first. An alert is told at once and put
 * right when reports come in that happened earlier; in a backtest, which reports come in first is
 * an accident of two threads, and only what was settled is the same in every run.
 *
 * @param alertId its id
 * @param rule the rule that decided
 * @param mode live or shadow
 * @param category of its reports
 * @param subject key of the subject
 * @param subjectName as first written; may be null
 * @param community where; may be null
 * @param severity the gravest of its versions
 * @param openedAt when it opened, by the last version
 * @param endedAt when it was resolved or retracted; null while it is open
 * @param reportsAtOpening reports behind its last version that is OPEN
 * @param reports the largest number of reports behind any version
 * @param evidence ids of the events behind its last version, oldest first, beginning with those by
 *     which it opened; a large cluster lists only the first of them
 */
public record ClusterAlert(
    String alertId,
    String rule,
    Alert.Mode mode,
    String category,
    String subject,
    String subjectName,
    String community,
    Grade severity,
    Instant openedAt,
    Instant endedAt,
    int reportsAtOpening,
    int reports,
    List<String> evidence) {

  /**
   * Puts the versions of alerts together, by time of opening and id. Versions may come in any order
   * and more than once; alerts about clocks are left out.
   */
  public static List<ClusterAlert> of(Iterable<Alert> versions) {
    Map<String, List<Alert>> byId = new LinkedHashMap<>();
    for (Alert version : versions) {
      if (version.kind() == Alert.Kind.CLUSTER) {
        byId.computeIfAbsent(version.alertId(), id -> new ArrayList<>(2)).add(version);
      }
    }
    return byId.values().stream()
        .map(ClusterAlert::together)
        .sorted(Comparator.comparing(ClusterAlert::openedAt).thenComparing(ClusterAlert::alertId))
        .toList();
  }

  private static ClusterAlert together(List<Alert> versions) {
    versions.sort(Comparator.comparingLong(Alert::version));
    Alert first = versions.get(0);
    Alert last = versions.get(versions.size() - 1);
    Alert opening =
        versions.stream()
            .filter(version -> version.status() == Alert.Status.OPEN)
            .reduce((a, b) -> b)
            .orElse(first);
    boolean over =
        last.status() == Alert.Status.RESOLVED || last.status() == Alert.Status.RETRACTED;
    return new ClusterAlert(
        first.alertId(),
        first.rule(),
        first.mode(),
        first.category(),
        first.subject(),
        first.subjectName(),
        first.community(),
        versions.stream().map(Alert::severity).min(Comparator.naturalOrder()).orElseThrow(),
        last.openedAt(),
        over ? last.at() : null,
        reports(opening),
        versions.stream().mapToInt(ClusterAlert::reports).max().orElseThrow(),
        evidence(last));
  }

  private static int reports(Alert version) {
    return version.metrics() == null ? evidence(version).size() : version.metrics().reports();
  }

  private static List<String> evidence(Alert version) {
    return version.evidence() == null ? List.of() : version.evidence();
  }
}
