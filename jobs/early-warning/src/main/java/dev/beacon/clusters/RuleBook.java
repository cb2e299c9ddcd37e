package dev.beacon.clusters;

import dev.beacon.contract.ClusterRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The newest version of every rule. */
public final class RuleBook {
  private final Map<String, ClusterRule> rules = new TreeMap<>();
  private final Map<String, List<ClusterRule>> byKind = new HashMap<>();

  public RuleBook(Collection<ClusterRule> rules) {
    rules.forEach(this::publish);
  }

  /**
   * Takes a published rule in.
   *
   * @return false if this version, or a newer one, is known already
   */
  public boolean publish(ClusterRule rule) {
    ClusterRule known = rules.get(rule.rule());
    if (known != null && known.version() >= rule.version()) {
      return false;
    }
    rules.put(rule.rule(), rule);
    byKind.clear();
    return true;
  }

  /** The rule of that name; null if there is none. */
  ClusterRule get(String name) {
    return rules.get(name);
  }

  /** The rules about the story with this key, in order of name. */
  List<ClusterRule> about(String key) {
    String kind = key.substring(0, key.indexOf(':') + 1);
    return byKind.computeIfAbsent(
        kind,
        of ->
            rules.values().stream()
                .filter(rule -> EvidenceScopes.covers(rule.scope(), of))
                .toList());
  }

  /**
   * The same, as it was before {@code rule} took the place of {@code before}, which may be null.
   */
  List<ClusterRule> aboutBefore(String key, ClusterRule rule, ClusterRule before) {
    List<ClusterRule> was = new ArrayList<>(about(key));
    was.removeIf(known -> known.rule().equals(rule.rule()));
    if (before != null && EvidenceScopes.covers(before.scope(), key)) {
      was.add(before);
    }
    return was;
  }
}
