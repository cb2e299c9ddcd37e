package dev.beacon.contract;

import java.time.Instant;

/**
 * The one reading of date-times in the contract: RFC 3339, {@code yyyy-MM-ddTHH:mm:ss}, up to 9
 * digits of fraction, then {@code Z} or an offset of at most 18 hours. The schemas' format {@code
 * date-time} and the fast decoder both ask here, so they cannot disagree.
 *
 * <p>Decision: stricter than {@link Instant#parse} (no 24:00, no leap second, no lower-case t and
 * z, no missing seconds) because what passes here must mean the same to every reader.
 */
final class Timestamps {
  private static final int SHORTEST = "2019-11-05T02:10:00Z".length();
  private static final int NANO_DIGITS = 9;
  private static final int[] DAYS_BEFORE = {
    0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365
  };

  private Timestamps() {}

  /** The instant, or null if these characters are not one. */
  static Instant parse(CharSequence text) {
    char[] chars = text.toString().toCharArray();
    return parse(chars, 0, chars.length);
  }

  /** The instant written at {@code from}, or null if these characters are not one. */
  static Instant parse(char[] c, int from, int length) {
    if (length < SHORTEST
        || c[from + 4] != '-'
        || c[from + 7] != '-'
        || c[from + 10] != 'T'
        || c[from + 13] != ':'
        || c[from + 16] != ':') {
      return null;
    }
    int century = two(c, from);
    int yearOfCentury = two(c, from + 2);
    int month = two(c, from + 5);
    int day = two(c, from + 8);
    int hour = two(c, from + 11);
    int minute = two(c, from + 14);
    int second = two(c, from + 17);
    if ((century | yearOfCentury | month | day | hour | minute | second) < 0
        || month < 1
        || month > 12
        || day < 1
        || hour > 23
        || minute > 59
        || second > 59) {
      return null;
    }
    int year = century * 100 + yearOfCentury;
    if (day > daysIn(year, month)) {
      return null;
    }
    int end = from + length;
    int at = from + 19;
    int nanos = 0;
    if (c[at] == '.') {
      int first = ++at;
      while (at < end && isDigit(c[at]) && at - first < NANO_DIGITS) {
        nanos = nanos * 10 + (c[at++] - '0');
      }
      if (at == first) {
        return null;
      }
      for (int digits = at - first; digits < NANO_DIGITS; digits++) {
        nanos *= 10;
      }
    }
    int offset = offset(c, at, end);
    if (offset == Integer.MIN_VALUE) {
      return null;
    }
    long seconds =
        epochDay(year, month, day) * 86_400L + hour * 3_600L + minute * 60L + second - offset;
    return Instant.ofEpochSecond(seconds, nanos);
  }

  /** Seconds east of Greenwich, or MIN_VALUE if the rest is neither Z nor an offset. */
  private static int offset(char[] c, int at, int end) {
    if (end - at == 1 && c[at] == 'Z') {
      return 0;
    }
    if (end - at != 6 || (c[at] != '+' && c[at] != '-') || c[at + 3] != ':') {
      return Integer.MIN_VALUE;
    }
    int hours = two(c, at + 1);
    int minutes = two(c, at + 4);
    if (hours < 0 || minutes < 0 || minutes > 59 || hours * 60 + minutes > 18 * 60) {
      return Integer.MIN_VALUE;
    }
    int seconds = (hours * 60 + minutes) * 60;
    return c[at] == '-' ? -seconds : seconds;
  }

  /** Days since 1970-01-01 in the proleptic Gregorian calendar, years 0 to 9999. */
  private static long epochDay(int year, int month, int day) {
    // Leap days before this year; year 0 is a leap year.
    int before = year == 0 ? 0 : (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400 + 1;
    int leapDayOfThisYear = month > 2 && isLeap(year) ? 1 : 0;
    return year * 365L + before + DAYS_BEFORE[month - 1] + leapDayOfThisYear + day - 1 - 719_528L;
  }

  private static int daysIn(int year, int month) {
    return month == 2 && isLeap(year) ? 29 : DAYS_BEFORE[month] - DAYS_BEFORE[month - 1];
  }

  private static boolean isLeap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  /** Two digits as a number, negative if they are not digits. */
  private static int two(char[] c, int at) {
    return isDigit(c[at]) && isDigit(c[at + 1]) ? (c[at] - '0') * 10 + (c[at + 1] - '0') : -1;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
