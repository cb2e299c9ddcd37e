package dev.beacon.clusters;

import dev.beacon.clusters.Finding.Clue;
import dev.beacon.clusters.Marks.Mark;
import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.Metrics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each pattern means: whether, at an instant, the evidence told so far has its shape.
 *
 * <p>All windows are {@code (now - within, now]}: evidence exactly a window apart does not meet.
 */
final class Patterns {
  private static final AnomalyModel MODEL = AnomalyModel.fitted();
  private static final List<Clue> CALM = List.of(new Clue(Reading.Level.CALM, null));
  private static final int DEFAULT_PLACES = 2;
  private static final double MILLIS_A_DAY = 86_400_000.0;

  private Patterns() {}

  /** Whether evidence keeps a rule's run going, and may complete its pattern. */
  static boolean concerns(ClusterRule rule, Evidence evidence) {
    return evidence.isReport()
        && (rule.categories().contains(evidence.category())
            || (rule.pattern() == ClusterRule.Pattern.ESCALATION && evidence.isSighting()));
  }

  /**
   * Whether evidence that is still to come, but happened earlier, can only make the shape more
   * complete. If so an alert need not wait for it.
   */
  static boolean onlyGrows(ClusterRule rule) {
    return switch (rule.pattern()) {
      case SURGE, ESCALATION, RELAPSE -> true;
      // A case may have been answered; an earlier report may make this one less of a surprise, or
      // make another place the first.
      case UNANSWERED, ANOMALY, CONTAGION -> false;
    };
  }

  /** Whether a pattern may be met once further evidence is told; quick, and never wrongly no. */
  static boolean mayBeMet(ClusterRule rule, Memory memory, List<Evidence> further) {
    return switch (rule.pattern()) {
      case SURGE ->
          rule.match() == ClusterRule.Match.ANY
              || rule.reporters() == null
              || memory.recent.all().size() + further.size() >= rule.reporters();
      case ANOMALY, CONTAGION ->
          memory.recent.all().size() + further.size() >= rule.reportersAtLeast();
      case ESCALATION -> awaits(Marks.Kind.CROWD, memory, further);
      case UNANSWERED -> awaits(Marks.Kind.GRAVE, memory, further);
      case RELAPSE -> awaits(Marks.Kind.SETTLED, memory, further);
    };
  }

  /** Whether the step without which a pattern is never met is known, or among what is to come. */
  private static boolean awaits(Marks.Kind step, Memory memory, List<Evidence> further) {
    return memory.marks.has(step)
        || further.stream().anyMatch(evidence -> Marks.mayMake(step, evidence));
  }

  /** The pattern of a rule in the story with this key, as of {@code now}; null if it is not met. */
  static Finding find(ClusterRule rule, String key, Memory memory, long now) {
    return switch (rule.pattern()) {
      case SURGE -> surge(rule, memory, now);
      case ESCALATION -> escalation(rule, memory, now);
      case UNANSWERED -> unanswered(rule, memory, now);
      case CONTAGION -> contagion(rule, key, memory, now);
      case RELAPSE -> relapse(rule, memory, now);
      case ANOMALY -> anomaly(rule, memory, now);
    };
  }

  private static Finding surge(ClusterRule rule, Memory memory, long now) {
    boolean byReporters = rule.match() == ClusterRule.Match.ALL && rule.reporters() != null;
    if (byReporters && !memory.recent.canHold(rule.reporters(), windowStart(rule, now))) {
      return null;
    }
    List<Evidence> window = memory.recent.within(rule, now);
    return rule.isMetBy(metrics(window)) ? Finding.of(window, CALM) : null;
  }

  private static Metrics metrics(List<Evidence> reports) {
    int reporters = RecentReports.reporters(reports);
    int people = reporters;
    double amount = 0;
    List<Evidence> tips = new ArrayList<>(0);
    for (Evidence report : reports) {
      people = Math.max(people, report.people());
      amount += Double.isNaN(report.amount()) ? 0 : report.amount();
      if (report.isTip()) {
        tips.add(report);
      }
    }
    return new Metrics(reports.size(), reporters, people, amount, RecentReports.reporters(tips));
  }

