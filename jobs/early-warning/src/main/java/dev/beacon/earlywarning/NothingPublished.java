package dev.beacon.earlywarning;

import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** For runs in which nothing is published while they run. */
public final class NothingPublished {
  private NothingPublished() {}

  /** A stream of published definitions that ends before the first. */
  public static DataStream<String> in(StreamExecutionEnvironment env, String name) {
    FlatMapFunction<Long, String> nothing = (number, out) -> {};
    // Flink has no source without elements.
    return env.fromSequence(0, 0)
        .name(name)
        .uid(name)
        .setParallelism(1)
        .flatMap(nothing)
        .returns(Types.STRING)
        .name("no-" + name)
        .uid("no-" + name)
        .setParallelism(1);
  }
}
