package dev.beacon.desk;

import dev.beacon.contract.Reject;
import dev.beacon.counting.PartingFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** Parts the actions: those that can be used go on, the others go aside and are counted. */
public final class ActionIntakeFunction extends PartingFunction<ReceivedAction, ReceivedAction> {
  /** What could not be used. */
  public static final OutputTag<Reject> REJECTS =
      new OutputTag<>("rejected-actions", TypeInformation.of(Reject.class));

  private static final long serialVersionUID = 1L;

  public ActionIntakeFunction() {
    super(REJECTS, ReceivedAction.TYPE);
  }

  @Override
  protected ReceivedAction usable(ReceivedAction received) {
    return received.isUsable() ? received : null;
  }

  @Override
  protected Reject reject(ReceivedAction received) {
    return received.reject();
  }
}
