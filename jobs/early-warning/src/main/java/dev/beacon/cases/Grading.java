package dev.beacon.cases;

import dev.beacon.contract.Grade;
import dev.beacon.intake.CaseEvent;
import java.io.Serializable;

/** Grades a report by the configured steps. */
public final class Grading implements Serializable {
  private static final long serialVersionUID = 1L;

  private final GradingConfig config;

  public Grading(GradingConfig config) {
    this.config = config;
  }

  /**
   * The grade a report has by itself.
   *
   * <p>A case is as grave as the gravest of its reports. Since every limit is a threshold and any
   * one suffices, that equals grading the largest figures of all reports together.
   */
  public Grade grade(CaseEvent report) {
    for (GradingConfig.GradeStep step : config.steps()) {
      if (meets(step, report)) {
        return step.grade();
      }
    }
    return Grade.GREEN;
  }

  private static boolean meets(GradingConfig.GradeStep step, CaseEvent report) {
    return (step.people() != null && report.people() >= step.people())
        || (step.amount() != null && report.amount() >= step.amount())
        || (report.urgency() != null && step.urgency().contains(report.urgency()))
        || (report.observation() != null && step.observation().contains(report.observation()))
        || (report.category() != null && step.category().contains(report.category()));
  }
}
