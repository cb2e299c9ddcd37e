package dev.beacon.heat;

import dev.beacon.contract.HeatDocument;
import dev.beacon.contract.Json;
import dev.beacon.contract.RiskModel;
import dev.beacon.contract.RiskModels;
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

/** The heat function, run by Flink's own harness with real state and timers. */
final class HeatHarness implements AutoCloseable {
  static final Instant NOON = Instant.parse("2019-11-05T04:00:00Z");
  static final long WALL = 1_600_000_000_000L;

  private final KeyedBroadcastOperatorTestHarness<String, HeatDelta, String, HeatDocument> harness;
  private final HeatDeltas deltas = new HeatDeltas(HeatConfig.defaults());

  private HeatHarness(Instant until) throws Exception {
    HeatFunction function = new HeatFunction(HeatConfig.defaults(), RiskModels.shipped(), until);
    harness =
        new KeyedBroadcastOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(function, List.of(LiveRiskModel.STATE)),
            delta -> delta.place,
            Types.STRING,
            1,
            1,
            0);
  }

  static HeatHarness open() throws Exception {
    return open(null, null);
  }

  static HeatHarness open(Instant until, OperatorSubtaskState checkpoint) throws Exception {
    HeatHarness opened = new HeatHarness(until);
    if (checkpoint != null) {
      opened.harness.initializeState(checkpoint);
    }
    opened.harness.open();
    opened.wall(0);
    return opened;
  }

  OperatorSubtaskState checkpoint() throws Exception {
    return harness.snapshot(1, 1);
  }

  /** Sends what a change means for every place it concerns. */
  HeatHarness change(Hazard before, Hazard after, long minute) throws Exception {
    List<HeatDelta> all = new ArrayList<>();
    deltas.deltas(new HazardChange(before, after, at(minute)), all::add);
    for (HeatDelta delta : all) {
      send(delta);
    }
    return this;
  }

  HeatHarness send(HeatDelta delta) throws Exception {
    harness.processElement(delta, delta.at);
    return this;
  }

  HeatHarness publish(RiskModel model) throws Exception {
    return publish(new String(Json.bytes(model), StandardCharsets.UTF_8));
  }

  HeatHarness publish(String json) throws Exception {
    harness.processBroadcastElement(json, 0);
    return this;
  }

  /** Lets event time pass a minute. */
  HeatHarness time(long minute) throws Exception {
    return watermark(at(minute));
  }

  HeatHarness watermark(long millis) throws Exception {
    harness.processWatermark(new Watermark(millis));
    harness.processBroadcastWatermark(new Watermark(millis));
    return this;
  }

  /** Lets the wall clock pass so many milliseconds since the beginning. */
  HeatHarness wall(long millis) throws Exception {
    harness.setProcessingTime(WALL + millis);
    return this;
  }

  static long at(long minute) {
    return NOON.toEpochMilli() + minute * 60_000;
  }

  /** What was written about a place, oldest first. */
  List<HeatDocument> written(String heatId) {
    return harness.extractOutputValues().stream()
        .filter(document -> document.heatId().equals(heatId))
        .toList();
  }

  HeatDocument last(String heatId) {
    List<HeatDocument> written = written(heatId);
    return written.get(written.size() - 1);
  }

  List<HeatDocument> graver(String heatId) {
    return side(HeatFunction.GRAVER, heatId);
  }

  List<HeatDocument> history(String heatId) {
    return side(HeatFunction.HISTORY, heatId);
  }

  private List<HeatDocument> side(OutputTag<HeatDocument> tag, String heatId) {
    Queue<StreamRecord<HeatDocument>> records = harness.getSideOutput(tag);
    return records == null
        ? List.of()
        : records.stream()
            .map(StreamRecord::getValue)
            .filter(document -> document.heatId().equals(heatId))
            .toList();
  }

  /** How many entries of state there are. */
  int states() {
    AbstractStreamOperator<?> operator = (AbstractStreamOperator<?>) harness.getOperator();
    return ((HeapKeyedStateBackend<?>) operator.getKeyedStateBackend()).numKeyValueStateEntries();
  }

  int timers() {
    return harness.numEventTimeTimers() + harness.numProcessingTimeTimers();
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
