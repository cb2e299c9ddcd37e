package dev.beacon.feeds;

/**
 * A mapping or a file that cannot be used at all. The message is a sentence for the user; it names
 * the file and, where there is one, the line.
 */
public final class FeedException extends RuntimeException {
  FeedException(String message) {
    super(message);
  }

  FeedException(String message, Throwable cause) {
    super(message, cause);
  }
}
