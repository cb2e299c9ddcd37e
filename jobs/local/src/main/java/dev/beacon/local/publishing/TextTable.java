package dev.beacon.local.publishing;

import java.util.ArrayList;
import java.util.List;

/** Rows whose columns stand below each other on a terminal, Chinese included. */
public final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  public TextTable(String... headings) {
    row(headings);
  }

  public void row(String... cells) {
    rows.add(List.of(cells));
  }

  /** The rows, the headings first, without blanks at their ends. */
  public List<String> lines() {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int... widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      line.append(cell).append(" ".repeat(widths[i] - width(cell))).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  /** In columns of the terminal: what is written in Chinese, Japanese or Korean takes two each. */
  static int width(String text) {
    return text.codePoints().map(character -> isWide(character) ? 2 : 1).sum();
  }

  private static boolean isWide(int character) {
    return switch (Character.UnicodeScript.of(character)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
      default -> isFullWidthForm(character);
    };
  }

  /** Punctuation as it is set among Chinese characters. */
  private static boolean isFullWidthForm(int character) {
    return (character >= 0x3000 && character <= 0x303F)
        || (character >= 0xFF01 && character <= 0xFF60);
  }
}
