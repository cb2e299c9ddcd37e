package dev.beacon.feeds;

/** One row of a file. */
interface Row {
  /** The line on which it begins, from 1. */
  long line();

  /** Its bytes as they stand in the file, without the line end. */
  byte[] original();

  /** What stands in a column, as written; null or empty if nothing does. */
  String value(String column);

  /** Why nothing can be read from it, or null. */
  default String problem() {
    return null;
  }

  /** A row that can be counted and kept, but not read. */
  // A record because it is only ever carried, never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Broken(long line, byte[] original, String problem) implements Row {
    @Override
    public String value(String column) {
      return null;
    }
  }
}
