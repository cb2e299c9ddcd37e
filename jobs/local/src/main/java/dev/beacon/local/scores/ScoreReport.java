package dev.beacon.local.scores;

import dev.beacon.contract.CaseDocument;
import dev.beacon.contract.CommunityCode;
import dev.beacon.contract.ScorecardDocument;
import dev.beacon.contract.ScorecardDocument.Cases;
import dev.beacon.contract.ScorecardDocument.Clearing;
import dev.beacon.contract.ScorecardDocument.UnitKind;
import dev.beacon.contract.ScorecardDocument.Windows;
import dev.beacon.local.terminal.UserError;
import dev.beacon.scorecards.Scorecard;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a report says.
 *
 * @param period of when
 * @param subject of whom
 * @param rank where it stands among those of its kind; null for the district
 * @param leagues rankings, each from first to last
 * @param course the subject day by day, month by month where that is longer than a quarter; empty
 *     for a single day
 * @param clearing what of a single day is still open; null for longer periods
 * @param open the cases of {@code clearing} as far as they are known, by id
 * @param at event time of the last change counted
 * @param place where the cards lie
 */
public record ScoreReport(
    ReportPeriod period,
    Standing subject,
    Rank rank,
    List<League> leagues,
    List<Point> course,
    Clearing clearing,
    Map<String, CaseDocument> open,
    Instant at,
    String place) {
  private static final int MOST_DAYS_DRAWN = 100;
  private static final int YEAR_AND_MONTH = 7;

  /**
   * Units of a kind in their order.
   *
   * @param units not empty
   * @param elsewhere how many cases of the subject belong to none of them
   */
  record League(UnitKind kind, List<Standing> units, long elsewhere) {}

  /** A place, from 1, among so many. */
  record Rank(int place, int of) {}

  /**
   * A part of the period.
   *
   * @param label a day or a month
   */
  record Point(String label, Cases cases, Windows windows) {}

  private record Unit(UnitKind kind, String unit) {}

  /**
   * Adds up the cards of a period.
   *
   * @throws UserError if there are none, or nobody of that name
   * @throws IOException if the cards cannot be read
   */
  public static ScoreReport of(
      ReportPeriod period, UnitChoice choice, CardSource source, UnitNames names)
      throws IOException {
    List<ScorecardDocument> cards = source.cards(period.cards());
    if (cards.isEmpty()) {
      throw new UserError(nothing(period, source));
    }
    Map<Unit, Scorecard> sums = new HashMap<>();
    for (ScorecardDocument card : cards) {
      sums.computeIfAbsent(new Unit(card.unitKind(), card.unit()), unit -> new Scorecard())
          .plus(Scorecard.of(card));
    }
    List<Standing> standings = new ArrayList<>();
    sums.forEach(
        (unit, sum) ->
            standings.add(
                Standing.of(unit.kind, unit.unit, names.name(unit.kind, unit.unit), sum)));
    standings.sort(Standing.RANKING);
    Standing subject = choice.among(standings);
    Clearing clearing = period.isOneDay() ? clearing(subject, cards) : null;
    return new ScoreReport(
        period,
        subject,
        subject.kind() == UnitKind.DISTRICT ? null : rank(subject, standings),
        leagues(subject, choice, standings),
        period.isOneDay() ? List.of() : course(period, subject, source),
        clearing,
        clearing == null ? Map.of() : source.cases(clearing.open()),
        cards.stream().map(ScorecardDocument::at).max(Instant::compareTo).get(),
        source.place());
  }

  private static String nothing(ReportPeriod period, CardSource source) throws IOException {
    return source
        .span()
        .map(
            span ->
                "nothing was received in %s; %s has scorecards from %s to %s"
                    .formatted(period.label(), source.place(), span.first(), span.last()))
        .orElseGet(() -> source.place() + " has no scorecards yet");
  }

  private static Clearing clearing(Standing subject, List<ScorecardDocument> cards) {
    return cards.stream()
        .filter(card -> card.unitKind() == subject.kind() && card.unit().equals(subject.unit()))
        .findFirst()
        .get()
        .clearing();
  }

  private static Rank rank(Standing subject, List<Standing> standings) {
    List<Standing> equals =
        standings.stream().filter(unit -> unit.kind() == subject.kind()).toList();
    return new Rank(equals.indexOf(subject) + 1, equals.size());
  }

  /** Of the district, every ranking asked for; of a sub-district, its communities. */
  private static List<League> leagues(
      Standing subject, UnitChoice choice, List<Standing> standings) {
    List<League> leagues = new ArrayList<>();
    if (subject.kind() == UnitKind.DISTRICT) {
      for (UnitKind kind : choice.rankings()) {
        leagues.add(league(subject, kind, standings));
      }
    } else if (subject.kind() == UnitKind.STREET) {
      List<Standing> within =
          standings.stream()
              .filter(unit -> subject.unit().equals(CommunityCode.streetOf(unit.unit())))
              .toList();
      leagues.add(league(subject, UnitKind.COMMUNITY, within));
    }
    leagues.removeIf(league -> league.units.isEmpty());
    return leagues;
  }

  private static League league(Standing subject, UnitKind kind, List<Standing> standings) {
    List<Standing> units = standings.stream().filter(unit -> unit.kind() == kind).toList();
    long theirs = units.stream().mapToLong(unit -> unit.cases().received()).sum();
    return new League(kind, units, subject.cases().received() - theirs);
  }

  private static List<Point> course(ReportPeriod period, Standing subject, CardSource source)
      throws IOException {
    boolean byDay = period.days() <= MOST_DAYS_DRAWN;
    Map<String, Scorecard> sums = new TreeMap<>();
    for (LocalDate day = period.from(); day.isBefore(period.until()); day = day.plusDays(1)) {
      sums.putIfAbsent(part(day.toString(), byDay), new Scorecard());
    }
    for (ScorecardDocument card :
        source.days(subject.kind(), subject.unit(), period.from(), period.until())) {
      sums.get(part(card.period(), byDay)).plus(Scorecard.of(card));
    }
    List<Point> course = new ArrayList<>();
    sums.forEach((label, sum) -> course.add(new Point(label, sum.cases(), sum.windows())));
    return course;
  }

  private static String part(String day, boolean byDay) {
    return byDay ? day : day.substring(0, YEAR_AND_MONTH);
  }
}
