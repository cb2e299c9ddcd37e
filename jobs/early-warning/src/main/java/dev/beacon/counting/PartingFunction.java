package dev.beacon.counting;

import dev.beacon.contract.Reject;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Parts what was read: what can be used goes on, rejects go aside and are counted.
 *
 * @param <I> what was read
 * @param <O> what can be used
 */
public abstract class PartingFunction<I, O> extends ProcessFunction<I, O>
    implements CheckpointedFunction, ResultTypeQueryable<O> {
  /** Gauge: how many inputs could not be used. */
  public static final String REJECTED = "rejected";

  private static final long serialVersionUID = 1L;
  private static final int REJECTED_COUNTER = 0;

  private final SurvivingCounters counters = new SurvivingCounters(REJECTED);
  private final OutputTag<Reject> rejects;
  private final TypeInformation<O> usable;

  /**
   * Parts into these.
   *
   * @param rejects where rejects go
   * @param usable how Flink carries what can be used
   */
  protected PartingFunction(OutputTag<Reject> rejects, TypeInformation<O> usable) {
    this.rejects = rejects;
    this.usable = usable;
  }

  /** What can be used of an input; null if it was rejected. */
  protected abstract O usable(I input);

  /** Why an input was rejected. */
  protected abstract Reject reject(I input);

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
  }

  @Override
  public void processElement(I input, Context context, Collector<O> out) {
    O use = usable(input);
    if (use != null) {
      out.collect(use);
      return;
    }
    counters.increment(REJECTED_COUNTER);
    context.output(rejects, reject(input));
  }

  @Override
  public TypeInformation<O> getProducedType() {
    return usable;
  }
}
