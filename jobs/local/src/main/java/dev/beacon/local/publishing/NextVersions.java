package dev.beacon.local.publishing;

import dev.beacon.contract.Draft;
import dev.beacon.contract.Publishable;
import dev.beacon.local.terminal.UserError;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Decides which version is published next, or why none is.
 *
 * @param <T> the kind of thing
 */
public final class NextVersions<T extends Publishable<T>> {
  private final Kind<T> kind;
  private final VersionHistory<T> history;
  private final Conditions<T> conditions;
  private final String author;
  private final Instant now;

  /**
   * Decides for one publication.
   *
   * @param author who publishes
   * @param now when
   */
  public NextVersions(
      Kind<T> kind,
      VersionHistory<T> history,
      Conditions<T> conditions,
      String author,
      Instant now) {
    this.kind = kind;
    this.history = history;
    this.conditions = conditions;
    this.author = author;
    this.now = now;
  }

  /**
   * From one version to the next.
   *
   * @param before the version in force; null if it is new
   * @param after the version to be published; {@code before} if there is nothing to publish
   */
  public record Change<T extends Publishable<T>>(T before, T after) {
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
   * @throws UserError if the version is not a new one, or the running job cannot use it
   */
  public Change<T> written(Draft<T> draft, String note) {
    T file = draft.value();
    Optional<T> known = history.find(file.name());
    T content = conditions.written(file, known);
    if (known.isPresent() && FieldChanges.isSame(known.get(), content)) {
      return new Change<>(known.get(), known.get());
    }
    long next = known.map(Publishable::version).orElse(0L) + 1;
    if (draft.isVersioned() && file.version() < next) {
      throw new UserError(
          "%s: version: %s is at version %d already, and not the same; leave version out to publish it as %d"
              .formatted(draft.place("version"), file.name(), next - 1, next));
    }
    require(content, field -> draft.place(field) + ": " + field + ": ");
    String why = note == null && file.publishedAt() == null ? file.note() : note;
    return change(known.orElse(null), content, draft.isVersioned() ? file.version() : next, why);
  }

  /**
   * An earlier version, as the next.
   *
   * @param to which; null for the one before that in force
   * @param note why; null to say only which version it is
   * @throws UserError if there is no such version, or the running job cannot use it
   */
  public Change<T> rolledBack(String name, Long to, String note) {
    T known = history.inForce(name);
    T earlier =
        to == null
            ? history
                .before(known)
                .orElseThrow(
                    () ->
                        new UserError(
                            "%s has no version before %d; switch it off with ./beacon %ss disable %s"
                                .formatted(name, known.version(), kind.noun(), name)))
            : history.version(name, to);
    T content = conditions.again(earlier, known);
    if (FieldChanges.isSame(known, content)) {
      return new Change<>(known, known);
    }
    require(content, field -> "");
    String why = note == null ? "rollback to version " + earlier.version() : note;
    return change(known, content, known.version() + 1, why);
  }

  /**
   * The version in force, switched on or off.
   *
   * @param note why; may be null
   * @throws UserError if there is none of that name, or the running job cannot use it
   */
  public Change<T> switched(String name, boolean on, String note) {
    T known = history.inForce(name);
    if (known.enabled() == on) {
      return new Change<>(known, known);
    }
    if (on) {
      require(known, field -> "");
    }
    T content = conditions.again(known.withEnabled(on), known);
    return change(known, content, known.version() + 1, note);
  }

  private Change<T> change(T before, T content, long version, String note) {
    return new Change<>(before, content.published(version, author, now, note));
  }

  private void require(T content, UnaryOperator<String> place) {
    List<String> problems = conditions.problems(content, place);
    if (!problems.isEmpty()) {
      throw UserError.of(problems);
    }
  }
}
