package dev.beacon.local.report;

import dev.beacon.local.evaluate.ClusterAlert;
import dev.beacon.local.evaluate.Episodes;
import dev.beacon.local.evaluate.Period;
import dev.beacon.local.evaluate.RuleScore;
import dev.beacon.local.evaluate.RuleStatistics;
import java.util.List;

/**
 * What a report shows.
 *
 * @param feed name of the feed
 * @param in rows read
 * @param cases how many cases there are
 * @param rejected rows that could not be used
 * @param period from the first event to the end
 * @param rules what each rule raised, in the order in which they are shown
 * @param scores how each did; empty where there is no episode
 * @param alerts the clusters' alerts, by time of opening
 * @param truth what was reported, and the episodes
 */
public record BacktestReport(
    String feed,
    long in,
    long cases,
    long rejected,
    Period period,
    List<RuleStatistics> rules,
    List<RuleScore> scores,
    List<ClusterAlert> alerts,
    Episodes truth) {

  /** Position of a rule among those shown; -1 if it is none of them. */
  int indexOf(String rule) {
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).rule().equals(rule)) {
        return i;
      }
    }
    return -1;
  }

  /** How many rules the pictures draw; the table has them all. */
  int drawn() {
    return Math.min(rules.size(), Mark.MOST);
  }
}
