package dev.beacon.scorecards;

import dev.beacon.contract.ScorecardDocument;
import dev.beacon.counting.SurvivingCounters;
import java.time.ZoneId;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps every card and writes it at most once in {@link ScorecardConfig#writeEvery} while it
 * changes. Keyed by card. A card is forgotten {@link ScorecardConfig#keptFor} after its period.
 *
 * <p>At the end of a bounded input every changed card is written a last time; the cards are kept,
 * for the end of a file is not the end of time.
 */
final class ScorecardFunction extends KeyedProcessFunction<String, CardDelta, ScorecardDocument>
    implements CheckpointedFunction {
  /** Gauge: changes of cards that had been forgotten. They are lost to the card. */
  static final String TOO_LATE = "too-late";

  static final int TOO_LATE_COUNTER = 0;

  private static final long serialVersionUID = 1L;

  private final ScorecardConfig config;
  private final SurvivingCounters counters = new SurvivingCounters(TOO_LATE);
  private transient ValueState<KeptCard> cards;

  ScorecardFunction(ScorecardConfig config) {
    this.config = config;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    counters.restore(context.getOperatorStateStore());
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    counters.snapshot();
  }

  @Override
  public void open(OpenContext context) {
    counters.show(getRuntimeContext().getMetricGroup());
    cards =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("card", KeptCardSerializer.INSTANCE));
  }

  @Override
  public void processElement(CardDelta delta, Context context, Collector<ScorecardDocument> out)
      throws Exception {
    KeptCard card = cards.value();
    if (card == null) {
      long forgetAt = forgetAt(delta.card());
      if (forgetAt <= context.timerService().currentWatermark()) {
        counters.increment(TOO_LATE_COUNTER);
        return;
      }
      card = new KeptCard(delta.card());
      context.timerService().registerEventTimeTimer(forgetAt);
    }
    card.add(delta);
    if (card.nextWrite == KeptCard.NONE_PLANNED) {
      card.nextWrite =
          context.timerService().currentProcessingTime() + config.writeEvery().toMillis();
      context.timerService().registerProcessingTimeTimer(card.nextWrite);
    }
    cards.update(card);
  }

  private long forgetAt(CardKey card) {
    ZoneId zone = config.zone();
    return KeptCard.midnight(card.period().until(), zone).plus(config.keptFor()).toEpochMilli();
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<ScorecardDocument> out)
      throws Exception {
    KeptCard card = cards.value();
    if (card == null) {
      return;
    }
    boolean forgetting = context.timeDomain() == TimeDomain.EVENT_TIME;
    if (card.nextWrite != KeptCard.NONE_PLANNED && (forgetting || card.nextWrite == timestamp)) {
      context.timerService().deleteProcessingTimeTimer(card.nextWrite);
      out.collect(card.write(context.timerService().currentProcessingTime(), config.zone()));
    }
    if (forgetting && context.timerService().currentWatermark() != Long.MAX_VALUE) {
      cards.clear();
    } else {
      cards.update(card);
    }
  }

  SurvivingCounters counters() {
    return counters;
  }
}
