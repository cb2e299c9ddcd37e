package dev.beacon.local.evaluate;

import dev.beacon.contract.Alert;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * What a rule raised over a history, without asking whether it was right. Medians are null where
 * there is nothing to take them of.
 *
 * @param rule its name
 * @param title what it is called
 * @param mode live or shadow
 * @param alerts how many clusters it alerted
 * @param alertsPerYear the same, a year; null where the history is too short to say
 * @param red clusters that became RED
 * @param yellow clusters that became YELLOW and no graver
 * @param green all others
 * @param evidenceAtOpening median number of reports behind an alert as it opened
 * @param leadToPeak median of the days from an alert's opening to the first report of the cluster's
 *     busiest day, the first such day; negative where the alert came later. The cluster's reports
 *     are those about its subject from its first evidence until it ended
 * @param leadToLast median of the days from an alert's opening to the cluster's last report
 */
public record RuleStatistics(
    String rule,
    Text title,
    Alert.Mode mode,
    int alerts,
    Double alertsPerYear,
    int red,
    int yellow,
    int green,
    Double evidenceAtOpening,
    Double leadToPeak,
    Double leadToLast) {

  /**
   * Takes stock of one rule.
   *
   * @param alerts all of its alerts
   * @param history what was reported
   * @param period from the first event to the end
   */
  public static RuleStatistics of(
      String rule,
      Text title,
      Alert.Mode mode,
      List<ClusterAlert> alerts,
      Episodes history,
      Period period) {
    List<Double> toPeak = new ArrayList<>();
    List<Double> toLast = new ArrayList<>();
    for (ClusterAlert alert : alerts) {
      List<Claim> reports = history.claimsBehind(alert);
      if (!reports.isEmpty()) {
        Claim busiest = reports.get(history.busiest(reports));
        toPeak.add(Period.days(alert.openedAt(), busiest.at()));
        toLast.add(Period.days(alert.openedAt(), reports.get(reports.size() - 1).at()));
      }
    }
    return new RuleStatistics(
        rule,
        title,
        mode,
        alerts.size(),
        period.isTelling() ? (Double) period.perYear(alerts.size()) : null,
        count(alerts, Grade.RED),
        count(alerts, Grade.YELLOW),
        count(alerts, Grade.GREEN),
        Median.of(alerts.stream().map(alert -> (double) alert.reportsAtOpening()).toList()),
        Median.of(toPeak),
        Median.of(toLast));
  }

  private static int count(List<ClusterAlert> alerts, Grade severity) {
    return (int) alerts.stream().filter(alert -> alert.severity() == severity).count();
  }
}
