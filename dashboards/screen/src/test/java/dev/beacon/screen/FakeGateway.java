package dev.beacon.screen;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.beacon.contract.Alert;
import dev.beacon.contract.CaseDocument;
import dev.beacon.contract.Grade;
import dev.beacon.contract.HeatDocument;
import dev.beacon.contract.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A gateway of made-up happenings: the page and the same API over HTTP, the streams moved by
 * whoever holds it.
 */
final class FakeGateway implements AutoCloseable {
  private static final Duration MARK = Duration.ofMinutes(10);
  private static final int MARKS = 144;

  private static final FakeDistrict DISTRICT = new FakeDistrict();
  private static final Map<String, Object> DISTRICT_DOCUMENT = DISTRICT.document();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final Map<String, HeatDocument> places = new ConcurrentHashMap<>();
  private final Map<String, Alert> alerts = new ConcurrentHashMap<>();
  private final List<CaseDocument> cases = new ArrayList<>();
  private final FakeStreams heatStreams = new FakeStreams();
  private final FakeStreams alertStreams = new FakeStreams();
  private final BlockingQueue<String> posted = new LinkedBlockingQueue<>();
  private volatile boolean elasticsearch = true;
  private volatile boolean reachable = true;

  /** One with a day's happenings, or one in a district where nothing happens. */
  FakeGateway(boolean busy) throws IOException {
    if (busy) {
      FakeHappenings happenings = new FakeHappenings(DISTRICT, started);
      cases.addAll(happenings.cases());
      happenings.alerts().forEach(alert -> alerts.put(alert.alertId(), alert));
      new FakeRisk(DISTRICT, happenings.alerts())
          .places(cases, started)
          .forEach(place -> places.put(place.heatId(), place));
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String page() {
    return "http://localhost:" + server.getAddress().getPort() + "/screen/";
  }

  List<HeatDocument> places(HeatDocument.Kind kind, Integer resolution) {
    return places.values().stream()
        .filter(place -> place.kind() == kind)
        .filter(place -> resolution == null || resolution.equals(place.resolution()))
        .sorted(Comparator.comparingDouble(HeatDocument::score).reversed())
        .toList();
  }

  Alert alert(String id) {
    return alerts.get(id);
  }

  /** What the page has sent, as {@code path body}. */
  BlockingQueue<String> posted() {
    return posted;
  }

  /** Puts a place's newer state onto the stream. */
  void heat(HeatDocument place) {
    places.put(place.heatId(), place);
    heatStreams.send("heat", List.of(place));
  }

  /** Another score for a place that is known. */
  void score(String heatId, double score) {
    HeatDocument known = places.get(heatId);
    heat(FakeRisk.scored(known, score, known.version() + 1, Instant.now()));
  }

  void alert(Alert alert) {
    alerts.put(alert.alertId(), alert);
    alertStreams.send("alert", alert);
  }

  /** Without Elasticsearch there are no cases, no history and no counters of cases. */
  void elasticsearch(boolean there) {
    elasticsearch = there;
  }

  /** Cuts every stream, and answers nothing but 503 until told otherwise. */
  void reachable(boolean there) {
    reachable = there;
    if (!there) {
      heatStreams.cut();
      alertStreams.cut();
    }
  }

  private void answer(HttpExchange http) throws IOException {
    try (http) {
      String path = http.getRequestURI().getPath();
      if (!reachable) {
        json(http, 503, Map.of("error", "Away"));
      } else if (path.startsWith("/screen/")) {
        file(http, path.substring("/screen/".length()));
      } else if (path.equals("/api/heat/stream")) {
        heatStreams.serve(http, "event: heat\ndata: []\n\n");
      } else if (path.equals("/api/alerts/stream")) {
        alertStreams.serve(http, "");
      } else if (http.getRequestMethod().equals("POST")) {
        post(http, path);
      } else {
        read(http, path, parameters(http.getRequestURI()));
      }
    }
  }

  private void read(HttpExchange http, String path, Map<String, List<String>> asked)
      throws IOException {
    boolean needsCases = path.equals("/api/cases") || path.startsWith("/api/heat-history");
    if (needsCases && !elasticsearch) {
      json(http, 503, Map.of("error", "Elasticsearch cannot be reached"));
      return;
    }
    Object found =
        switch (path) {
          case "/health" ->
              Map.of("status", "UP", "now", Instant.now(), "kafka", Map.of("reachable", true));
          case "/api/district" -> DISTRICT_DOCUMENT;
          case "/api/heat" ->
              Map.of("at", Instant.now(), "places", chosen(List.copyOf(places.values()), asked));
          case "/api/overview" -> overview();
          case "/api/alerts" -> Map.of("alerts", List.copyOf(alerts.values()), "complete", true);
          case "/api/cases" -> cases(asked);
          case "/api/heat-history/instants" -> Map.of("instants", instants());
          case "/api/heat-history" ->
              Map.of(
                  "at",
                  asked.get("at").get(0),
                  "places",
                  chosen(past(Instant.parse(asked.get("at").get(0))), asked));
          default ->
              path.startsWith("/api/alerts/")
                  ? history(path.substring("/api/alerts/".length()))
                  : null;
        };
    json(
        http,
        found == null ? 404 : 200,
        found == null ? Map.of("error", "There is no such thing") : found);
  }

  private void post(HttpExchange http, String path) throws IOException {
    String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    posted.add(path + " " + body);
    json(http, 202, Map.of("id", "action:1", "at", Instant.now()));
  }

  private static void file(HttpExchange http, String path) throws IOException {
    Screen.File file =
        Screen.files().stream().filter(one -> one.path().equals(path)).findFirst().orElse(null);
    if (file == null) {
      send(http, 404, "text/plain", new byte[0]);
      return;
    }
    http.getResponseHeaders().set("Content-Security-Policy", Screen.CONTENT_SECURITY_POLICY);
    http.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    try (InputStream in = Screen.class.getResourceAsStream(file.resource())) {
      send(http, 200, file.contentType(), in.readAllBytes());
    }
  }

  private static List<HeatDocument> chosen(
      List<HeatDocument> from, Map<String, List<String>> asked) {
    String kind = first(asked, "kind");
    String resolution = first(asked, "resolution");
    return from.stream()
        .filter(place -> kind == null || place.kind().name().equals(kind))
        .filter(
            place -> resolution == null || Integer.valueOf(resolution).equals(place.resolution()))
        .toList();
  }

  private Map<String, Object> cases(Map<String, List<String>> asked) {
    String cell = first(asked, "cell");
    List<CaseDocument> found =
        cases.stream()
            .filter(
                one ->
                    cell == null
                        || one.cell().equals(cell)
                        || DISTRICT.parent(one.cell()).equals(cell))
            .filter(
                one ->
                    asked.get("community") == null
                        || one.community().equals(first(asked, "community")))
            .filter(
                one -> asked.get("street") == null || one.street().equals(first(asked, "street")))
            .filter(
                one ->
                    asked.get("subject") == null || first(asked, "subject").equals(one.subject()))
            .filter(
                one -> asked.get("caseId") == null || asked.get("caseId").contains(one.caseId()))
            .sorted(
                Comparator.comparing(CaseDocument::grade)
                    .thenComparing(CaseDocument::openedAt, Comparator.reverseOrder()))
            .toList();
    return Map.of("total", found.size(), "cases", found.subList(0, Math.min(30, found.size())));
  }

  private Map<String, Object> overview() {
    Map<String, Object> overview = new LinkedHashMap<>();
    overview.put("at", Instant.now());
    overview.put("open", elasticsearch ? counts() : null);
    overview.put(
        "today",
        elasticsearch
            ? Map.of("received", cases.size() * 3 / 4 + 21, "resolved", cases.size() * 2 / 3)
            : null);
    Map<String, Long> clusters = new TreeMap<>();
    for (Grade grade : Grade.values()) {
      clusters.put(
          grade.name(),
          alerts.values().stream()
              .filter(one -> one.kind() == Alert.Kind.CLUSTER && one.severity() == grade)
              .count());
    }
    overview.put("clusters", clusters);
    overview.put(
        "clocks",
        Map.of("warning", phase(Alert.Phase.WARNING), "breach", phase(Alert.Phase.BREACH)));
    overview.put("elasticsearch", elasticsearch);
    return overview;
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new HashMap<>();
    for (Grade grade : Grade.values()) {
      counts.put(grade.name(), cases.stream().filter(one -> one.grade() == grade).count());
    }
    return counts;
  }

  private long phase(Alert.Phase phase) {
    return alerts.values().stream().filter(one -> one.phase() == phase).count();
  }

  private Map<String, Object> history(String encoded) {
    Alert alert = alerts.get(encoded);
    if (alert == null) {
      return null;
    }
    List<Map<String, Object>> versions = new ArrayList<>();
    for (long version = 1; version <= alert.version(); version++) {
      versions.add(
          Map.of(
              "version",
              version,
              "status",
              version == alert.version()
                  ? alert.status()
                  : version == 1 ? Alert.Status.OPEN : Alert.Status.UPDATED,
              "severity",
              version == alert.version() ? alert.severity() : Grade.YELLOW,
              "at",
              alert.at().minus(Duration.ofMinutes(25 * (alert.version() - version)))));
    }
    return Map.of("alert", alert, "history", versions);
  }

  private List<Map<String, Object>> instants() {
    Instant last =
        Instant.ofEpochSecond(started.getEpochSecond() / MARK.toSeconds() * MARK.toSeconds());
    List<Map<String, Object>> instants = new ArrayList<>();
    for (int i = MARKS - 1; i >= 0 && !places.isEmpty(); i--) {
      Instant at = last.minus(MARK.multipliedBy(i));
      List<HeatDocument> then =
          past(at).stream().filter(place -> Integer.valueOf(9).equals(place.resolution())).toList();
      instants.add(
          Map.of(
              "at", at,
              "maxScore", then.stream().mapToDouble(HeatDocument::score).max().orElse(0),
              "red", then.stream().filter(place -> place.grade() == Grade.RED).count(),
              "yellow", then.stream().filter(place -> place.grade() == Grade.YELLOW).count()));
    }
    return instants;
  }

  /** The day before: every place has its own rhythm, and most were calmer. */
  private List<HeatDocument> past(Instant at) {
    double hours = Duration.between(at, started).toMinutes() / 60.0;
    return places.values().stream()
        .map(
            place -> {
              double rhythm = 0.5 + 0.5 * Math.sin(hours / 2.6 + place.heatId().hashCode() % 31);
              double share = Math.min(1, Math.exp(-hours / 9) + 0.55 * rhythm);
              return FakeRisk.scored(place, place.score() * share, place.version(), at);
            })
        .filter(place -> place.score() >= 1)
        .toList();
  }

  private static String first(Map<String, List<String>> asked, String name) {
    return asked.containsKey(name) ? asked.get(name).get(0) : null;
  }

  private static Map<String, List<String>> parameters(URI uri) {
    Map<String, List<String>> parameters = new HashMap<>();
    if (uri.getRawQuery() != null) {
      for (String pair : uri.getRawQuery().split("&", -1)) {
        String[] parts = pair.split("=", 2);
        parameters
            .computeIfAbsent(parts[0], any -> new ArrayList<>())
            .add(URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return parameters;
  }

  private static void json(HttpExchange http, int status, Object body) throws IOException {
    send(http, status, "application/json", Json.bytes(body));
  }

  private static void send(HttpExchange http, int status, String type, byte[] body)
      throws IOException {
    http.getResponseHeaders().set("Content-Type", type);
    http.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    http.getResponseBody().write(body);
  }

  @Override
  public void close() {
    heatStreams.cut();
    alertStreams.cut();
    server.stop(0);
    threads.shutdownNow();
  }
}
