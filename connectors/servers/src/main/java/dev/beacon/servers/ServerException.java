package dev.beacon.servers;

/**
 * A server could not be started, and the message says why in words meant for the person who started
 * it.
 */
public final class ServerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ServerException(String message) {
    super(message);
  }

  public ServerException(String message, Throwable cause) {
    super(message, cause);
  }
}
