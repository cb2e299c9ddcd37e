package dev.beacon.local.rules;

import dev.beacon.contract.ClusterRule;
import dev.beacon.local.terminal.UserError;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Every version of every rule: those Beacon comes with, and those that were published. */
public final class RuleHistory {
  private final Map<String, NavigableMap<Long, ClusterRule>> versions = new TreeMap<>();
  private final Set<ClusterRule> shipped;

  /**
   * Puts the versions together as the job does, which starts with the shipped ones: of two that
   * call themselves the same version, the first holds.
   *
   * @param published in order of publication
   */
  public RuleHistory(Collection<ClusterRule> shipped, Collection<ClusterRule> published) {
    this.shipped = new HashSet<>(shipped);
    shipped.forEach(this::add);
    published.forEach(this::add);
  }

  private void add(ClusterRule rule) {
    versions
        .computeIfAbsent(rule.rule(), name -> new TreeMap<>())
        .putIfAbsent(rule.version(), rule);
  }

  /** The highest version of each rule, by name. */
  public List<ClusterRule> inForce() {
    return versions.values().stream().map(of -> of.lastEntry().getValue()).toList();
  }

  /** The version of a rule that is in force, if there is such a rule. */
  public Optional<ClusterRule> find(String rule) {
    return Optional.ofNullable(versions.get(rule)).map(of -> of.lastEntry().getValue());
  }

  /**
   * All versions of a rule, oldest first.
   *
   * @throws UserError if there is no such rule
   */
  public List<ClusterRule> versions(String rule) {
    return List.copyOf(of(rule).values());
  }

  /**
   * The version of a rule that is in force.
   *
   * @throws UserError if there is no such rule
   */
  public ClusterRule inForce(String rule) {
    return of(rule).lastEntry().getValue();
  }

  /**
   * One version of a rule.
   *
   * @throws UserError if there is no such rule, or no such version of it
   */
  public ClusterRule version(String rule, long version) {
    ClusterRule found = of(rule).get(version);
    if (found == null) {
      throw new UserError(
          "%s has no version %d; its versions are %s"
              .formatted(
                  rule,
                  version,
                  String.join(", ", of(rule).keySet().stream().map(String::valueOf).toList())));
    }
    return found;
  }

  /** The version before that one, if there is any. */
  public Optional<ClusterRule> before(ClusterRule version) {
    return Optional.ofNullable(of(version.rule()).lowerEntry(version.version()))
        .map(Map.Entry::getValue);
  }

  /** Whether it is a version that Beacon came with and nobody published. */
  public boolean isShipped(ClusterRule version) {
    return shipped.contains(version);
  }

  private NavigableMap<Long, ClusterRule> of(String rule) {
    NavigableMap<Long, ClusterRule> found = versions.get(rule);
    if (found == null) {
      throw new UserError(
          "no rule is called %s; there are %s"
              .formatted(rule, String.join(", ", versions.keySet())));
    }
    return found;
  }
}
