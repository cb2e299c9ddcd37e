package dev.beacon.orders;

import dev.beacon.alerts.AlertEmission;
import dev.beacon.cases.CaseEvents;
import dev.beacon.cases.CaseRetention;
import dev.beacon.clocks.calendar.CalendarsConfig;
import dev.beacon.clocks.live.LiveClocks;
import dev.beacon.contract.Alert;
import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.Json;
import dev.beacon.contract.OrderDocument;
import dev.beacon.intake.OrderEvent;
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

/** The order function, run by Flink's own harness with real state and timers. */
final class OrderHarness implements AutoCloseable {
  private final OrderFunction function;
  private final KeyedBroadcastOperatorTestHarness<String, OrderEvent, String, OrderDocument>
      harness;

  private OrderHarness(List<ClockDefinition> clocks, Instant until) throws Exception {
    function =
        new OrderFunction(
            new OrderFunction.Settings(
                clocks, CalendarsConfig.defaults(), CaseRetention.defaults(), until));
    harness =
        new KeyedBroadcastOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(function, List.of(LiveClocks.STATE)),
            OrderEvent::orderId,
            Types.STRING,
            1,
            1,
            0);
  }

  static OrderHarness open(List<ClockDefinition> clocks, Instant until) throws Exception {
    OrderHarness opened = new OrderHarness(clocks, until);
    opened.harness.open();
    return opened;
  }

  static OrderHarness restore(List<ClockDefinition> clocks, OperatorSubtaskState checkpoint)
      throws Exception {
    OrderHarness restored = new OrderHarness(clocks, null);
    restored.harness.initializeState(checkpoint);
    restored.harness.open();
    return restored;
  }

  OperatorSubtaskState checkpoint() throws Exception {
    return harness.snapshot(1, 1);
  }

  OrderHarness publish(ClockDefinition clock) throws Exception {
    harness.processBroadcastElement(new String(Json.bytes(clock), StandardCharsets.UTF_8), 0);
    return this;
  }

  OrderHarness send(OrderEvents event) throws Exception {
    return send(event.build());
  }

  OrderHarness send(OrderEvent event) throws Exception {
    harness.processElement(event, event.reportedAt());
    return this;
  }

  /** Lets event time pass a minute. */
  OrderHarness time(long minute) throws Exception {
    return watermark(CaseEvents.at(minute));
  }

  OrderHarness watermark(long millis) throws Exception {
    harness.processWatermark(new Watermark(millis));
    harness.processBroadcastWatermark(new Watermark(millis));
    return this;
  }

  /** Every version of the courses of orders. */
  List<OrderDocument> courses() {
    return harness.extractOutputValues();
  }

  /** The newest version of the course of an order. */
  OrderDocument course(String orderId) {
    return courses().stream()
        .filter(course -> course.orderId().equals(orderId))
        .reduce((older, newer) -> newer)
        .orElseThrow();
  }

  /** A department's part in an order, as last shown. */
  OrderDocument.Department part(String orderId, String department) {
    return course(orderId).departments().stream()
        .filter(part -> part.department().equals(department))
        .findFirst()
        .orElseThrow();
  }

  List<ScoreChange> scores() {
    return side(OrderFunction.SCORES);
  }

  List<Alert> alerts() {
    return side(OrderFunction.ALERTS).stream().map(AlertEmission::alert).toList();
  }

  /** The alerts of one clock in short: {@code BREACH/OPEN} and so on. */
  List<String> told(String clock) {
    return alerts().stream()
        .filter(alert -> alert.clock().equals(clock))
        .map(alert -> alert.phase() + "/" + alert.status())
        .toList();
  }

  /** The newest version of the only alert of a clock. */
  Alert last(String clock) {
    return alerts().stream()
        .filter(alert -> alert.clock().equals(clock))
        .reduce((older, newer) -> newer)
        .orElseThrow();
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
