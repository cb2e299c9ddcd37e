package dev.beacon.desk;

import dev.beacon.alerts.AlertEmission;
import dev.beacon.contract.Reject;
import dev.beacon.counting.SurvivingCounters;
import dev.beacon.heat.Hazard;
import dev.beacon.heat.HazardChange;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keeps the desk's file of every alert, keyed by alert: versions of alerts on one side, operators'
 * actions on the other, versions with what operators did out. What decides is {@link DeskFile}.
 *
 * <p>Snoozes end by event time, which live follows the platform's clock. A file has at most one
 * timer, which is moved only to an earlier time; one that fires too early is set anew.
 */
public final class DeskFunction
    extends KeyedCoProcessFunction<String, AlertEmission, ReceivedAction, AlertEmission>
    implements CheckpointedFunction, ResultTypeQueryable<AlertEmission> {
  /** Actions that found no alert. */
  public static final OutputTag<Reject> REJECTS =
      new OutputTag<>("unmatched-actions", TypeInformation.of(Reject.class));

  /** How an alert counts for the heat, whenever that changes. */
  public static final OutputTag<HazardChange> HEAT =
      new OutputTag<>("alert-heat", HazardChange.TYPE);

  /** Gauge: actions that changed how an alert is handled. */
  public static final String APPLIED = "actions";

  /** Gauge: actions that changed nothing, because they were repeats or outrun by later ones. */
  public static final String REPEATED = "repeatedActions";

  /** Gauge: actions that found no alert. */
  public static final String UNMATCHED = "unmatchedActions";

  private static final long serialVersionUID = 1L;
  static final int APPLIED_COUNTER = 0;
  static final int REPEATED_COUNTER = 1;
  static final int UNMATCHED_COUNTER = 2;

  private final DeskConfig config;
  private final long end;
  private final boolean endless;
  private final String unmatched;
  private final SurvivingCounters counters = new SurvivingCounters(APPLIED, REPEATED, UNMATCHED);
  private transient ValueState<DeskFile> files;

  /**
   * @param config how long the desk remembers
   * @param until the last instant a bounded run judges; null: time does not end
   */
  public DeskFunction(DeskConfig config, Instant until) {
    this.config = config;
    this.end = until == null ? Long.MAX_VALUE : until.toEpochMilli();
    this.endless = until == null;
    this.unmatched =
        "alertId: no such alert came within "
            + config.waitFor()
            + "; it does not exist, or has been over for more than "
            + config.closedFor();
  }

  @Override
  public TypeInformation<AlertEmission> getProducedType() {
    return AlertEmission.TYPE;
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
    files =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("file", DeskFileSerializer.INSTANCE));
  }

  @Override
  public void processElement1(AlertEmission alert, Context context, Collector<AlertEmission> out)
      throws Exception {
    DeskFile file = file();
    Hazard before = file.hazard();
    long now = now(context.timerService());
    file.arrive(alert, now, desk(context, out));
    tellHeat(before, file, context);
    keep(file, now, context);
  }

  @Override
  public void processElement2(ReceivedAction action, Context context, Collector<AlertEmission> out)
      throws Exception {
    DeskFile file = file();
    Hazard before = file.hazard();
    long now = now(context.timerService());
    file.act(action, now, config, desk(context, out));
    tellHeat(before, file, context);
    keep(file, now, context);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<AlertEmission> out)
      throws Exception {
    DeskFile file = files.value();
    if (file == null || file.timerAt != timestamp) {
      return;
    }
    file.timerAt = DeskFile.NO_TIMER;
    if (timestamp > end || (endless && isTimeOver(context.timerService()))) {
      // The end of the input is not the end of time, but no alert will follow any more.
      file.end(desk(context, out));
      if (file.last == null) {
        files.clear();
      } else {
        files.update(file);
      }
      return;
    }
    Hazard before = file.hazard();
    file.pass(timestamp, desk(context, out));
    tellHeat(before, file, context);
    keep(file, timestamp, context);
  }

  private DeskFile file() throws Exception {
    DeskFile file = files.value();
    return file == null ? new DeskFile() : file;
  }

  private static void tellHeat(Hazard before, DeskFile file, Context context) {
    HazardChange.between(before, file.hazard(), file.touchedAt)
        .ifPresent(change -> context.output(HEAT, change));
  }

  private void keep(DeskFile file, long now, Context context) throws Exception {
    TimerService timers = context.timerService();
    if (file.isOver(now, config)) {
      if (!file.closed) {
        // Nobody would ever take it out of the heat again.
        HazardChange.between(file.hazard(), null, now)
            .ifPresent(change -> context.output(HEAT, change));
      }
      if (file.timerAt != DeskFile.NO_TIMER) {
        timers.deleteEventTimeTimer(file.timerAt);
      }
      files.clear();
      return;
    }
    long wanted = file.nextLook(now, config);
    if (wanted < file.timerAt) {
      if (file.timerAt != DeskFile.NO_TIMER) {
        timers.deleteEventTimeTimer(file.timerAt);
      }
      timers.registerEventTimeTimer(wanted);
      file.timerAt = wanted;
    }
    files.update(file);
  }

  private long now(TimerService timers) {
    return Math.min(timers.currentWatermark(), end);
  }

  private static boolean isTimeOver(TimerService timers) {
    return timers.currentWatermark() == Long.MAX_VALUE;
  }

  private DeskFile.Desk desk(Context context, Collector<AlertEmission> out) {
    return new DeskFile.Desk() {
      @Override
      public void tell(AlertEmission emission) {
        out.collect(emission);
      }

      @Override
      public void applied() {
        counters.increment(APPLIED_COUNTER);
      }

      @Override
      public void repeated() {
        counters.increment(REPEATED_COUNTER);
      }

      @Override
      public void unmatched(ReceivedAction received) {
        counters.increment(UNMATCHED_COUNTER);
        context.output(REJECTS, received.reject(Reject.Reason.UNMATCHED, unmatched));
      }
    };
  }

  SurvivingCounters counters() {
    return counters;
  }
}
