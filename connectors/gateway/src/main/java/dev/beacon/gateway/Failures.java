package dev.beacon.gateway;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every error as JSON of one shape, {@link RequestRefused.Failure}, and none with its insides. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private final Duration retryAfter;

  Failures(Duration retryAfter) {
    this.retryAfter = retryAfter;
  }

  void register(RoutesConfig routes) {
    routes.exception(RequestRefused.class, this::refused);
    routes.exception(HttpResponseException.class, this::unmatched);
    routes.exception(Exception.class, this::unexpected);
  }

  private void refused(RequestRefused e, Context ctx) {
    if (e.status() == 503) {
      ctx.header("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
    }
    ctx.status(e.status()).json(e.failure());
  }

  /** What the HTTP server itself refuses: unknown paths and methods. */
  private void unmatched(HttpResponseException e, Context ctx) {
    String error =
        switch (e.getStatus()) {
          case 404 -> "There is nothing here; see /openapi.yaml";
          case 405 -> "This path does not know this method; see /openapi.yaml";
          default -> e.getMessage();
        };
    String allowed = e.getDetails().get("availableMethods");
    if (allowed == null) {
      allowed = e.getDetails().get("Available methods");
    }
    if (allowed != null) {
      ctx.header("Allow", allowed);
    }
    ctx.status(e.getStatus()).json(new RequestRefused.Failure(error, null, null));
  }

  private void unexpected(Exception e, Context ctx) {
    String reference = UUID.randomUUID().toString();
    // Not its message: it may quote what a client sent.
    Throwable place = new Throwable(e.getClass().getName());
    place.setStackTrace(e.getStackTrace());
    LOG.error("Request {} failed", reference, place);
    ctx.status(500)
        .json(
            new RequestRefused.Failure(
                "The gateway failed; its log tells why under " + reference, null, null));
  }
}
