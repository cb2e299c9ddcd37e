package dev.beacon.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Takes out of free text what leads to a person: mobile and landline numbers, identity-card and
 * bank-card numbers, e-mail addresses, and WeChat and QQ numbers that are called so. Each is
 * replaced by what it was, such as {@code [手机号]}; no digit of it is kept. Masking twice is the same
 * as masking once. Time is linear in the length of the text.
 *
 * <p>Decision: when in doubt, mask. Every run of 13 digits or more goes, and every number that has
 * the form of a phone number, even if it counts money. So long order numbers and time stamps of 14
 * digits are lost; amounts, dates, twelve-digit community codes and case numbers of up to ten
 * digits stay readable, as do names and addresses, which this does not look for.
 */
public final class Masking {
  private static final int FEWEST_DIGITS = 5;

  private Masking() {}

  /**
   * A piece of text to replace.
   *
   * @param from its first char
   * @param to the char after its last
   * @param by what is put there
   */
  record Span(int from, int to, String by) {}

  /**
   * The text without numbers that lead to a person.
   *
   * @param text may be null
   * @return the same object if there is nothing to mask, which is quick
   */
  public static String mask(String text) {
    if (text == null) {
      return null;
    }
    int digits = 0;
    int hints = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      hints |= MaskedHandles.hint(c);
      digits += digit(c) >= 0 ? 1 : 0;
    }
    if (hints == 0 && digits < FEWEST_DIGITS) {
      return text;
    }
    Spans spans = new Spans(text.length());
    MaskedHandles.find(text, hints, spans);
    if (digits >= FEWEST_DIGITS) {
      new MaskedNumbers(text, spans).find();
    }
    return spans.found.isEmpty() ? text : replace(text, spans.found);
  }

  /** What has been found in a text; no two spans overlap. */
  static final class Spans {
    private final boolean[] covered;
    private final List<Span> found = new ArrayList<>();

    Spans(int length) {
      covered = new boolean[length];
    }

    boolean covers(int at) {
      return covered[at];
    }

    /** Takes the span unless part of it is taken already. */
    void add(Span span) {
      for (int i = span.from; i < span.to; i++) {
        if (covered[i]) {
          return;
        }
      }
      Arrays.fill(covered, span.from, span.to, true);
      found.add(span);
    }
  }

  private static String replace(String text, List<Span> spans) {
    List<Span> inOrder = new ArrayList<>(spans);
    inOrder.sort(Comparator.comparingInt(Span::from));
    StringBuilder masked = new StringBuilder(text.length());
    int at = 0;
    for (Span span : inOrder) {
      masked.append(text, at, span.from).append(span.by);
      at = span.to;
    }
    return masked.append(text, at, text.length()).toString();
  }

  /** The value of a decimal digit of any script and width, or -1. */
  static int digit(char c) {
    if (c <= '9') {
      return c >= '0' ? c - '0' : -1;
    }
    if (c < 0x0660 || (c >= 0x3000 && c < 0xA620)) {
      return -1;
    }
    return Character.digit(c, 10);
  }
}
