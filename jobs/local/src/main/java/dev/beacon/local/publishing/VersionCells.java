package dev.beacon.local.publishing;

import dev.beacon.contract.Publishable;
import dev.beacon.local.status.StatusLines;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What tables of every kind tell of a version. */
public final class VersionCells {
  /** What nobody knows or said. */
  public static final String UNKNOWN = "-";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(StatusLines.ZONE);

  private VersionCells() {}

  /** Who published it. */
  public static <T extends Publishable<T>> String author(T version, VersionHistory<T> history) {
    if (history.isShipped(version)) {
      return "(shipped)";
    }
    return version.author() == null ? UNKNOWN : version.author();
  }

  /** A time by the clock on the wall. */
  public static String time(Instant instant) {
    return instant == null ? UNKNOWN : TIME.format(instant);
  }

  /** How long ago it was published. */
  public static String age(Publishable<?> version, Instant now) {
    return version.publishedAt() == null
        ? UNKNOWN
        : Lengths.age(Duration.between(version.publishedAt(), now)) + " ago";
  }

  /** Whether it is switched on. */
  public static String on(Publishable<?> version) {
    return version.enabled() ? "on" : "off";
  }

  /** Why, in one line. */
  public static String note(Publishable<?> version) {
    return version.note() == null ? UNKNOWN : version.note().strip().replaceAll("\\s+", " ");
  }
}
