package dev.beacon.gateway;

import dev.beacon.contract.Alert;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** {@code GET /api/alerts}, {@code /api/alerts/{id}} and {@code /api/alerts/stream}. */
final class AlertEndpoint {
  private final AlertBook book;
  private final AlertFeed feed;
  private final AlertStream stream;

  AlertEndpoint(AlertBook book, AlertFeed feed, AlertStream stream) {
    this.book = book;
    this.feed = feed;
    this.stream = stream;
  }

  /**
   * A list of alerts.
   *
   * @param alerts newest first
   * @param complete false while the alerts written before the gateway started are still being read
   */
  record Page(List<Alert> alerts, boolean complete) {}

  void list(Context ctx) {
    AlertFilter filter = AlertFilter.of(ctx.queryParamMap());
    // Asked first: a list read afterwards holds at least what "complete" promises.
    boolean complete = feed.state().ready();
    ctx.json(new Page(book.newest(filter), complete));
  }

  void one(Context ctx) {
    ctx.json(
        book.find(ctx.pathParam("id"))
            .orElseThrow(() -> RequestRefused.notFound("No alert of this id is held")));
  }

  void stream(Context ctx) {
    AlertFilter filter = AlertFilter.of(ctx.queryParamMap());
    ctx.future(
        () -> {
          ctx.contentType("text/event-stream; charset=utf-8");
          ctx.header("X-Accel-Buffering", "no"); // A proxy must not hold events back.
          // Not ctx.outputStream(), which compresses and so would hold them back as well.
          return stream.open(outputOf(ctx), filter);
        });
  }

  private static OutputStream outputOf(Context ctx) {
    try {
      return ctx.res().getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException("the client is gone", e);
    }
  }
}
