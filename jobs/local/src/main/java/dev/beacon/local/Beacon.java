package dev.beacon.local;

import dev.beacon.local.backtest.BacktestCommand;
import dev.beacon.local.bench.BenchCommand;
import dev.beacon.local.evaluate.EvaluateCommand;
import dev.beacon.local.simulate.SimulateCommand;
import dev.beacon.local.stack.RunningStack;
import dev.beacon.local.stack.StackDirectory;
import dev.beacon.local.terminal.DurationConverter;
import dev.beacon.local.terminal.LogFile;
import dev.beacon.local.terminal.OneLineErrors;
import dev.beacon.local.tune.TuneCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * {@code ./beacon}. Exit codes: 0 it went well, 1 it did not, 2 the command was not understood, 130
 * it was interrupted.
 */
@Command(
    name = "beacon",
    description = "A streaming early-warning system for a district, whole, on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Beacon.Version.class,
    scope = ScopeType.INHERIT,
    usageHelpAutoWidth = true,
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%nParameters:%n",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      ReplayCommand.class,
      SimulateCommand.class,
      FeedsCommand.class,
      BacktestCommand.class,
      ReportCommand.class,
      EvaluateCommand.class,
      TuneCommand.class,
      RulesCommand.class,
      ClocksCommand.class,
      ModelsCommand.class,
      DashboardsCommand.class,
      BenchCommand.class,
      HelpCommand.class
    },
    footer = {
      "",
      "Start with:  ./beacon demo",
      "Each command explains itself:  ./beacon demo --help"
    })
public final class Beacon implements Runnable {
  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      order = 1_000,
      description = "Show where in the program an error happened.")
  private boolean verbose;

  @Spec private CommandSpec spec;

  /** Runs a command and exits with its code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String[] args) {
    try {
      return commandLine(System.out, System.err).execute(args);
    } catch (Error e) {
      // Such as no more memory; picocli hands on exceptions only.
      System.err.println("beacon: " + e);
      return ExitCode.SOFTWARE;
    } finally {
      LogFile.end();
    }
  }

  /** The command line, writing to these streams, UTF-8. */
  static CommandLine commandLine(PrintStream out, PrintStream err) {
    Beacon beacon = new Beacon();
    OneLineErrors errors = new OneLineErrors(() -> beacon.verbose);
    CommandLine commandLine = new CommandLine(beacon, new Factory());
    commandLine.getCommandSpec().addOption(version());
    explain(commandLine);
    return commandLine
        .registerConverter(Duration.class, new DurationConverter())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors)
        .setOut(new PrintWriter(out, /* autoFlush= */ true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, /* autoFlush= */ true, StandardCharsets.UTF_8));
  }

  /** Gives every command the option that explains it, unless it has one of its own. */
  private static void explain(CommandLine command) {
    if (command.getCommandSpec().findOption("--help") == null) {
      command.getCommandSpec().addOption(help());
    }
    command.getSubcommands().values().forEach(Beacon::explain);
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .type(boolean.class)
        .order(1_001)
        .description("Show this help message and exit.")
        .build();
  }

  /** Of the program alone: {@code rules show --version N} means a rule's. */
  private static OptionSpec version() {
    return OptionSpec.builder("-V", "--version")
        .versionHelp(true)
        .type(boolean.class)
        .order(1_002)
        .description("Print version information and exit.")
        .build();
  }

  /** Makes commands, and tells the one that cannot know where the running stack is. */
  private static final class Factory implements IFactory {
    private final IFactory others = CommandLine.defaultFactory();

    @Override
    public <K> K create(Class<K> type) throws Exception {
      return type == SimulateCommand.class
          ? type.cast(new SimulateCommand(Beacon::runningStack))
          : others.create(type);
    }
  }

  private static Optional<SimulateCommand.Target> runningStack() {
    return RunningStack.findAny(null, StackDirectory.HOME)
        .map(stack -> new SimulateCommand.Target(stack.kafka(), stack.platformClock()));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  /** What {@code --version} prints. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
      Properties versions = new Properties();
      try (InputStream in = Beacon.class.getResourceAsStream("versions.properties")) {
        versions.load(in);
      }
      return new String[] {
        "beacon " + versions.getProperty("beacon"),
        "Flink "
            + versions.getProperty("flink")
            + ", Kafka "
            + versions.getProperty("kafka")
            + ", Elasticsearch "
            + versions.getProperty("elasticsearch")
            + ", Java "
            + System.getProperty("java.version")
      };
    }
  }
}
