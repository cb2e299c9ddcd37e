package dev.beacon.local;

import dev.beacon.contract.ClockDefinition;
import dev.beacon.contract.Draft;
import dev.beacon.local.clocks.ClockConditions;
import dev.beacon.local.clocks.ClockKind;
import dev.beacon.local.clocks.ClockTables;
import dev.beacon.local.publishing.NextVersions;
import dev.beacon.local.publishing.VersionHistory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./beacon clocks}: the promised windows of time. */
@Command(
    name = "clocks",
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Checks, publishes and takes back clocks: who has promised what within what time.",
    footer = {
      "",
      "A clocks file is YAML: one clock a document, or a list under clocks:.",
      "A published clock holds for what starts from now on. What runs already is judged by the version under which it started:",
      "nobody can break a promise that was not made, or be excused by one that was made later.",
      "To correct a mistake, publish with --from-the-beginning: then whatever has run is judged again.",
      "Every version is kept.",
      "",
      "Example:",
      "  ./beacon clocks show acceptance > mine.yaml    (edit it, leave version out)",
      "  ./beacon clocks validate mine.yaml",
      "  ./beacon clocks publish mine.yaml --note 'twenty minutes will do'",
      "  ./beacon clocks history acceptance",
      "  ./beacon clocks rollback acceptance"
    })
final class ClocksCommand extends PublishingCommand<ClockDefinition> {
  ClocksCommand() {
    super(ClockKind.CLOCKS);
  }

  /** From when a version is to hold. */
  static final class HoldsOption {
    @ArgGroup(exclusive = true)
    private Choice choice;

    /** One of the two. */
    static final class Choice {
      @Option(
          names = "--effective-from",
          paramLabel = "INSTANT",
          order = 3,
          required = true,
          description =
              "Holds for clocks that start at or after this instant, such as 2020-06-01T00:00:00+08:00 (default: now, by the"
                  + " time of the stack).")
      private Instant from;

      @Option(
          names = "--from-the-beginning",
          order = 4,
          required = true,
          description =
              "Holds for all clocks: those that run, and those that are over, are judged again.")
      private boolean beginning;
    }

    private ClockConditions.Start start(Instant now) {
      if (choice == null) {
        return ClockConditions.Start.at(now);
      }
      return choice.beginning
          ? ClockConditions.Start.fromTheBeginning(now)
          : ClockConditions.Start.from(choice.from);
    }
  }

  @Command(
      description = {
        "Checks a clocks file and tells what is wrong with it, by line and field.",
        "Calendars are those the job has unless it is configured otherwise."
      },
      footer = {"", "Example:", "  ./beacon clocks validate my-clocks.yaml"})
  int validate(
      @Parameters(paramLabel = "FILE", description = "A YAML file with clocks.") Path file) {
    desk().validate(file, ClockConditions.here(ClockConditions.Start.at(Instant.now())));
    return 0;
  }

  @Command(
      description = {
        "Puts the clocks of a file into force in the running stack.",
        "A clock that leaves its version out is published as the next one; a clock that is the same as the version in force is"
            + " left alone. It holds for what starts from now on, unless the file or an option says otherwise: what runs already"
            + " keeps the version under which it started."
      },
      footer = {
        "",
        "Examples:",
        "  ./beacon clocks publish my-clocks.yaml",
        "  ./beacon clocks publish my-clocks.yaml --effective-from 2020-06-01T00:00:00+08:00 --note 'as of June'",
        "  ./beacon clocks publish my-clocks.yaml --from-the-beginning --note 'should have been 30 minutes all along'"
      })
  int publish(
      @Parameters(paramLabel = "FILE", description = "A YAML file with clocks.") Path file,
      @Mixin ProvenanceOptions by,
      @Mixin HoldsOption holds,
      @Mixin StackOption stack)
      throws InterruptedException {
    List<Draft<ClockDefinition>> drafts = desk().read(file);
    NextVersions<ClockDefinition> next = next(stack, by, holds);
    put(stack, drafts.stream().map(draft -> next.written(draft, by.note())).toList());
    return 0;
  }

