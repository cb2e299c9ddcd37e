package dev.beacon.local.report;

import dev.beacon.contract.Text;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Writes HTML that is XML too. Whatever comes from data goes through {@link #text} or an attribute,
 * and is escaped there; every element that is opened has to be closed.
 */
public final class Html {
  private final StringBuilder out = new StringBuilder(1 << 16);
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn; numbers are written short
   */
  public Html open(String tag, Object... attributes) {
    start(tag, attributes);
    out.append('>');
    open.push(tag);
    return this;
  }

  /** Closes the element opened last. */
  public Html close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Closes the element opened last, and ends the line. */
  public Html closeLine() {
    close();
    out.append('\n');
    return this;
  }

  /** An element without content. */
  public Html leaf(String tag, Object... attributes) {
    start(tag, attributes);
    out.append("/>");
    return this;
  }

  /** An element with nothing but text in it. */
  public Html text(String tag, String text, Object... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /** Text, escaped. */
  public Html text(String text) {
    escape(text);
    return this;
  }

  /** Both languages, of which the page shows one or both. */
  public Html both(String tag, Text text) {
    return text(tag, text.zh(), "class", "zh", "lang", "zh-CN")
        .text(tag, text.en(), "class", "en", "lang", "en");
  }

  /** Both languages in an HTML text. */
  public Html both(String zh, String en) {
    return both("span", new Text(zh, en));
  }

  /** Text of the program's own, as it stands: a style sheet, a script. */
  public Html trusted(String text) {
    out.append(text);
    return this;
  }

  /** The document. */
  public String done() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return out.toString();
  }

  /** A number as short as two decimals allow. */
  public static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    String shorter = text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    return shorter.equals("-0") ? "0" : shorter;
  }

  private void start(String tag, Object... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      Object value = attributes[i + 1];
      if (value == null) {
        continue;
      }
      out.append(' ').append(attributes[i]).append("=\"");
      escape(value instanceof Double number ? number(number) : value.toString());
      out.append('"');
    }
  }

  private void escape(String text) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
              }
            });
  }

  /** What XML allows. */
  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c < 0xD800)
        || (c >= 0xE000 && c < 0xFFFE)
        || c >= 0x10000;
  }
}
