package dev.beacon.local.terminal;

import java.util.ArrayList;
import java.util.List;

/** Rows whose columns stand below each other on a terminal, Chinese included. */
public final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final int firstNumber;

  /** A table of words, which begin below each other. */
  public TextTable(String... headings) {
    this(headings.length, List.of(headings));
  }

  private TextTable(int firstNumber, List<String> headings) {
    this.firstNumber = firstNumber;
    rows.add(headings);
  }

  /**
   * A table whose columns from one on are numbers, which end below each other.
   *
   * @param firstNumber position of the first such column, from 0
   */
  public static TextTable ofNumbers(int firstNumber, List<String> headings) {
    return new TextTable(firstNumber, List.copyOf(headings));
  }

  public void row(String... cells) {
    row(List.of(cells));
  }

  public void row(List<String> cells) {
    rows.add(List.copyOf(cells));
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

  private String line(List<String> row, int... widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      String blanks = " ".repeat(widths[i] - width(cell));
      line.append(i < firstNumber ? cell + blanks : blanks + cell).append(GAP);
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
