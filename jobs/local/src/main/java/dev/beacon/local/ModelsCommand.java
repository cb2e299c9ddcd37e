package dev.beacon.local;

import dev.beacon.contract.Draft;
import dev.beacon.contract.RiskModel;
import dev.beacon.local.models.ModelKind;
import dev.beacon.local.publishing.NextVersions;
import dev.beacon.local.publishing.VersionHistory;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./beacon models}: how risk is scored. */
@Command(
    name = "models",
    synopsisSubcommandLabel = "COMMAND",
    description = "Checks, publishes and takes back risk models: how risk is scored and coloured.",
    footer = {
      "",
      "A published model scores every place anew within a second. Its formula:",
      "  score  = 100 * (1 - exp(-weight / scale))",
      "  weight = open cases, clusters and broken promises, and settled ones, which fade by half-life",
      "  case   = category * (grade + people * log10(heads) + amount * log10(1 + money / 10000))",
      "A district has one model, named district. Every version is kept.",
      "",
      "Example:",
      "  ./beacon models show > mine.yaml    (edit it, leave version out)",
      "  ./beacon models validate mine.yaml",
      "  ./beacon models publish mine.yaml --note 'wages weigh more before the new year'",
      "  ./beacon models history",
      "  ./beacon models rollback"
    })
final class ModelsCommand extends PublishingCommand<RiskModel> {
  ModelsCommand() {
    super(ModelKind.MODELS);
  }

  @Command(
      description = "Checks a models file and tells what is wrong with it, by line and field.",
      footer = {"", "Example:", "  ./beacon models validate mine.yaml"})
  int validate(
      @Parameters(paramLabel = "FILE", description = "A YAML file with a model.") Path file) {
    desk().validate(file, ModelKind.MODELS);
    return 0;
  }

  @Command(
      description = {
        "Puts the model of a file into force in the running stack.",
        "A model that leaves its version out is published as the next one; one that is the same as the version in force is"
            + " left alone."
      },
      footer = {
        "",
        "Example:",
        "  ./beacon models publish mine.yaml --note 'wages weigh more before the new year'"
      })
  int publish(
      @Parameters(paramLabel = "FILE", description = "A YAML file with a model.") Path file,
      @Mixin ProvenanceOptions by,
      @Mixin StackOption stack)
      throws InterruptedException {
    List<Draft<RiskModel>> drafts = desk().read(file);
    NextVersions<RiskModel> next = next(stack, by);
    put(stack, drafts.stream().map(draft -> next.written(draft, by.note())).toList());
    return 0;
  }

  @Command(
      description = "Prints the model as YAML that can be edited and published again.",
      footer = {
        "",
        "Examples:",
        "  ./beacon models show",
        "  ./beacon models show --version 1 > mine.yaml"
      })
  int show(
      @Option(
              names = "--version",
              paramLabel = "N",
              description = "Which version (default: the one in force).")
          Long version,
      @Mixin StackOption stack) {
    VersionHistory<RiskModel> history = versions(stack);
    desk()
        .show(
            version == null
                ? history.inForce(RiskModel.DISTRICT)
                : history.version(RiskModel.DISTRICT, version));
    return 0;
  }

  @Command(
      description = "Lists the versions of the model, newest first, and what each has changed.",
      footer = {"", "Example:", "  ./beacon models history"})
  int history(@Mixin StackOption stack) {
    ModelKind.MODELS.history(versions(stack)).forEach(this::line);
    return 0;
  }

  @Command(
      description = "Publishes an earlier version of the model anew, as the next version.",
      footer = {
        "",
        "Examples:",
        "  ./beacon models rollback",
        "  ./beacon models rollback --to 2 --note 'everything was red'"
      })
  int rollback(
      @Option(
              names = "--to",
              paramLabel = "N",
              description = "Which version (default: the one before that in force).")
          Long to,
      @Mixin ProvenanceOptions by,
      @Mixin StackOption stack)
      throws InterruptedException {
    put(stack, List.of(next(stack, by).rolledBack(RiskModel.DISTRICT, to, by.note())));
    return 0;
  }

  @Command(
      description = "Switches the published model off: the one Beacon comes with scores instead.",
      footer = {"", "Example:", "  ./beacon models disable --note 'back to the beginning'"})
  int disable(@Mixin ProvenanceOptions by, @Mixin StackOption stack) throws InterruptedException {
    return switchTo(false, by, stack);
  }

  @Command(
      description = "Switches the published model on again.",
      footer = {"", "Example:", "  ./beacon models enable"})
  int enable(@Mixin ProvenanceOptions by, @Mixin StackOption stack) throws InterruptedException {
    return switchTo(true, by, stack);
  }

  private int switchTo(boolean on, ProvenanceOptions by, StackOption stack)
      throws InterruptedException {
    put(stack, List.of(next(stack, by).switched(RiskModel.DISTRICT, on, by.note())));
    return 0;
  }

  private NextVersions<RiskModel> next(StackOption stack, ProvenanceOptions by) {
    return next(stack, by, ModelKind.MODELS);
  }
}
