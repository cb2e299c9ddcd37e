package dev.beacon.clocks.calendar;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.beacon.contract.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which days people work: not on weekends and holidays, except on the weekend days on which they
 * make up for a holiday.
 */
final class WorkingDays {
  private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private final Set<DayOfWeek> weekend;
  private final Set<LocalDate> off;
  private final Set<LocalDate> working;
  private final LocalDate knownUntil;

  private WorkingDays(
      Set<DayOfWeek> weekend, Set<LocalDate> off, Set<LocalDate> working, LocalDate knownUntil) {
    this.weekend = weekend;
    this.off = off;
    this.working = working;
    this.knownUntil = knownUntil;
  }

  /** A table of holidays as it is kept in a file of ours. */
  private record Shipped(LocalDate knownUntil, List<ShippedYear> years) {}

  /** What the notices of one year say. */
  private record ShippedYear(
      int year, List<String> notices, List<DateRange> daysOff, List<DateRange> workdays) {}

  /** Saturdays and Sundays off, no holidays known. */
  static WorkingDays weekendsOff() {
    return new WorkingDays(WEEKEND, Set.of(), Set.of(), null);
  }

  /** The public holidays of China, see {@code china.yaml}. */
  static WorkingDays ofChina() {
    YAMLMapper yaml =
        YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (InputStream in = WorkingDays.class.getResourceAsStream("china.yaml")) {
      JsonNode tree = yaml.readTree(in);
      Shipped shipped = Json.mapper().treeToValue(tree, Shipped.class);
      Set<LocalDate> off = new HashSet<>();
      Set<LocalDate> working = new HashSet<>();
      for (ShippedYear year : shipped.years) {
        year.daysOff.forEach(range -> range.days().forEach(off::add));
        year.workdays.forEach(range -> range.days().forEach(working::add));
      }
      return new WorkingDays(WEEKEND, off, working, shipped.knownUntil);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the shipped holidays", e);
    }
  }

  /** These and what is configured besides, which decides where the two differ. */
  WorkingDays and(CalendarsConfig.Holidays more) {
    Set<LocalDate> daysOff = new HashSet<>(off);
    Set<LocalDate> daysWorked = new HashSet<>(working);
    more.daysOff().forEach(range -> range.days().forEach(daysOff::add));
    more.workdays().forEach(range -> range.days().forEach(daysOff::remove));
    more.workdays().forEach(range -> range.days().forEach(daysWorked::add));
    more.daysOff().forEach(range -> range.days().forEach(daysWorked::remove));
    return new WorkingDays(
        more.weekend() == null ? weekend : Set.copyOf(more.weekend()),
        daysOff,
        daysWorked,
        more.knownUntil() == null ? knownUntil : more.knownUntil());
  }

  boolean contains(LocalDate day) {
    return working.contains(day) || !(off.contains(day) || weekend.contains(day.getDayOfWeek()));
  }

  /** The last day whose holidays are known, null if none are. */
  LocalDate knownUntil() {
    return knownUntil;
  }
}
