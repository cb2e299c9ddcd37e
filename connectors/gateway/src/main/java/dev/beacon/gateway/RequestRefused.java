package dev.beacon.gateway;

import java.util.List;

/**
 * A request that is answered with an error the client can act on.
 *
 * @see Failures how it becomes JSON
 */
final class RequestRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Failure failure;

  private RequestRefused(int status, Failure failure) {
    // No stack trace: a refusal is an answer, and its place in the code helps nobody.
    super(failure.error(), null, false, false);
    this.status = status;
    this.failure = failure;
  }

  static RequestRefused badRequest(String error, List<String> problems) {
    return new RequestRefused(400, new Failure(error, problems, null));
  }

  static RequestRefused notFound(String error) {
    return new RequestRefused(404, new Failure(error, null, null));
  }

  /** Another event already goes by this id. */
  static RequestRefused conflict(String error, String id) {
    return new RequestRefused(409, new Failure(error, null, id));
  }

  static RequestRefused tooLarge(int limit) {
    return new RequestRefused(
        413, new Failure("The body is longer than " + limit + " bytes", null, null));
  }

  static RequestRefused unsupportedType() {
    return new RequestRefused(
        415, new Failure("Send one event as Content-Type: application/json", null, null));
  }

  /** Try again later; answered with Retry-After. */
  static RequestRefused unavailable(String error, String id) {
    return new RequestRefused(503, new Failure(error, null, id));
  }

  int status() {
    return status;
  }

  Failure failure() {
    return failure;
  }

  /**
   * The JSON of every error.
   *
   * @param error one sentence
   * @param problems every single thing that is wrong, never quoting a value; null where the
   *     sentence says it all
   * @param id the event's id, with which it can be sent again; null where there is none
   */
  record Failure(String error, List<String> problems, String id) {}
}
