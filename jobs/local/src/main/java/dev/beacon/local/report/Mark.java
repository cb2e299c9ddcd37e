package dev.beacon.local.report;

/**
 * What stands for a rule: a shape and a colour. Either alone tells eight rules apart, so that no
 * one needs to see colours. The colours are Okabe and Ito's, in the style sheet as {@code --r0} to
 * {@code --r7}, paler in the dark.
 */
final class Mark {
  /** So many rules are drawn. */
  static final int MOST = 8;

  private Mark() {}

  /** Draws the mark of the rule with this index around a point, about {@code 2 * r} wide. */
  static void draw(Html html, int rule, double x, double y, double r, boolean hollow) {
    String style = "mark c" + rule % MOST + (hollow ? " hollow" : "");
    switch (rule % MOST) {
      case 0 -> html.leaf("circle", "class", style, "cx", x, "cy", y, "r", r);
      case 1 -> path(html, style, x, y, r * 0.9, -1, -1, 1, -1, 1, 1, -1, 1);
      case 2 -> path(html, style, x, y, r * 1.15, 0, -1, 1, 0.8, -1, 0.8);
      case 3 -> path(html, style, x, y, r * 1.2, 0, -1, 1, 0, 0, 1, -1, 0);
      case 4 -> path(html, style, x, y, r * 1.15, -1, -0.8, 1, -0.8, 0, 1);
      case 5 ->
          path(
              html, style, x, y, r * 1.1, -0.35, -1, 0.35, -1, 0.35, -0.35, 1, -0.35, 1, 0.35, 0.35,
              0.35, 0.35, 1, -0.35, 1, -0.35, 0.35, -1, 0.35, -1, -0.35, -0.35, -0.35);
      case 6 ->
          path(
              html, style, x, y, r * 1.1, 0, -1, 0.95, -0.31, 0.59, 0.81, -0.59, 0.81, -0.95,
              -0.31);
      default ->
          path(
              html, style, x, y, r * 1.1, -1, -1, 0, -0.4, 1, -1, 0.4, 0, 1, 1, 0, 0.4, -1, 1, -0.4,
              0);
    }
  }

  /** A mark on its own, to stand in a line of text. */
  static void inline(Html html, int rule) {
    html.open("svg", "class", "key", "viewBox", "0 0 14 14", "aria-hidden", "true");
    draw(html, rule, 7, 7, 5, false);
    html.close();
  }

  private static void path(
      Html html, String style, double x, double y, double r, double... corners) {
    StringBuilder d = new StringBuilder();
    for (int i = 0; i < corners.length; i += 2) {
      d.append(i == 0 ? 'M' : 'L')
          .append(Html.number(x + r * corners[i]))
          .append(' ')
          .append(Html.number(y + r * corners[i + 1]));
    }
    html.leaf("path", "class", style, "d", d.append('Z'));
  }
}
