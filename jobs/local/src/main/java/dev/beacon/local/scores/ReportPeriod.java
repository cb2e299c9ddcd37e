package dev.beacon.local.scores;

import dev.beacon.contract.ScorePeriod;
import dev.beacon.contract.ScorePeriod.Kind;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What a report is about: a period for which there are cards, or several in a row.
 *
 * @param label as it was asked for
 * @param from its first day
 * @param until the day after its last
 */
public record ReportPeriod(String label, LocalDate from, LocalDate until) {
  private static final String RANGE = "..";

  /** Longest first: a period is made of as few cards as possible. */
  private static final List<Kind> LONGEST_FIRST =
      List.of(Kind.QUARTER, Kind.MONTH, Kind.WEEK, Kind.DAY);

  /**
   * Reads {@code 2020-Q2}, {@code 2020-05}, {@code 2020-W19}, {@code 2020-05-13}, or two of them
   * joined by two dots.
   *
   * @throws IllegalArgumentException if it is none, or ends before it begins
   */
  public static ReportPeriod parse(String label) {
    int dots = label.indexOf(RANGE);
    ScorePeriod first = ScorePeriod.parse(dots < 0 ? label : label.substring(0, dots));
    ScorePeriod last = dots < 0 ? first : ScorePeriod.parse(label.substring(dots + RANGE.length()));
    if (!first.from().isBefore(last.until())) {
      throw new IllegalArgumentException(label + " ends before it begins");
    }
    return new ReportPeriod(label, first.from(), last.until());
  }

  /**
   * The cards that make it up, in order. A matter is counted in each kind of card, so any will do.
   */
  List<ScorePeriod> cards() {
    List<ScorePeriod> cards = new ArrayList<>();
    for (LocalDate day = from; day.isBefore(until); day = cards.get(cards.size() - 1).until()) {
      cards.add(longestFrom(day));
    }
    return cards;
  }

  private ScorePeriod longestFrom(LocalDate day) {
    return LONGEST_FIRST.stream()
        .map(kind -> ScorePeriod.of(kind, day))
        .filter(card -> card.from().equals(day) && !card.until().isAfter(until))
        .findFirst()
        .orElseThrow();
  }

  boolean isOneDay() {
    return days() == 1;
  }

  long days() {
    return ChronoUnit.DAYS.between(from, until);
  }
}
