package dev.beacon.earlywarning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.Alert;
import dev.beacon.contract.Authority;
import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.Grade;
import dev.beacon.contract.HealthDocument;
import dev.beacon.contract.HealthDocument.Measure;
import dev.beacon.contract.Json;
import dev.beacon.contract.Observation;
import dev.beacon.contract.Reject;
import dev.beacon.contract.Step;
import dev.beacon.desk.ReceivedAction;
import dev.beacon.earlywarning.BoundedRun.Outcome;
import dev.beacon.elasticsearch.Document;
import dev.beacon.kafka.EventTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole topology on a real Flink, from bytes to alerts. */
class EarlyWarningTopologyTest {
  private static final InMemoryReporter METRICS = InMemoryReporter.createWithRetainedMetrics();

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setConfiguration(METRICS.addToConfiguration(new Configuration()))
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(4)
              .build());

  private static final Duration LATENESS = Duration.ofMinutes(10);
  private static final Instant MORNING = Instant.parse("2019-11-05T01:00:00Z");

  private static JobConfig config(Instant until) {
    return JobConfig.defaults()
        .withTime(EventTime.defaults().withMode(EventTime.Mode.REPLAY).withLateness(LATENESS))
        .withUntil(until);
  }

  private static Outcome run(List<RawEvent> events, Instant until) throws Exception {
    return BoundedRun.of(events, config(until)).run(METRICS);
  }

  private static Instant minutes(int minutes) {
    return MORNING.plus(Duration.ofMinutes(minutes));
  }

  @Test
  void aClusterOfUnpaidWagesOpensWithItsEvidenceAndExplainsItself() throws Exception {
    List<RawEvent> events = new ArrayList<>();
    events.add(RawEvent.of(0, Reports.wages("1", minutes(0), 1, "宏达建筑工程有限公司")));
    events.add(RawEvent.of(1, Reports.wages("2", minutes(60), 2, "宏达建筑工程")));
    events.add(RawEvent.of(2, Reports.wages("again", minutes(70), 2, "宏达建筑工程")));
    events.add(
        RawEvent.of(
            3, Reports.tip("3", null, minutes(120), 3, "宏达建筑工程", Observation.WAGES_LATE, 12)));
    events.add(RawEvent.of(4, Reports.wages("4", minutes(180), 4, "宏达建筑工程（有限公司）")));
    events.add(RawEvent.of(5, Reports.wages("other", minutes(181), 5, "光明制衣厂")));

    Outcome outcome = run(events, minutes(600));

    // It may be told a second time: two subtasks hand the reports on, in no order between them.
    List<Alert> emerging =
        outcome.finalAlerts().values().stream()
            .filter(told -> told.rule().equals("wage-arrears-emerging"))
            .toList();
    assertThat(emerging).hasSize(1);
    Alert alert = emerging.get(0);
    assertThat(alert.kind()).isEqualTo(Alert.Kind.CLUSTER);
    assertThat(alert.status()).isEqualTo(Alert.Status.OPEN);
    assertThat(alert.severity()).isEqualTo(Grade.YELLOW);
    assertThat(alert.at()).isEqualTo(minutes(180));
    assertThat(alert.rule()).isEqualTo("wage-arrears-emerging");
    assertThat(alert.subject()).isEqualTo("site:宏达建筑工程");
    assertThat(alert.evidence())
        .containsExactlyInAnyOrder(
            "request:test:1", "request:test:again", "tip:test:3", "request:test:4");
    assertThat(alert.metrics().reporters()).isEqualTo(4);
    assertThat(alert.metrics().tips()).isEqualTo(1);
    assertThat(alert.metrics().people()).isEqualTo(12);
    assertThat(alert.summary().zh()).contains("宏达建筑工程有限公司", "4");
    assertThat(alert.summary().en()).contains("宏达建筑工程有限公司", "4");
  }

  @Test
  void whatAnOperatorDoesComesBackAsAVersionOfItsAlert() throws Exception {
    List<RawEvent> events = new ArrayList<>();
    events.add(RawEvent.of(0, Reports.critical("red", minutes(0))));
    events.add(
        RawEvent.of(
            1, Reports.progress("1", "request:test:red", minutes(40), null, Step.ACCEPTED, null)));
    String review = "clock:review:request:test:red";
    List<ReceivedAction> actions =
        List.of(
            Reports.acknowledged("1", review, minutes(12)),
            Reports.acknowledged("2", "clock:review:nowhere", minutes(12)),
            new ReceivedAction(
                null, Reject.Reason.MALFORMED, "it is not JSON", 0, 2, 0, new byte[] {7}));

    Outcome outcome = BoundedRun.of(events, config(minutes(60))).actions(actions).run(METRICS);

    // Read before the case: it waits for the alert, and holds for every version of it.
    List<Alert> versions = outcome.versions(review);
    assertThat(versions)
        .extracting(Alert::tallyKey)
        .containsExactly(
            "CLOCK/WARNING/OPEN",
            "CLOCK/WARNING/OPEN",
            "CLOCK/BREACH/ESCALATED",
            "CLOCK/BREACH/ESCALATED",
            "CLOCK/BREACH/ESCALATED",
            "CLOCK/BREACH/RESOLVED");
    assertThat(versions).extracting(Alert::version).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(versions.get(0).handling()).isNull();
    assertThat(versions.subList(1, 6))
        .allSatisfy(alert -> assertThat(alert.handling().acknowledgedBy()).isEqualTo("duty-7"));
    assertThat(outcome.finalAlerts().get("clock:acceptance:request:test:red").handling()).isNull();
    assertThat(outcome.rejects())
        .extracting(Reject::reason)
        .containsExactlyInAnyOrder(Reject.Reason.MALFORMED, Reject.Reason.UNMATCHED);
  }

  @Test
  void aRedCaseNotReviewedInTimeIsABreachAndLateTruthWithdrawsIt() throws Exception {
    List<RawEvent> events = new ArrayList<>();
    events.add(RawEvent.of(0, Reports.critical("kept", minutes(0))));
    events.add(RawEvent.of(1, Reports.critical("broken", minutes(0))));
    events.add(
        RawEvent.of(
            2,
            Reports.progress(
                "1", "request:test:kept", minutes(20), minutes(10), Step.REVIEWED, null)));
    events.add(
        RawEvent.of(
            3,
            Reports.progress("2", "request:test:broken", minutes(25), null, Step.ACCEPTED, null)));

    Outcome outcome = run(events, minutes(60));

    assertThat(outcome.versions("clock:review:request:test:kept"))
        .extracting(Alert::tallyKey)
        .containsExactly("CLOCK/WARNING/OPEN", "CLOCK/BREACH/ESCALATED", "CLOCK/BREACH/RETRACTED");
    List<Alert> broken = outcome.versions("clock:review:request:test:broken");
    assertThat(broken)
        .extracting(Alert::tallyKey)
        .containsExactly(
            "CLOCK/WARNING/OPEN",
            "CLOCK/BREACH/ESCALATED",
            "CLOCK/BREACH/ESCALATED",
            "CLOCK/BREACH/RESOLVED");
    assertThat(broken)
        .extracting(Alert::at)
        .containsExactly(minutes(8), minutes(10), minutes(20), minutes(25));
    assertThat(broken)
        .extracting(Alert::escalatedTo)
        .containsExactly(null, Authority.COMMUNITY, Authority.STREET, Authority.STREET);
    assertThat(broken.get(1).deadline()).isEqualTo(minutes(10));
    assertThat(broken.get(1).evidence()).containsExactly("request:test:broken");
    assertThat(broken.get(1).summary().zh()).isNotBlank();
    assertThat(broken.get(1).summary().en()).contains("was not reviewed");
    // Nobody said when the first was accepted; its acceptance clock strikes too.
    assertThat(outcome.finalAlerts().get("clock:acceptance:request:test:kept").status())
        .isEqualTo(Alert.Status.ESCALATED);
    assertThat(outcome.finalAlerts().get("clock:acceptance:request:test:broken").status())
        .isEqualTo(Alert.Status.RESOLVED);
  }

  @Test
  void everyInputIsAcceptedMergedOrRejectedWithItsOwnBytes() throws Exception {
    List<RawEvent> events = RandomHistory.draw(7, 150);

    Outcome outcome = run(events, RandomHistory.START.plus(RandomHistory.LENGTH));

    Map<String, Long> counts = outcome.counts();
    assertThat(
            counts.get("cases.accepted")
                + counts.get("cases.merged")
                + counts.get("orders.accepted")
                + counts.get("orders.merged")
                + counts.get("intake.rejected"))
        .isEqualTo(events.size());
    assertThat(counts.get("cases.accepted")).isPositive();
    assertThat(counts.get("cases.merged")).isPositive();
    assertThat(counts.get("cases.late")).isZero();
    assertThat(outcome.rejects()).hasSize(counts.get("intake.rejected").intValue());
    Map<String, byte[]> bytes = new HashMap<>();
    events.forEach(event -> bytes.put(event.topic() + "-0-" + event.offset(), event.bytes()));
    assertThat(outcome.rejects())
        .isNotEmpty()
        .allSatisfy(
            reject -> assertThat(reject.original()).isEqualTo(bytes.get(reject.rejectId())));
    assertThat(outcome.cases())
        .extracting(document -> new String(document.json(), StandardCharsets.UTF_8))
        .noneMatch(json -> json.contains("13812345678"));
    Map<Measure, Long> health = health(outcome);
    assertThat(health)
        .containsEntry(Measure.EVENTS, events.size() - counts.get("intake.rejected"))
        .containsEntry(Measure.REJECTS, counts.get("intake.rejected"))
        .containsEntry(Measure.MERGED, counts.get("cases.merged"))
        .containsEntry(Measure.ALERTS, (long) outcome.alerts().size())
        .containsKey(Measure.EVENT_LATENCY);
  }

  /** What the job says of itself, summed over its parts. */
  private static Map<Measure, Long> health(Outcome outcome) throws IOException {
    Map<Measure, Long> sums = new EnumMap<>(Measure.class);
    for (Document document : outcome.health()) {
      HealthDocument told = Json.mapper().readValue(document.json(), HealthDocument.class);
      sums.merge(told.measure(), told.count(), Long::sum);
    }
    return sums;
  }

  /**
   * The same set of final alerts, whatever the order within the lateness bound and however the work
   * is divided. An alert's final form is its highest version; compared is every field of it,
   * evidence, metrics and sentences included, except {@code version} itself: how often an alert was
   * told of on the way may depend on what arrived first. Compared are also the final documents of
   * the cases, except {@code version}, and what was counted.
   */
  @Test
  void aReplayGivesTheSameFinalAlertsInAnyOrderAndAtAnyParallelism() throws Exception {
    List<RawEvent> ordered = RandomHistory.draw(42, 600);
    List<RawEvent> shuffled = RandomHistory.shuffled(ordered, LATENESS, 43);
    List<RawEvent> shuffledAgain = RandomHistory.shuffled(ordered, LATENESS, 44);
    JobConfig config = Replay.ofEveryPattern(LATENESS);

    Outcome first = BoundedRun.of(ordered, config).parallelism(1).run(METRICS);

    assertThat(tally(first)).containsKeys("CLUSTER/OPEN", "CLUSTER/RESOLVED");
    assertThat(clustersByRule(first).keySet())
        .containsAll(config.rules().stream().map(ClusterRule::rule).toList());
    assertThat(tally(first)).containsKeys("CLOCK/BREACH/RESOLVED", "CLOCK/BREACH/RETRACTED");
    Replay.assertSame(BoundedRun.of(ordered, config).parallelism(4).run(METRICS), first);
    Replay.assertSame(BoundedRun.of(shuffled, config).parallelism(4).run(METRICS), first);
    Replay.assertSame(BoundedRun.of(ordered, config).parallelism(4).sources(4).run(METRICS), first);
    Replay.assertSame(
        BoundedRun.of(shuffledAgain, config).parallelism(4).sources(4).run(METRICS), first);
  }

  /** As above, where one input may run ahead of another by two days. */
  @Test
  void daysOfDisorderChangeNothing() throws Exception {
    Duration days = Duration.ofDays(2);
    List<RawEvent> ordered = RandomHistory.draw(55, 200);
    JobConfig config = Replay.ofEveryPattern(days);

    Outcome first = BoundedRun.of(ordered, config).parallelism(2).run(METRICS);

    for (int seed = 0; seed < 2; seed++) {
      List<RawEvent> shuffled = RandomHistory.shuffled(ordered, days, seed);
      Replay.assertSame(BoundedRun.of(shuffled, config).parallelism(2).run(METRICS), first);
    }
  }

  /**
   * Compared as above, of a run on RocksDB that fails once and goes on from a checkpoint. What was
   * emitted since that checkpoint is emitted again; of two forms of one version the later counts.
   */
  @Test
  void aFailureAfterACheckpointChangesNeitherTheAlertsNorTheCounts() throws Exception {
    List<RawEvent> ordered = RandomHistory.draw(45, 400);
    List<RawEvent> shuffled = RandomHistory.shuffled(ordered, LATENESS, 46);

    Outcome undisturbed =
        BoundedRun.of(ordered, Replay.ofEveryPattern(LATENESS)).parallelism(2).run(METRICS);
    Outcome failed =
        BoundedRun.of(shuffled, Replay.ofEveryPattern(LATENESS))
            .parallelism(2)
            .sources(2)
            .failing(60, 4)
            .run(METRICS);

    assertThat(FailingOnce.hasFailed()).isTrue();
    Replay.assertSame(failed, undisturbed);
  }

  private static Map<String, Long> clustersByRule(Outcome outcome) {
    return outcome.finalAlerts().values().stream()
        .filter(alert -> alert.kind() == Alert.Kind.CLUSTER)
        .collect(Collectors.groupingBy(Alert::rule, Collectors.counting()));
  }

  private static Map<String, Long> tally(Outcome outcome) {
    return outcome.alerts().stream()
        .map(BoundedRun::alert)
        .collect(Collectors.groupingBy(Alert::tallyKey, Collectors.counting()));
  }

  @Test
  void rubbishOnEveryTopicIsRejectedAndNothingElseHappens() throws Exception {
    List<RawEvent> events = new ArrayList<>();
    for (EventKind kind : EventKind.values()) {
      events.add(RawEvent.rubbish(events.size(), kind, minutes(0), "{\"id\": \"悄悄"));
    }

    Outcome outcome = run(events, minutes(60));

    assertThat(outcome.rejects())
        .extracting(Reject::reason)
        .containsOnly(Reject.Reason.MALFORMED)
        .hasSize(EventKind.values().length);
    assertThat(outcome.alerts()).isEmpty();
    assertThat(outcome.cases()).isEmpty();
  }
}
