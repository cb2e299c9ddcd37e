package dev.beacon.heat;

import dev.beacon.contract.HeatDocument;
import dev.beacon.contract.RiskModel;
import dev.beacon.gathering.Gathering;
import java.time.Instant;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The stage that keeps the heatmap current. */
public final class Heat {
  private final SingleOutputStreamOperator<HeatDocument> current;

  private Heat(SingleOutputStreamOperator<HeatDocument> current) {
    this.current = current;
  }

  /**
   * The risk of every place that the changes touch.
   *
   * @param changes those of one matter in their order, by one subtask
   * @param models published risk models, as JSON
   * @param model by which is scored before any is published
   * @param until the instant at which a bounded run ends; null: it does not
   */
  public static Heat of(
      DataStream<HazardChange> changes,
      DataStream<String> models,
      HeatConfig config,
      RiskModel model,
      Instant until) {
    return new Heat(
        changes
            .transform("heat-gathering", HeatDelta.TYPE, new Gathering<>(new HeatDeltas(config)))
            .uid("heat-gathering")
            .keyBy(delta -> delta.place)
            .connect(models.broadcast(LiveRiskModel.STATE))
            .process(new HeatFunction(config, model, until))
            .name("heat")
            .uid("heat"));
  }

  /** The risk as it is now, at a bounded rate a place. */
  public DataStream<HeatDocument> current() {
    return current;
  }

  /** The risk of places that have become graver, before their turn. */
  public DataStream<HeatDocument> graver() {
    return current.getSideOutput(HeatFunction.GRAVER);
  }

  /** Every place that is not calm, every ten minutes of event time. */
  public DataStream<HeatDocument> history() {
    return current.getSideOutput(HeatFunction.HISTORY);
  }
}
