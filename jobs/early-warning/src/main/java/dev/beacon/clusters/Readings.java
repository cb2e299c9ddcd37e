package dev.beacon.clusters;

import dev.beacon.contract.ClusterRule;

/** What readings of one cluster have in common. */
final class Readings {
  /** Marks a reading that no report caused but the passing of time. */
  static final long BY_TIME = -1;

  private Readings() {}

  /**
   * The name of a cluster's alert: {@code cluster:<rule>:<16 hex digits>}, from the rule, the
   * subject and the first report of the run. The same whenever the same reports are replayed.
   */
  static String alertId(ClusterRule rule, String subject, String anchorId) {
    return "cluster:%s:%016x"
        .formatted(rule.rule(), Hashes.of(rule.rule() + '|' + subject + '|' + anchorId));
  }
}
