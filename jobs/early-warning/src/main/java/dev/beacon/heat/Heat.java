package dev.beacon.heat;

import dev.beacon.cases.CaseChange;
import dev.beacon.contract.HeatDocument;
import dev.beacon.gathering.Gathering;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The stage that keeps the heatmap current. */
public final class Heat {
  private Heat() {}

  /** The risk of every place that the changes touch, at a bounded rate. */
  public static SingleOutputStreamOperator<HeatDocument> of(
      DataStream<CaseChange> changes, HeatConfig config) {
    return changes
        .transform("heat-gathering", HeatDelta.TYPE, new Gathering<>(new RiskScore(config)))
        .uid("heat-gathering")
        .keyBy(HeatDelta::place)
        .process(new HeatFunction(config))
        .name("heat")
        .uid("heat");
  }
}
