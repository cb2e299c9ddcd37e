package dev.beacon.local.tune;

import dev.beacon.cases.Grading;
import dev.beacon.cases.GradingConfig;
import dev.beacon.clusters.ClusterSweep;
import dev.beacon.contract.ClusterRule;
import dev.beacon.feeds.FeedRecord;
import dev.beacon.intake.CaseEvent;
import dev.beacon.intake.Intake;
import dev.beacon.intake.IntakeResult;
import dev.beacon.local.evaluate.Episodes;
import dev.beacon.local.evaluate.Opening;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runs a history past many rules at once, and keeps how their clusters opened. */
final class Sweep {
  private final List<Opening> openings = new ArrayList<>();
  private final ClusterSweep clusters;
  private final Intake intake = new Intake(null, Duration.ZERO);

  private Sweep(List<ClusterRule> rules, Episodes truth) {
    clusters =
        new ClusterSweep(
            rules,
            new Grading(GradingConfig.defaults())::grade,
            opened ->
                openings.add(
                    new Opening(
                        opened.rule(),
                        opened.mode(),
                        truth.subjectsOf(opened.subject(), opened.evidence()),
                        Instant.ofEpochMilli(opened.at()),
                        opened.by(),
                        opened.reports())));
  }

  /**
   * How the clusters of every rule opened.
   *
   * @param history events in order of time; within an instant they are told in order of id
   */
  static List<Opening> of(List<FeedRecord.Event> history, List<ClusterRule> rules, Episodes truth) {
    Sweep sweep = new Sweep(rules, truth);
    history.stream()
        .filter(event -> event.kind().isReport())
        .map(sweep::read)
        .filter(input -> input.event() != null)
        .map(IntakeResult::event)
        .sorted(Comparator.comparingLong(CaseEvent::reportedAt).thenComparing(CaseEvent::id))
        .forEach(sweep.clusters::tell);
    return sweep.openings;
  }

  private IntakeResult read(FeedRecord.Event event) {
    return intake.read(event.kind().topic(), 0, event.line(), CaseEvent.NO_TIME, event.json());
  }
}
