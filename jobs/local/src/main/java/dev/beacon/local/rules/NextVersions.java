package dev.beacon.local.rules;

import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.ClusterRule.Scope;
import dev.beacon.contract.Draft;
import dev.beacon.local.terminal.UserError;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Decides which version of a rule is published next, or why none is. */
public final class NextVersions {
  /** Gathered under the subjects' own names, whatever else is. */
  private static final Set<Scope> BELOW_SUBJECT = EnumSet.of(Scope.SITE, Scope.EMPLOYER);

  private final RuleHistory history;
  private final Set<Scope> gathered;
  private final String author;
  private final Instant now;

  /**
   * Decides for one publication.
   *
   * @param gathered about what the running job gathers evidence
   * @param author who publishes
   * @param now when
   */
  public NextVersions(RuleHistory history, Collection<Scope> gathered, String author, Instant now) {
    this.history = history;
    this.gathered = EnumSet.copyOf(gathered);
    this.author = author;
    this.now = now;
  }

  /**
   * From one version to the next.
   *
   * @param before the version in force; null if the rule is new
   * @param after the version to be published; {@code before} if there is nothing to publish
   */
  public record Change(ClusterRule before, ClusterRule after) {
    /** Whether there is anything to publish. */
    public boolean isAny() {
      return !after.equals(before);
    }
  }

  /**
   * What a person has written, as the next version, or as the version that they say it is.
   *
   * <p>Decision: a file with {@code publishedAt} is that of an earlier publication, and so is its
   * note; elsewhere the file may hold the note.
   *
   * @param note why; null if the person does not say so here
   * @throws UserError if the version is not a new one, or the job gathers no evidence for the rule
   */
  public Change written(Draft<ClusterRule> draft, String note) {
    ClusterRule rule = draft.value();
    Optional<ClusterRule> known = history.find(rule.rule());
    if (known.isPresent() && RuleFields.isSame(known.get(), rule)) {
      return new Change(known.get(), known.get());
    }
    long next = known.map(ClusterRule::version).orElse(0L) + 1;
    if (draft.isVersioned() && rule.version() < next) {
      throw new UserError(
          "%s: version: %s is at version %d already, and not the same; leave version out to publish it as %d"
              .formatted(draft.place("version"), rule.rule(), next - 1, next));
    }
    requireGathered(rule, draft.place("scope") + ": scope: ");
    String why = note == null && rule.publishedAt() == null ? rule.note() : note;
    return change(known.orElse(null), rule, draft.isVersioned() ? rule.version() : next, why);
  }

  /**
   * An earlier version, as the next.
   *
   * @param to which; null for the one before that in force
   * @param note why; null to say only which version it is
   * @throws UserError if there is no such version, or the job gathers no evidence for it
   */
  public Change rolledBack(String rule, Long to, String note) {
    ClusterRule known = history.inForce(rule);
    ClusterRule target =
        to == null
            ? history
                .before(known)
                .orElseThrow(
                    () ->
                        new UserError(
                            "%s has no version before %d; switch it off with ./beacon rules disable %s"
                                .formatted(rule, known.version(), rule)))
            : history.version(rule, to);
    if (RuleFields.isSame(known, target)) {
      return new Change(known, known);
    }
    requireGathered(target, "");
    String why = note == null ? "rollback to version " + target.version() : note;
    return change(known, target, known.version() + 1, why);
  }

  /**
   * The version in force, switched on or off.
   *
   * @param note why; may be null
   * @throws UserError if there is no such rule, or the job gathers no evidence for it
   */
  public Change switched(String rule, boolean on, String note) {
    ClusterRule known = history.inForce(rule);
    if (known.enabled() == on) {
      return new Change(known, known);
    }
    if (on) {
      requireGathered(known, "");
    }
    return change(known, known.withEnabled(on), known.version() + 1, note);
  }

  private Change change(ClusterRule before, ClusterRule content, long version, String note) {
    return new Change(before, content.published(version, author, now, note));
  }

  private void requireGathered(ClusterRule rule, String place) {
    Scope scope = BELOW_SUBJECT.contains(rule.scope()) ? Scope.SUBJECT : rule.scope();
    if (!gathered.contains(scope)) {
      throw new UserError(
          ("%s%s looks at each %s, but the running job gathers no evidence so; add %s to"
                  + " evidence.scopes in the job's configuration (now: %s)")
              .formatted(
                  place,
                  rule.rule(),
                  scope.word(),
                  scope.word(),
                  String.join(", ", gathered.stream().map(Scope::word).toList())));
    }
  }
}
