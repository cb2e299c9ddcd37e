package dev.beacon.local.report;

import dev.beacon.contract.Grade;
import dev.beacon.local.evaluate.Claim;
import dev.beacon.local.evaluate.ClusterAlert;
import dev.beacon.local.evaluate.Episode;
import dev.beacon.local.evaluate.Episodes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What happened about one subject and what every rule said about it: alerts of all rules whose
 * clusters overlap.
 *
 * @param subject key
 * @param name as first written
 * @param community where; may be null
 * @param claims the reports of all these clusters, in order
 * @param alerts by time of opening
 * @param episode the episode around the first alert that has one; null if none has
 */
record Story(
    String subject,
    String name,
    String community,
    List<Claim> claims,
    List<ClusterAlert> alerts,
    Episode episode) {
  private static final int MOST = 32;
  private static final int MOST_WITHOUT_EPISODE = 8;

  /** How the first alert of a story stands to its episode. */
  enum Outcome {
    EARLY,
    LATE,
    /** It all came after the 8th report, which alerts of an earlier story were about. */
    AFTERMATH,
    NO_EPISODE
  }

  /** The gravest of its alerts. */
  Grade severity() {
    return alerts.stream().map(ClusterAlert::severity).min(Comparator.naturalOrder()).orElseThrow();
  }

  /** Whether some alert opened at an earlier instant than the 8th report. */
  Outcome outcome() {
    if (episode == null) {
      return Outcome.NO_EPISODE;
    }
    Instant eighth = episode.eighth().at();
    if (eighth.isBefore(claims.get(0).at())) {
      return Outcome.AFTERMATH;
    }
    return alerts.get(0).openedAt().isBefore(eighth) ? Outcome.EARLY : Outcome.LATE;
  }

  /** Every story with reports, the largest first. */
  static List<Story> all(List<ClusterAlert> alerts, Episodes truth) {
    Map<String, List<ClusterAlert>> bySubject = new LinkedHashMap<>();
    alerts.forEach(
        alert -> bySubject.computeIfAbsent(alert.subject(), s -> new ArrayList<>(2)).add(alert));
    List<Story> stories = new ArrayList<>();
    bySubject.values().forEach(ofSubject -> tell(ofSubject, truth, stories));
    stories.sort(
        Comparator.<Story>comparingInt(story -> -story.claims().size())
            .thenComparing(story -> story.alerts().get(0).openedAt())
            .thenComparing(Story::subject));
    return List.copyOf(stories);
  }

  /**
   * Those worth drawing: the largest, and the largest of those that came to nothing, which are what
   * false alerts look like.
   */
  static List<Story> worthDrawing(List<Story> all) {
    List<Story> chosen = new ArrayList<>(all.subList(0, Math.min(MOST, all.size())));
    long without = chosen.stream().filter(story -> story.episode() == null).count();
    all.stream()
        .skip(chosen.size())
        .filter(story -> story.episode() == null)
        .limit(Math.max(0, MOST_WITHOUT_EPISODE - without))
        .forEach(chosen::add);
    return chosen;
  }

  private static void tell(List<ClusterAlert> ofSubject, Episodes truth, List<Story> stories) {
    List<ClusterAlert> together = new ArrayList<>();
    Set<Claim> claims = new LinkedHashSet<>();
    Instant until = Instant.MIN;
    for (ClusterAlert alert : ofSubject) {
      List<Claim> behind = truth.claimsBehind(alert);
      if (behind.isEmpty()) {
        continue;
      }
      if (!together.isEmpty() && behind.get(0).at().isAfter(until)) {
        stories.add(of(together, claims, truth));
        together = new ArrayList<>();
        claims = new LinkedHashSet<>();
      }
      together.add(alert);
      claims.addAll(behind);
      Instant end = alert.endedAt() == null ? Instant.MAX : alert.endedAt();
      until = end.isAfter(until) ? end : until;
    }
    if (!together.isEmpty()) {
      stories.add(of(together, claims, truth));
    }
  }

  private static Story of(List<ClusterAlert> alerts, Set<Claim> claims, Episodes truth) {
    ClusterAlert first = alerts.get(0);
    Episode episode =
        alerts.stream()
            .flatMap(
                alert ->
                    truth.subjectsOf(alert.subject(), alert.evidence()).stream()
                        .flatMap(subject -> truth.of(subject).stream())
                        .filter(found -> found.isAround(alert.openedAt())))
            .findFirst()
            .orElse(null);
    return new Story(
        first.subject(),
        first.subjectName() == null ? first.subject() : first.subjectName(),
        first.community(),
        claims.stream().sorted(Claim.ORDER).toList(),
        List.copyOf(alerts),
        episode);
  }
}
