package dev.beacon.contract;

import java.util.Arrays;

/**
 * Groups of digits that stand so close that they may be one number: {@code 138-1234 5678}. Holds
 * where each is, what separates it from the one before, and all the digits in a row.
 */
final class DigitGroups {
  /** What stands between two groups. */
  enum Gap {
    SPACE,
    HYPHEN,
    DOT,
    BRACKET
  }

  private static final int WIDEST_GAP = 3;

  private final String text;
  private final Masking.Spans taken;
  private int count;
  private int[] starts = new int[8];
  private int[] ends = new int[8];
  private Gap[] gaps = new Gap[8];

  /** How many digits come before each group, and after the last, all of them. */
  private int[] before = new int[9];

  private char[] digits = new char[32];

  DigitGroups(String text, Masking.Spans taken) {
    this.text = text;
    this.taken = taken;
  }

  /**
   * Reads the groups from a digit on.
   *
   * @return where they end
   */
  int readFrom(int from) {
    count = 0;
    Gap gap = Gap.SPACE;
    int at = from;
    while (true) {
      int end = readGroup(at, gap);
      int next = end;
      gap = Gap.SPACE;
      while (next < text.length() && next - end < WIDEST_GAP) {
        Gap kind = kind(text.charAt(next));
        if (kind == null) {
          break;
        }
        gap = kind.compareTo(gap) > 0 ? kind : gap;
        next++;
      }
      if (next == end || !isFreeDigit(next)) {
        return end;
      }
      at = next;
    }
  }

  private int readGroup(int from, Gap gap) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
      gaps = Arrays.copyOf(gaps, count * 2);
      before = Arrays.copyOf(before, count * 2 + 1);
    }
    int total = count == 0 ? 0 : before[count];
    int at = from;
    int end = from;
    while (at < text.length() && (isInvisible(text.charAt(at)) || isFreeDigit(at))) {
      int digit = Masking.digit(text.charAt(at));
      at++;
      if (digit >= 0) {
        if (total == digits.length) {
          digits = Arrays.copyOf(digits, total * 2);
        }
        digits[total++] = (char) ('0' + digit);
        end = at;
      }
    }
    starts[count] = from;
    ends[count] = end;
    gaps[count] = gap;
    before[count + 1] = total;
    if (count == 0) {
      before[0] = 0;
    }
    count++;
    return end;
  }

  private boolean isFreeDigit(int at) {
    return at < text.length() && Masking.digit(text.charAt(at)) >= 0 && !taken.covers(at);
  }

  /** Characters that are there but not seen, put into numbers to slip past filters. */
  private static boolean isInvisible(char c) {
    return (c >= '\u200B' && c <= '\u200F') || c == '\u2060' || c == '\uFEFF' || c == '\u00AD';
  }

  private static Gap kind(char c) {
    return switch (c) {
      case ' ', '\t', '\u00A0', '\u2002', '\u2003', '\u2009', '\u3000' -> Gap.SPACE;
      case '-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212', '－', '_' -> Gap.HYPHEN;
      case '.', '·', '•', '．' -> Gap.DOT;
      case '(', ')', '（', '）' -> Gap.BRACKET;
      default -> null;
    };
  }

  int count() {
    return count;
  }

  int start(int group) {
    return starts[group];
  }

  int end(int group) {
    return ends[group];
  }

  /** What separates a group from the one before it. */
  Gap gap(int group) {
    return gaps[group];
  }

  int size(int group) {
    return before[group + 1] - before[group];
  }

  /** How many digits two groups and all between them have. */
  int total(int first, int last) {
    return before[last + 1] - before[first];
  }

  /** The digit so many places after the beginning of a group; a space past the last one. */
  char digit(int group, int place) {
    int at = before[group] + place;
    return at < before[count] ? digits[at] : ' ';
  }

  /** The number of some digits from a place after the beginning of a group on, or -1. */
  int number(int group, int place, int length) {
    int value = 0;
    for (int i = 0; i < length; i++) {
      char digit = digit(group, place + i);
      if (digit == ' ') {
        return -1;
      }
      value = value * 10 + (digit - '0');
    }
    return value;
  }

  /** The group with which so many digits from a group on are complete, or -1 if none is. */
  int lastOf(int first, int digitCount) {
    for (int last = first; last < count && total(first, last) <= digitCount; last++) {
      if (total(first, last) == digitCount) {
        return last;
      }
    }
    return -1;
  }

  boolean isYear(int group) {
    int value = size(group) == 4 ? number(group, 0, 4) : 0;
    return value >= 1900 && value < 2100;
  }

  /** Whether every gap between two groups is a space or a hyphen. */
  boolean joinedPlainly(int first, int last) {
    for (int group = first + 1; group <= last; group++) {
      if (gaps[group].compareTo(Gap.HYPHEN) > 0) {
        return false;
      }
    }
    return true;
  }

  boolean allHaveAtLeast(int size, int first, int last) {
    for (int group = first; group <= last; group++) {
      if (size(group) < size) {
        return false;
      }
    }
    return true;
  }
}
