package dev.beacon.contract;

import java.time.Instant;

/**
 * What people keep in YAML files and put into force while the job runs, version by version.
 *
 * @param <T> the kind of thing
 */
public interface Publishable<T extends Publishable<T>> {
  /** What tells it from others of its kind; the same in every version. */
  String name();

  /** Counts up with each publication; an older version never replaces a newer one. */
  long version();

  /** False switches it off. */
  boolean enabled();

  /** What it is called. */
  Text title();

  /** Who published this version; null: nobody, it came with Beacon or was never published. */
  String author();

  /** When; null: never. */
  Instant publishedAt();

  /** Why; null if nobody said. */
  String note();

  /** The same, published as this version. */
  T published(long version, String author, Instant publishedAt, String note);

  /** The same, switched on or off. */
  T withEnabled(boolean enabled);
}
