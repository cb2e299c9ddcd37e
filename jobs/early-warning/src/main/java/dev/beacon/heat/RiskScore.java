package dev.beacon.heat;

import dev.beacon.contract.Grade;
import dev.beacon.contract.HeatDocument.Contributor;
import dev.beacon.contract.HeatDocument.Parts;
import dev.beacon.contract.RiskModel;
import java.util.Comparator;
import java.util.List;

/**
 * Scores the risk of places by a model, whose formula is documented with {@link RiskModel}. Sums
 * can be added in any order, which makes a score independent of the order of arrival.
 */
final class RiskScore {
  /** Below this score a place without open matters is calm. */
  static final double CALM = 0.5;

  /** Below this weight what has been settled is over. */
  static final double FADED = 0.05;

  /** How many contributors are named. */
  static final int MOST_CONTRIBUTORS = 5;

  private static final double HUNDRED = 100;
  private static final double TENTHS = 10;

  private final RiskModel model;
  private final Comparator<Candidate> heaviestFirst;

  RiskScore(RiskModel model) {
    this.model = model;
    this.heaviestFirst =
        Comparator.comparingDouble((Candidate candidate) -> -weight(candidate))
            .thenComparing(Candidate::id);
  }

  RiskModel model() {
    return model;
  }

  /** Orders open matters by what they weigh, the heaviest first; of equals by id. */
  Comparator<Candidate> heaviestFirst() {
    return heaviestFirst;
  }

  /**
   * The score of a place.
   *
   * @param value 0 to 100, to a tenth
   * @param grade its colour
   * @param parts where its points come from, to a tenth
   * @param contributors what weighs most, the heaviest first
   */
  record Assessment(double value, Grade grade, Parts parts, List<Contributor> contributors) {}

  /** Assesses a place at an instant of event time, epoch milliseconds. */
  Assessment assess(HeatPlace place, PlaceRisk risk, long instant) {
    Weights weights = weights(risk, instant);
    double value = value(place, weights);
    double total = weights.total();
    double points = total <= 0 ? 0 : value / total;
    double shown = tenth(value);
    return new Assessment(shown, grade(shown), weights.parts(points), contributors(risk, points));
  }

  /** The colour alone, as {@link #assess} would tell it. */
  Grade grade(HeatPlace place, PlaceRisk risk, long instant) {
    return grade(tenth(value(place, weights(risk, instant))));
  }

  private Weights weights(PlaceRisk risk, long instant) {
    Weights weights = new Weights();
    risk.open.forEach((slot, sum) -> weights.add(slot, Fading.of(sum, instant)));
    risk.settled.forEach((slot, fading) -> weights.settled += weight(slot, fading, instant));
    return weights;
  }

  /** 0 to 100. */
  private double value(HeatPlace place, Weights weights) {
    return HUNDRED * -Math.expm1(-Math.max(0, weights.total()) / place.scale(model.scales()));
  }

  private List<Contributor> contributors(PlaceRisk risk, double points) {
    return risk.candidates.values().stream()
        .sorted(heaviestFirst)
        .limit(MOST_CONTRIBUTORS)
        .map(
            candidate ->
                new Contributor(
                    candidate.kind(),
                    candidate.id(),
                    candidate.caseId(),
                    candidate.slot().category(),
                    candidate.grade(),
                    tenth(weight(candidate) * points)))
        .toList();
  }

  /** The colour of a score. */
  Grade grade(double score) {
    if (score >= model.limits().red()) {
      return Grade.RED;
    }
    return score >= model.limits().yellow() ? Grade.YELLOW : Grade.GREEN;
  }

  /** What an open matter weighs. */
  double weight(Candidate candidate) {
    return weight(candidate.slot(), Fading.of(candidate.sum(), 0), 0);
  }

  /** What settled matters of a slot still weigh at an instant. */
  double weight(Slot slot, Fading fading, long instant) {
    Weights weights = new Weights();
    weights.add(slot, fading.left(instant, model.halfLives().of(slot.grade()).toMillis()));
    return weights.total();
  }

  private static double tenth(double value) {
    return Math.round(value * TENTHS) / TENTHS;
  }

  /** Weight by where it comes from. */
  private final class Weights {
    private double cases;
    private double people;
    private double amount;
    private double clusters;
    private double breaches;
    private double settled;

    void add(Slot slot, Fading matters) {
      double factor = model.factor(slot.category());
      switch (slot.kind()) {
        case CASE -> {
          cases += factor * model.cases().of(slot.grade()) * matters.count();
          people += factor * model.people() * matters.people10();
          amount += factor * model.amount() * matters.amount10();
        }
        case CLUSTER -> clusters += factor * model.clusters().of(slot.grade()) * matters.count();
        case BREACH -> breaches += model.breaches().of(slot.grade()) * matters.count();
      }
    }

    double total() {
      return cases + people + amount + clusters + breaches + settled;
    }

    Parts parts(double points) {
      return new Parts(
          tenth(cases * points),
          tenth(people * points),
          tenth(amount * points),
          tenth(clusters * points),
          tenth(breaches * points),
          tenth(Math.max(0, settled) * points));
    }
  }
}
