package dev.beacon.kibana.install;

/** Kibana cannot be reached, will not have it, or is not one to install into; says so to people. */
public final class KibanaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KibanaException(String message) {
    super(message);
  }

  KibanaException(String message, Throwable cause) {
    super(message, cause);
  }
}
