package dev.beacon.intake;

import dev.beacon.contract.Reject;
import dev.beacon.counting.PartingFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Parts the inputs: events of cases go on, those of orders go aside, and so do rejects, which are
 * counted.
 */
public final class IntakeFunction extends PartingFunction<IntakeResult, CaseEvent> {
  /** What could not be used. */
  public static final OutputTag<Reject> REJECTS =
      new OutputTag<>("rejects", TypeInformation.of(Reject.class));

  /** Orders, check-ins and the progress of orders. */
  public static final OutputTag<OrderEvent> ORDERS = new OutputTag<>("orders", OrderEvent.TYPE);

  private static final long serialVersionUID = 1L;

  public IntakeFunction() {
    super(REJECTS, CaseEvent.TYPE);
  }

  @Override
  public void processElement(IntakeResult input, Context context, Collector<CaseEvent> out) {
    if (input.order() == null) {
      super.processElement(input, context, out);
    } else {
      context.output(ORDERS, input.order());
    }
  }

  @Override
  protected CaseEvent usable(IntakeResult input) {
    return input.event();
  }

  @Override
  protected Reject reject(IntakeResult input) {
    return input.reject();
  }
}
