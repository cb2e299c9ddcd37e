package dev.beacon.clocks.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of a working day, as the clock on the wall shows it; written {@code 09:00-12:00}.
 *
 * @param from minute of the day at which it begins, 0 to 1439
 * @param to minute of the day at which it is over, up to 1440. Decision: no stretch runs past
 *     midnight, since its second half would belong to a day that may be a holiday; who works
 *     through the night writes two
 */
public record OfficeHours(int from, int to) implements Serializable {
  private static final int LAST_MINUTE = 24 * 60;
  private static final Pattern WRITTEN =
      Pattern.compile("([01]\\d|2[0-4]):([0-5]\\d)-([01]\\d|2[0-4]):([0-5]\\d)");

  /**
   * @throws IllegalArgumentException if it is no stretch of a day
   */
  public OfficeHours {
    if (from < 0 || to > LAST_MINUTE || from >= to) {
      throw new IllegalArgumentException(
          written(from, to) + " must begin and end on the same day, and begin first");
    }
  }

  /**
   * Reads {@code 09:00-12:00}; a day ends at {@code 24:00}.
   *
   * @throws IllegalArgumentException if it is nothing of the kind
   */
  @JsonCreator
  public static OfficeHours parse(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text + " is not like 09:00-12:00");
    }
    return new OfficeHours(minute(matcher, 1), minute(matcher, 3));
  }

  private static int minute(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group)) * 60 + Integer.parseInt(matcher.group(group + 1));
  }

  @JsonValue
  @Override
  public String toString() {
    return written(from, to);
  }

  private static String written(int from, int to) {
    return "%02d:%02d-%02d:%02d".formatted(from / 60, from % 60, to / 60, to % 60);
  }
}
