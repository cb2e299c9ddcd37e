package dev.beacon.local.evaluate;

import dev.beacon.contract.Alert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Scores alerts against episodes, rule by rule.
 *
 * <p>An episode counts if its 8th claim lies in the period, an alert if it opened in it. An alert
 * is false if none of its subjects has an episode around its opening, whether that episode counts
 * or not; see {@link Episode#isAround}.
 */
public final class Scoring {
  private final Episodes truth;
  private final Period period;
  private final List<Episode> episodes;

  /** Scores against the episodes of {@code truth} in {@code period}. */
  public Scoring(Episodes truth, Period period) {
    this.truth = truth;
    this.period = period;
    this.episodes = truth.all().stream().filter(e -> period.contains(e.eighth().at())).toList();
  }

  /** The period that is scored. */
  public Period period() {
    return period;
  }

  /** The episodes that count. */
  public List<Episode> episodes() {
    return episodes;
  }

  /** The growing ones among them. */
  public int growing() {
    return (int) episodes.stream().filter(Episode::growing).count();
  }

  /** The claims of the period. */
  public long claims() {
    return truth.claims().stream().filter(claim -> period.contains(claim.at())).count();
  }

  /** The score of each rule that opened an alert, by name. */
  public List<RuleScore> score(List<Opening> openings) {
    Map<String, List<Opening>> byRule = new TreeMap<>();
    openings.forEach(o -> byRule.computeIfAbsent(o.rule(), rule -> new ArrayList<>()).add(o));
    List<RuleScore> scores = new ArrayList<>();
    byRule.forEach((rule, ofRule) -> scores.add(score(rule, ofRule)));
    return List.copyOf(scores);
  }

  /**
   * The score of one rule.
   *
   * @param openings all of its alerts, in any order
   */
  public RuleScore score(String rule, List<Opening> openings) {
    List<Opening> counted = openings.stream().filter(o -> period.contains(o.at())).toList();
    int falseAlerts = (int) counted.stream().filter(this::isFalse).count();
    Map<String, List<Opening>> bySubject = bySubject(openings);
    int episodesHit = 0;
    int hit = 0;
    int early = 0;
    int strict = 0;
    int fromFirst = 0;
    List<Double> toEighth = new ArrayList<>();
    List<Double> toPeak = new ArrayList<>();
    List<Double> toLast = new ArrayList<>();
    for (Episode episode : episodes) {
      Optional<Opening> first = first(episode, bySubject);
      if (first.isEmpty()) {
        continue;
      }
      episodesHit++;
      Opening opening = first.get();
      if (episode.growingFromFirst() && opening.isStrictlyBefore(episode.eighthFromFirst())) {
        fromFirst++;
      }
      if (!episode.growing()) {
        continue;
      }
      hit++;
      early += opening.isBefore(episode.eighth()) ? 1 : 0;
      strict += opening.isStrictlyBefore(episode.eighth()) ? 1 : 0;
      toEighth.add(Period.days(opening.at(), episode.eighth().at()));
      toPeak.add(Period.days(opening.at(), episode.busiest().at()));
      toLast.add(Period.days(opening.at(), episode.last().at()));
    }
    return new RuleScore(
        rule,
        mode(openings),
        counted.size(),
        period.perYear(counted.size()),
        falseAlerts,
        period.perYear(falseAlerts),
        episodes.size(),
        episodesHit,
        growing(),
        hit,
        early,
        strict,
        (int) episodes.stream().filter(Episode::growingFromFirst).count(),
        fromFirst,
        Median.of(toEighth),
        Median.of(toPeak),
        Median.of(toLast),
        Median.of(counted.stream().map(o -> (double) o.reports()).toList()));
  }

  /** Whether nobody it is about has an episode around it. */
  public boolean isFalse(Opening opening) {
    Instant at = opening.at();
    return opening.subjects().stream()
        .flatMap(subject -> truth.of(subject).stream())
        .noneMatch(episode -> episode.isAround(at));
  }

  private static Map<String, List<Opening>> bySubject(List<Opening> openings) {
    Map<String, List<Opening>> bySubject = new HashMap<>();
    for (Opening opening : openings) {
      for (String subject : opening.subjects()) {
        bySubject.computeIfAbsent(subject, s -> new ArrayList<>(2)).add(opening);
      }
    }
    return bySubject;
  }

  /** The first alert around an episode; of several at one instant, the one completed first. */
  private static Optional<Opening> first(Episode episode, Map<String, List<Opening>> bySubject) {
    return bySubject.getOrDefault(episode.subject(), List.of()).stream()
        .filter(opening -> episode.isAround(opening.at()))
        .min(
            Comparator.comparing(Opening::at)
                .thenComparing(
                    Opening::by, Comparator.nullsLast(Comparator.<String>naturalOrder())));
  }

  private static Alert.Mode mode(List<Opening> openings) {
    return openings.isEmpty() ? null : openings.get(openings.size() - 1).mode();
  }
}
