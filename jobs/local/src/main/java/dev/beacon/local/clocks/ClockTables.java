package dev.beacon.local.clocks;

import dev.beacon.contract.ClockDefinition;
import dev.beacon.local.publishing.FieldChanges;
import dev.beacon.local.publishing.VersionCells;
import dev.beacon.local.publishing.VersionHistory;
import dev.beacon.local.terminal.TextTable;
import java.time.Instant;
import java.util.List;

/** Clocks and their versions, as they are printed. */
public final class ClockTables {
  private ClockTables() {}

  /** Each clock in force. */
  public static List<String> list(VersionHistory<ClockDefinition> history) {
    TextTable table =
        new TextTable(
            "CLOCK",
            "ON",
            "FOR",
            "FROM",
            "TO",
            "WITHIN",
            "CALENDAR",
            "WARNS AT",
            "POINTS",
            "VERSION",
            "AUTHOR",
            "HOLDS FROM",
            "TAKEN TO");
    for (ClockDefinition clock : history.inForce()) {
      table.row(
          clock.clock(),
          VersionCells.on(clock),
          ClockWords.matters(clock),
          ClockWords.start(clock),
          ClockWords.stop(clock),
          ClockWords.term(clock),
          clock.calendar(),
          ClockWords.warnings(clock),
          Integer.toString(clock.points()),
          Long.toString(clock.version()),
          VersionCells.author(clock, history),
          from(clock.effectiveFrom()),
          ClockWords.ladder(clock));
    }
    return table.lines();
  }

  /** Each version of a clock, the newest first. */
  public static List<String> history(String clock, VersionHistory<ClockDefinition> history) {
    TextTable table =
        new TextTable("VERSION", "TIME", "AUTHOR", "ON", "HOLDS FROM", "NOTE", "CHANGED");
    List<ClockDefinition> versions = history.versions(clock);
    for (int i = versions.size() - 1; i >= 0; i--) {
      ClockDefinition version = versions.get(i);
      table.row(
          Long.toString(version.version()),
          VersionCells.time(version.publishedAt()),
          VersionCells.author(version, history),
          VersionCells.on(version),
          from(version.effectiveFrom()),
          VersionCells.note(version),
          i == 0
              ? ClockWords.term(version)
              : String.join("; ", FieldChanges.of(ClockKind.CLOCKS, versions.get(i - 1), version)));
    }
    return table.lines();
  }

  private static String from(Instant effectiveFrom) {
    return effectiveFrom == null ? "the beginning" : VersionCells.time(effectiveFrom);
  }
}
