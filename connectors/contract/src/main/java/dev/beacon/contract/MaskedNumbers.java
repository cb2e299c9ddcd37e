package dev.beacon.contract;

import java.util.List;
import java.util.Locale;

/**
 * Finds numbers that lead to a person: mobile and landline numbers, identity cards, bank cards. One
 * pass; at each group of digits a bounded look ahead.
 *
 * <table>
 * <caption>What is taken for what</caption>
 * <tr><td>mobile</td><td>11 digits from 13 to 19 on, in any grouping, also after 0, 86, 0086</td></tr>
 * <tr><td>identity card</td><td>18 digits; 17 and X; 15 or grouped ones with a birthday inside</td></tr>
 * <tr><td>bank card</td><td>13 to 19 digits in a run; groups of four; others beginning with 62</td></tr>
 * <tr><td>landline</td><td>area code from 0 on and 7 or 8 digits; 400 and 800; 3-3-4; 3-8;
 *     7 to 12 digits after a word such as 电话</td></tr>
 * </table>
 *
 * <p>A match never depends on the digits that follow it, else masking twice could find more than
 * masking once.
 */
final class MaskedNumbers {
  private static final String MOBILE = "[手机号]";
  private static final String PHONE = "[电话]";
  private static final String IDENTITY = "[身份证号]";
  private static final String BANK = "[银行卡号]";
  private static final String NUMBER = "[号码]";

  private static final int LONGEST_CARD = 19;
  private static final int LABEL_REACH = 8;
  private static final String UNITS = "元块万亿千百人名户个平吨米公岁天年月日张套栋件次倍%％";
  private static final String CURRENCIES = "¥￥$€£";
  private static final List<String> LABELS =
      List.of(
          "电话", "座机", "手机", "致电", "拨打", "联系", "热线", "传真", "号码", "tel", "phone", "call", "mobile");

  private final String text;
  private final Masking.Spans spans;
  private final DigitGroups groups;

  /** What the last match was. */
  private String kind = NUMBER;

  MaskedNumbers(String text, Masking.Spans spans) {
    this.text = text;
    this.spans = spans;
    this.groups = new DigitGroups(text, spans);
  }

  /** Adds what is found to the spans. */
  void find() {
    int at = 0;
    while (at < text.length()) {
      if (Masking.digit(text.charAt(at)) < 0 || spans.covers(at)) {
        at++;
        continue;
      }
      int end = groups.readFrom(at);
      int group = 0;
      while (group < groups.count()) {
        int last = match(group);
        if (last >= group) {
          int to = groups.end(last);
          to += kind.equals(IDENTITY) && endsWithX(last) ? 1 : 0;
          spans.add(new Masking.Span(groups.start(group), to, kind));
          group = last + 1;
        } else {
          group++;
        }
      }
      at = end;
    }
  }

  /** The last group of the number that begins with this group, or -1. */
  private int match(int group) {
    int last = mobile(group);
    if (last >= 0) {
      return found(MOBILE, last);
    }
    last = identity(group);
    if (last >= 0) {
      return found(IDENTITY, last);
    }
    last = withAreaCode(group);
    if (last >= 0) {
      return found(PHONE, last);
    }
    last = bankCard(group);
    if (last >= 0) {
      return found(groups.total(group, last) > LONGEST_CARD ? NUMBER : BANK, last);
    }
    last = phone(group);
    if (last >= 0) {
      return found(PHONE, last);
    }
    // Twelve digits with a mobile number in them: one was typed too many.
    boolean mistyped = groups.size(group) == 12 && (isMobile(group, 0) || isMobile(group, 1));
    return mistyped ? found(NUMBER, group) : -1;
  }

  private int found(String what, int last) {
    kind = what;
    return last;
  }

  private int mobile(int group) {
    int prefix = prefix(group);
    int last = isMobile(group, prefix) ? groups.lastOf(group, prefix + 11) : -1;
    return last >= 0 && looksLikeMobile(group, prefix, last) ? last : -1;
  }

  /** The length of 0, 86, 086 or 0086 before a mobile number. */
  private int prefix(int group) {
    int zeros = 0;
    while (zeros < 2 && groups.digit(group, zeros) == '0') {
      zeros++;
    }
    if (groups.number(group, zeros, 2) == 86) {
      return zeros + 2;
    }
    return zeros == 1 && groups.size(group) > 1 ? 1 : 0;
  }

  private boolean isMobile(int group, int place) {
    return groups.digit(group, place) == '1'
        && groups.digit(group, place + 1) >= '3'
        && groups.digit(group, place + 1) <= '9';
  }

  private boolean looksLikeMobile(int group, int prefix, int last) {
    if (group == last) {
      return true;
    }
    int first = groups.size(group) == prefix ? group + 1 : group;
    int size = groups.size(first) - (first == group ? prefix : 0);
    boolean usual = size == 3 || size == 7 || first == last;
    return usual || (groups.joinedPlainly(group, last) && !countsSomething(group, last));
  }

  private int identity(int group) {
    int size = groups.size(group);
    if (size == 18 || (size == 17 && endsWithX(group)) || (size == 15 && isBirthday(group, 6, 2))) {
      return group;
    }
    int last = groups.lastOf(group, 18);
    if (last < 0) {
      last = groups.lastOf(group, 17);
      last = last >= 0 && endsWithX(last) ? last : -1;
    }
    return last > group && isBirthday(group, 6, 4) ? last : -1;
  }

