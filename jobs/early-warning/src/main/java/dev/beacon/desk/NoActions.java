package dev.beacon.desk;

import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where nobody acts on alerts, as in a backtest. */
public final class NoActions {
  private NoActions() {}

  /** A stream of actions that ends before the first. */
  public static DataStream<ReceivedAction> in(StreamExecutionEnvironment env) {
    FlatMapFunction<Long, ReceivedAction> nothing = (number, out) -> {};
    // Flink has no source without elements.
    return env.fromSequence(0, 0)
        .name("actions")
        .uid("actions")
        .setParallelism(1)
        .flatMap(nothing)
        .returns(ReceivedAction.TYPE)
        .name("no-actions")
        .uid("no-actions")
        .setParallelism(1);
  }
}
