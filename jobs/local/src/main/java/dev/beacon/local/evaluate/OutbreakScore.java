package dev.beacon.local.evaluate;

import dev.beacon.contract.Alert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How well a rule did against outbreaks that were played. An outbreak counts if its crowd gathers
 * in the period, an alert if it opened in it.
 *
 * @param rule its name
 * @param mode live or shadow
 * @param alerts how many it opened
 * @param outbreaks how many there were
 * @param before warned of before the crowd gathered
 * @param late warned of only at the gathering or after it
 * @param missed never warned of
 * @param leadHours median over those warned of before: hours from the first alert to the gathering;
 *     null if there are none
 * @param shortestLeadHours the smallest of these leads; null if there are none
 * @param falseAlerts alerts that are about no outbreak
 * @param falsePerMonth the same, in 30 days
 */
record OutbreakScore(
    String rule,
    Alert.Mode mode,
    int alerts,
    int outbreaks,
    int before,
    int late,
    int missed,
    Double leadHours,
    Double shortestLeadHours,
    int falseAlerts,
    double falsePerMonth) {
  private static final double DAYS_A_MONTH = 30;
  private static final double HOURS_A_DAY = 24;

  /** The score of each rule, by name. */
  static List<OutbreakScore> score(List<ClusterAlert> alerts, OutbreakTruth truth, Period period) {
    Map<String, List<ClusterAlert>> byRule = new TreeMap<>();
    alerts.forEach(a -> byRule.computeIfAbsent(a.rule(), rule -> new ArrayList<>()).add(a));
    return byRule.entrySet().stream()
        .map(entry -> score(entry.getKey(), entry.getValue(), truth, period))
        .toList();
  }

  private static OutbreakScore score(
      String rule, List<ClusterAlert> alerts, OutbreakTruth truth, Period period) {
    List<OutbreakTruth.Played> counted =
        truth.outbreaks().stream()
            .filter(played -> period.contains(played.truth().gatheringAt()))
            .toList();
    int late = 0;
    int missed = 0;
    List<Double> leads = new ArrayList<>();
    for (OutbreakTruth.Played played : counted) {
      Optional<Instant> first =
          alerts.stream()
              .filter(played::isAbout)
              .map(ClusterAlert::openedAt)
              .min(Instant::compareTo);
      Instant gathering = played.truth().gatheringAt();
      if (first.isEmpty()) {
        missed++;
      } else if (first.get().isBefore(gathering)) {
        leads.add(Period.days(first.get(), gathering) * HOURS_A_DAY);
      } else {
        late++;
      }
    }
    List<ClusterAlert> opened =
        alerts.stream().filter(alert -> period.contains(alert.openedAt())).toList();
    int falseAlerts =
        (int)
            opened.stream()
                .filter(alert -> truth.outbreaks().stream().noneMatch(p -> p.isAbout(alert)))
                .count();
    return new OutbreakScore(
        rule,
        alerts.get(0).mode(),
        opened.size(),
        counted.size(),
        leads.size(),
        late,
        missed,
        Median.of(leads),
        leads.stream()
            .min(Double::compare)
            .map(lead -> Math.round(lead * 100) / 100.0)
            .orElse(null),
        falseAlerts,
        Math.round(falseAlerts * DAYS_A_MONTH / period.days() * 10) / 10.0);
  }
}
