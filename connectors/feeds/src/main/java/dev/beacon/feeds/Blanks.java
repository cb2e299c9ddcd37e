package dev.beacon.feeds;

/** Blanks of all kinds: files are full of no-break spaces, ideographic spaces and stray breaks. */
final class Blanks {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Blanks() {}

  /** Without blanks around it; null if nothing is left. */
  static String strip(String text) {
    if (text == null) {
      return null;
    }
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (from < to && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return from == to ? null : text.substring(from, to);
  }

  /** On one line: every run of blanks becomes one space. */
  static String line(String text) {
    if (text == null) {
      return null;
    }
    StringBuilder line = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blank = isBlank(c);
      boolean keep = !blank || (c == ' ' && (i == 0 || !isBlank(text.charAt(i - 1))));
      if (line == null && !keep) {
        line = new StringBuilder(text.length()).append(text, 0, i);
      }
      if (line != null) {
        if (!blank) {
          line.append(c);
        } else if (line.length() == 0 || line.charAt(line.length() - 1) != ' ') {
          line.append(' ');
        }
      }
    }
    return line == null ? text : line.toString();
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || c == BYTE_ORDER_MARK || (c > 127 && Character.isSpaceChar(c));
  }
}
