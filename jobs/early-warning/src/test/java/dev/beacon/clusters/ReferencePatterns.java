package dev.beacon.clusters;

import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Metrics;
import dev.beacon.contract.Observation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What each pattern means, slowly and obviously: the evidence about one subject is sorted, and
 * after each piece everything that came before is looked at afresh. Defines the truth that the job
 * is compared with.
 */
final class ReferencePatterns {
  /** A rule as it holds from a position in the sorted evidence on. */
  record Change(int after, ClusterRule rule) {}

  /** A cluster as it finally stands. */
  private static final class Run {
    final Evidence anchor;
    long last;
    long openedAt = Long.MIN_VALUE;
    final List<Evidence> members = new ArrayList<>();
    Integer places;
    int step;
    int stepReporters;
    Grade severity;
    long stepAt;
    boolean over;

    Run(Evidence anchor) {
      this.anchor = anchor;
      last = anchor.time();
    }

    boolean isOpen() {
      return openedAt != Long.MIN_VALUE;
    }
  }

  private final String key;
  private final EvidenceLimits limits;
  private final List<Evidence> told = new ArrayList<>();
  private final List<Run> runs = new ArrayList<>();
  private Run current;
  private ClusterRule rule;

  private ReferencePatterns(String key, EvidenceLimits limits) {
    this.key = key;
    this.limits = limits;
  }

  /**
   * Every cluster under one rule, a line each.
   *
   * @param changes the rule's versions, in order
   * @param until when what is open is judged
   */
  static Set<String> judge(
      String key,
      List<Evidence> unsorted,
      List<Change> changes,
      EvidenceLimits limits,
      long until) {
    ReferencePatterns reference = new ReferencePatterns(key, limits);
    List<Evidence> sorted = new ArrayList<>(unsorted);
    sorted.sort(Evidence.ORDER);
    for (int i = 0; i <= sorted.size(); i++) {
      for (Change change : changes) {
        if (change.after() == i) {
          reference.change(change.rule());
        }
      }
      if (i < sorted.size()) {
        reference.tell(sorted.get(i));
      }
    }
    return reference.outcome(until);
  }

  private void change(ClusterRule changed) {
    boolean unknown = rule == null;
    rule = changed;
    if (unknown) {
      for (Evidence report : latestOfEach()) {
        if (concerns(report)) {
          cut(report);
          current.last = report.time();
        }
      }
    }
    long now = told.isEmpty() ? Long.MIN_VALUE : told.get(told.size() - 1).time();
    if (current != null && current.last + rule.quiet().toMillis() > now) {
      openIfMet(current.last);
    }
  }

  private void tell(Evidence evidence) {
    told.add(evidence);
    if (rule == null || !concerns(evidence)) {
      return;
    }
    cut(evidence);
    current.last = evidence.time();
    if (!current.isOpen()) {
      openIfMet(evidence.time());
    } else if (rule.enabled()) {
      current.members.add(evidence);
      grow(evidence.time());
    }
  }

  private boolean concerns(Evidence evidence) {
    return evidence.isReport()
        && (counts(evidence)
            || (rule.pattern() == ClusterRule.Pattern.ESCALATION && isCourse(evidence)));
  }

  private boolean counts(Evidence report) {
    return rule.categories().contains(report.category());
  }

  private static boolean isCourse(Evidence evidence) {
    return evidence.observation() != null && evidence.observation() != Observation.OTHER;
  }

  private void cut(Evidence evidence) {
    if (current != null && evidence.time() - current.last >= rule.quiet().toMillis()) {
      current.over = true;
      current = null;
    }
    if (current == null) {
      current = new Run(evidence);
      runs.add(current);
    }
  }

  private void openIfMet(long now) {
    if (current.isOpen() || !rule.enabled()) {
      return;
    }
    List<Evidence> members =
        switch (rule.pattern()) {
          case SURGE -> surge(now);
          case ESCALATION -> escalation(now);
          case UNANSWERED -> unanswered(now);
          case CONTAGION -> contagion(now);
          case RELAPSE -> relapse(now);
          case ANOMALY -> anomaly(now);
        };
    if (members == null) {
      return;
    }
    current.openedAt = now;
    current.members.addAll(members);
    current.step = 1;
    current.stepReporters = metrics(current).reporters();
    current.severity = severity(metrics(current));
    current.stepAt = now;
  }

