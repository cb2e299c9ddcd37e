package dev.beacon.local;

import dev.beacon.kibana.http.Credentials;
import dev.beacon.local.terminal.UserError;
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
      description = "Who asks (password: --password, or the environment's).")
  private String user;

  @Option(
      names = "--password",
      interactive = true,
      arity = "0..1",
      paramLabel = "PASSWORD",
      order = 13,
      description = "Asks for the password; may be given here, for others on the machine to read.")
  private String password;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      order = 14,
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
   * @throws UserError if a user is named and no password is known
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
    String fromEnvironment = System.getenv(variable);
    if (password != null) {
      return password;
    }
    if (fromEnvironment != null) {
      return fromEnvironment;
    }
    throw new UserError(
        "no password for " + user + "; give --password to be asked for it, or set " + variable);
  }
}
