package dev.beacon.local.scores;

import dev.beacon.contract.ScorecardDocument.Cases;
import dev.beacon.contract.ScorecardDocument.CheckIns;
import dev.beacon.contract.ScorecardDocument.Confirmations;
import dev.beacon.contract.ScorecardDocument.Satisfaction;
import dev.beacon.contract.ScorecardDocument.UnitKind;
import dev.beacon.contract.ScorecardDocument.Windows;
import dev.beacon.contract.Text;
import dev.beacon.scorecards.Scorecard;
import java.util.Comparator;

/**
 * Where a unit stands in a period.
 *
 * <p>Decision: units are ranked by the share of windows kept, of equal ones by points and then by
 * the share settled the same day. Not by points alone, or the busiest would always be last. Who had
 * no window to keep comes after all others, by cases resolved.
 *
 * @param kind what kind of unit
 * @param unit its name or code
 * @param name what people call it
 * @param cases what it was asked
 * @param windows how it kept its promises
 * @param checkIns how departments came when called
 * @param confirmations settlements confirmed by a court
 * @param satisfaction what residents say
 */
record Standing(
    UnitKind kind,
    String unit,
    Text name,
    Cases cases,
    Windows windows,
    CheckIns checkIns,
    Confirmations confirmations,
    Satisfaction satisfaction) {

  /** From first to last. */
  static final Comparator<Standing> RANKING =
      Comparator.comparing((Standing unit) -> rate(unit.windows.rate()))
          .thenComparing(unit -> unit.windows.points())
          .thenComparing(unit -> rate(unit.cases.sameDayRate()))
          .thenComparing(unit -> -unit.cases.resolved())
          .thenComparing(Standing::unit);

  /** Highest first, none last. */
  private static double rate(Double share) {
    return share == null ? 1 : -share;
  }

  static Standing of(UnitKind kind, String unit, Text name, Scorecard card) {
    return new Standing(
        kind,
        unit,
        name,
        card.cases(),
        card.windows(),
        card.checkIns(),
        card.confirmations(),
        card.satisfaction());
  }
}
