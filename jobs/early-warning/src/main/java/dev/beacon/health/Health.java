package dev.beacon.health;

import dev.beacon.alerts.AlertEmission;
import dev.beacon.cases.CaseChange;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.HealthDocument;
import dev.beacon.contract.HealthDocument.Measure;
import dev.beacon.contract.Reject;
import dev.beacon.health.HealthTap.Observer;
import dev.beacon.intake.CaseEvent;
import dev.beacon.intake.OrderEvent;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The stage that tells how the pipeline does. */
public final class Health {
  private static final TypeInformation<HealthDocument> TYPE =
      TypeInformation.of(HealthDocument.class);

  /** How an event repeats what is known. */
  private enum Repeat {
    /** A further report of a known case. */
    SAME_CASE,
    /** The same event once more. */
    SAME_EVENT
  }

  private Health() {}

  /**
   * Measures the stages by what comes out of them.
   *
   * @param events usable events of cases
   * @param orders usable events of orders
   * @param rejects what could not be used
   * @param changes what events changed about cases
   * @param repeats the kind of each event that was there before
   * @param alerts every version of every alert
   */
  public static DataStream<HealthDocument> of(
      DataStream<CaseEvent> events,
      DataStream<OrderEvent> orders,
      DataStream<Reject> rejects,
      DataStream<CaseChange> changes,
      DataStream<EventKind> repeats,
      DataStream<AlertEmission> alerts) {
    return tap(events, "event", (event, now, meter) -> meter.count(Measure.EVENTS, event.kind()))
        .union(
            tap(orders, "order", (event, now, meter) -> meter.count(Measure.EVENTS, event.kind())),
            tap(
                rejects,
                "reject",
                (reject, now, meter) -> meter.count(Measure.REJECTS, reject.reason())),
            tap(changes, "case", Health::change),
            tap(
                repeats,
                "repeat",
                (kind, now, meter) -> meter.count(Measure.MERGED, Repeat.SAME_EVENT)),
            tap(alerts, "alert", Health::alert));
  }

  private static void change(CaseChange change, long now, HealthMeter meter) {
    if (change.merged()) {
      meter.count(Measure.MERGED, Repeat.SAME_CASE);
    }
    if (change.appendedAt() != CaseEvent.NO_TIME) {
      meter.took(Measure.EVENT_LATENCY, null, now - change.appendedAt());
    }
  }

  private static void alert(AlertEmission emission, long now, HealthMeter meter) {
    Enum<?> kind = emission.alert().kind();
    meter.count(Measure.ALERTS, kind);
    if (emission.triggerAppendedAt() >= 0) {
      meter.took(Measure.ALERT_LATENCY, kind, now - emission.triggerAppendedAt());
    }
  }

  private static <T> DataStream<HealthDocument> tap(
      DataStream<T> stream, String name, Observer<T> observer) {
    String id = name + "-health";
    return stream.transform(id, TYPE, new HealthTap<>(observer)).uid(id);
  }
}