  /** The crowd that came last decides, and the earliest sight of late wages in its window. */
  private static Finding escalation(ClusterRule rule, Memory memory, long now) {
    if (memory.marks.isEmpty()) {
      return null;
    }
    List<Mark> crowds = memory.marks.of(Marks.Kind.CROWD, windowStart(rule, now) - 1);
    if (crowds.isEmpty()) {
      return null;
    }
    Mark crowd = crowds.get(crowds.size() - 1);
    for (Mark tip : memory.marks.of(Marks.Kind.WAGES_LATE, windowStart(rule, crowd.time()) - 1)) {
      if (!tip.isBefore(crowd.time(), crowd.id())) {
        return null;
      }
      List<Evidence> complaints = memory.recent.between(rule, tip.time(), crowd.time());
      complaints.removeIf(
          report ->
              report.isTip()
                  || !tip.isBefore(report.time(), report.id())
                  || crowd.isBefore(report.time(), report.id()));
      if (RecentReports.reporters(complaints) >= rule.reportersAtLeast()) {
        Evidence last = complaints.get(complaints.size() - 1);
        return Finding.of(
            memory.recent.within(rule, now),
            List.of(
                new Clue(Reading.Level.WAGES_LATE, tip.id()),
                new Clue(Reading.Level.COMPLAINED, last.id())));
      }
    }
    return null;
  }

  private static Finding unanswered(ClusterRule rule, Memory memory, long now) {
    if (memory.marks.isEmpty()) {
      return null;
    }
    long waited = rule.unansweredFor().toMillis();
    for (Mark grave : memory.marks.of(Marks.Kind.GRAVE, windowStart(rule, now) - 1)) {
      if (grave.time() + waited > now) {
        return null;
      }
      if (rule.categories().contains(grave.category())) {
        List<Evidence> further = memory.recent.between(rule, grave.time() + waited, now);
        if (RecentReports.reporters(further) >= rule.reportersAtLeast()) {
          return Finding.of(
              memory.recent.between(rule, grave.time(), now),
              List.of(new Clue(Reading.Level.UNANSWERED, grave.id())));
        }
      }
    }
    return null;
  }

  private static Finding relapse(ClusterRule rule, Memory memory, long now) {
    if (memory.marks.isEmpty()) {
      return null;
    }
    for (Mark settled : memory.marks.of(Marks.Kind.SETTLED, windowStart(rule, now) - 1)) {
      if (rule.categories().contains(settled.category())) {
        List<Evidence> after = memory.recent.between(rule, settled.time(), now);
        after.removeIf(report -> !settled.isBefore(report.time(), report.id()));
        if (RecentReports.reporters(after) >= rule.reportersAtLeast()) {
          return Finding.of(after, List.of(new Clue(Reading.Level.SETTLED, settled.id())));
        }
      }
    }
    return null;
  }

  /**
   * Several places with enough reporters each. Around a cell it is told in the neighbourhood of the
   * cell that was first, for each of the others sees the same.
   */
  private static Finding contagion(ClusterRule rule, String key, Memory memory, long now) {
    int atLeast = rule.places() == null ? DEFAULT_PLACES : rule.places();
    if (!memory.recent.canHold(atLeast, windowStart(rule, now))) {
      return null;
    }
    List<Evidence> window = memory.recent.within(rule, now);
    Map<Long, List<Evidence>> byPlace = new LinkedHashMap<>();
    Map<Long, Evidence> metAt = new HashMap<>();
    Evidence first = null;
    for (Evidence report : window) {
      if (report.place() == 0) {
        continue;
      }
      List<Evidence> here = byPlace.computeIfAbsent(report.place(), place -> new ArrayList<>());
      here.add(report);
      if (!metAt.containsKey(report.place())
          && RecentReports.reporters(here) >= rule.reportersAtLeast()) {
        metAt.put(report.place(), report);
        first = first == null ? report : first;
      }
    }
    if (metAt.size() < atLeast) {
      return null;
    }
    if (key.startsWith(EvidenceScopes.AROUND) && first.place() != EvidenceScopes.middleOf(key)) {
      return null;
    }
    window.removeIf(report -> !metAt.containsKey(report.place()));
    return new Finding(
        window, List.of(new Clue(Reading.Level.ONE_PLACE, first.id())), metAt.size(), null);
  }

  private static Finding anomaly(ClusterRule rule, Memory memory, long now) {
    if (!memory.recent.canHold(rule.reportersAtLeast(), windowStart(rule, now))) {
      return null;
    }
    String category = rule.categories().get(0);
    double recurrenceDays =
        AnomalyModel.recurrenceDays(
            memory.recurrenceReports(category, now),
            rule.reportsPerDay() == null ? MODEL.reportsPerDay() : rule.reportsPerDay());
    if (recurrenceDays * MILLIS_A_DAY < rule.recurrence().toMillis()) {
      return null;
    }
    List<Evidence> window = memory.recent.within(rule, now);
    if (RecentReports.reporters(window) < rule.reportersAtLeast()) {
      return null;
    }
    double expected =
        MODEL.reportsExpected(memory.history(category), now, rule.within().toMillis());
    return new Finding(window, CALM, null, new Finding.Surprise(expected, recurrenceDays));
  }

  /** The first instant that lies within the window that ends at {@code end}. */
  private static long windowStart(ClusterRule rule, long end) {
    return end - rule.within().toMillis() + 1;
  }
}
