package dev.beacon.local.rules;

import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.ClusterRule.Scope;
import dev.beacon.local.publishing.Conditions;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A rule can be put into force where the running job gathers evidence for it. */
public final class GatheredScopes implements Conditions<ClusterRule> {
  /** Gathered under the subjects' own names, whatever else is. */
  private static final Set<Scope> BELOW_SUBJECT = EnumSet.of(Scope.SITE, Scope.EMPLOYER);

  private final Set<Scope> gathered;

  /**
   * @param gathered about what the running job gathers evidence
   */
  public GatheredScopes(Collection<Scope> gathered) {
    this.gathered = EnumSet.copyOf(gathered);
  }

  @Override
  public List<String> problems(ClusterRule rule, UnaryOperator<String> place) {
    Scope scope = BELOW_SUBJECT.contains(rule.scope()) ? Scope.SUBJECT : rule.scope();
    if (gathered.contains(scope)) {
      return List.of();
    }
    return List.of(
        ("%s%s looks at each %s, but the running job gathers no evidence so; add %s to"
                + " evidence.scopes in the job's configuration (now: %s)")
            .formatted(
                place.apply("scope"),
                rule.rule(),
                scope.word(),
                scope.word(),
                String.join(", ", gathered.stream().map(Scope::word).toList())));
  }
}
