package dev.beacon.local.evaluate;

import java.util.Locale;

/** Figures as a person reads them on a terminal. */
public final class Figures {
  private Figures() {}

  /** To a tenth, never minus nothing; a dash for null. */
  public static String number(Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, "%,.1f", Math.round(value * 10) / 10.0);
  }

  /** A share from 0 to 1 in per cent; a dash for NaN. */
  public static String percent(double share) {
    return Double.isNaN(share) ? "-" : Math.round(share * 100) + " %";
  }
}
