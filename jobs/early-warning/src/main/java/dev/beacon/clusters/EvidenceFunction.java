package dev.beacon.clusters;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.ClusterRules;
import dev.beacon.contract.InvalidDefinitionsException;
import dev.beacon.contract.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thins evidence to readings: keyed by subject, with the rules broadcast to every instance. Only a
 * reading that changes something goes on to CEP. What decides is {@link SubjectStory}.
 */
public final class EvidenceFunction
    extends KeyedBroadcastProcessFunction<String, ScopedEvidence, String, Reading> {
  /** Published rules by name, as JSON. */
  public static final MapStateDescriptor<String, String> RULES =
      new MapStateDescriptor<>("rules", Types.STRING, Types.STRING);

  /** Accumulator: how many readings CEP was given. */
  public static final String READINGS = "readings";

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(EvidenceFunction.class);

  private static final ValueStateDescriptor<SubjectStory> STORY =
      new ValueStateDescriptor<>("story", StorySerializer.INSTANCE);

  private final List<String> initialRules;
  private final EvidenceLimits limits;
  private final long until;

  private transient ValueState<SubjectStory> story;
  private transient RuleBook rules;

  /**
   * The operator's timers, known from its first event on. A rule that opens a cluster about a quiet
   * subject sets its timer through them: the subject is the current key then, too, though Flink
   * hands no timers to the function that applies a broadcast.
   */
  private transient TimerService timers;

  private transient boolean restored;
  private final LongCounter readings = new LongCounter();
  private transient Counter badRules;

  /**
   * @param initialRules rules in force from the start, under those that are published
   * @param limits what bounds the evidence
   * @param until no cluster ends after this event time, epoch milliseconds: the end of a file is
   *     not the end of time
   */
  public EvidenceFunction(List<ClusterRule> initialRules, EvidenceLimits limits, long until) {
    this.initialRules = initialRules.stream().map(EvidenceFunction::toJson).toList();
    this.limits = limits;
    this.until = until;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    story = getRuntimeContext().getState(STORY);
    rules = new RuleBook(List.of());
    for (String rule : initialRules) {
      rules.publish(Json.mapper().readValue(rule, ClusterRule.class));
    }
    restored = false;
    getRuntimeContext().addAccumulator(READINGS, readings);
    badRules = getRuntimeContext().getMetricGroup().counter("badRules");
  }

  @Override
  public void processElement(ScopedEvidence scoped, ReadOnlyContext context, Collector<Reading> out)
      throws Exception {
    restoreRules(context.getBroadcastState(RULES));
    timers = context.timerService();
    long watermark = timers.currentWatermark();
    SubjectStory told = story.value();
    if (told == null) {
      told = new SubjectStory(scoped.key(), scoped.about());
    }
    boolean late = isHistory(scoped.evidence().time(), watermark);
    told.arrive(
        scoped.evidence().late(late),
        scoped.about(),
        watermark,
        scoped.appendedAt(),
        rules,
        limits,
        counted(out));
    if (late) {
      long now = timers.currentProcessingTime();
      if (told.lastHistory == Long.MIN_VALUE) {
        timers.registerProcessingTimeTimer(now + limits.historySettles().toMillis());
      }
      told.lastHistory = now;
    }
    setTimer(told);
    story.update(told);
  }

  /**
   * A little late is told at once, into a story still warm; long ago has to be put in order first.
   */
  private boolean isHistory(long time, long watermark) {
    return watermark != Long.MIN_VALUE && time <= watermark - limits.historyAfter().toMillis();
  }

  private void setTimer(SubjectStory told) {
    long next = told.nextCheck(rules, limits);
    if (next < told.nextTimer) {
      timers.registerEventTimeTimer(next);
      told.nextTimer = next;
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Reading> out)
      throws Exception {
    restoreRules(context.getBroadcastState(RULES));
    timers = context.timerService();
    SubjectStory told = story.value();
    if (told == null) {
      return;
    }
    long watermark = Math.min(context.timerService().currentWatermark(), until);
    if (context.timeDomain() == TimeDomain.PROCESSING_TIME) {
      long settledAt = told.lastHistory + limits.historySettles().toMillis();
      if (settledAt > context.timerService().currentProcessingTime()) {
        context.timerService().registerProcessingTimeTimer(settledAt);
        return;
      }
      told.lastHistory = Long.MIN_VALUE;
      told.settleHistory(watermark, rules, limits, counted(out));
    } else {
      if (timestamp > until) {
        return;
      }
      if (timestamp >= told.nextTimer) {
        told.nextTimer = Long.MAX_VALUE;
      }
      if (!told.hasHistory()) {
        told.pass(watermark, rules, limits, counted(out));
      }
    }
    if (told.isForgotten(watermark, limits)) {
      story.clear();
      return;
    }
    setTimer(told);
    story.update(told);
  }

  @Override
  public void processBroadcastElement(String published, Context context, Collector<Reading> out)
      throws Exception {
    BroadcastState<String, String> known = context.getBroadcastState(RULES);
    restoreRules(known);
    ClusterRule rule;
    try {
      rule = read(published);
    } catch (InvalidDefinitionsException e) {
      // Publishing validates; this guards the job against whoever writes to the topic by hand.
      LOG.error(
          "a published rule cannot be used and is ignored: {}", String.join("; ", e.problems()));
      badRules.inc();
      return;
    }
    ClusterRule before = rules.get(rule.rule());
    if (!rules.publish(rule)) {
      return;
    }
    known.put(rule.rule(), published);
    long watermark = Math.min(context.currentWatermark(), until);
    context.applyToKeyedState(
        STORY,
        (subject, state) -> {
          SubjectStory told = state.value();
          if (!EvidenceScopes.covers(rule.scope(), subject)) {
            return;
          }
          told.reconsider(rule, before, watermark, rules, limits, counted(out));
          if (timers != null) {
            setTimer(told);
          }
          state.update(told);
        });
  }

  private void restoreRules(ReadOnlyBroadcastState<String, String> known) throws Exception {
    if (restored) {
      return;
    }
    for (Map.Entry<String, String> rule : known.immutableEntries()) {
      rules.publish(read(rule.getValue()));
    }
    restored = true;
  }

  private static ClusterRule read(String json) {
    return ClusterRules.readJson(json.getBytes(StandardCharsets.UTF_8));
  }

  private Consumer<Reading> counted(Collector<Reading> out) {
    return reading -> {
      readings.add(1L);
      out.collect(reading);
    };
  }

  private static String toJson(ClusterRule rule) {
    try {
      return Json.mapper().writeValueAsString(rule);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("rule " + rule.rule() + " cannot be written as JSON", e);
    }
  }
}