  @Command(
      description = {
        "Lists the clocks in force in the running stack.",
        "Those that Beacon comes with and nobody has published are marked (shipped)."
      },
      footer = {"", "Example:", "  ./beacon clocks list"})
  int list(@Mixin StackOption stack) {
    ClockTables.list(versions(stack)).forEach(this::line);
    return 0;
  }

  @Command(
      description = "Prints a clock as YAML that can be edited and published again.",
      footer = {
        "",
        "Examples:",
        "  ./beacon clocks show acceptance",
        "  ./beacon clocks show acceptance --version 2 > my-clocks.yaml"
      })
  int show(
      @Parameters(paramLabel = "CLOCK", description = "Name of the clock.") String clock,
      @Option(
              names = "--version",
              paramLabel = "N",
              description = "Which version (default: the one in force).")
          Long version,
      @Mixin StackOption stack) {
    VersionHistory<ClockDefinition> history = versions(stack);
    desk().show(version == null ? history.inForce(clock) : history.version(clock, version));
    return 0;
  }

  @Command(
      description = "Lists the versions of a clock, newest first, and what each has changed.",
      footer = {"", "Example:", "  ./beacon clocks history acceptance"})
  int history(
      @Parameters(paramLabel = "CLOCK", description = "Name of the clock.") String clock,
      @Mixin StackOption stack) {
    ClockTables.history(clock, versions(stack)).forEach(this::line);
    return 0;
  }

  @Command(
      description = {
        "Publishes an earlier version of a clock anew, as the next version.",
        "What has started under the version taken back is still judged by it, unless --from-the-beginning says otherwise."
      },
      footer = {
        "",
        "Examples:",
        "  ./beacon clocks rollback acceptance",
        "  ./beacon clocks rollback acceptance --to 2 --note 'twenty minutes did not do'"
      })
  int rollback(
      @Parameters(paramLabel = "CLOCK", description = "Name of the clock.") String clock,
      @Option(
              names = "--to",
              paramLabel = "N",
              description = "Which version (default: the one before that in force).")
          Long to,
      @Mixin ProvenanceOptions by,
      @Mixin HoldsOption holds,
      @Mixin StackOption stack)
      throws InterruptedException {
    put(stack, List.of(next(stack, by, holds).rolledBack(clock, to, by.note())));
    return 0;
  }

  @Command(
      description = {
        "Switches a clock off: the promise is not made any more.",
        "What runs already is judged to its end; ./beacon clocks enable switches it on again."
      },
      footer = {
        "",
        "Example:",
        "  ./beacon clocks disable green-review --note 'nobody to look, for now'"
      })
  int disable(
      @Parameters(paramLabel = "CLOCK", description = "Name of the clock.") String clock,
      @Mixin ProvenanceOptions by,
      @Mixin HoldsOption holds,
      @Mixin StackOption stack)
      throws InterruptedException {
    put(stack, List.of(next(stack, by, holds).switched(clock, false, by.note())));
    return 0;
  }

  @Command(
      description = "Switches a clock on again, for what starts from now on.",
      footer = {"", "Example:", "  ./beacon clocks enable green-review --note 'staffed again'"})
  int enable(
      @Parameters(paramLabel = "CLOCK", description = "Name of the clock.") String clock,
      @Mixin ProvenanceOptions by,
      @Mixin HoldsOption holds,
      @Mixin StackOption stack)
      throws InterruptedException {
    put(stack, List.of(next(stack, by, holds).switched(clock, true, by.note())));
    return 0;
  }

  private NextVersions<ClockDefinition> next(
      StackOption stack, ProvenanceOptions by, HoldsOption holds) {
    Instant stackTime = stack.find().platformClock().now().truncatedTo(ChronoUnit.MILLIS);
    return next(stack, by, ClockConditions.here(holds.start(stackTime)));
  }
}
