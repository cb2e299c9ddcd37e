package dev.beacon.clusters;

import dev.beacon.alerts.AlertEmission;
import dev.beacon.contract.Alert;
import dev.beacon.contract.GeoPoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.util.Collector;

/** Words a match of {@link ClusterPattern} as a version of the cluster's alert. */
final class ClusterAlerts extends PatternProcessFunction<Reading, AlertEmission> {
  private static final long serialVersionUID = 1L;

  @Override
  public void processMatch(
      Map<String, List<Reading>> match, Context context, Collector<AlertEmission> out) {
    Reading after = match.get(ClusterPattern.AFTER).get(0);
    out.collect(new AlertEmission(alert(after), after.triggerAppendedAt()));
  }

  static Alert alert(Reading reading) {
    Picture picture = reading.picture();
    About about = reading.about();
    return new Alert(
        reading.alertId(),
        reading.sequence(),
        Alert.Kind.CLUSTER,
        status(reading),
        picture.severity(),
        Instant.ofEpochMilli(picture.at()),
        Instant.ofEpochMilli(reading.openedAt()),
        reading.mode(),
        reading.rule(),
        reading.ruleVersion(),
        reading.category(),
        reading.subject(),
        about.name(),
        about.community(),
        Double.isNaN(about.lat()) ? null : new GeoPoint(about.lat(), about.lon()),
        null,
        null,
        null,
        null,
        null,
        picture.metrics(),
        picture.evidence(),
        ClusterSentences.summary(reading));
  }

  private static Alert.Status status(Reading reading) {
    if (reading.level() == Reading.Level.OVER) {
      return Alert.Status.RESOLVED;
    }
    if (reading.picture().step() == 1) {
      return Alert.Status.OPEN;
    }
    return reading.picture().escalates() ? Alert.Status.ESCALATED : Alert.Status.UPDATED;
  }
}
