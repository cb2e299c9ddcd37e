package dev.beacon.gateway;

import dev.beacon.contract.Grade;
import dev.beacon.contract.PlatformClock;
import dev.beacon.elasticsearch.CaseFilter;
import dev.beacon.elasticsearch.CaseSearch;
import dev.beacon.elasticsearch.HeatFilter;
import dev.beacon.elasticsearch.HeatHistory;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What only Elasticsearch knows: {@code GET /api/cases}, {@code /api/heat-history} and {@code
 * /api/heat-history/instants}. All of it is masked: the job writes nothing else there.
 */
final class ArchiveEndpoint {
  static final int DEFAULT_CASES = 20;
  static final int HIGHEST_CASES = 500;

  /** The longest time-lapse: its marks are one answer of a few hundred kilobytes. */
  static final Duration LONGEST_TIME_LAPSE = Duration.ofDays(31);

  private static final Duration DEFAULT_TIME_LAPSE = Duration.ofDays(1);
  private static final int MOST_CASE_IDS = 200;
  private static final List<String> CASES =
      List.of(
          "cell",
          "community",
          "street",
          "subject",
          "caseId",
          "grade",
          "category",
          "department",
          "open",
          "size");
  private static final String AT = "at";
  private static final String FROM = "from";
  private static final String TO = "to";

  private final Archive archive;
  private final Cells cells;
  private final PlatformClock clock;

  ArchiveEndpoint(Archive archive, Cells cells, PlatformClock clock) {
    this.archive = archive;
    this.cells = cells;
    this.clock = clock;
  }

  /** Marks of the time-lapse that have snapshots, oldest first. */
  record Marks(List<HeatHistory.Mark> instants) {}

  void cases(Context ctx) {
    CaseFilter filter = caseFilter(ctx.queryParamMap(), cells);
    ctx.json(archive.ask(client -> new CaseSearch(client).find(filter)));
  }

  /**
   * The cases that are asked for. A cell of resolution 8 means the cells of resolution 9 within.
   *
   * @throws RequestRefused if anything about the query is not understood
   */
  static CaseFilter caseFilter(Map<String, List<String>> query, Cells cells) {
    QueryParameters parameters = new QueryParameters(query, CASES);
    String cell = parameters.text("cell");
    Set<String> within = cell == null ? null : cells.casesWithin(cell);
    if (cell != null && within.isEmpty()) {
      parameters.refuse("cell", "an H3 index of resolution 8 or 9");
    }
    CaseFilter filter =
        new CaseFilter(
            within,
            parameters.text("community"),
            parameters.text("street"),
            parameters.text("subject"),
            parameters.texts("caseId", MOST_CASE_IDS),
            parameters.constants("grade", Grade.class),
            parameters.text("category"),
            parameters.text("department"),
            parameters.flag("open"),
            parameters.whole("size", 1, HIGHEST_CASES, DEFAULT_CASES));
    parameters.check();
    return filter;
  }

  void history(Context ctx) {
    QueryParameters parameters =
        new QueryParameters(ctx.queryParamMap(), HeatEndpoint.parametersAnd(AT));
    Instant at = parameters.instant(AT);
    if (parameters.text(AT) == null) {
      parameters.refuse(AT, "given, a time such as 2019-11-05T02:10:00Z");
    }
    HeatFilter filter = HeatEndpoint.filter(parameters);
    ctx.json(archive.ask(client -> picture(new HeatHistory(client), at, filter)));
  }

  private static HeatEndpoint.Page picture(HeatHistory history, Instant at, HeatFilter filter)
      throws IOException {
    Optional<Instant> mark = history.lastMark(at);
    return mark.isEmpty()
        ? new HeatEndpoint.Page(at, List.of(), null)
        : new HeatEndpoint.Page(mark.get(), history.at(mark.get(), filter), null);
  }

  void instants(Context ctx) {
    QueryParameters parameters = new QueryParameters(ctx.queryParamMap(), List.of(FROM, TO));
    Instant to = parameters.instant(TO);
    Instant until = to == null ? clock.now() : to;
    Instant from = parameters.instant(FROM);
    Instant since = from == null ? until.minus(DEFAULT_TIME_LAPSE) : from;
    if (since.isAfter(until)) {
      parameters.refuse(FROM, "before " + TO);
    } else if (since.isBefore(until.minus(LONGEST_TIME_LAPSE))) {
      parameters.refuse(FROM, "at most " + LONGEST_TIME_LAPSE.toDays() + " days before " + TO);
    }
    parameters.check();
    ctx.json(new Marks(archive.ask(client -> new HeatHistory(client).marks(since, until))));
  }
}
