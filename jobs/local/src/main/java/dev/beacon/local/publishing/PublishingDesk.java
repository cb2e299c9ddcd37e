package dev.beacon.local.publishing;

import dev.beacon.contract.Draft;
import dev.beacon.contract.InvalidDefinitionsException;
import dev.beacon.contract.Publishable;
import dev.beacon.local.publishing.NextVersions.Change;
import dev.beacon.local.stack.PublishedTopic;
import dev.beacon.local.terminal.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks, publishes and tells what is published, of one kind.
 *
 * @param <T> the kind
 */
public final class PublishingDesk<T extends Publishable<T>> {
  private final Kind<T> kind;
  private final PrintWriter out;

  /**
   * @param out where to tell what was done
   */
  public PublishingDesk(Kind<T> kind, PrintWriter out) {
    this.kind = kind;
    this.out = out;
  }

  /**
   * What a file holds.
   *
   * @throws UserError if it cannot be used, a line for each thing wrong
   */
  public List<Draft<T>> read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UserError("no such file: " + file);
    }
    try {
      return kind.drafts(file);
    } catch (InvalidDefinitionsException e) {
      throw UserError.of(e.problems(), e);
    } catch (IOException e) {
      throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Tells that everything in a file is valid.
   *
   * @throws UserError if it is not
   */
  public void validate(Path file, Conditions<T> conditions) {
    List<Draft<T>> drafts = usable(file, conditions);
    drafts.forEach(draft -> line("valid      " + inShort(draft.value(), draft.isVersioned())));
    line(
        drafts.size() == 1
            ? "The " + kind.noun() + " is valid."
            : "All " + kind.noun() + "s are valid.");
  }

  /**
   * What a file holds, all of which the job can use.
   *
   * @throws UserError if it cannot, a line for each thing wrong
   */
  public List<Draft<T>> usable(Path file, Conditions<T> conditions) {
    List<Draft<T>> drafts = read(file);
    List<String> problems = new ArrayList<>();
    for (Draft<T> draft : drafts) {
      problems.addAll(
          conditions.problems(draft.value(), field -> draft.place(field) + ": " + field + ": "));
    }
    if (!problems.isEmpty()) {
      throw UserError.of(problems);
    }
    return drafts;
  }

  /** Every version in a stack. */
  public VersionHistory<T> history(String kafka) {
    return new VersionHistory<>(kind.noun(), kind.shipped(), topic(kafka).published());
  }

  private PublishedTopic<T> topic(String kafka) {
    return new PublishedTopic<>(kafka, kind.topic(), kind::json);
  }

  /**
   * Publishes what there is to publish, and tells of each.
   *
   * @throws UserError if the job could not use one, or somebody else was faster
   */
  public void publish(String kafka, List<Change<T>> changes) throws InterruptedException {
    List<T> versions = changes.stream().filter(Change::isAny).map(Change::after).toList();
    if (!versions.isEmpty()) {
      try {
        topic(kafka).publish(versions);
      } catch (InvalidDefinitionsException e) {
        throw UserError.of(e.problems(), e);
      }
      requireFirst(versions, history(kafka));
    }
    changes.forEach(this::tell);
  }

  /** Of two who publish the same version at the same moment, the job listens to the first. */
  private void requireFirst(List<T> versions, VersionHistory<T> history) {
    for (T version : versions) {
      String name = version.name();
      if (!history.version(name, version.version()).equals(version)) {
        throw new UserError(
            "somebody else has just published version %d of %s; look at ./beacon %ss history %s and publish again"
                .formatted(version.version(), name, kind.noun(), name));
      }
    }
  }

  private void tell(Change<T> change) {
    if (!change.isAny()) {
      line("unchanged  " + inShort(change.after(), true));
      return;
    }
    line("published  " + inShort(change.after(), true));
    if (change.before() == null) {
      line("           a new " + kind.noun());
    } else {
      FieldChanges.of(kind, change.before(), change.after())
          .forEach(changed -> line("           " + changed));
    }
  }

  /** Prints a version as YAML. */
  public void show(T version) {
    out.print(PublishedYaml.write(kind, version));
    out.flush();
  }

  private String inShort(T version, boolean versioned) {
    return "%s  %s  %s"
        .formatted(
            version.name(),
            versioned ? "version " + version.version() : "next version",
            kind.words(version));
  }

  private void line(String text) {
    out.println(text);
  }
}
