package dev.beacon.heat;

import dev.beacon.contract.HeatDocument.Kind;
import dev.beacon.contract.RiskModel;
import java.util.Locale;

/**
 * What there is a risk of, read from its id.
 *
 * @param kind what it is
 * @param key H3 index, code, or the subject's key
 */
record HeatPlace(Kind kind, String key) {
  private static final int FINE = 9;
  private static final int RESOLUTION_DIGIT = 1;

  static String cell(String cell) {
    return "cell:" + cell;
  }

  static String community(String code) {
    return "community:" + code;
  }

  static String street(String code) {
    return "street:" + code;
  }

  static String subject(String key) {
    return "subject:" + key;
  }

  static boolean isCell(String heatId) {
    return heatId.startsWith("cell:");
  }

  static boolean isSubject(String heatId) {
    return heatId.startsWith("subject:");
  }

  static HeatPlace of(String heatId) {
    int colon = heatId.indexOf(':');
    return new HeatPlace(
        Kind.valueOf(heatId.substring(0, colon).toUpperCase(Locale.ROOT)),
        heatId.substring(colon + 1));
  }

  /** Resolution of a cell, which is the second digit of its index; null for anything else. */
  Integer resolution() {
    return kind == Kind.CELL ? Character.digit(key.charAt(RESOLUTION_DIGIT), 16) : null;
  }

  /** The key if it is of a kind, otherwise null. */
  String keyIf(Kind asked) {
    return kind == asked ? key : null;
  }

  /** The weight at which its score is 63. */
  double scale(RiskModel.Scales scales) {
    return switch (kind) {
      case CELL -> resolution() == FINE ? scales.cell() : scales.wideCell();
      case COMMUNITY -> scales.community();
      case STREET -> scales.street();
      case SUBJECT -> scales.subject();
    };
  }
}
