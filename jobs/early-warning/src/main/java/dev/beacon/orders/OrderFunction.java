package dev.beacon.orders;

import dev.beacon.alerts.AlertEmission;
import dev.beacon.cases.Absorbed;
import dev.beacon.cases.CaseRetention;
import dev.beacon.clocks.ClockCatalog;
import dev.beacon.clocks.ClockedCase;
import dev.beacon.clocks.calendar.CalendarsConfig;
import dev.beacon.clocks.live.LiveClocks;
import dev.beacon.contract.Alert;
import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.ClockDefinition.Matter;
import dev.beacon.contract.OrderDocument;
import dev.beacon.counting.SurvivingCounters;
import dev.beacon.intake.OrderEvent;
import dev.beacon.scorecards.Contribution;
import dev.beacon.scorecards.ScoreChange;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keeps the file of every order and drives the clocks of each department it calls by event time.
 * Keyed by order, with the published clocks broadcast to every instance.
 *
 * <p>Out come the courses of orders, a version whenever there is something new to show, and on the
 * side the {@link #ALERTS} of clocks and what changes on the {@link #SCORES scorecards}.
 *
 * <p>An order has at most one timer, for whatever comes next: a warning, a breach, or the end of
 * its retention.
 */
public final class OrderFunction
    extends KeyedBroadcastProcessFunction<String, OrderEvent, String, OrderDocument>
    implements CheckpointedFunction, ResultTypeQueryable<OrderDocument> {

  /** Every version of every clock's alert. */
  public static final OutputTag<AlertEmission> ALERTS =
      new OutputTag<>("order-alerts", TypeInformation.of(AlertEmission.class));

  /** What a department's part adds to the scorecards, whenever that changes. */
  public static final OutputTag<ScoreChange> SCORES =
      new OutputTag<>("order-scores", ScoreChange.TYPE);

  /** Gauge: orders, check-ins and their progress. */
  public static final String ACCEPTED = "accepted";

  /** Gauge: repeats of the same event. */
  public static final String MERGED = "merged";

  /**
   * Gauge: events, of those accepted or merged, that came behind the watermark. They still count.
   */
  public static final String LATE = "late";

  private static final long serialVersionUID = 1L;
  private static final long NO_END = Long.MAX_VALUE;
  static final int ACCEPTED_COUNTER = 0;
  static final int MERGED_COUNTER = 1;
  static final int LATE_COUNTER = 2;
  private static final ValueStateDescriptor<OrderState> STATE =
      new ValueStateDescriptor<>("order", OrderStateSerializer.INSTANCE);

  private final CaseRetention retention;
  private final LiveClocks clocks;

  /** The last instant that is judged. */
  private final long end;

  private final SurvivingCounters counters = new SurvivingCounters(ACCEPTED, MERGED, LATE);
  private transient ValueState<OrderState> orders;

  /**
   * The operator's timers, known from its first event or timer on: Flink hands none to the function
   * that applies a broadcast, though the order is the current key then, too.
   */
  private transient TimerService timers;

  /**
   * What it works by.
   *
   * @param clocks the clocks in force before any is published
   * @param calendars on which their terms are counted
   * @param retention how long orders are remembered, as cases are
   * @param until the instant at which a bounded run judges: no clock strikes after it; null: time
   *     does not end
   */
  public record Settings(
      List<ClockDefinition> clocks,
      CalendarsConfig calendars,
      CaseRetention retention,
      Instant until) {}

  public OrderFunction(Settings settings) {
    this.clocks = new LiveClocks(Matter.ORDER, settings.calendars(), settings.clocks());
    this.retention = settings.retention();
    this.end = settings.until() == null ? NO_END : settings.until().toEpochMilli();
  }

  @Override
  public TypeInformation<OrderDocument> getProducedType() {
    return TypeInformation.of(OrderDocument.class);
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
    clocks.open(getRuntimeContext().getMetricGroup());
    orders = getRuntimeContext().getState(STATE);
  }

  @Override
  public void processElement(
      OrderEvent event, ReadOnlyContext context, Collector<OrderDocument> out) throws Exception {
    timers = context.timerService();
    ClockCatalog catalog = clocks.catalog(context.getBroadcastState(LiveClocks.STATE));
    OrderState state = orders.value();
    if (state == null) {
      state = new OrderState(new OrderFile(event.orderId()));
    }
    long watermark = timers.currentWatermark();
    boolean late = event.reportedAt() <= watermark;
    if (late) {
      counters.increment(LATE_COUNTER);
    }
    OrderStanding before = standing(state, catalog);
    boolean accepted = state.file.absorb(event) == Absorbed.ACCEPTED;
    counters.increment(accepted ? ACCEPTED_COUNTER : MERGED_COUNTER);
    if (!accepted) {
      return;
    }
    long now = Math.min(watermark, end);
    state.touchedAt = Math.max(state.touchedAt, now);
    if (late) {
      // Everybody else learns of an event when time reaches it; for a late one that was before now.
      tell(state, catalog, now, event.appendedAt(), context::output);
    }
    show(state, catalog, now, before, out, context::output);
    setTimer(state, catalog, now);
    orders.update(state);
  }

  /** Judges every order by what was published, at once. */
  @Override
  public void processBroadcastElement(
      String published, Context context, Collector<OrderDocument> out) throws Exception {
    BroadcastState<String, String> known = context.getBroadcastState(LiveClocks.STATE);
    // The catalog changes under our hands, so how an order stood is asked of a copy.
    ClockCatalog former = clocks.catalog(known).copy();
    if (clocks.publish(published, known) == null) {
      return;
    }
    ClockCatalog catalog = clocks.catalog(known);
    long now = Math.min(context.currentWatermark(), end);
    context.applyToKeyedState(
        STATE,
        (orderId, stored) -> {
          OrderState state = stored.value();
          OrderStanding before = standing(state, former);
          tell(state, catalog, now, AlertEmission.BY_TIME, context::output);
          show(state, catalog, now, before, out, context::output);
          if (timers != null) {
            setTimer(state, catalog, now);
          }
          stored.update(state);
        });
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<OrderDocument> out)
      throws Exception {
    timers = context.timerService();
    if (timestamp > end || timeIsOver()) {
      return;
    }
    OrderState state = orders.value();
    if (state == null || state.timerAt != timestamp) {
      return;
    }
    ClockCatalog catalog = clocks.catalog(context.getBroadcastState(LiveClocks.STATE));
    OrderStanding before = standing(state, catalog);
    state.timerAt = OrderState.NO_TIMER;
    tell(state, catalog, timestamp, AlertEmission.BY_TIME, context::output);
    show(state, catalog, timestamp, before, out, context::output);
    if (nextStroke(state, catalog, timestamp) == ClockedCase.NEVER
        && timestamp >= state.file.expiresAt(retention, state.touchedAt)) {
      orders.clear();
      return;
    }
    setTimer(state, catalog, timestamp);
    orders.update(state);
  }

  /** Where results go beside the main output; the same in each of Flink's contexts. */
  private interface SideOutputs {
    <T> void put(OutputTag<T> tag, T value);
  }

  /** Judges the clocks of every department as of an instant and tells what is new. */
  private static void tell(
      OrderState state, ClockCatalog catalog, long now, long triggeredAt, SideOutputs out) {
    for (CalledDepartment called : state.file.called()) {
      for (Alert alert : state.book(called).judge(catalog, called, now)) {
        out.put(ALERTS, new AlertEmission(alert, triggeredAt));
      }
    }
  }

  /** How the order stands, as far as it was shown. */
  private static OrderStanding standing(OrderState state, ClockCatalog catalog) {
    return OrderStanding.of(state.file, catalog, state.judgedAt);
  }

  /**
   * Shows how the order stands, if that has changed. Decision: with everything that has come in,
   * without waiting for what may still come in before it; it would be corrected then.
   */
  private void show(
      OrderState state,
      ClockCatalog catalog,
      long now,
      OrderStanding before,
      Collector<OrderDocument> out,
      SideOutputs sides) {
    long at = Math.min(end, Math.max(now, state.file.updatedAt()));
    state.judgedAt = Math.max(state.judgedAt, at);
    OrderStanding after = standing(state, catalog);
    if (before == null || !after.course().equals(before.course())) {
      state.version++;
      out.collect(after.course().withVersion(state.version));
    }
    after
        .contributions()
        .forEach(
            (department, counts) -> {
              Contribution counted = before == null ? null : before.contributions().get(department);
              ScoreChange.between(counted, counts, at)
                  .ifPresent(change -> sides.put(SCORES, change));
            });
  }

  /** The next instant at which a clock has something to say. */
  private static long nextStroke(OrderState state, ClockCatalog catalog, long now) {
    long next = ClockedCase.NEVER;
    for (CalledDepartment called : state.file.called()) {
      next = Math.min(next, state.book(called).next(catalog, called, now));
    }
    return next;
  }

  /** Makes sure that the order is looked at again in time. */
  private void setTimer(OrderState state, ClockCatalog catalog, long now) {
    long stroke = nextStroke(state, catalog, now);
    long expiresAt = state.file.expiresAt(retention, state.touchedAt);
    // When its time is over only a clock keeps it.
    long idle = expiresAt > now ? expiresAt : now + 1;
    long wanted = stroke == ClockedCase.NEVER || expiresAt > now ? Math.min(stroke, idle) : stroke;
    if (state.timerAt == wanted) {
      return;
    }
    if (state.timerAt != OrderState.NO_TIMER) {
      timers.deleteEventTimeTimer(state.timerAt);
    }
    timers.registerEventTimeTimer(wanted);
    state.timerAt = wanted;
  }

  SurvivingCounters counters() {
    return counters;
  }

  /**
   * The end of the input is not the end of time: a run that was not told until when to judge leaves
   * its clocks running.
   */
  private boolean timeIsOver() {
    return end == NO_END && timers.currentWatermark() == Long.MAX_VALUE;
  }
}
