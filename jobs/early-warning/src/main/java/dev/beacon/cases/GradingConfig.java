package dev.beacon.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Json;
import dev.beacon.contract.Observation;
import dev.beacon.contract.Urgency;
import java.io.Serializable;
import java.util.List;

/**
 * By what a report is graded: the first step that is met counts, GREEN if none is.
 *
 * @param steps gravest first; the defaults if absent
 */
public record GradingConfig(List<GradeStep> steps) implements Serializable {
  private static final List<GradeStep> DEFAULTS =
      List.of(
          new GradeStep(
              Grade.RED,
              30,
              1_000_000.0,
              List.of(Urgency.CRITICAL),
              List.of(Observation.GATHERING),
              List.of()),
          new GradeStep(
              Grade.YELLOW,
              5,
              50_000.0,
              List.of(Urgency.URGENT),
              List.of(Observation.WORK_STOPPAGE),
              List.of()));

  /**
   * Fills in what is absent.
   *
   * @throws IllegalArgumentException if the steps do not run from gravest to mildest
   */
  public GradingConfig {
    steps = steps == null ? DEFAULTS : List.copyOf(steps);
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i - 1).grade().compareTo(steps.get(i).grade()) > 0) {
        throw new IllegalArgumentException(
            "grading steps must run from RED to GREEN, but "
                + steps.get(i).grade()
                + " follows "
                + steps.get(i - 1).grade());
      }
    }
  }

  /**
   * A step on the scale. Any one of its limits suffices; null, or an empty list, does not count.
   *
   * @param grade the grade reached
   * @param people people involved, at least
   * @param amount money involved, at least. Decision: compared in the report's own currency; an
   *     exchange rate would need a source and a date, and a district's cases are in one currency
   * @param urgency any of these
   * @param observation any of these
   * @param category any of these
   */
  public record GradeStep(
      Grade grade,
      Integer people,
      Double amount,
      List<Urgency> urgency,
      List<Observation> observation,
      List<String> category)
      implements Serializable {

    /**
     * Fills in what is absent.
     *
     * @throws IllegalArgumentException if there is no grade
     */
    public GradeStep {
      if (grade == null) {
        throw new IllegalArgumentException("a grading step needs a grade");
      }
      urgency = urgency == null ? List.of() : List.copyOf(urgency);
      observation = observation == null ? List.of() : List.copyOf(observation);
      category = category == null ? List.of() : List.copyOf(category);
    }
  }

  /** Grades by number of people, urgency and amount, as the house has published it. */
  public static GradingConfig defaults() {
    return new GradingConfig(null);
  }

  /**
   * Reads a section such as {@code {steps: [{grade: RED, people: 30, urgency: [CRITICAL]}]}}; the
   * defaults if it is null or missing.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static GradingConfig of(JsonNode section) {
    return section == null || section.isMissingNode() || section.isNull()
        ? defaults()
        : Json.mapper().convertValue(section, GradingConfig.class);
  }
}
