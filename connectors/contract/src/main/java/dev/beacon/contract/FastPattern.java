package dev.beacon.contract;

import java.util.Map;

/**
 * A hand-made equal of a pattern in the schemas, since a regular expression for each field would
 * cost more than all the rest of decoding. It may say no to what the pattern accepts, never yes to
 * what it refuses, and it accepts no surrogates.
 */
@FunctionalInterface
interface FastPattern {
  /** Whether these characters match the pattern for sure. */
  boolean surelyMatches(char[] chars, int from, int length);

  /** Any character of a kind. */
  @FunctionalInterface
  interface Kind {
    boolean holds(char c);
  }

  /** Every pattern the event schemas use. {@code FastPatternTest} compares each with its regex. */
  Map<String, FastPattern> BY_REGEX =
      Map.ofEntries(
          Map.entry("^request:[^:\\s]+:[^\\p{Cc}]+$", eventId("request:")),
          Map.entry("^tip:[^:\\s]+:[^\\p{Cc}]+$", eventId("tip:")),
          Map.entry("^progress:[^:\\s]+:[^\\p{Cc}]+$", eventId("progress:")),
          Map.entry("^order:[^:\\s]+:[^\\p{Cc}]+$", eventId("order:")),
          Map.entry("^check-in:[^:\\s]+:[^\\p{Cc}]+$", eventId("check-in:")),
          Map.entry("^[^\\p{Cc}]+$", (c, from, n) -> n > 0 && all(c, from, n, FastPattern::plain)),
          Map.entry("^[^:\\s]+$", (c, from, n) -> n > 0 && all(c, from, n, FastPattern::plainWord)),
          Map.entry("^[A-Z][A-Z0-9_]{0,63}$", FastPattern::code),
          Map.entry("^[a-z0-9][a-z0-9-]{0,63}$", FastPattern::name),
          Map.entry(
              "^[A-Z]{3}$", (c, from, n) -> n == 3 && all(c, from, n, FastPattern::isCapital)),
          Map.entry("^p:[A-Za-z0-9_-]{22}$", FastPattern::pseudonym),
          Map.entry(
              "^[\\p{L}\\p{N}._ ,/&'()-]{1,120}$",
              (c, from, n) -> n > 0 && n <= 120 && all(c, from, n, FastPattern::ofPlaceName)),
          // The shape of a date-time is checked by Timestamps before these are asked.
          Map.entry(
              "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"
                  + "(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$",
              (c, from, n) -> true),
          Map.entry(
              "^(199[0-9]|20[0-9]{2}|2100)-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"
                  + "(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$",
              FastPattern::fromEventYears));

  /**
   * The check that stands for a regex.
   *
   * @throws IllegalStateException if none does: write one
   */
  static FastPattern of(String regex) {
    FastPattern pattern = BY_REGEX.get(regex);
    if (pattern == null) {
      throw new IllegalStateException("no fast check stands for the pattern " + regex);
    }
    return pattern;
  }

  private static FastPattern eventId(String prefix) {
    return (c, from, n) -> {
      int at = 0;
      while (at < prefix.length()) {
        if (at == n || c[from + at] != prefix.charAt(at)) {
          return false;
        }
        at++;
      }
      int feed = at;
      while (at < n && plainWord(c[from + at])) {
        at++;
      }
      boolean feedEnds = at > feed && at < n - 1 && c[from + at] == ':';
      return feedEnds && all(c, from + at + 1, n - at - 1, FastPattern::plain);
    };
  }

  private static boolean code(char[] c, int from, int n) {
    if (n < 1 || n > 64 || !isCapital(c[from])) {
      return false;
    }
    return all(c, from + 1, n - 1, x -> isCapital(x) || isDigit(x) || x == '_');
  }

  private static boolean name(char[] c, int from, int n) {
    if (n < 1 || n > 64 || c[from] == '-') {
      return false;
    }
    return all(c, from, n, x -> (x >= 'a' && x <= 'z') || isDigit(x) || x == '-');
  }

  private static boolean pseudonym(char[] c, int from, int n) {
    return n == 24
        && c[from] == 'p'
        && c[from + 1] == ':'
        && all(c, from + 2, 22, x -> isLetter(x) || isDigit(x) || x == '_' || x == '-');
  }

  private static boolean fromEventYears(char[] c, int from, int n) {
    char third = c[from + 2];
    char fourth = c[from + 3];
    return c[from] == '1'
        ? c[from + 1] == '9' && third == '9'
        : c[from] == '2'
            && (c[from + 1] == '0' || (c[from + 1] == '1' && third == '0' && fourth == '0'));
  }

  private static boolean all(char[] c, int from, int n, Kind kind) {
    for (int i = from; i < from + n; i++) {
      if (!kind.holds(c[i])) {
        return false;
      }
    }
    return true;
  }

  /** Printable ASCII, or a Chinese character. */
  private static boolean plain(char c) {
    return (c >= ' ' && c <= '~') || isChinese(c);
  }

  private static boolean plainWord(char c) {
    return c != ':' && c != ' ' && plain(c);
  }

  private static boolean ofPlaceName(char c) {
    return isLetter(c) || isDigit(c) || "._ ,/&'()-".indexOf(c) >= 0 || isChinese(c);
  }

  private static boolean isChinese(char c) {
    return c >= '\u4E00' && c <= '\u9FA5';
  }

  private static boolean isLetter(char c) {
    return isCapital(c) || (c >= 'a' && c <= 'z');
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
