package dev.beacon.cases;

import dev.beacon.alerts.AlertEmission;
import dev.beacon.clocks.ClockConfig;
import dev.beacon.clusters.EvidenceLimits;
import dev.beacon.clusters.ScopedEvidence;
import dev.beacon.contract.Alert;
import dev.beacon.intake.CaseEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** The case function, run by Flink's own harness with real state and timers. */
public final class CaseHarness implements AutoCloseable {
  private final CaseFunction function;
  private final KeyedOneInputStreamOperatorTestHarness<String, CaseEvent, CaseChange> harness;

  private CaseHarness(ClockConfig clocks, Instant until) throws Exception {
    function =
        new CaseFunction(
            new CaseFunction.Settings(
                GradingConfig.defaults(),
                clocks,
                CaseRetention.defaults(),
                EvidenceLimits.defaults(),
                until));
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(function), CaseEvent::caseId, Types.STRING);
  }

  public static CaseHarness open(ClockConfig clocks, Instant until) throws Exception {
    CaseHarness opened = new CaseHarness(clocks, until);
    opened.harness.open();
    return opened;
  }

  static CaseHarness open() throws Exception {
    return open(ClockConfig.defaults(), null);
  }

  static CaseHarness restore(OperatorSubtaskState checkpoint) throws Exception {
    CaseHarness restored = new CaseHarness(ClockConfig.defaults(), null);
    restored.harness.initializeState(checkpoint);
    restored.harness.open();
    return restored;
  }

  OperatorSubtaskState checkpoint() throws Exception {
    return harness.snapshot(1, 1);
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
    harness.processWatermark(millis);
    return this;
  }

  List<CaseChange> changes() {
    return harness.extractOutputValues();
  }

  List<ScopedEvidence> evidence() {
    return side(CaseFunction.EVIDENCE);
  }

  List<AlertEmission> emissions() {
    return side(CaseFunction.ALERTS);
  }

  public List<Alert> alerts() {
    return emissions().stream().map(AlertEmission::alert).toList();
  }

  /** The alerts of one clock in short: {@code BREACH/OPEN} and so on. */
  List<String> told(String clock) {
    return alerts().stream()
        .filter(alert -> alert.clock().equals(clock))
        .map(alert -> alert.phase() + "/" + alert.status())
        .toList();
  }

  int stateEntries() {
    return harness.numKeyedStateEntries();
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
