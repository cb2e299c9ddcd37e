package dev.beacon.contract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds e-mail addresses, and WeChat and QQ numbers that are called so. */
final class MaskedHandles {
  private static final int MAY_HOLD_EMAIL = 1;
  private static final int MAY_HOLD_WECHAT = 2;
  private static final int MAY_HOLD_QQ = 4;

  // Every quantifier is bounded, or possessive after a fixed word: no input makes these slow.
  private static final Pattern EMAIL =
      Pattern.compile(
          "[\\p{Alnum}０-９._%+-]{1,64}+ ?[@＠] ?"
              + "(?:[\\p{Alnum}０-９-]{1,63}+[.．]){1,8}[A-Za-z]{2,24}+");

  /** What comes between the name of a messenger and the number: "号：", "账号是". */
  private static final String CALLED = "(?:同号|群号|号码|帐号|账号|号|群)?+ {0,3}+(?:是|为)?+[ :：=＝]{0,3}+";

  private static final Pattern WECHAT =
      Pattern.compile(
          "(?i)(?:微信|威信|薇信|weixin|wechat|(?<![a-z])[vw]x(?![a-z])|v信)"
              + CALLED
              + "(?<id>[a-z0-9０-９_-]{5,}+)");

  private static final Pattern QQ =
      Pattern.compile("(?i)(?:qq|扣扣|企鹅)" + CALLED + "(?<id>[0-9０-９]{5,}+)");

  private MaskedHandles() {}

  /** What a text with this character may hold, as bits to be joined; 0 for most. */
  static int hint(char c) {
    return switch (c) {
      case '@', '＠' -> MAY_HOLD_EMAIL;
      case '信', 'x', 'X', 'w', 'W' -> MAY_HOLD_WECHAT;
      case 'q', 'Q', '扣', '鹅' -> MAY_HOLD_QQ;
      default -> 0;
    };
  }

  /** Adds what is found to the spans. */
  static void find(String text, int hints, Masking.Spans spans) {
    if ((hints & MAY_HOLD_EMAIL) != 0) {
      Matcher matcher = EMAIL.matcher(text);
      while (matcher.find()) {
        spans.add(new Masking.Span(matcher.start(), matcher.end(), "[邮箱]"));
      }
    }
    if ((hints & MAY_HOLD_WECHAT) != 0) {
      add(text, WECHAT, "[微信号]", spans);
    }
    if ((hints & MAY_HOLD_QQ) != 0) {
      add(text, QQ, "[QQ号]", spans);
    }
  }

  private static void add(String text, Pattern pattern, String by, Masking.Spans spans) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      int from = matcher.start("id");
      int to = matcher.end("id");
      if (isCalledSo(text, from) || hasDigit(text, from, to)) {
        spans.add(new Masking.Span(from, to, by));
      }
    }
  }

  /** Letters alone are rather a word, as in "微信Android", unless something introduces them. */
  private static boolean isCalledSo(String text, int from) {
    int at = from - 1;
    while (at > 0 && text.charAt(at) == ' ') {
      at--;
    }
    return ":：=＝是为号".indexOf(text.charAt(at)) >= 0;
  }

  private static boolean hasDigit(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Masking.digit(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
