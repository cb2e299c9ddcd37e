package dev.beacon.clocks;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.beacon.contract.Grade;
import dev.beacon.contract.Step;
import java.io.Serializable;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A promise: within what time which step must be taken.
 *
 * <p>Kept if the step was taken at or before the deadline. The deadline is {@code within} after the
 * case got a grade the clock is for, or, if {@code within} is null, the case's own {@code dueAt}.
 *
 * @param name what it is called, in alerts and in a feed's list of clocks
 * @param version counts up when its numbers change; alerts carry it
 * @param grades the grades it is for; empty or absent: all
 * @param within how long the promise runs, positive; null: until the case's own {@code dueAt}
 * @param stoppedBy the step that keeps it: REVIEWED, ACCEPTED, RESOLVED, CONFIRMED or CLOSED, or
 *     any step that implies it
 * @param warnAt the share of the time elapsed at which to warn, above 0 (at the start) to 1
 *     (never); 0.8 if absent
 */
public record ClockDefinition(
    String name, long version, List<Grade> grades, Duration within, Step stoppedBy, double warnAt)
    implements Serializable {

  private static final Set<Step> STOPS =
      EnumSet.of(Step.REVIEWED, Step.ACCEPTED, Step.RESOLVED, Step.CONFIRMED, Step.CLOSED);
  private static final double WARN_AT = 0.8;

  /**
   * Refuses what could not be judged.
   *
   * @throws IllegalArgumentException saying which setting is wrong
   */
  public ClockDefinition {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("a clock needs a name");
    }
    if (version < 1) {
      throw new IllegalArgumentException("clock " + name + ": version must be at least 1");
    }
    if (within != null && (within.isNegative() || within.isZero())) {
      throw new IllegalArgumentException("clock " + name + ": within must be positive");
    }
    if (!STOPS.contains(stoppedBy)) {
      throw new IllegalArgumentException(
          "clock " + name + ": stoppedBy must be one of " + STOPS + ", not " + stoppedBy);
    }
    if (!(warnAt > 0 && warnAt <= 1)) {
      throw new IllegalArgumentException("clock " + name + ": warnAt must be above 0, up to 1");
    }
    grades = grades == null || grades.isEmpty() ? List.of(Grade.values()) : List.copyOf(grades);
  }

  /** As configured: what is absent gets its default. */
  @JsonCreator
  static ClockDefinition configured(
      @JsonProperty("name") String name,
      @JsonProperty("version") Long version,
      @JsonProperty("grades") List<Grade> grades,
      @JsonProperty("within") Duration within,
      @JsonProperty("stoppedBy") Step stoppedBy,
      @JsonProperty("warnAt") Double warnAt) {
    return new ClockDefinition(
        name,
        version == null ? 1 : version,
        grades,
        within,
        stoppedBy,
        warnAt == null ? WARN_AT : warnAt);
  }

  /** Whether it runs to the case's own {@code dueAt}. */
  boolean due() {
    return within == null;
  }

  /** Whether it is for cases of every grade. */
  boolean everyGrade() {
    return grades.size() == Grade.values().length;
  }
}