  private void grow(long now) {
    Metrics metrics = metrics(current);
    Grade severity = severity(metrics);
    boolean graver = severity.compareTo(current.severity) < 0;
    boolean doubled =
        metrics.reporters() > 0
            && metrics.reporters() >= 2 * current.stepReporters
            && (rule.reporters() == null || metrics.reporters() >= rule.reporters());
    if (graver || doubled) {
      current.step++;
      current.stepReporters = metrics.reporters();
      current.severity = graver ? severity : current.severity;
      current.stepAt = now;
    }
  }

  /**
   * The latest report of each reporter, place, category and kind, in order, none older than the
   * horizon.
   */
  private List<Evidence> latestOfEach() {
    Map<String, Evidence> latest = new LinkedHashMap<>();
    long newest = Long.MIN_VALUE;
    for (Evidence report : told) {
      if (report.isReport()) {
        newest = report.time();
        latest.put(
            "%s %s %s %s"
                .formatted(report.reporter(), report.place(), report.category(), report.kind()),
            report);
      }
    }
    long forgotten = newest - limits.horizon().toMillis();
    List<Evidence> reports = new ArrayList<>(latest.values());
    reports.removeIf(report -> report.time() <= forgotten);
    reports.sort(Evidence.ORDER);
    return reports;
  }

  private List<Evidence> latestBetween(long after, long to) {
    List<Evidence> reports = latestOfEach();
    reports.removeIf(r -> !counts(r) || r.time() <= after || r.time() > to);
    return reports;
  }

  private long window(long end) {
    return end - rule.within().toMillis();
  }

  private int asked() {
    return rule.reporters() == null ? 1 : rule.reporters();
  }

  private List<Evidence> surge(long now) {
    List<Evidence> window = latestBetween(window(now), now);
    int reporters = reporters(window);
    int people = Math.max(reporters, window.stream().mapToInt(Evidence::people).max().orElse(0));
    double amount = amount(window);
    int tips = reporters(window.stream().filter(Evidence::isTip).toList());
    List<Boolean> limits = new ArrayList<>();
    if (rule.reporters() != null) {
      limits.add(reporters >= rule.reporters());
    }
    if (rule.people() != null) {
      limits.add(people >= rule.people());
    }
    if (rule.amount() != null) {
      limits.add(amount >= rule.amount());
    }
    if (rule.tips() != null) {
      limits.add(tips >= rule.tips());
    }
    boolean met =
        rule.match() == ClusterRule.Match.ANY ? limits.contains(true) : !limits.contains(false);
    return met ? window : null;
  }

  private List<Evidence> escalation(long now) {
    Evidence crowd = null;
    for (Evidence e : told) {
      boolean sight =
          e.observation() == Observation.GATHERING || e.observation() == Observation.WORK_STOPPAGE;
      if (sight && e.time() > window(now)) {
        crowd = e;
      }
    }
    for (Evidence tip : told) {
      if (crowd != null
          && tip.observation() == Observation.WAGES_LATE
          && tip.time() > window(crowd.time())
          && Evidence.ORDER.compare(tip, crowd) < 0) {
        Set<Long> complained = new HashSet<>();
        for (Evidence e : latestOfEach()) {
          if (e.kind() == Evidence.Kind.REQUEST
              && counts(e)
              && Evidence.ORDER.compare(tip, e) < 0
              && Evidence.ORDER.compare(e, crowd) < 0) {
            complained.add(e.reporter());
          }
        }
        if (complained.size() >= asked()) {
          return latestBetween(window(now), now);
        }
      }
    }
    return null;
  }

  private List<Evidence> unanswered(long now) {
    Map<Long, Evidence> waiting = new LinkedHashMap<>();
    Map<Long, Evidence> answered = new HashMap<>();
    for (Evidence e : told) {
      long forgotten = e.time() - limits.horizon().toMillis();
      waiting.values().removeIf(grave -> grave.time() <= forgotten);
      answered.values().removeIf(answer -> answer.time() <= forgotten);
      switch (e.kind()) {
        case REQUEST, TIP -> {
          if (e.grave() && !answered.containsKey(e.caseHash())) {
            waiting.putIfAbsent(e.caseHash(), e);
          }
        }
        case ANSWERED, SETTLED -> {
          waiting.remove(e.caseHash());
          answered.putIfAbsent(e.caseHash(), e);
        }
        case REOPENED -> answered.remove(e.caseHash());
      }
    }
    List<Evidence> graves = new ArrayList<>(waiting.values());
    graves.sort(Evidence.ORDER);
    for (Evidence grave : graves) {
      long from = grave.time() + rule.unansweredFor().toMillis();
      if (counts(grave)
          && grave.time() > window(now)
          && reporters(latestBetween(from - 1, now)) >= asked()) {
        return latestBetween(grave.time() - 1, now);
      }
    }
    return null;
  }

