package dev.beacon.earlywarning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.clusters.EvidenceLimits;
import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.ClusterRules;
import dev.beacon.contract.Json;
import dev.beacon.contract.Reject;
import dev.beacon.earlywarning.BoundedRun.Outcome;
import dev.beacon.elasticsearch.Document;
import dev.beacon.kafka.EventTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Replays of {@link RandomHistory}, and what must be the same in two of them. */
final class Replay {
  private Replay() {}

  /** Every pattern over every scope; clusters open, grow and end several times in the history. */
  static JobConfig ofEveryPattern(Duration lateness) throws IOException {
    try (InputStream in = Replay.class.getResourceAsStream("patterns.yaml")) {
      List<ClusterRule> patterns = ClusterRules.readYaml(in, "patterns.yaml");
      return JobConfig.defaults()
          .withTime(EventTime.defaults().withMode(EventTime.Mode.REPLAY).withLateness(lateness))
          .withUntil(RandomHistory.START.plus(RandomHistory.LENGTH))
          .withRules(patterns)
          .withEvidence(patient(EvidenceLimits.defaults().gatheredFor(patterns)));
    }
  }

  /**
   * All that a site, a contractor and a community have heard may wait for its order: a test's
   * inputs run ahead of one another by days.
   */
  private static EvidenceLimits patient(EvidenceLimits limits) {
    return new EvidenceLimits(
        limits.categories(),
        limits.scopes(),
        limits.horizon(),
        limits.historyKept(),
        limits.mostReporters(),
        10_000,
        limits.historyAfter(),
        limits.historySettles());
  }

  static void assertSame(Outcome actual, Outcome expected) {
    assertThat(finalAlerts(actual)).containsExactlyInAnyOrderEntriesOf(finalAlerts(expected));
    assertThat(finalCases(actual)).containsExactlyInAnyOrderEntriesOf(finalCases(expected));
    assertThat(finalForms(actual.orders()))
        .containsExactlyInAnyOrderEntriesOf(finalForms(expected.orders()))
        .isNotEmpty();
    assertThat(rejectIds(actual)).isEqualTo(rejectIds(expected));
    for (String count :
        List.of(
            "cases.accepted",
            "cases.merged",
            "cases.late",
            "orders.accepted",
            "orders.merged",
            "orders.late",
            "intake.rejected")) {
      assertThat(actual.counts().get(count)).as(count).isEqualTo(expected.counts().get(count));
    }
  }

  static Map<String, ObjectNode> finalAlerts(Outcome outcome) {
    return finalForms(outcome.alerts().stream().map(AlertDocument::document).toList());
  }

  private static Map<String, ObjectNode> finalCases(Outcome outcome) {
    return finalForms(outcome.cases());
  }

  /** The highest version of each document, without its version. */
  static Map<String, ObjectNode> finalForms(List<Document> documents) {
    Map<String, Document> last = new HashMap<>();
    documents.forEach(
        document ->
            last.merge(document.id(), document, (a, b) -> a.version() > b.version() ? a : b));
    Map<String, ObjectNode> forms = new TreeMap<>();
    last.forEach(
        (id, document) -> {
          ObjectNode form = parsed(document);
          form.remove("version");
          forms.put(id, form);
        });
    return forms;
  }

  private static ObjectNode parsed(Document document) {
    try {
      return (ObjectNode) Json.mapper().readTree(document.json());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> rejectIds(Outcome outcome) {
    return outcome.rejects().stream().map(Reject::rejectId).distinct().sorted().toList();
  }
}