  private boolean endsWithX(int group) {
    int end = groups.end(group);
    return end < text.length() && "xXｘＸ".indexOf(text.charAt(end)) >= 0;
  }

  private boolean isBirthday(int group, int place, int yearDigits) {
    int year = groups.number(group, place, yearDigits);
    int month = groups.number(group, place + yearDigits, 2);
    int day = groups.number(group, place + yearDigits + 2, 2);
    boolean yearFits = yearDigits == 2 || (year >= 1900 && year < 2100);
    return yearFits && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }

  private int bankCard(int group) {
    if (groups.size(group) >= 13) {
      return group;
    }
    int last = inFours(group);
    if (last >= 0) {
      return last;
    }
    for (int digits = 15; digits <= LONGEST_CARD; digits++) {
      last = groups.lastOf(group, digits);
      if (last > group
          && groups.joinedPlainly(group, last)
          && groups.allHaveAtLeast(3, group, last)
          && !groups.isYear(group)
          && (groups.number(group, 0, 2) == 62 || !countsSomething(group, last))) {
        return last;
      }
    }
    return -1;
  }

  /** Groups of four, at least 13 digits, as cards are printed; not a row of years. */
  private int inFours(int group) {
    int next = group;
    boolean onlyYears = true;
    while (next < groups.count() && groups.size(next) == 4) {
      onlyYears &= groups.isYear(next);
      next++;
    }
    int fours = next - group;
    if (onlyYears || fours < 3) {
      return -1;
    }
    if (next < groups.count() && groups.size(next) < 4) {
      return next;
    }
    return fours >= 4 ? next - 1 : -1;
  }

  private int phone(int group) {
    int last = abroad(group);
    if (last >= 0) {
      return last;
    }
    last = servicePhone(group);
    if (last >= 0 && !countsSomething(group, last)) {
      return last;
    }
    return local(group);
  }

  /** 0755-27812345, (010) 8888 1234, and an extension after a hyphen. */
  private int withAreaCode(int group) {
    char second = groups.digit(group, 1);
    if (groups.digit(group, 0) != '0' || second < '1') {
      return -1;
    }
    int area = second <= '2' ? 3 : 4;
    if (groups.size(group) < area) {
      return -1;
    }
    for (int local = 8; local >= 7; local--) {
      int last = groups.lastOf(group, area + local);
      if (last >= 0) {
        int next = last + 1;
        boolean extension =
            next < groups.count()
                && groups.gap(next) == DigitGroups.Gap.HYPHEN
                && groups.size(next) <= 6;
        return extension ? next : last;
      }
    }
    return -1;
  }

  /** After a plus: 9 to 15 digits. */
  private int abroad(int group) {
    int start = groups.start(group);
    if (start == 0 || "+＋".indexOf(text.charAt(start - 1)) < 0) {
      return -1;
    }
    for (int digits = 15; digits >= 9; digits--) {
      int last = groups.lastOf(group, digits);
      if (last >= 0) {
        return last;
      }
    }
    return -1;
  }

  /** 400-123-4567, 617-635-4500, 755-27812345. */
  private int servicePhone(int group) {
    int three = groups.number(group, 0, 3);
    if (three == 400 || three == 800) {
      int last = groups.lastOf(group, 10);
      if (last >= 0 && groups.size(group) >= 3) {
        return last;
      }
    }
    int size = groups.size(group);
    int next = group + 1;
    if (next >= groups.count() || groups.gap(next) == DigitGroups.Gap.SPACE) {
      return -1;
    }
    boolean american =
        size == 3
            && groups.size(next) == 3
            && next + 1 < groups.count()
            && groups.gap(next + 1) != DigitGroups.Gap.SPACE
            && groups.size(next + 1) == 4;
    if (american) {
      return next + 1;
    }
    boolean areaWithoutZero =
        (size == 3 || (size == 4 && !groups.isYear(group)))
            && (groups.size(next) == 7 || groups.size(next) == 8)
            && groups.gap(next) == DigitGroups.Gap.HYPHEN;
    return areaWithoutZero ? next : -1;
  }

  /** Numbers without an area code look like any number; they need a word before them. */
  private int local(int group) {
    int size = groups.size(group);
    int next = group + 1;
    boolean run = size >= 7 && size <= 12;
    boolean pair = (size == 3 || size == 4) && next < groups.count() && groups.size(next) == 4;
    return (run || pair) && isCalledPhone(group) ? (run ? group : next) : -1;
  }

  private boolean isCalledPhone(int group) {
    int start = groups.start(group);
    int from = start;
    while (from > 0 && start - from < LABEL_REACH && !endsLabel(text.charAt(from - 1))) {
      from--;
    }
    String label = text.substring(from, start).toLowerCase(Locale.ROOT);
    return LABELS.stream().anyMatch(label::contains);
  }

  private static boolean endsLabel(char c) {
    return Masking.digit(c) >= 0 || "[]\n。；;".indexOf(c) >= 0;
  }

  /** Whether money or a unit shows that this is an amount. */
  private boolean countsSomething(int group, int last) {
    int before = groups.start(group) - 1;
    if (before >= 0 && CURRENCIES.indexOf(text.charAt(before)) >= 0) {
      return true;
    }
    int after = groups.end(last);
    while (after < text.length() && text.charAt(after) == ' ') {
      after++;
    }
    return after < text.length() && UNITS.indexOf(text.charAt(after)) >= 0;
  }
}
