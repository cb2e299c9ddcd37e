package dev.beacon.gateway;

import dev.beacon.contract.HeatDocument;
import dev.beacon.contract.PlatformClock;
import dev.beacon.elasticsearch.HeatFilter;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code GET /api/heat}, {@code /api/heat/{heatId}} and {@code /api/heat/stream}. */
final class HeatEndpoint {
  static final int DEFAULT_SIZE = 2000;
  static final int HIGHEST_SIZE = 10_000;

  private static final int HIGHEST_SCORE = 100;
  private static final List<String> PARAMETERS =
      List.of("kind", "resolution", "street", "minScore", "size");

  private final HeatBook book;
  private final TopicFeed<HeatDocument> feed;
  private final EventStream<List<HeatDocument>> stream;
  private final PlatformClock clock;

  HeatEndpoint(
      HeatBook book,
      TopicFeed<HeatDocument> feed,
      EventStream<List<HeatDocument>> stream,
      PlatformClock clock) {
    this.book = book;
    this.feed = feed;
    this.stream = stream;
    this.clock = clock;
  }

  /**
   * The risk at an instant.
   *
   * @param at the instant, on the platform's clock
   * @param places those that are not calm, hottest first
   * @param complete false while what was written before the gateway started is still being read;
   *     null of the past
   */
  record Page(Instant at, List<HeatDocument> places, Boolean complete) {}

  void list(Context ctx) {
    HeatFilter filter = filter(new QueryParameters(ctx.queryParamMap(), PARAMETERS));
    // Asked first: a list read afterwards holds at least what "complete" promises.
    boolean complete = feed.state().ready();
    ctx.json(new Page(clock.now(), book.hottest(filter), complete));
  }

  /** The parameters of the past: those of the present, and when. */
  static List<String> parametersAnd(String when) {
    List<String> parameters = new ArrayList<>(PARAMETERS);
    parameters.add(0, when);
    return parameters;
  }

  /**
   * The places that are asked for.
   *
   * @throws RequestRefused if anything about the query is not understood
   */
  static HeatFilter filter(QueryParameters parameters) {
    int resolution = parameters.whole("resolution", Cells.COARSE, Cells.FINE, 0);
    HeatFilter filter =
        new HeatFilter(
            parameters.constant("kind", HeatDocument.Kind.class),
            resolution == 0 ? null : resolution,
            parameters.text("street"),
            parameters.number("minScore", 0, HIGHEST_SCORE, 0),
            parameters.whole("size", 1, HIGHEST_SIZE, DEFAULT_SIZE));
    parameters.check();
    return filter;
  }

  void one(Context ctx) {
    ctx.json(
        book.find(ctx.pathParam("heatId"))
            .orElseThrow(
                () -> RequestRefused.notFound("No place of this id is known, or it is calm")));
  }

  void stream(Context ctx) {
    ServerSentEvents.send(ctx, out -> stream.openWith(out, book::all));
  }

  HealthEndpoint.Reading reading() {
    return HealthEndpoint.Reading.of(feed.state(), book.size(), stream.size());
  }
}
