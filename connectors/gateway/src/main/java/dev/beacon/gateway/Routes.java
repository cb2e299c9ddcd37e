package dev.beacon.gateway;

import dev.beacon.contract.EventKind;
import dev.beacon.contract.OperatorAction.Action;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;

/** Everything the gateway answers. {@code openapi.yaml} describes the same, kept so by a test. */
final class Routes {
  private Routes() {}

  /** One of them. */
  record Route(HandlerType method, String path, Handler handler) {}

  static List<Route> of(
      EventEndpoint events,
      AlertEndpoint alerts,
      ActionEndpoint actions,
      HeatEndpoint heat,
      ArchiveEndpoint archive,
      OverviewEndpoint overview,
      DistrictEndpoint district,
      HealthEndpoint health) {
    return List.of(
        post("/api/requests", ctx -> events.post(EventKind.REQUEST, ctx)),
        post("/api/tips", ctx -> events.post(EventKind.TIP, ctx)),
        post("/api/progress", ctx -> events.post(EventKind.PROGRESS, ctx)),
        post("/api/orders", ctx -> events.post(EventKind.ORDER, ctx)),
        post("/api/check-ins", ctx -> events.post(EventKind.CHECK_IN, ctx)),
        get("/api/alerts", alerts::list),
        // Before the one with a parameter, which would match it too.
        get("/api/alerts/stream", alerts::stream),
        get("/api/alerts/{id}", alerts::one),
        post("/api/alerts/{id}/acknowledge", ctx -> actions.post(Action.ACKNOWLEDGED, ctx)),
        post("/api/alerts/{id}/snooze", ctx -> actions.post(Action.SNOOZED, ctx)),
        post("/api/alerts/{id}/unsnooze", ctx -> actions.post(Action.UNSNOOZED, ctx)),
        post("/api/alerts/{id}/false-alarm", ctx -> actions.post(Action.FALSE_ALARM, ctx)),
        get("/api/heat", heat::list),
        get("/api/heat/stream", heat::stream),
        get("/api/heat/{heatId}", heat::one),
        get("/api/heat-history", archive::history),
        get("/api/heat-history/instants", archive::instants),
        get("/api/cases", archive::cases),
        get("/api/overview", overview::get),
        get("/api/district", district::get),
        get("/api/schemas/{kind}", Documents::schema),
        get("/api/asyncapi.yaml", Documents.yaml("/dev/beacon/contract/asyncapi.yaml")),
        get("/openapi.yaml", Documents.yaml("/dev/beacon/gateway/openapi.yaml")),
        get("/health", health::get),
        get("/", Documents.page("index.html", "text/html; charset=utf-8")),
        get("/page.css", Documents.page("page.css", "text/css; charset=utf-8")),
        get("/page.js", Documents.page("page.js", "text/javascript; charset=utf-8")),
        get("/beacon.svg", Documents.page("beacon.svg", "image/svg+xml")),
        get("/screen/", ScreenPages::get),
        get("/screen/<path>", ScreenPages::get));
  }

  private static Route get(String path, Handler handler) {
    return new Route(HandlerType.GET, path, handler);
  }

  private static Route post(String path, Handler handler) {
    return new Route(HandlerType.POST, path, handler);
  }
}
