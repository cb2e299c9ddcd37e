package dev.beacon.local.terminal;

import java.util.List;

/**
 * Something the person at the command line can put right. The message is one line, in their words,
 * or several where several things are wrong; it is all they see, and the exit code is 1.
 */
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UserError(String message) {
    super(message);
  }

  public UserError(String message, Throwable cause) {
    super(message, cause);
  }

  /** Several things, a line each. */
  public static UserError of(List<String> problems) {
    return of(problems, null);
  }

  /** As {@link #of(List)}. */
  public static UserError of(List<String> problems, Throwable cause) {
    return new UserError(String.join("\nbeacon: ", problems), cause);
  }
}