  private List<Evidence> relapse(long now) {
    for (Evidence settled : told) {
      if (settled.kind() == Evidence.Kind.SETTLED
          && counts(settled)
          && settled.time() > window(now)) {
        List<Evidence> after = latestBetween(settled.time() - 1, now);
        after.removeIf(r -> Evidence.ORDER.compare(r, settled) < 0);
        if (reporters(after) >= asked()) {
          return after;
        }
      }
    }
    return null;
  }

  private List<Evidence> contagion(long now) {
    Map<Long, List<Evidence>> byPlace = new LinkedHashMap<>();
    List<Long> inOrder = new ArrayList<>();
    for (Evidence r : latestBetween(window(now), now)) {
      if (r.place() != 0) {
        byPlace.computeIfAbsent(r.place(), place -> new ArrayList<>()).add(r);
        if (reporters(byPlace.get(r.place())) == asked() && !inOrder.contains(r.place())) {
          inOrder.add(r.place());
        }
      }
    }
    int places = rule.places() == null ? 2 : rule.places();
    boolean mine =
        !key.startsWith("around:")
            || (!inOrder.isEmpty() && inOrder.get(0) == EvidenceScopes.middleOf(key));
    if (inOrder.size() < places || !mine) {
      return null;
    }
    current.places = inOrder.size();
    List<Evidence> members = latestBetween(window(now), now);
    members.removeIf(r -> !inOrder.contains(r.place()));
    return members;
  }

  private List<Evidence> anomaly(long now) {
    SubjectHistory history = new SubjectHistory();
    told.stream().filter(e -> e.isReport() && counts(e)).forEach(history::add);
    List<Evidence> window = latestBetween(window(now), now);
    if (reporters(window) < asked()) {
      return null;
    }
    double days = AnomalyModel.fitted().recurrenceDays(history, now);
    return days * 86_400_000.0 >= rule.recurrence().toMillis() ? window : null;
  }

  private static int reporters(List<Evidence> reports) {
    Set<Long> reporters = new HashSet<>();
    reports.forEach(report -> reporters.add(report.reporter()));
    return reporters.size();
  }

  private static double amount(List<Evidence> reports) {
    return reports.stream().mapToDouble(r -> Double.isNaN(r.amount()) ? 0 : r.amount()).sum();
  }

  private Metrics metrics(Run run) {
    List<Evidence> counted = run.members.stream().filter(this::counts).toList();
    int reporters = reporters(counted);
    return new Metrics(
        counted.size(),
        reporters,
        Math.max(reporters, run.members.stream().mapToInt(Evidence::people).max().orElse(0)),
        Math.round(amount(counted) * 100) / 100.0,
        (int) counted.stream().filter(Evidence::isTip).count());
  }

  private Grade severity(Metrics metrics) {
    for (ClusterRule.SeverityStep step : rule.severity()) {
      if (step.isMetBy(metrics)) {
        return step.grade();
      }
    }
    return Grade.GREEN;
  }

  private Set<String> outcome(long until) {
    Set<String> lines = new TreeSet<>();
    for (Run run : runs) {
      if (run.isOpen()) {
        boolean over = run.over || run.last + rule.quiet().toMillis() <= until;
        Metrics whole = metrics(run);
        lines.add(
            line(
                Readings.alertId(rule, EvidenceScopes.subjectOf(key), run.anchor.id()),
                over,
                run.openedAt,
                run.step,
                over ? run.last + rule.quiet().toMillis() : run.stepAt,
                run.severity,
                over ? whole : null,
                run.places));
      }
    }
    return lines;
  }

  /** What is compared. The size is compared once a cluster is over; before, it lags a step. */
  static String line(
      String alertId,
      boolean over,
      long openedAt,
      int step,
      long at,
      Grade severity,
      Metrics whole,
      Integer places) {
    return "%s %s opened=%d step=%d at=%d %s places=%s %s"
        .formatted(
            alertId,
            over ? "over" : "open",
            openedAt,
            step,
            at,
            severity,
            places,
            whole == null
                ? ""
                : "reports=%d reporters=%d people=%d amount=%.1f tips=%d"
                    .formatted(
                        whole.reports(),
                        whole.reporters(),
                        whole.people(),
                        whole.amount(),
                        whole.tips()));
  }
}
