package dev.beacon.feeds;

/** What is wrong with one row; becomes the reason it is unmappable. */
final class RowProblem extends Exception {
  /**
   * A problem of a field.
   *
   * @param field the event's field
   * @param what is wrong with it, without quoting the row's values
   */
  RowProblem(String field, String what) {
    this(field + ": " + what);
  }

  /** A problem of the row as a whole. */
  RowProblem(String message) {
    // Thrown once a bad row and told to nobody but the reject: a stack trace would only cost.
    super(message, null, false, false);
  }
}
