package dev.beacon.heat;

import dev.beacon.contract.CommunityCode;
import dev.beacon.contract.HeatDocument;
import dev.beacon.intake.Places;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps the risk of every place and writes it at a bounded rate: at most once in {@link
 * HeatConfig#writeEvery} while it changes, once in {@link HeatConfig#refreshEvery} while it only
 * fades. A place that has calmed down is written a last time and forgotten.
 */
final class HeatFunction extends KeyedProcessFunction<String, HeatDelta, HeatDocument> {
  private static final long serialVersionUID = 1L;

  /** Below this score a place without open cases is calm. */
  private static final double CALM = 0.5;

  private final HeatConfig config;
  private transient RiskScore score;
  private transient Places places;
  private transient ValueState<HeatDelta> risk;
  private transient ValueState<Long> nextWrite;

  HeatFunction(HeatConfig config) {
    this.config = config;
  }

  @Override
  public void open(OpenContext context) {
    score = new RiskScore(config);
    places = new Places();
    risk =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("risk", HeatDelta.Serializer.INSTANCE));
    nextWrite = getRuntimeContext().getState(new ValueStateDescriptor<>("next-write", Types.LONG));
  }

  @Override
  public void processElement(HeatDelta delta, Context context, Collector<HeatDocument> out)
      throws Exception {
    HeatDelta known = risk.value();
    risk.update(known == null ? delta : score.plus(known, delta));
    writeWithin(config.writeEvery().toMillis(), context);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<HeatDocument> out)
      throws Exception {
    Long planned = nextWrite.value();
    if (planned == null || planned != timestamp) {
      // It was planned for a refresh, and a change came first.
      return;
    }
    nextWrite.clear();
    HeatDelta known = risk.value();
    long watermark = context.timerService().currentWatermark();
    // The end of the input is not the end of time.
    long at = watermark == Long.MAX_VALUE ? known.at() : Math.max(known.at(), watermark);
    double now = score.score(known, at);
    boolean calm = known.red() + known.yellow() + known.green() == 0 && now < CALM;
    out.collect(document(context.getCurrentKey(), known, at, calm ? 0 : now, timestamp));
    if (calm) {
      risk.clear();
      return;
    }
    writeWithin(config.refreshEvery().toMillis(), context);
  }

  private void writeWithin(long millis, Context context) throws Exception {
    long at = context.timerService().currentProcessingTime() + millis;
    Long planned = nextWrite.value();
    if (planned == null || at < planned) {
      nextWrite.update(at);
      context.timerService().registerProcessingTimeTimer(at);
    }
  }

  private HeatDocument document(String place, HeatDelta known, long at, double now, long version) {
    boolean isCell = place.startsWith("cell:");
    String code = place.substring(place.indexOf(':') + 1);
    return new HeatDocument(
        place,
        version,
        isCell ? HeatDocument.Kind.CELL : HeatDocument.Kind.COMMUNITY,
        isCell ? 9 : null,
        isCell ? code : null,
        isCell ? null : code,
        isCell ? null : CommunityCode.streetOf(code),
        null,
        null,
        isCell ? places.centreOf(code) : null,
        Instant.ofEpochMilli(at),
        Math.round(now * 10) / 10.0,
        score.grade(now),
        known.red() + known.yellow() + known.green(),
        known.red(),
        known.yellow(),
        known.green(),
        0,
        0,
        0,
        0,
        null,
        List.of(),
        null,
        1);
  }
}
