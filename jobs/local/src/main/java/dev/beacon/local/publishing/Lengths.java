package dev.beacon.local.publishing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lengths of time, as people write and say them. */
public final class Lengths {
  private static final Duration DAY = Duration.ofDays(1);
  private static final long MINUTES = 60;
  private static final long HOURS = 24;

  private Lengths() {}

  /** In ISO 8601, whole days as days. */
  public static String written(Duration length) {
    boolean wholeDays = !length.isZero() && DAY.multipliedBy(length.toDays()).equals(length);
    return wholeDays ? "P" + length.toDays() + "D" : length.toString();
  }

  /** In its two largest units: {@code 7 days}, {@code 1 day 2 h}. */
  public static String words(Duration length) {
    List<String> units = new ArrayList<>();
    if (length.toDays() > 0) {
      units.add(count(length.toDays(), "day"));
    }
    unit(length.toHours() % HOURS, "h", units);
    unit(length.toMinutes() % MINUTES, "min", units);
    unit(length.toSeconds() % MINUTES, "s", units);
    return units.isEmpty() ? "0 s" : String.join(" ", units.subList(0, Math.min(2, units.size())));
  }

  private static void unit(long number, String unit, List<String> units) {
    if (number > 0) {
      units.add(number + " " + unit);
    }
  }

  /** How long ago that is, in its largest unit. */
  public static String age(Duration age) {
    if (age.toDays() > 0) {
      return count(age.toDays(), "day");
    }
    if (age.toHours() > 0) {
      return age.toHours() + " h";
    }
    return age.toMinutes() > 0 ? age.toMinutes() + " min" : Math.max(0, age.toSeconds()) + " s";
  }

  /** {@code 1 reporter}, {@code 2 reporters}. */
  public static String count(long number, String of) {
    return "%,d %s%s".formatted(number, of, number == 1 ? "" : "s");
  }
}
