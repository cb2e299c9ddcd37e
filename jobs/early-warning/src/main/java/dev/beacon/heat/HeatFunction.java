package dev.beacon.heat;

import dev.beacon.contract.CommunityCode;
import dev.beacon.contract.GeoPoint;
import dev.beacon.contract.Grade;
import dev.beacon.contract.HeatDocument;
import dev.beacon.contract.HeatDocument.Kind;
import dev.beacon.contract.HeatDocument.Source;
import dev.beacon.contract.RiskModel;
import dev.beacon.intake.Places;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keeps the risk of every place, keyed by place, with the published risk models broadcast to every
 * instance. Written at a bounded rate: at once if it was not written for {@link
 * HeatConfig#writeEvery}, else when that time is over; once in {@link HeatConfig#refreshEvery}
 * while it only fades. A place that turns graver meanwhile is told on the side, {@link #GRAVER}, to
 * those who cannot wait. A place that has calmed down is written a last time and forgotten.
 *
 * <p>Every {@link HeatConfig#snapshotEvery} of event time each place that is not calm goes into the
 * {@link #HISTORY}, as far as it is known when its turn comes, soon after the mark: late news do
 * not change a picture that people have seen.
 */
final class HeatFunction
    extends KeyedBroadcastProcessFunction<String, HeatDelta, String, HeatDocument> {
  /** Snapshots for the time-lapse. */
  static final OutputTag<HeatDocument> HISTORY =
      new OutputTag<>("heat-history", TypeInformation.of(HeatDocument.class));

  /** A place that has become graver before its turn to be written. */
  static final OutputTag<HeatDocument> GRAVER =
      new OutputTag<>("heat-graver", TypeInformation.of(HeatDocument.class));

  private static final long serialVersionUID = 1L;
  private static final ValueStateDescriptor<PlaceRisk> STATE =
      new ValueStateDescriptor<>("risk", PlaceRisk.Serializer.INSTANCE);

  /** When the input ends, what waits for its turn is written at once. */
  private static final long END_OF_INPUT = Long.MAX_VALUE;

  private final HeatConfig config;
  private final LiveRiskModel models;

  /** The last instant that is judged; {@link Long#MAX_VALUE}: time does not end. */
  private final long end;

  private transient Places places;
  private transient ValueState<PlaceRisk> risks;

  /**
   * @param model by which is scored before any is published
   * @param until the instant at which a bounded run ends; null: it does not
   */
  HeatFunction(HeatConfig config, RiskModel model, Instant until) {
    this.config = config;
    this.models = new LiveRiskModel(model);
    this.end = until == null ? Long.MAX_VALUE : until.toEpochMilli();
  }

  @Override
  public void open(OpenContext context) {
    places = new Places();
    models.open(getRuntimeContext().getMetricGroup());
    risks = getRuntimeContext().getState(STATE);
  }

  @Override
  public void processElement(HeatDelta delta, ReadOnlyContext context, Collector<HeatDocument> out)
      throws Exception {
    RiskScore score = models.score(context.getBroadcastState(LiveRiskModel.STATE));
    TimerService timers = context.timerService();
    PlaceRisk risk = risks.value();
    if (risk == null) {
      risk = new PlaceRisk();
      timers.registerEventTimeTimer(END_OF_INPUT);
    }
    risk.take(delta, score);
    long now = timers.currentProcessingTime();
    long due =
        risk.writtenAt == PlaceRisk.NEVER ? now : risk.writtenAt + config.writeEvery().toMillis();
    if (due <= now) {
      write(delta.place, risk, score, timers, out);
    } else {
      tellIfGraver(delta.place, risk, score, context);
      writeAt(due, risk, timers);
    }
    long watermark = timers.currentWatermark();
    // A replay begins long ago: from its first event on, not from the epoch.
    snapshotAfter(watermark == Long.MIN_VALUE ? risk.at : watermark, delta.place, risk, timers);
    keep(risk, timers);
  }

  /** Scores every place anew, at once. */
  @Override
  public void processBroadcastElement(
      String published, Context context, Collector<HeatDocument> out) throws Exception {
    RiskScore before = models.score(context.getBroadcastState(LiveRiskModel.STATE));
    if (!models.publish(published, context.getBroadcastState(LiveRiskModel.STATE))) {
      return;
    }
    RiskScore score = models.score(context.getBroadcastState(LiveRiskModel.STATE));
    long now = context.currentProcessingTime();
    long watermark = context.currentWatermark();
    context.applyToKeyedState(
        STATE,
        (place, stored) -> {
          PlaceRisk risk = stored.value();
          long at = instant(risk, watermark);
          risk.fadeTo(at, before.model());
          risk.writtenAt = now;
          out.collect(told(place, risk, score, at, now));
          stored.update(risk);
        });
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<HeatDocument> out)
      throws Exception {
    PlaceRisk risk = risks.value();
    if (risk == null) {
      return;
    }
    RiskScore score = models.score(context.getBroadcastState(LiveRiskModel.STATE));
    TimerService timers = context.timerService();
    boolean byWall = context.timeDomain() == TimeDomain.PROCESSING_TIME;
    if (byWall ? timestamp == risk.nextWrite : timestamp == END_OF_INPUT && risk.isWaiting()) {
      write(context.getCurrentKey(), risk, score, timers, out);
    } else if (!byWall && timestamp == risk.nextSnapshot) {
      risk.nextSnapshot = PlaceRisk.NEVER;
      if (timestamp <= end && !timeIsOver(timers)) {
        long mark = timestamp - turn(context.getCurrentKey());
        snapshot(context, mark, risk, score);
        snapshotAfter(mark, context.getCurrentKey(), risk, timers);
      }
    } else {
      // It was planned for a refresh, and a change came first.
      return;
    }
    keep(risk, timers);
  }

  private void snapshot(OnTimerContext context, long at, PlaceRisk risk, RiskScore score) {
    HeatDocument snapshot = document(context.getCurrentKey(), risk, score, at, at);
    if (!risk.open.isEmpty() || snapshot.score() >= RiskScore.CALM) {
      context.output(HISTORY, snapshot);
    }
  }

  /** Writes the place, and plans the next time if it changes by itself. */
  private void write(
      String place,
      PlaceRisk risk,
      RiskScore score,
      TimerService timers,
      Collector<HeatDocument> out)
      throws Exception {
    risk.nextWrite = PlaceRisk.NEVER;
    long at = instant(risk, timers.currentWatermark());
    risk.forgetFaded(at, score);
    long now = timers.currentProcessingTime();
    risk.writtenAt = now;
    out.collect(told(place, risk, score, at, now));
    if (!risk.settled.isEmpty()) {
      writeAt(now + config.refreshEvery().toMillis(), risk, timers);
    }
  }

  /** Who watches the screen is not to wait for a colour that has become graver. */
  private void tellIfGraver(
      String place, PlaceRisk risk, RiskScore score, ReadOnlyContext context) {
    long at = instant(risk, context.currentWatermark());
    if (risk.told != null && score.grade(HeatPlace.of(place), risk, at).compareTo(risk.told) < 0) {
      context.output(GRAVER, told(place, risk, score, at, context.currentProcessingTime()));
    }
  }

  private void writeAt(long due, PlaceRisk risk, TimerService timers) {
    if (!risk.isWaiting() || due < risk.nextWrite) {
      risk.nextWrite = due;
      timers.registerProcessingTimeTimer(due);
    }
  }

  private void snapshotAfter(long instant, String place, PlaceRisk risk, TimerService timers) {
    long every = config.snapshotEvery().toMillis();
    if (every == 0 || instant >= end || risk.nextSnapshot != PlaceRisk.NEVER || isCalm(risk)) {
      return;
    }
    risk.nextSnapshot = (Math.floorDiv(instant, every) + 1) * every + turn(place);
    timers.registerEventTimeTimer(risk.nextSnapshot);
  }

  /**
   * How long after the mark it is this place's turn, in milliseconds. Decision: a couple of
   * thousand pictures in one moment would hold up what else is to be written, alerts too; so they
   * are taken over half of the time to the next mark.
   */
  private long turn(String place) {
    return Math.floorMod(place.hashCode(), config.snapshotEvery().toMillis() / 2);
  }

  private void keep(PlaceRisk risk, TimerService timers) throws Exception {
    if (isCalm(risk) && !risk.isWaiting()) {
      timers.deleteEventTimeTimer(END_OF_INPUT);
      if (risk.nextSnapshot != PlaceRisk.NEVER) {
        timers.deleteEventTimeTimer(risk.nextSnapshot);
      }
      risks.clear();
    } else {
      risks.update(risk);
    }
  }

  private static boolean isCalm(PlaceRisk risk) {
    return risk.open.isEmpty() && risk.settled.isEmpty();
  }

  /** The place as it is told. Versions grow, also over a restart with a clock that is behind. */
  private HeatDocument told(String place, PlaceRisk risk, RiskScore score, long at, long now) {
    risk.version = Math.max(now, risk.version + 1);
    HeatDocument document = document(place, risk, score, at, risk.version);
    risk.told = document.grade();
    return document;
  }

  /** The end of the input is not the end of time. */
  private long instant(PlaceRisk risk, long watermark) {
    return watermark == Long.MAX_VALUE ? Math.min(end, risk.at) : Math.max(risk.at, watermark);
  }

  private boolean timeIsOver(TimerService timers) {
    return end == Long.MAX_VALUE && timers.currentWatermark() == Long.MAX_VALUE;
  }

  private HeatDocument document(
      String heatId, PlaceRisk risk, RiskScore score, long at, long version) {
    HeatPlace place = HeatPlace.of(heatId);
    RiskScore.Assessment assessment = score.assess(place, risk, at);
    Sum total = risk.total();
    String community = place.kind() == Kind.CELL ? risk.name : place.keyIf(Kind.COMMUNITY);
    return new HeatDocument(
        heatId,
        version,
        place.kind(),
        place.resolution(),
        place.keyIf(Kind.CELL),
        community,
        place.kind() == Kind.STREET ? place.key() : CommunityCode.streetOf(community),
        place.keyIf(Kind.SUBJECT),
        place.kind() == Kind.SUBJECT ? risk.name : null,
        location(place, risk),
        Instant.ofEpochMilli(at),
        assessment.value(),
        assessment.grade(),
        risk.count(Source.CASE, null),
        risk.count(Source.CASE, Grade.RED),
        risk.count(Source.CASE, Grade.YELLOW),
        risk.count(Source.CASE, Grade.GREEN),
        total.people(),
        total.wholeAmount(),
        risk.count(Source.CLUSTER, null),
        risk.count(Source.BREACH, null),
        assessment.parts(),
        assessment.contributors(),
        HeatSentence.of(risk, assessment.parts(), config.currency()),
        score.model().version());
  }

  private GeoPoint location(HeatPlace place, PlaceRisk risk) {
    if (place.kind() == Kind.CELL) {
      return places.centreOf(place.key());
    }
    return Double.isNaN(risk.lat) ? null : new GeoPoint(risk.lat, risk.lon);
  }
}
