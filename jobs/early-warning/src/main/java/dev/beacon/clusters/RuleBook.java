package dev.beacon.clusters;

import dev.beacon.contract.ClusterRule;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The newest version of every rule. */
public final class RuleBook {
  private final Map<String, ClusterRule> rules = new TreeMap<>();

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
    return true;
  }

  /** The rule of that name; null if there is none. */
  ClusterRule get(String name) {
    return rules.get(name);
  }

  /** All rules, in order of name. */
  Collection<ClusterRule> all() {
    return rules.values();
  }
}
