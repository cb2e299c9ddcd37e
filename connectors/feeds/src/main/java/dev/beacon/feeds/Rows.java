package dev.beacon.feeds;

import java.io.Closeable;
import java.util.Set;

/** The rows of a file, one after the other. */
interface Rows extends Closeable {
  /** The next row, or null after the last. */
  Row next();

  /**
   * Refuses a file in which the mapping's columns cannot be.
   *
   * @throws FeedException if columns are missing
   */
  void require(Set<String> columns);
}
