package dev.beacon.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.DateHistogramBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.contract.Grade;
import dev.beacon.contract.HeatDocument;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the risk was, mark by mark, from {@link Indices#HEAT_HISTORY}. */
public final class HeatHistory {
  /** For so long a picture stands in for those that are missing after it. */
  private static final Duration STANDS = Duration.ofHours(1);

  /** Marks lie on full minutes, whatever time is between two. */
  private static final String FINEST = "1m";

  private static final int MAP_RESOLUTION = 9;
  private static final String MARKS = "marks";
  private static final String MAX_SCORE = "maxScore";

  private final ElasticsearchClient client;

  /** Asks through {@code client}, which stays the caller's to close. */
  public HeatHistory(ElasticsearchClient client) {
    this.client = client;
  }

  /**
   * A mark that has snapshots, as the cells of resolution 9 tell.
   *
   * @param at when
   * @param maxScore score of the hottest cell
   * @param red how many cells were RED
   * @param yellow how many cells were YELLOW
   */
  public record Mark(Instant at, double maxScore, long red, long yellow) {}

  /**
   * The last mark at or before an instant that has snapshots, an hour before at most.
   *
   * @throws IOException if Elasticsearch does not answer
   */
  public Optional<Instant> lastMark(Instant at) throws IOException {
    SearchResponse<JsonNode> response =
        client.search(
            s ->
                s.index(Indices.HEAT_HISTORY)
                    .ignoreUnavailable(true)
                    .size(1)
                    .trackTotalHits(t -> t.enabled(false))
                    .query(between(at.minus(STANDS), at))
                    .sort(o -> o.field(f -> f.field("at").order(SortOrder.Desc))),
            JsonNode.class);
    return FoundDocuments.of(response, HeatDocument.class).stream()
        .map(HeatDocument::at)
        .findFirst();
  }

  /**
   * The places at a mark that match, hottest first; none if there is no snapshot.
   *
   * @throws IOException if Elasticsearch does not answer
   */
  public List<HeatDocument> at(Instant mark, HeatFilter filter) throws IOException {
    SearchResponse<JsonNode> response =
        client.search(
            s ->
                s.index(Indices.HEAT_HISTORY)
                    .ignoreUnavailable(true)
                    .size(filter.size())
                    .trackTotalHits(t -> t.enabled(false))
                    .query(query(mark, filter))
                    .sort(o -> o.field(f -> f.field("score").order(SortOrder.Desc)))
                    .sort(o -> o.field(f -> f.field("heatId"))),
            JsonNode.class);
    return FoundDocuments.of(response, HeatDocument.class);
  }

  private static Query query(Instant mark, HeatFilter filter) {
    BoolQuery.Builder query = new BoolQuery.Builder().filter(between(mark, mark));
    if (filter.kind() != null) {
      query.filter(term("kind", filter.kind().name()));
    }
    if (filter.resolution() != null) {
      query.filter(resolution(filter.resolution()));
    }
    if (filter.street() != null) {
      query.filter(term("street", filter.street()));
    }
    if (filter.minScore() > 0) {
      query.filter(f -> f.range(r -> r.number(n -> n.field("score").gte(filter.minScore()))));
    }
    return query.build()._toQuery();
  }

  /**
   * The marks that have snapshots, both ends included, oldest first.
   *
   * @throws IOException if Elasticsearch does not answer
   */
  public List<Mark> marks(Instant from, Instant to) throws IOException {
    Aggregate marks =
        client
            .search(
                s ->
                    s.index(Indices.HEAT_HISTORY)
                        .ignoreUnavailable(true)
                        .size(0)
                        .query(
                            q ->
                                q.bool(
                                    b ->
                                        b.filter(between(from, to))
                                            .filter(term("kind", HeatDocument.Kind.CELL.name()))
                                            .filter(resolution(MAP_RESOLUTION))))
                        .aggregations(
                            MARKS,
                            a ->
                                a.dateHistogram(
                                        h ->
                                            h.field("at")
                                                .fixedInterval(i -> i.time(FINEST))
                                                .minDocCount(1))
                                    .aggregations(MAX_SCORE, m -> m.max(x -> x.field("score")))
                                    .aggregations(
                                        Grade.RED.name(),
                                        g -> g.filter(term("grade", Grade.RED.name())))
                                    .aggregations(
                                        Grade.YELLOW.name(),
                                        g -> g.filter(term("grade", Grade.YELLOW.name())))),
                Void.class)
            .aggregations()
            .get(MARKS);
    // There is none before the first snapshot, when there is no index yet.
    return marks == null
        ? List.of()
        : marks.dateHistogram().buckets().array().stream().map(HeatHistory::mark).toList();
  }

  private static Mark mark(DateHistogramBucket bucket) {
    return new Mark(
        Instant.ofEpochMilli(bucket.key()),
        bucket.aggregations().get(MAX_SCORE).max().value(),
        bucket.aggregations().get(Grade.RED.name()).filter().docCount(),
        bucket.aggregations().get(Grade.YELLOW.name()).filter().docCount());
  }

  private static Query between(Instant from, Instant to) {
    return Query.of(
        q -> q.range(r -> r.date(d -> d.field("at").gte(from.toString()).lte(to.toString()))));
  }

  private static Query term(String field, String value) {
    return Query.of(q -> q.term(t -> t.field(field).value(value)));
  }

  private static Query resolution(int resolution) {
    return Query.of(q -> q.term(t -> t.field("resolution").value(resolution)));
  }
}
