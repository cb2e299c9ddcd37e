package dev.beacon.clusters;

import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.Grade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a cluster is, slowly and obviously: sort the reports about one subject, cut them where a
 * quiet period passes, look at every window. Defines the truth that {@link SubjectStory} is
 * compared with.
 */
final class ReferenceClusters {
  /**
   * A cluster as it finally stands. {@code reporters} and {@code reports} count from the window
   * that opened it.
   */
  record Cluster(
      String anchorId,
      long openedAt,
      int reporters,
      int reports,
      double amount,
      int lastStep,
      Grade severity,
      long lastStepAt,
      boolean over) {}

  private ReferenceClusters() {}

  static List<Cluster> judge(List<Evidence> unsorted, ClusterRule rule, long until) {
    List<Evidence> reports = new ArrayList<>(unsorted);
    reports.removeIf(report -> !rule.categories().contains(report.category()));
    reports.sort(Comparator.comparingLong(Evidence::time).thenComparing(Evidence::id));
    List<Cluster> clusters = new ArrayList<>();
    for (List<Evidence> run : runs(reports, rule)) {
      Cluster cluster = cluster(run, rule, until);
      if (cluster != null) {
        clusters.add(cluster);
      }
    }
    return clusters;
  }

  private static List<List<Evidence>> runs(List<Evidence> sorted, ClusterRule rule) {
    List<List<Evidence>> runs = new ArrayList<>();
    long last = 0;
    for (Evidence report : sorted) {
      if (runs.isEmpty() || report.time() - last >= rule.quiet().toMillis()) {
        runs.add(new ArrayList<>());
      }
      runs.get(runs.size() - 1).add(report);
      last = report.time();
    }
    return runs;
  }

  private static Cluster cluster(List<Evidence> run, ClusterRule rule, long until) {
    for (int i = 0; i < run.size(); i++) {
      long start = run.get(i).time() - rule.within().toMillis();
      Map<String, Evidence> latest = new HashMap<>();
      for (int j = 0; j <= i; j++) {
        if (run.get(j).time() > start) {
          latest.put(run.get(j).kind() + " of " + run.get(j).reporter(), run.get(j));
        }
      }
      if (distinct(List.copyOf(latest.values())) >= rule.reporters()) {
        return grown(run, i, new ArrayList<>(latest.values()), rule, until);
      }
    }
    return null;
  }

  private static Cluster grown(
      List<Evidence> run, int opening, List<Evidence> members, ClusterRule rule, long until) {
    members.sort(Evidence.ORDER);
    int step = 1;
    int stepReporters = distinct(members);
    Grade severity = severity(members, rule);
    long stepAt = run.get(opening).time();
    for (int i = opening + 1; i < run.size(); i++) {
      members.add(run.get(i));
      Grade now = severity(members, rule);
      boolean graver = now.compareTo(severity) < 0;
      if (graver || distinct(members) >= 2 * stepReporters) {
        step++;
        stepReporters = distinct(members);
        severity = graver ? now : severity;
        stepAt = run.get(i).time();
      }
    }
    long quietAt = run.get(run.size() - 1).time() + rule.quiet().toMillis();
    return new Cluster(
        run.get(0).id(),
        run.get(opening).time(),
        distinct(members),
        members.size(),
        amount(members),
        step,
        severity,
        stepAt,
        quietAt <= until);
  }

  private static int distinct(List<Evidence> reports) {
    Set<Long> reporters = new HashSet<>();
    reports.forEach(report -> reporters.add(report.reporter()));
    return reporters.size();
  }

  private static double amount(List<Evidence> reports) {
    return reports.stream().mapToDouble(r -> Double.isNaN(r.amount()) ? 0 : r.amount()).sum();
  }

  private static Grade severity(List<Evidence> members, ClusterRule rule) {
    int people =
        Math.max(distinct(members), members.stream().mapToInt(Evidence::people).max().orElse(0));
    for (ClusterRule.SeverityStep step : rule.severity()) {
      if ((step.reporters() != null && distinct(members) >= step.reporters())
          || (step.people() != null && people >= step.people())
          || (step.amount() != null && amount(members) >= step.amount())) {
        return step.grade();
      }
    }
    return Grade.GREEN;
  }

  /** Final clusters by anchor, for comparing. */
  static Map<String, Cluster> byAnchor(List<Cluster> clusters) {
    Map<String, Cluster> map = new TreeMap<>();
    clusters.forEach(cluster -> map.put(cluster.anchorId(), cluster));
    return map;
  }
}
