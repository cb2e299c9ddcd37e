package dev.beacon.clusters;

import dev.beacon.contract.Alert;
import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.Grade;
import dev.beacon.intake.CaseEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The cluster stage without Flink, over a history in order of event time: which clusters would have
 * opened under any number of rules. What decides is what decides in the job; time, state and order
 * are simply given. For sweeping thresholds, a hundred rules in one pass.
 */
public final class ClusterSweep {
  private final EvidenceLimits limits;
  private final EvidenceScopes scopes;
  private final RuleBook rules;
  private final Function<CaseEvent, Grade> grading;
  private final Consumer<Opened> openings;
  private final Map<String, Telling> stories = new HashMap<>();
  private final Set<String> seen = new HashSet<>();

  /**
   * That a cluster opened.
   *
   * @param rule the rule's name
   * @param mode live or shadow
   * @param subject key of whom it is about
   * @param at event time, epoch milliseconds
   * @param by id of the report that completed it
   * @param reports how many reports were behind it
   * @param evidence ids of the first of them
   */
  public record Opened(
      String rule,
      Alert.Mode mode,
      String subject,
      long at,
      String by,
      int reports,
      List<String> evidence) {}

  /**
   * Prepares a sweep.
   *
   * @param grading tells how grave a report is
   * @param openings hears of each cluster as it opens
   */
  public ClusterSweep(
      List<ClusterRule> rules, Function<CaseEvent, Grade> grading, Consumer<Opened> openings) {
    this.grading = grading;
    this.limits = EvidenceLimits.defaults().gatheredFor(rules);
    this.scopes = new EvidenceScopes(limits);
    this.rules = new RuleBook(rules);
    this.openings = openings;
  }

  /** Tells the next report. A repeat of one told before changes nothing. */
  public void tell(CaseEvent report) {
    if (seen.add(report.id())) {
      scopes.report(report, grading, this::tell);
    }
  }

  private void tell(ScopedEvidence scoped) {
    String key = scoped.key();
    Evidence evidence = scoped.evidence();
    stories
        .computeIfAbsent(key, unknown -> new Telling())
        .tell(evidence, key, rules.about(key), limits, new Openings(key, evidence.id()));
  }

  /** Hears a telling and hands on what opens. */
  private final class Openings implements Telling.Listener {
    private final String key;
    private final String completedBy;

    Openings(String key, String completedBy) {
      this.key = key;
      this.completedBy = completedBy;
    }

    @Override
    public void pictured(ClusterRule rule, ClusterRun run) {
      Picture picture = run.picture();
      if (picture.step() == 1) {
        openings.accept(
            new Opened(
                rule.rule(),
                rule.mode(),
                EvidenceScopes.subjectOf(key),
                run.openedAt(),
                completedBy,
                picture.metrics().reports(),
                picture.evidence()));
      }
    }

    @Override
    public void ended(ClusterRule rule, ClusterRun run) {
      // Only how clusters open is asked for.
    }
  }
}
