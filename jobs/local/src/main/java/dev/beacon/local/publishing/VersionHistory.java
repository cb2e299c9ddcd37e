package dev.beacon.local.publishing;

import dev.beacon.contract.Publishable;
import dev.beacon.local.terminal.UserError;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every version of everything of a kind: those Beacon comes with, and those that were published.
 *
 * @param <T> the kind
 */
public final class VersionHistory<T extends Publishable<T>> {
  private final String noun;
  private final Map<String, NavigableMap<Long, T>> versions = new TreeMap<>();
  private final Set<T> shipped;

  /**
   * Puts the versions together as the job does, which starts with the shipped ones: of two that
   * call themselves the same version, the first holds.
   *
   * @param noun what one of the kind is called
   * @param published in order of publication
   */
  public VersionHistory(String noun, Collection<T> shipped, Collection<T> published) {
    this.noun = noun;
    this.shipped = new HashSet<>(shipped);
    shipped.forEach(this::add);
    published.forEach(this::add);
  }

  private void add(T version) {
    versions
        .computeIfAbsent(version.name(), name -> new TreeMap<>())
        .putIfAbsent(version.version(), version);
  }

  /** The highest version of each, by name. */
  public List<T> inForce() {
    return versions.values().stream().map(of -> of.lastEntry().getValue()).toList();
  }

  /** The version in force, if there is one of that name. */
  public Optional<T> find(String name) {
    return Optional.ofNullable(versions.get(name)).map(of -> of.lastEntry().getValue());
  }

  /**
   * All versions, oldest first.
   *
   * @throws UserError if there is none of that name
   */
  public List<T> versions(String name) {
    return List.copyOf(of(name).values());
  }

  /**
   * The version in force.
   *
   * @throws UserError if there is none of that name
   */
  public T inForce(String name) {
    return of(name).lastEntry().getValue();
  }

  /**
   * One version.
   *
   * @throws UserError if there is none of that name, or no such version of it
   */
  public T version(String name, long version) {
    T found = of(name).get(version);
    if (found == null) {
      throw new UserError(
          "%s has no version %d; its versions are %s"
              .formatted(
                  name,
                  version,
                  String.join(", ", of(name).keySet().stream().map(String::valueOf).toList())));
    }
    return found;
  }

  /** The version before that one, if there is any. */
  public Optional<T> before(T version) {
    return Optional.ofNullable(of(version.name()).lowerEntry(version.version()))
        .map(Map.Entry::getValue);
  }

  /** Whether it is a version that Beacon came with and nobody published. */
  public boolean isShipped(T version) {
    return shipped.contains(version);
  }

  private NavigableMap<Long, T> of(String name) {
    NavigableMap<Long, T> found = versions.get(name);
    if (found == null) {
      throw new UserError(
          "no %s is called %s; there are %s"
              .formatted(noun, name, String.join(", ", versions.keySet())));
    }
    return found;
  }
}
