package dev.beacon.gateway;

import dev.beacon.contract.Alert;
import io.javalin.http.Context;
import java.util.List;

/** {@code GET /api/alerts}, {@code /api/alerts/{id}} and {@code /api/alerts/stream}. */
final class AlertEndpoint {
  private final AlertBook book;
  private final TopicFeed<Alert> feed;
  private final EventStream<Alert> stream;

  AlertEndpoint(AlertBook book, TopicFeed<Alert> feed, EventStream<Alert> stream) {
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
    ServerSentEvents.send(ctx, out -> stream.open(out, filter::matches));
  }

  HealthEndpoint.Reading reading() {
    return HealthEndpoint.Reading.of(feed.state(), book.size(), stream.size());
  }
}
