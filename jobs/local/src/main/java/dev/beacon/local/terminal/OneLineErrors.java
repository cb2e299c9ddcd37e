package dev.beacon.local.terminal;

import dev.beacon.servers.ServerException;
import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * What went wrong, in one line on standard error. Wrong usage exits with 2, everything else with 1;
 * {@code --verbose} adds the stack trace.
 */
public final class OneLineErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(OneLineErrors.class);

  private final BooleanSupplier verbose;

  /**
   * Handles errors.
   *
   * @param verbose asked only once the command line has been read
   */
  public OneLineErrors(BooleanSupplier verbose) {
    this.verbose = verbose;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command
        .getErr()
        .println("beacon: " + sentence(e.getMessage()) + " See " + help(command) + " --help");
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    LOG.error("The command failed", e);
    PrintWriter err = command.getErr();
    err.println("beacon: " + message(e));
    if (verbose.getAsBoolean()) {
      e.printStackTrace(err);
    } else if (!isExplained(e)) {
      err.println("beacon: this was not expected; --verbose shows where it happened");
    }
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  private static boolean isExplained(Exception e) {
    return e instanceof UserError || e instanceof ServerException;
  }

  private static String message(Exception e) {
    if (isExplained(e)) {
      return e.getMessage();
    }
    String text =
        e.getMessage() == null ? "" : ": " + e.getMessage().lines().findFirst().orElse("");
    return e.getClass().getSimpleName() + text;
  }

  private static String help(CommandLine command) {
    return "./" + command.getCommandSpec().qualifiedName();
  }

  /** Picocli lists hints on further lines and ends without a full stop. */
  private static String sentence(String message) {
    String line = String.join(" ", message.lines().map(String::strip).toList()).strip();
    return line.endsWith(".") || line.endsWith("?") ? line : line + ".";
  }
}
