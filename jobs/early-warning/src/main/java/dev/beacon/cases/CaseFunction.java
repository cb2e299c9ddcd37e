package dev.beacon.cases;

import dev.beacon.alerts.AlertEmission;
import dev.beacon.clocks.ClockBook;
import dev.beacon.clocks.ClockConfig;
import dev.beacon.clocks.ClockedCase;
import dev.beacon.clusters.EvidenceLimits;
import dev.beacon.clusters.EvidenceScopes;
import dev.beacon.clusters.ScopedEvidence;
import dev.beacon.contract.Alert;
import dev.beacon.counting.SurvivingCounters;
import dev.beacon.intake.CaseEvent;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keeps the file of every case and drives its clocks by event time. Keyed by case.
 *
 * <p>Out come the changes of cases, and on the side the {@link #EVIDENCE} for clusters and the
 * {@link #ALERTS} of clocks.
 *
 * <p>Decision: cases and clocks share one operator and one state value, so that an event costs one
 * read and one write whether or not its case has clocks, and an alert finds the case's title, place
 * and evidence at hand. What decides stays apart: {@link CaseFile} and {@link ClockBook}.
 *
 * <p>A case has at most one timer, for whatever comes next: a warning, a breach, news to be told in
 * its turn, or the end of its retention. A timer that has become idle is left to fire, which costs
 * less than to move it at every event.
 */
public final class CaseFunction extends KeyedProcessFunction<String, CaseEvent, CaseChange>
    implements CheckpointedFunction, ResultTypeQueryable<CaseChange> {

  /**
   * Reports, and news of cases, as evidence for clusters: each once for every story it belongs to.
   * Decision: also further reports of a case, and also by a reporter who reported it before;
   * clusters count distinct reporters themselves, and to leave one out would let the order of
   * arrival decide which.
   */
  public static final OutputTag<ScopedEvidence> EVIDENCE =
      new OutputTag<>("evidence", ScopedEvidence.TYPE);

  /** Every version of every clock's alert. */
  public static final OutputTag<AlertEmission> ALERTS =
      new OutputTag<>("clock-alerts", TypeInformation.of(AlertEmission.class));

  /** Gauge: first reports of cases, and news of their progress. */
  public static final String ACCEPTED = "accepted";

  /** Gauge: repeats, of the same event or of the same case. */
  public static final String MERGED = "merged";

  /**
   * Gauge: events, of those accepted or merged, that came behind the watermark. They still count.
   */
  public static final String LATE = "late";

  /** Accumulator: first reports of cases. */
  public static final String REPORTS_ACCEPTED = "reports-accepted";

  /** Accumulator: repeats of reports. */
  public static final String REPORTS_MERGED = "reports-merged";

  /** Accumulator: news of progress. */
  public static final String PROGRESS_ACCEPTED = "progress-accepted";

  /** Accumulator: repeats of news of progress. */
  public static final String PROGRESS_MERGED = "progress-merged";

  private static final long serialVersionUID = 1L;
  private static final List<String> OUTCOMES =
      List.of(REPORTS_ACCEPTED, REPORTS_MERGED, PROGRESS_ACCEPTED, PROGRESS_MERGED);
  static final int ACCEPTED_COUNTER = 0;
  static final int MERGED_COUNTER = 1;
  static final int LATE_COUNTER = 2;

  private final Settings settings;
  private final Grading grading;
  private final SurvivingCounters counters = new SurvivingCounters(ACCEPTED, MERGED, LATE);
  private final LongCounter[] outcomes = new LongCounter[OUTCOMES.size()];
  private transient ValueState<CaseState> cases;
  private transient EvidenceScopes scopes;

  /**
   * What it works by.
   *
   * @param grading by what a report is graded
   * @param clocks the clocks
   * @param retention how long cases are remembered
   * @param evidence what of a case is evidence for clusters
   * @param until the instant at which a bounded run judges: no clock strikes after it; null: time
   *     does not end
   */
  public record Settings(
      GradingConfig grading,
      ClockConfig clocks,
      CaseRetention retention,
      EvidenceLimits evidence,
      Instant until)
      implements Serializable {}

  public CaseFunction(Settings settings) {
    this.settings = settings;
    this.grading = new Grading(settings.grading());
  }

  @Override
  public TypeInformation<CaseChange> getProducedType() {
    return CaseChange.TYPE;
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
    scopes = new EvidenceScopes(settings.evidence());
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] = new LongCounter();
      getRuntimeContext().addAccumulator(OUTCOMES.get(i), outcomes[i]);
    }
    cases =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("case", CaseStateSerializer.INSTANCE));
  }

  @Override
  public void processElement(CaseEvent event, Context context, Collector<CaseChange> out)
      throws Exception {
    CaseState state = cases.value();
    if (state == null) {
      state =
          new CaseState(
              new CaseFile(event.caseId()), new ClockBook(), new CaseNews(), CaseState.NO_TIMER);
    }
    long watermark = context.timerService().currentWatermark();
    boolean late = event.reportedAt() <= watermark;
    if (late) {
      counters.increment(LATE_COUNTER);
    }
    CaseStanding before = state.file.standing();
    Absorbed absorbed = state.file.absorb(event, grading);
    boolean accepted = absorbed == Absorbed.ACCEPTED;
    counters.increment(accepted ? ACCEPTED_COUNTER : MERGED_COUNTER);
    outcomes[(event.isReport() ? 0 : 2) + (accepted ? 0 : 1)].add(1L);
    if (absorbed == Absorbed.REPEATED) {
      return;
    }
    out.collect(
        new CaseChange(
            event.id(),
            event.kind(),
            absorbed == Absorbed.MERGED,
            event.reportedAt(),
            event.appendedAt(),
            before,
            state.file.standing(),
            state.file.document()));
    if (event.isReport()) {
      scopes.report(event, grading::grade, evidence -> context.output(EVIDENCE, evidence));
    } else if (scopes.mayConcern(state.file.categoryNow())) {
      state.news.add(event);
    }
    long now = Math.min(watermark, end());
    tellNews(state, now, context);
    state.touchedAt = Math.max(state.touchedAt, now);
    if (late) {
      // Everybody else learns of an event when time reaches it; for a late one that was before now.
      tell(state, now, event.appendedAt(), context);
    }
    setTimer(state, now, context);
    cases.update(state);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<CaseChange> out)
      throws Exception {
    if (timestamp > end() || timeIsOver(context)) {
      return;
    }
    CaseState state = cases.value();
    if (state == null || state.timerAt != timestamp) {
      return;
    }
    state.timerAt = CaseState.NO_TIMER;
    tell(state, timestamp, AlertEmission.BY_TIME, context);
    tellNews(state, timestamp, context);
    boolean struck = state.book.next(settings.clocks(), state.file, timestamp) == ClockedCase.NEVER;
    if (struck && timestamp >= state.file.expiresAt(settings.retention(), state.touchedAt)) {
      cases.clear();
      return;
    }
    setTimer(state, timestamp, context);
    cases.update(state);
  }

  /** Judges the clocks as of an instant and tells what is new. */
  private void tell(CaseState state, long now, long triggeredAt, Context context) {
    for (Alert alert : state.book.judge(settings.clocks(), state.file, now)) {
      context.output(ALERTS, new AlertEmission(alert, triggeredAt));
    }
  }

  /** Tells the clusters of news whose time has come. */
  private void tellNews(CaseState state, long now, Context context) {
    if (state.news.isEmpty() || state.file.openedAt() == ClockedCase.NEVER) {
      return;
    }
    state.news.tell(
        now,
        state.file.openedAt(),
        news ->
            scopes.news(
                news.turn(),
                news.id(),
                news.time(),
                state.file.caseId(),
                state.file.concerned(news.time()),
                news.appendedAt(),
                evidence -> context.output(EVIDENCE, evidence)));
  }

  SurvivingCounters counters() {
    return counters;
  }

  /** Makes sure that the case is looked at again in time. */
  private void setTimer(CaseState state, long now, Context context) {
    long struck = state.book.next(settings.clocks(), state.file, now);
    long wanted = Math.min(Math.min(struck, nextNews(state)), nextLook(state, now, struck));
    if (state.timerAt != CaseState.NO_TIMER) {
      if (state.timerAt <= wanted) {
        return;
      }
      context.timerService().deleteEventTimeTimer(state.timerAt);
    }
    context.timerService().registerEventTimeTimer(wanted);
    state.timerAt = wanted;
  }

  private static long nextNews(CaseState state) {
    return state.file.openedAt() == ClockedCase.NEVER
        ? ClockedCase.NEVER
        : state.news.next(state.file.openedAt());
  }

  /**
   * When to see whether the case can be forgotten. An open case is looked at as often as a closed
   * one would be, so that its timer need not be moved when it is closed.
   */
  private long nextLook(CaseState state, long now, long struck) {
    CaseRetention retention = settings.retention();
    CaseFile file = state.file;
    long expiresAt = file.expiresAt(retention, state.touchedAt);
    if (expiresAt <= now) {
      // Its time is over, only a clock keeps it.
      return struck == ClockedCase.NEVER ? now + 1 : struck;
    }
    return file.open()
        ? Math.min(expiresAt, Math.max(now, file.updatedAt) + retention.closedFor().toMillis())
        : expiresAt;
  }

  /** The last instant that is judged. */
  private long end() {
    return settings.until() == null ? Long.MAX_VALUE : settings.until().toEpochMilli();
  }

  /**
   * The end of the input is not the end of time: a run that was not told until when to judge leaves
   * its clocks running.
   */
  private boolean timeIsOver(Context context) {
    return settings.until() == null && context.timerService().currentWatermark() == Long.MAX_VALUE;
  }
}
