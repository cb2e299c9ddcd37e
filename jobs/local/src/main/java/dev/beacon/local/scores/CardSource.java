package dev.beacon.local.scores;

import dev.beacon.contract.CaseDocument;
import dev.beacon.contract.ScorePeriod;
import dev.beacon.contract.ScorecardDocument;
import dev.beacon.contract.ScorecardDocument.UnitKind;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where scorecards lie. */
public interface CardSource {
  /** How it is called in a sentence. */
  String place();

  /**
   * Every card of some periods.
   *
   * @throws IOException if it cannot be read
   */
  List<ScorecardDocument> cards(Collection<ScorePeriod> periods) throws IOException;

  /**
   * A unit's daily cards.
   *
   * @throws IOException if it cannot be read
   */
  List<ScorecardDocument> days(UnitKind kind, String unit, LocalDate from, LocalDate until)
      throws IOException;

  /**
   * Those of some cases that are known here, by their ids.
   *
   * @throws IOException if it cannot be read
   */
  Map<String, CaseDocument> cases(Collection<String> ids) throws IOException;

  /**
   * The first and the last day with a card; empty if there is none.
   *
   * @throws IOException if it cannot be read
   */
  Optional<Span> span() throws IOException;

  /** From a day to another, both included. */
  record Span(LocalDate first, LocalDate last) {}
}
