package dev.beacon.intake;

import dev.beacon.contract.Reject;
import dev.beacon.counting.PartingFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** Parts the inputs: events go on, rejects go aside and are counted. */
public final class IntakeFunction extends PartingFunction<IntakeResult, CaseEvent> {
  /** What could not be used. */
  public static final OutputTag<Reject> REJECTS =
      new OutputTag<>("rejects", TypeInformation.of(Reject.class));

  private static final long serialVersionUID = 1L;

  public IntakeFunction() {
    super(REJECTS, CaseEvent.TYPE);
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
