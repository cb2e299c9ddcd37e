package dev.beacon.local.terminal;

/**
 * Something the person at the command line can put right. The message is one line, in their words;
 * it is all they see, and the exit code is 1.
 */
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UserError(String message) {
    super(message);
  }

  public UserError(String message, Throwable cause) {
    super(message, cause);
  }
}
