package dev.beacon.local.rules;

import dev.beacon.contract.Alert;
import dev.beacon.contract.ClusterRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a shadow rule would have alerted, beside what a live one did.
 *
 * @param shadow the shadow rule
 * @param live the live rule
 * @param shadowAlerts how many alerts the one has raised in shadow
 * @param liveAlerts how many the other has raised live
 * @param onlyShadow subjects that the shadow rule alone would have alerted, by name
 * @param onlyLive subjects that the live rule alone has alerted
 * @param both subjects of both
 * @param leads how much earlier the shadow rule's alert opened, in event time, of each pair about
 *     one course of things; negative if later. Shortest first
 */
public record ShadowComparison(
    ClusterRule shadow,
    ClusterRule live,
    int shadowAlerts,
    int liveAlerts,
    List<String> onlyShadow,
    List<String> onlyLive,
    List<String> both,
    List<Duration> leads) {

  /** Whether there is anything to compare: whether some report can count for both. */
  public static boolean isMeaningful(ClusterRule shadow, ClusterRule live) {
    return shadow.mode() == Alert.Mode.SHADOW
        && live.mode() == Alert.Mode.LIVE
        && shadow.categories().stream().anyMatch(live.categories()::contains);
  }

  /**
   * Compares.
   *
   * @param alerts the newest version of each alert; those of other rules and kinds are passed over
   */
  public static ShadowComparison of(
      ClusterRule shadow, ClusterRule live, Collection<Alert> alerts) {
    Map<String, List<Alert>> ofShadow = bySubject(shadow, Alert.Mode.SHADOW, alerts);
    Map<String, List<Alert>> ofLive = bySubject(live, Alert.Mode.LIVE, alerts);
    List<Duration> leads = new ArrayList<>();
    Duration near = shadow.quiet().compareTo(live.quiet()) > 0 ? shadow.quiet() : live.quiet();
    ofShadow.forEach(
        (subject, raised) -> {
          List<Alert> others = ofLive.getOrDefault(subject, List.of());
          raised.forEach(alert -> lead(alert, others, near).ifPresent(leads::add));
        });
    leads.sort(Comparator.naturalOrder());
    return new ShadowComparison(
        shadow,
        live,
        count(ofShadow),
        count(ofLive),
        names(ofShadow, subject -> !ofLive.containsKey(subject)),
        names(ofLive, subject -> !ofShadow.containsKey(subject)),
        names(ofShadow, ofLive::containsKey),
        List.copyOf(leads));
  }

  /**
   * How much earlier than the nearest of the others. A subject may have trouble again years later,
   * which would be no lead: beyond the quiet period it is another course of things.
   */
  private static Optional<Duration> lead(Alert alert, List<Alert> others, Duration near) {
    return others.stream()
        .map(other -> Duration.between(openedAt(alert), openedAt(other)))
        .filter(lead -> lead.abs().compareTo(near) <= 0)
        .min(Comparator.comparing(Duration::abs));
  }

  private static Instant openedAt(Alert alert) {
    return alert.openedAt() == null ? alert.at() : alert.openedAt();
  }

  private static Map<String, List<Alert>> bySubject(
      ClusterRule rule, Alert.Mode mode, Collection<Alert> alerts) {
    Map<String, List<Alert>> bySubject = new TreeMap<>();
    for (Alert alert : alerts) {
      if (alert.kind() == Alert.Kind.CLUSTER
          && alert.mode() == mode
          && alert.subject() != null
          && rule.rule().equals(alert.rule())) {
        bySubject.computeIfAbsent(alert.subject(), subject -> new ArrayList<>()).add(alert);
      }
    }
    return bySubject;
  }

  private static int count(Map<String, List<Alert>> bySubject) {
    return bySubject.values().stream().mapToInt(List::size).sum();
  }

  private static List<String> names(Map<String, List<Alert>> bySubject, Predicate<String> wanted) {
    List<String> names = new ArrayList<>();
    bySubject.forEach(
        (subject, raised) -> {
          if (wanted.test(subject)) {
            String name = raised.get(0).subjectName();
            names.add(name == null ? subject : name);
          }
        });
    return List.copyOf(names);
  }

  /** How many subjects the shadow rule would have alerted. */
  public int shadowSubjects() {
    return onlyShadow.size() + both.size();
  }

  /** How many subjects the live rule has alerted. */
  public int liveSubjects() {
    return onlyLive.size() + both.size();
  }

  /** The median lead; of an even number the mean of the middle two. Empty if there is none. */
  public Optional<Duration> medianLead() {
    if (leads.isEmpty()) {
      return Optional.empty();
    }
    Duration upper = leads.get(leads.size() / 2);
    Duration lower = leads.get((leads.size() - 1) / 2);
    return Optional.of(lower.plus(upper).dividedBy(2));
  }
}
