package dev.beacon.local.clocks;

import dev.beacon.contract.ClockDefinition;
import dev.beacon.earlywarning.JobConfig;
import dev.beacon.local.publishing.Conditions;
import dev.beacon.local.publishing.FieldChanges;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A clock can be put into force where the running job has its calendar. It holds for what starts
 * from now on, unless somebody says otherwise.
 */
public final class ClockConditions implements Conditions<ClockDefinition> {
  private final Collection<String> calendars;
  private final Start start;

  /**
   * @param calendars the names the running job knows
   * @param start from when versions are to hold
   */
  public ClockConditions(Collection<String> calendars, Start start) {
    this.calendars = new TreeSet<>(calendars);
    this.start = start;
  }

  /** For the job as this machine runs it, with the calendars it has without a configuration. */
  public static ClockConditions here(Start start) {
    return new ClockConditions(JobConfig.defaults().calendars().named().keySet(), start);
  }

  /**
   * From when a version holds.
   *
   * @param now the time of the platform, which a demonstration's is not the wall's
   * @param asked whether somebody has said from when; otherwise what the file says counts, and now
   * @param from as asked; null: from the beginning
   */
  public record Start(Instant now, boolean asked, Instant from) {
    /** As the file says, or from now on. */
    public static Start at(Instant now) {
      return new Start(now, false, null);
    }

    /** From an instant on, whatever the file says. */
    public static Start from(Instant instant) {
      return new Start(instant, true, instant);
    }

    /** From the beginning, so that what is over is judged again. */
    public static Start fromTheBeginning(Instant now) {
      return new Start(now, true, null);
    }
  }

  @Override
  public List<String> problems(ClockDefinition clock, UnaryOperator<String> place) {
    if (calendars.contains(clock.calendar())) {
      return List.of();
    }
    return List.of(
        "%s%s runs on the calendar %s, which the job's configuration does not have (it has: %s)"
            .formatted(
                place.apply("calendar"),
                clock.clock(),
                clock.calendar(),
                String.join(", ", calendars)));
  }

  /**
   * Decision: a file that was printed by {@code show} and edited still says from when the version
   * in force holds. Taken at its word it would judge anew what has run since; so that instant
   * counts as said only if it is another than the one in force.
   */
  @Override
  public ClockDefinition written(ClockDefinition content, Optional<ClockDefinition> known) {
    if (start.asked()) {
      return content.withEffectiveFrom(start.from());
    }
    Instant inForce = known.map(ClockDefinition::effectiveFrom).orElse(null);
    if (content.effectiveFrom() != null && !content.effectiveFrom().equals(inForce)) {
      return content;
    }
    ClockDefinition unchanged = content.withEffectiveFrom(inForce);
    return known.isPresent() && FieldChanges.isSame(known.get(), unchanged)
        ? unchanged
        : content.withEffectiveFrom(start.now());
  }

  @Override
  public ClockDefinition again(ClockDefinition earlier, ClockDefinition known) {
    return written(earlier.withEffectiveFrom(null), Optional.of(known));
  }
}
