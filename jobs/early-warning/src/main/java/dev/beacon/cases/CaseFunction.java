package dev.beacon.cases;

import dev.beacon.alerts.AlertEmission;
import dev.beacon.clocks.ClockBook;
import dev.beacon.clocks.ClockCatalog;
import dev.beacon.clocks.ClockScore;
import dev.beacon.clocks.ClockedCase;
import dev.beacon.clocks.calendar.CalendarsConfig;
import dev.beacon.clocks.live.LiveClocks;
import dev.beacon.clusters.EvidenceLimits;
import dev.beacon.clusters.EvidenceScopes;
import dev.beacon.clusters.ScopedEvidence;
import dev.beacon.contract.Alert;
import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.ClockDefinition.Matter;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.Grade;
import dev.beacon.counting.SurvivingCounters;
import dev.beacon.heat.Hazard;
import dev.beacon.heat.HazardChange;
import dev.beacon.intake.CaseEvent;
import dev.beacon.scorecards.Contribution;
import dev.beacon.scorecards.ScoreChange;
import java.io.Serializable;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.accumulators.LongCounter;
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
 * Keeps the file of every case and drives its clocks by event time. Keyed by case, with the
 * published clocks broadcast to every instance.
 *
 * <p>Out come the changes of cases, and on the side the {@link #EVIDENCE} for clusters, the {@link
 * #ALERTS} of clocks, and what changes on the {@link #SCORES scorecards}.
 *
 * <p>Decision: cases and clocks share one operator and one state value, so that an event costs one
 * read and one write whether or not its case has clocks, and an alert finds the case's title, place
 * and evidence at hand. What decides stays apart: {@link CaseFile} and {@link ClockBook}.
 *
 * <p>A case has at most one timer, for whatever comes next: a warning, a breach, news to be told in
 * its turn, or the end of its retention. A timer that has become idle is left to fire, which costs
 * less than to move it at every event.
 */
public final class CaseFunction
    extends KeyedBroadcastProcessFunction<String, CaseEvent, String, CaseChange>
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

  /** What a case adds to the scorecards, whenever that changes. */
  public static final OutputTag<ScoreChange> SCORES = new OutputTag<>("scores", ScoreChange.TYPE);

  /** How a case counts for the heat, whenever that changes. */
  public static final OutputTag<HazardChange> HEAT = new OutputTag<>("heat", HazardChange.TYPE);

  /** The kind of each event that was there before, and changed nothing. */
  public static final OutputTag<EventKind> REPEATS =
      new OutputTag<>("repeats", TypeInformation.of(EventKind.class));

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

  /** Tells how much time has passed, in nanoseconds. */
  interface SteadyClock extends Serializable {
    long nanos();
  }

  private static final int MOST_URGENT = 100_000;

  /** A run that is not bounded. */
  private static final long NO_END = Long.MAX_VALUE;

  private final Grading grading;
  private final CaseRetention retention;
  private final EvidenceLimits evidence;

  /** The last instant that is judged. */
  private final long end;

  private final SurvivingCounters counters = new SurvivingCounters(ACCEPTED, MERGED, LATE);
  private final LongCounter[] outcomes = new LongCounter[OUTCOMES.size()];
  private static final ValueStateDescriptor<CaseState> STATE =
      new ValueStateDescriptor<>("case", CaseStateSerializer.INSTANCE);

  private final LiveClocks clocks;
  private transient ValueState<CaseState> cases;

  /**
   * The operator's timers, known from its first event or timer on. A published clock sets timers
   * through them: the case is the current key then, too, though Flink hands no timers to the
   * function that applies a broadcast.
   */
  private transient TimerService timers;

  /** What a pace is kept by; null: everything is served when it is due. */
  private final SteadyClock steadyClock;

  private transient Pace pace;

  /**
   * Open RED cases, whose timers are never put off. Not kept over a restart: those that nothing has
   * happened to since may have to wait in a storm as others do.
   */
  private transient Set<String> urgent;

  private transient EvidenceScopes scopes;

  /**
   * What it works by.
   *
   * @param grading by what a report is graded
   * @param clocks the clocks in force before any is published
   * @param calendars on which their terms are counted
   * @param retention how long cases are remembered
   * @param evidence what of a case is evidence for clusters
   * @param until the instant at which a bounded run judges: no clock strikes after it; null: time
   *     does not end
   * @param live whether events come as they happen; then a storm of windows that end at once is
   *     spread over some seconds
   */
  public record Settings(
      GradingConfig grading,
      List<ClockDefinition> clocks,
      CalendarsConfig calendars,
      CaseRetention retention,
      EvidenceLimits evidence,
      Instant until,
      boolean live) {}

  public CaseFunction(Settings settings) {
    this(settings, settings.live() ? System::nanoTime : null);
  }

  CaseFunction(Settings settings, SteadyClock steadyClock) {
    this.steadyClock = steadyClock;
    this.grading = new Grading(settings.grading());
    this.clocks = new LiveClocks(Matter.CASE, settings.calendars(), settings.clocks());
    this.retention = settings.retention();
    this.evidence = settings.evidence();
    this.end = settings.until() == null ? NO_END : settings.until().toEpochMilli();
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
    clocks.open(getRuntimeContext().getMetricGroup());
    scopes = new EvidenceScopes(evidence);
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] = new LongCounter();
      getRuntimeContext().addAccumulator(OUTCOMES.get(i), outcomes[i]);
    }
    pace = steadyClock == null ? null : new Pace();
    urgent = new HashSet<>();
    cases = getRuntimeContext().getState(STATE);
  }

  @Override
  public void processElement(CaseEvent event, ReadOnlyContext context, Collector<CaseChange> out)
      throws Exception {
    timers = context.timerService();
    ClockCatalog catalog = clocks.catalog(context.getBroadcastState(LiveClocks.STATE));
    long watermark = timers.currentWatermark();
    CaseState state = cases.value();
    if (state == null || !catchUp(state, catalog, Math.min(watermark, end), context::output)) {
      state =
          new CaseState(
              new CaseFile(event.caseId()), new ClockBook(), new CaseNews(), CaseState.NO_TIMER);
    }
    boolean late = event.reportedAt() <= watermark;
    if (late) {
      counters.increment(LATE_COUNTER);
    }
    Hazard before = state.file.hazard();
    Contribution scoredBefore = contribution(state, catalog);
    Absorbed absorbed = state.file.absorb(event, grading);
    boolean accepted = absorbed == Absorbed.ACCEPTED;
    counters.increment(accepted ? ACCEPTED_COUNTER : MERGED_COUNTER);
    outcomes[(event.isReport() ? 0 : 2) + (accepted ? 0 : 1)].add(1L);
    if (absorbed == Absorbed.REPEATED) {
      context.output(REPEATS, event.kind());
      return;
    }
    out.collect(
        new CaseChange(
            event.id(),
            event.kind(),
            absorbed == Absorbed.MERGED,
            event.reportedAt(),
            event.appendedAt(),
            state.file.document()));
    HazardChange.between(before, state.file.hazard(), event.reportedAt())
        .ifPresent(change -> context.output(HEAT, change));
    if (event.isReport()) {
      scopes.report(event, grading::grade, evidence -> context.output(EVIDENCE, evidence));
    } else {
      state.news.add(event);
    }
    long now = Math.min(watermark, end);
    tellNews(state, now, context::output);
    state.touchedAt = Math.max(state.touchedAt, now);
    if (late) {
      // Everybody else learns of an event when time reaches it; for a late one that was before now.
      tell(state, catalog, now, event.appendedAt(), context::output);
    }
    tellScore(state, catalog, now, scoredBefore, context::output);
    setTimer(state, catalog, now);
    remember(state.file);
    cases.update(state);
  }

  /**
   * Judges every case by what was published. Decision: at once, though it costs a pass over the
   * state; a window that is over must not wait for the case's next event.
   */
  @Override
  public void processBroadcastElement(String published, Context context, Collector<CaseChange> out)
      throws Exception {
    BroadcastState<String, String> known = context.getBroadcastState(LiveClocks.STATE);
    // The catalog changes under our hands, so what a case counted for is asked of a copy.
    ClockCatalog before = clocks.catalog(known).copy();
    if (clocks.publish(published, known) == null) {
      return;
    }
    ClockCatalog catalog = clocks.catalog(known);
    long now = Math.min(context.currentWatermark(), end);
    context.applyToKeyedState(
        STATE,
        (caseId, stored) -> {
          CaseState state = stored.value();
          if (timers != null && !catchUp(state, before, now, context::output)) {
            stored.clear();
            return;
          }
          Contribution scoredBefore = contribution(state, before);
          tell(state, catalog, now, AlertEmission.BY_TIME, context::output);
          tellScore(state, catalog, now, scoredBefore, context::output);
          if (timers != null) {
            setTimer(state, catalog, now);
          }
          stored.update(state);
        });
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<CaseChange> out)
      throws Exception {
    timers = context.timerService();
    if (timestamp > end || timeIsOver()) {
      return;
    }
    if (mustWait(context.getCurrentKey())) {
      timers.registerEventTimeTimer(pace.putOff());
      return;
    }
    CaseState state = cases.value();
    // A timer that was put off comes later than the instant it was set for.
    if (state == null || state.timerAt == CaseState.NO_TIMER || state.timerAt > timestamp) {
      return;
    }
    ClockCatalog catalog = clocks.catalog(context.getBroadcastState(LiveClocks.STATE));
    if (strike(state, catalog, state.timerAt, context::output)) {
      cases.update(state);
    } else {
      cases.clear();
    }
  }

  /** Whether a timer has to be put off for others: not that of an open RED case. */
  private boolean mustWait(String caseId) {
    if (pace == null || pace.admits(timers.currentWatermark(), steadyClock.nanos())) {
      return false;
    }
    if (urgent.contains(caseId)) {
      pace.pressed();
      return false;
    }
    return true;
  }

  /** Does what is due at an instant; false if the case can be forgotten. */
  private boolean strike(CaseState state, ClockCatalog catalog, long instant, SideOutputs out) {
    Contribution scoredBefore = contribution(state, catalog);
    state.timerAt = CaseState.NO_TIMER;
    tell(state, catalog, instant, AlertEmission.BY_TIME, out);
    tellNews(state, instant, out);
    tellScore(state, catalog, instant, scoredBefore, out);
    boolean struck = state.book.next(catalog, state.file, instant) == ClockedCase.NEVER;
    if (struck && instant >= state.file.expiresAt(retention, state.touchedAt)) {
      urgent.remove(state.file.caseId());
      if (state.file.open()) {
        // Nobody would ever take it out of the heat again.
        HazardChange.between(state.file.hazard(), null, instant)
            .ifPresent(change -> out.put(HEAT, change));
      }
      return false;
    }
    setTimer(state, catalog, instant);
    remember(state.file);
    return true;
  }

  /** Does what is due and was put off; false if the case can be forgotten. */
  private boolean catchUp(CaseState state, ClockCatalog catalog, long now, SideOutputs out) {
    while (state.timerAt != CaseState.NO_TIMER && state.timerAt <= now) {
      if (!strike(state, catalog, state.timerAt, out)) {
        return false;
      }
    }
    return true;
  }

  private void remember(CaseFile file) {
    if (file.grade() == Grade.RED && file.open()) {
      if (urgent.size() < MOST_URGENT) {
        urgent.add(file.caseId());
      }
    } else {
      urgent.remove(file.caseId());
    }
  }

  /** Where results go beside the main output; the same in each of Flink's contexts. */
  private interface SideOutputs {
    <T> void put(OutputTag<T> tag, T value);
  }

  /** Judges the clocks as of an instant and tells what is new. */
  private void tell(
      CaseState state, ClockCatalog catalog, long now, long triggeredAt, SideOutputs out) {
    for (Alert alert : state.book.judge(catalog, state.file, now)) {
      out.put(ALERTS, new AlertEmission(alert, triggeredAt));
    }
  }

  /** What the case counts for, as far as it was told. */
  private static Contribution contribution(CaseState state, ClockCatalog catalog) {
    return state.file.contribution(ClockScore.outcomes(catalog, state.file, state.scoredAt));
  }

  /**
   * Tells the scorecards what has changed. Decision: they count with everything that has come in,
   * without waiting for what may still come in before it; it would be corrected then.
   */
  private void tellScore(
      CaseState state, ClockCatalog catalog, long now, Contribution before, SideOutputs out) {
    long at = Math.min(end, Math.max(now, state.file.updatedAt));
    state.scoredAt = Math.max(state.scoredAt, at);
    Contribution after = contribution(state, catalog);
    ScoreChange.between(before, after, at).ifPresent(change -> out.put(SCORES, change));
  }

  /** Tells the clusters of news whose time has come. */
  private void tellNews(CaseState state, long now, SideOutputs out) {
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
                evidence -> out.put(EVIDENCE, evidence)));
  }

  SurvivingCounters counters() {
    return counters;
  }

  /** Makes sure that the case is looked at again in time. */
  private void setTimer(CaseState state, ClockCatalog catalog, long now) {
    long struck = state.book.next(catalog, state.file, now);
    long wanted = Math.min(Math.min(struck, nextNews(state)), nextLook(state, now, struck));
    if (state.timerAt != CaseState.NO_TIMER) {
      if (state.timerAt <= wanted) {
        return;
      }
      timers.deleteEventTimeTimer(state.timerAt);
    }
    timers.registerEventTimeTimer(wanted);
    state.timerAt = wanted;
  }

  /**
   * When news is to be told next. Decision: nobody waits for news of a case that is no evidence, so
   * that it costs no timer; it is kept all the same, for the report that comes next may have
   * happened before and make it evidence.
   */
  private long nextNews(CaseState state) {
    return state.file.openedAt() == ClockedCase.NEVER
            || !scopes.mayConcern(state.file.categoryNow())
        ? ClockedCase.NEVER
        : state.news.next(state.file.openedAt());
  }

  /**
   * When to see whether the case can be forgotten. An open case is looked at as often as a closed
   * one would be, so that its timer need not be moved when it is closed.
   */
  private long nextLook(CaseState state, long now, long struck) {
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

  /**
   * The end of the input is not the end of time: a run that was not told until when to judge leaves
   * its clocks running.
   */
  private boolean timeIsOver() {
    return end == NO_END && timers.currentWatermark() == Long.MAX_VALUE;
  }
}
