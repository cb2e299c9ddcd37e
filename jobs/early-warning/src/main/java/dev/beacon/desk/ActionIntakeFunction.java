package dev.beacon.desk;

import dev.beacon.contract.Reject;
import dev.beacon.counting.SurvivingCounters;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Parts the actions: those that can be used go on, the others go aside and are counted. */
public final class ActionIntakeFunction extends ProcessFunction<ReceivedAction, ReceivedAction>
    implements CheckpointedFunction, ResultTypeQueryable<ReceivedAction> {
  /** What could not be used. */
  public static final OutputTag<Reject> REJECTS =
      new OutputTag<>("rejected-actions", TypeInformation.of(Reject.class));

  /** Gauge: how many actions could not be used. */
  public static final String REJECTED = "rejected";

  private static final long serialVersionUID = 1L;
  private static final int REJECTED_COUNTER = 0;

  private final SurvivingCounters counters = new SurvivingCounters(REJECTED);

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
  public void processElement(
      ReceivedAction received, Context context, Collector<ReceivedAction> out) {
    if (received.isUsable()) {
      out.collect(received);
      return;
    }
    counters.increment(REJECTED_COUNTER);
    context.output(REJECTS, received.reject());
  }

  @Override
  public TypeInformation<ReceivedAction> getProducedType() {
    return ReceivedAction.TYPE;
  }
}
