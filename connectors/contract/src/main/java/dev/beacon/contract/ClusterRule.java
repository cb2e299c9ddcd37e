package dev.beacon.contract;

import java.time.Duration;
import java.util.List;

/**
 * Thresholds of a cluster pattern, as the intelligence unit publishes them on {@code beacon.rules}.
 *
 * @param rule its name, such as {@code wage-arrears-emerging}
 * @param version counts up with each publication; an older version never replaces a newer one
 * @param enabled false switches it off
 * @param mode live or shadow
 * @param title what it is called
 * @param categories the categories whose reports count
 * @param reporters opens at this many distinct reporters about one subject, at least 1
 * @param within inside this length of event time, exclusive: reports exactly this far apart do not
 *     meet
 * @param quiet a cluster without a new report for this long is over; at least {@code within}
 * @param severity from which size on a cluster is RED or YELLOW, gravest first; the first step that
 *     is met counts, GREEN if none is
 */
public record ClusterRule(
    String rule,
    long version,
    boolean enabled,
    Alert.Mode mode,
    Text title,
    List<String> categories,
    int reporters,
    Duration within,
    Duration quiet,
    List<SeverityStep> severity) {

  /**
   * A step on the scale of severity; any one of its limits suffices, null does not count.
   *
   * @param grade the severity reached
   * @param reporters distinct reporters, at least
   * @param people people involved, at least
   * @param amount money involved, at least
   */
  public record SeverityStep(Grade grade, Integer reporters, Integer people, Double amount) {}
}
