package dev.beacon.local.evaluate;

import dev.beacon.contract.Alert;

/**
 * How well a rule did. Episodes are those whose 8th claim lies in the period that is scored; hit
 * and early count the growing ones. Medians are null where there is nothing to take them of.
 *
 * @param rule its name
 * @param mode live or shadow; null if it raised no alert
 * @param alerts how many alerts it opened
 * @param alertsPerYear the same, a year
 * @param falseAlerts alerts about subjects with no episode around the opening
 * @param falsePerYear the same, a year
 * @param episodes all episodes
 * @param episodesHit those with an alert around them
 * @param growing the growing ones among the episodes
 * @param hit growing ones with an alert around them
 * @param early growing ones with an alert that opened before the 8th claim in the order of time and
 *     id: the alert's evidence does not hold the 8th claim
 * @param earlyStrict growing ones with an alert that opened at an earlier instant than the 8th
 *     claim; where claims carry dates only, an earlier day
 * @param growingFromFirst the episodes whose first 8 claims, however far apart, came on more than
 *     one day
 * @param earlyFromFirst those of them with an alert that opened at an earlier instant than the 8th
 *     claim counted from the episode's first: the strictest reading
 * @param leadToEighth median over the growing ones that were hit: days from the first alert's
 *     opening to the 8th claim, negative where it opened later
 * @param leadToPeak the same, to the first claim of the busiest day
 * @param leadToLast the same, to the last claim
 * @param evidence median over all alerts: reports behind it as it opened
 */
public record RuleScore(
    String rule,
    Alert.Mode mode,
    int alerts,
    double alertsPerYear,
    int falseAlerts,
    double falsePerYear,
    int episodes,
    int episodesHit,
    int growing,
    int hit,
    int early,
    int earlyStrict,
    int growingFromFirst,
    int earlyFromFirst,
    Double leadToEighth,
    Double leadToPeak,
    Double leadToLast,
    Double evidence) {

  /** Of the growing episodes, 0 to 1; NaN if there are none. */
  public double shareEarly() {
    return (double) early / growing;
  }

  /** Of the growing episodes, 0 to 1; NaN if there are none. */
  public double shareEarlyStrict() {
    return (double) earlyStrict / growing;
  }

  /** Of the episodes that grow from their first claim, 0 to 1; NaN if there are none. */
  public double shareEarlyFromFirst() {
    return (double) earlyFromFirst / growingFromFirst;
  }

  /** Of the growing episodes, 0 to 1; NaN if there are none. */
  public double shareHit() {
    return (double) hit / growing;
  }
}
