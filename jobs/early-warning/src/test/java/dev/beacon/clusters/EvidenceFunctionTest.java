package dev.beacon.clusters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.Alert;
import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Json;
import dev.beacon.contract.Text;
import dev.beacon.intake.CaseEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EvidenceFunctionTest {
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final String SUBJECT = "employer:宏达建筑工程";
  private static final ClusterRule THREE = rule(1, 3);
  private static final long NO_END = Long.MAX_VALUE;

  private KeyedBroadcastOperatorTestHarness<String, ScopedEvidence, String, Reading> harness;

  private static ClusterRule rule(long version, int reporters) {
    return ClusterRule.surge(
        "wage-arrears-emerging",
        version,
        true,
        Alert.Mode.LIVE,
        new Text("欠薪苗头", "Emerging wage arrears"),
        List.of("WAGE_ARREARS"),
        reporters,
        Duration.ofDays(7),
        Duration.ofDays(14),
        List.of(new ClusterRule.SeverityStep(Grade.YELLOW, reporters, null, null)));
  }

  @BeforeEach
  void open() throws Exception {
    harness = harness(NO_END);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private static KeyedBroadcastOperatorTestHarness<String, ScopedEvidence, String, Reading> harness(
      long until) throws Exception {
    return ProcessFunctionTestHarnesses.forKeyedBroadcastProcessFunction(
        new EvidenceFunction(List.of(THREE), EvidenceLimits.defaults(), until),
        ScopedEvidence::key,
        Types.STRING,
        EvidenceFunction.RULES);
  }

  private static ScopedEvidence report(int n, long time) {
    List<ScopedEvidence> scoped = new ArrayList<>();
    new EvidenceScopes(EvidenceLimits.defaults())
        .report(event(n, time), graded -> Grade.GREEN, scoped::add);
    return scoped.get(0);
  }

  private static CaseEvent event(int n, long time) {
    return new CaseEvent(
        EventKind.REQUEST,
        "request:hall:" + n,
        "request:hall:" + n,
        "hall",
        time,
        time,
        1000 + n,
        "HALL",
        "WAGE_ARREARS",
        "拖欠工资",
        "p:reporter-" + n,
        0,
        10_000,
        null,
        SUBJECT,
        "宏达建筑工程有限公司",
        null,
        null,
        "440311001001",
        22.7,
        113.9,
        "89411c04903ffff",
        null,
        null,
        null,
        null,
        CaseEvent.NO_TIME,
        null,
        null,
        null,
        null,
        0,
        false);
  }

  private void reports(int count, long from) throws Exception {
    for (int i = 0; i < count; i++) {
      long time = from + i * HOUR;
      harness.processElement(report(i, time), time);
      watermark(time - 1);
    }
  }

  private void watermark(long time) throws Exception {
    harness.processWatermark(new Watermark(time));
    harness.processBroadcastWatermark(new Watermark(time));
  }

  /** How many subjects have state. */
  private int stories() {
    var operator = (AbstractStreamOperator<?>) harness.getTwoInputOperator();
    return ((HeapKeyedStateBackend<?>) operator.getKeyedStateBackend()).numKeyValueStateEntries();
  }

  private List<Reading.Level> levels() {
    return harness.extractOutputValues().stream().map(Reading::level).toList();
  }

  @Test
  void onlyTheReportThatMeetsTheThresholdMakesReadings() throws Exception {
    reports(2, 0);
    assertThat(harness.extractOutputValues()).isEmpty();
    reports(3, 0);
    assertThat(levels()).containsExactly(Reading.Level.CALM, Reading.Level.MET);
    assertThat(harness.extractOutputValues().get(1).triggerAppendedAt()).isEqualTo(1002);
  }

  @Test
  void aClusterThatHasGoneQuietLeavesNeitherStateNorTimers() throws Exception {
    reports(3, 0);
    watermark(1_000 * DAY);
    assertThat(levels()).containsExactly(Reading.Level.CALM, Reading.Level.MET, Reading.Level.OVER);
    assertThat(stories()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
    assertThat(harness.numProcessingTimeTimers()).isZero();
  }

  @Test
  void aReportThatNeverBecomesAClusterIsForgotten() throws Exception {
    reports(1, 0);
    watermark(1_000 * DAY);
    assertThat(stories()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void aPublishedRuleAppliesToEvidenceAlreadySeen() throws Exception {
    reports(2, 0);
    harness.processBroadcastElement(Json.mapper().writeValueAsString(rule(2, 2)), 0);
    assertThat(levels()).containsExactly(Reading.Level.CALM, Reading.Level.MET);
    assertThat(harness.extractOutputValues().get(1).ruleVersion()).isEqualTo(2);
  }

  @Test
  void aClusterThatAPublishedRuleOpensIsResolvedInTimeThoughNobodyReportsAnyMore()
      throws Exception {
    reports(2, 0);
    harness.processBroadcastElement(Json.mapper().writeValueAsString(rule(2, 2)), 0);
    watermark(HOUR + 14 * DAY);
    assertThat(levels()).containsExactly(Reading.Level.CALM, Reading.Level.MET, Reading.Level.OVER);
  }

  @Test
  void anOlderVersionOfARuleChangesNothing() throws Exception {
    harness.processBroadcastElement(Json.mapper().writeValueAsString(rule(3, 32)), 0);
    harness.processBroadcastElement(Json.mapper().writeValueAsString(rule(2, 1)), 0);
    reports(3, 0);
    assertThat(harness.extractOutputValues()).isEmpty();
  }

  @Test
  void aRuleThatCannotBeUsedIsIgnored() throws Exception {
    for (String rubbish :
        List.of("{not a rule", "", "null", "{}", "{\"rule\":\"x\",\"version\":9}")) {
      harness.processBroadcastElement(rubbish, 0);
    }
    reports(3, 0);
    assertThat(levels()).containsExactly(Reading.Level.CALM, Reading.Level.MET);
  }

  @Test
  void reportsOfLongAgoSettleByWallTimeAndLeaveNothingBehind() throws Exception {
    watermark(2_000 * DAY);
    harness.setProcessingTime(0);
    for (int i = 3; i > 0; i--) {
      harness.processElement(report(i, i * HOUR), i * HOUR);
    }
    assertThat(harness.extractOutputValues()).isEmpty();
    harness.setProcessingTime(EvidenceLimits.defaults().historySettles().toMillis());
    assertThat(levels()).containsExactly(Reading.Level.CALM, Reading.Level.MET, Reading.Level.OVER);
    assertThat(stories()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
    assertThat(harness.numProcessingTimeTimers()).isZero();
  }

  @Test
  void aReportThatIsALittleLateAlertsAtOnce() throws Exception {
    reports(2, 0);
    watermark(2 * HOUR);
    harness.processElement(report(9, 2 * HOUR - 1), 2 * HOUR - 1);
    assertThat(levels()).containsExactly(Reading.Level.CALM, Reading.Level.MET);
  }

  @Test
  void theEndOfAFileEndsNoCluster() throws Exception {
    harness.close();
    harness = harness(5 * HOUR);
    reports(3, 0);
    watermark(Long.MAX_VALUE);
    assertThat(levels()).containsExactly(Reading.Level.CALM, Reading.Level.MET);
  }

  @Test
  void theStorySurvivesARestart() throws Exception {
    reports(2, 0);
    var snapshot = harness.snapshot(1, 1);
    harness.close();
    harness =
        new KeyedBroadcastOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(
                new EvidenceFunction(List.of(THREE), EvidenceLimits.defaults(), NO_END),
                List.of(EvidenceFunction.RULES)),
            ScopedEvidence::key,
            Types.STRING,
            1,
            1,
            0);
    harness.initializeState(snapshot);
    harness.open();
    harness.processElement(report(7, 3 * HOUR), 3 * HOUR);
    watermark(3 * HOUR);
    assertThat(levels()).containsExactly(Reading.Level.CALM, Reading.Level.MET);
  }
}
