package dev.beacon.heat;

import dev.beacon.cases.CaseChange;
import dev.beacon.cases.CaseStanding;
import dev.beacon.contract.Grade;
import dev.beacon.gathering.Deltas;
import java.util.function.Consumer;

/**
 * The risk of a place: {@code 100 * (1 - exp(-weight / scale))}, where {@code weight} is the sum
 * over its open cases, by grade, plus the sum over its settled cases, each fading by half-life from
 * the event that settled it. Open matters do not fade.
 *
 * <p>Decision: a sum of weights with a saturating scale, so that many small matters add up and no
 * number of them leaves the range; and sums can be added in any order, which makes the score
 * independent of the order of arrival.
 */
final class RiskScore implements Deltas<CaseChange, HeatDelta> {
  private static final long serialVersionUID = 1L;

  private final HeatConfig config;

  RiskScore(HeatConfig config) {
    this.config = config;
  }

  /** What a change of a case means for the places it touches. */
  @Override
  public void deltas(CaseChange change, Consumer<HeatDelta> out) {
    CaseStanding before = change.before();
    CaseStanding after = change.after();
    if (before != null && before.open()) {
      boolean settled = !after.open();
      each(before, -1, settled ? config.weight(before.grade()) : 0, change.at(), out);
    }
    if (after.open()) {
      each(after, 1, 0, change.at(), out);
    }
  }

  @Override
  public Object key(HeatDelta delta) {
    return delta.place();
  }

  @Override
  public HeatDelta plus(HeatDelta first, HeatDelta second) {
    return first.plus(second, halfLife());
  }

  @Override
  public long at(HeatDelta delta) {
    return delta.at();
  }

  private static void each(
      CaseStanding standing, int count, double settled, long at, Consumer<HeatDelta> out) {
    if (standing.cell() != null) {
      out.accept(delta("cell:" + standing.cell(), standing.grade(), count, settled, at));
    }
    if (standing.community() != null) {
      out.accept(delta("community:" + standing.community(), standing.grade(), count, settled, at));
    }
  }

  private static HeatDelta delta(String place, Grade grade, int count, double settled, long at) {
    return new HeatDelta(
        place,
        grade == Grade.RED ? count : 0,
        grade == Grade.YELLOW ? count : 0,
        grade == Grade.GREEN ? count : 0,
        settled == 0 ? Fading.NONE : new Fading(settled, at),
        at);
  }

  /** The score, 0 to 100, of a place at an instant of event time. */
  double score(HeatDelta risk, long instant) {
    double weight =
        risk.red() * config.redWeight()
            + risk.yellow() * config.yellowWeight()
            + risk.green() * config.greenWeight()
            + risk.settled().left(instant, config.halfLife().toMillis());
    return 100 * (1 - Math.exp(-Math.max(0, weight) / config.scale()));
  }

  /** The colour of a score. */
  Grade grade(double score) {
    if (score >= config.redFrom()) {
      return Grade.RED;
    }
    return score >= config.yellowFrom() ? Grade.YELLOW : Grade.GREEN;
  }

  private long halfLife() {
    return config.halfLife().toMillis();
  }
}
