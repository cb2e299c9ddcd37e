package dev.beacon.local;

import dev.beacon.kibana.http.Credentials;
import dev.beacon.local.terminal.UserError;
import java.io.Console;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/**
 * How to get into a server that asks who comes. Secrets may be left off the command line, where
 * others on the machine can read them.
 */
final class ServerAccess {
  @Option(
      names = "--api-key",
      paramLabel = "KEY",
      order = 11,
      description = "An API key, encoded (default: the environment's, if it has one).")
  private String apiKey;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      order = 12,
      description = "Who asks; the password comes from the environment, or is asked for.")
  private String user;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      order = 13,
      description = "PEM file of the certificate authority to trust (default: the JVM's).")
  private Path authority;

  Path authority() {
    return authority;
  }

  /**
   * Who asks.
   *
   * @param server how variables of the environment begin: {@code <server>_PASSWORD}, {@code
   *     <server>_API_KEY}
   * @throws UserError if a password is needed and there is no way to ask for it
   */
  Credentials credentials(String server) {
    if (apiKey != null) {
      return Credentials.apiKey(apiKey);
    }
    if (user != null) {
      return Credentials.user(user, password(server));
    }
    String key = System.getenv(server + "_API_KEY");
    return key == null ? Credentials.none() : Credentials.apiKey(key);
  }

  private String password(String server) {
    String variable = server + "_PASSWORD";
    String password = System.getenv(variable);
    if (password != null) {
      return password;
    }
    Console console = System.console();
    char[] typed = console == null ? null : console.readPassword("Password of %s: ", user);
    if (typed == null) {
      throw new UserError("no password for " + user + "; set " + variable);
    }
    return new String(typed);
  }
}
