package dev.beacon.feeds;

/**
 * Follows the quotes of a CSV row from line to line, to know where the row ends. The cells
 * themselves are the CSV library's business.
 */
final class QuoteScan {
  /** Where a row stands at the end of a line. */
  enum State {
    /** The row ends here. */
    COMPLETE,
    /** A quoted field goes on in the next line. */
    OPEN,
    /** A quoted field is followed by something else than the end of the field. */
    BROKEN
  }

  private final char delimiter;
  private boolean quoted;

  QuoteScan(char delimiter) {
    this.delimiter = delimiter;
  }

  /** Reads one more line of the row. */
  State line(String text) {
    int i = 0;
    boolean fieldStart = !quoted;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '"') {
          if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
            i++;
          } else {
            quoted = false;
            int end = skipBlanks(text, i + 1);
            if (end < text.length() && text.charAt(end) != delimiter) {
              return State.BROKEN;
            }
          }
        }
      } else if (fieldStart && c == '"') {
        quoted = true;
        fieldStart = false;
      } else {
        fieldStart = c == delimiter;
      }
      i++;
    }
    return quoted ? State.OPEN : State.COMPLETE;
  }

  private int skipBlanks(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != delimiter && text.charAt(end) == ' ') {
      end++;
    }
    return end;
  }
}
