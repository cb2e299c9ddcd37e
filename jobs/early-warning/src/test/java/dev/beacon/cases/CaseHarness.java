package dev.beacon.cases;

import dev.beacon.alerts.AlertEmission;
import dev.beacon.clocks.Clocks;
import dev.beacon.clocks.calendar.CalendarsConfig;
import dev.beacon.clocks.live.LiveClocks;
import dev.beacon.clusters.EvidenceLimits;
import dev.beacon.clusters.ScopedEvidence;
import dev.beacon.contract.Alert;
import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.Json;
import dev.beacon.heat.HazardChange;
import dev.beacon.intake.CaseEvent;
import dev.beacon.scorecards.ScoreChange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** The case function, run by Flink's own harness with real state and timers. */
public final class CaseHarness implements AutoCloseable {
  private final CaseFunction function;
  private final KeyedBroadcastOperatorTestHarness<String, CaseEvent, String, CaseChange> harness;

  private CaseHarness(
      List<ClockDefinition> clocks, Instant until, CaseFunction.SteadyClock steadyClock)
      throws Exception {
    function =
        new CaseFunction(
            new CaseFunction.Settings(
                GradingConfig.defaults(),
                clocks,
                CalendarsConfig.defaults(),
                CaseRetention.defaults(),
                EvidenceLimits.defaults(),
                until,
                false),
            steadyClock);
    harness =
        new KeyedBroadcastOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(function, List.of(LiveClocks.STATE)),
            CaseEvent::caseId,
            Types.STRING,
            1,
            1,
            0);
  }

  public static CaseHarness open(List<ClockDefinition> clocks, Instant until) throws Exception {
    return open(clocks, until, null);
  }

  /** Keeps pace by a clock. */
  static CaseHarness open(
      List<ClockDefinition> clocks, Instant until, CaseFunction.SteadyClock steadyClock)
      throws Exception {
    CaseHarness opened = new CaseHarness(clocks, until, steadyClock);
    opened.harness.open();
    return opened;
  }

  static CaseHarness open() throws Exception {
    return open(Clocks.house(), null);
  }

  static CaseHarness restore(OperatorSubtaskState checkpoint) throws Exception {
    CaseHarness restored = new CaseHarness(Clocks.house(), null, null);
    restored.harness.initializeState(checkpoint);
    restored.harness.open();
    return restored;
  }

  OperatorSubtaskState checkpoint() throws Exception {
    return harness.snapshot(1, 1);
  }

  public CaseHarness publish(ClockDefinition clock) throws Exception {
    return publish(new String(Json.bytes(clock), StandardCharsets.UTF_8));
  }

  public CaseHarness publish(String json) throws Exception {
    harness.processBroadcastElement(json, 0);
    return this;
  }

  public CaseHarness send(CaseEvents event) throws Exception {
    return send(event.build());
  }

  public CaseHarness send(CaseEvent event) throws Exception {
    harness.processElement(event, event.reportedAt());
    return this;
  }

  /** Lets event time pass a minute. */
  public CaseHarness time(long minute) throws Exception {
    return watermark(CaseEvents.at(minute));
  }

  public CaseHarness watermark(long millis) throws Exception {
    harness.processWatermark(new Watermark(millis));
    harness.processBroadcastWatermark(new Watermark(millis));
    return this;
  }

  List<CaseChange> changes() {
    return harness.extractOutputValues();
  }

  List<ScopedEvidence> evidence() {
    return side(CaseFunction.EVIDENCE);
  }

  List<HazardChange> heat() {
    return side(CaseFunction.HEAT);
  }

  List<ScoreChange> scores() {
    return side(CaseFunction.SCORES);
  }

  List<AlertEmission> emissions() {
    return side(CaseFunction.ALERTS);
  }

  public List<Alert> alerts() {
    return emissions().stream().map(AlertEmission::alert).toList();
  }

  /** The newest version of the only alert of a clock. */
  Alert last(String clock) {
    return alerts().stream()
        .filter(alert -> alert.clock().equals(clock))
        .reduce((older, newer) -> newer)
        .orElseThrow();
  }

  /** The alerts of one clock in short: {@code BREACH/OPEN} and so on. */
  List<String> told(String clock) {
    return alerts().stream()
        .filter(alert -> alert.clock().equals(clock))
        .map(alert -> alert.phase() + "/" + alert.status())
        .toList();
  }

  int stateEntries() {
    AbstractStreamOperator<?> operator = (AbstractStreamOperator<?>) harness.getOperator();
    return ((HeapKeyedStateBackend<?>) operator.getKeyedStateBackend()).numKeyValueStateEntries();
  }

  int timers() {
    return harness.numEventTimeTimers();
  }

  long count(int counter) {
    return function.counters().count(counter);
  }

  private <T> List<T> side(OutputTag<T> tag) {
    Queue<StreamRecord<T>> records = harness.getSideOutput(tag);
    List<T> values = new ArrayList<>();
    if (records != null) {
      records.forEach(record -> values.add(record.getValue()));
    }
    return values;
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
