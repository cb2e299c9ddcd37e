package dev.beacon.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.contract.CaseDocument;
import dev.beacon.contract.CaseStatus;
import dev.beacon.contract.Grade;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Finds cases in {@link Indices#CASES}. */
public final class CaseSearch {
  private static final List<String> UNSETTLED =
      Arrays.stream(CaseStatus.values())
          .filter(status -> !status.isSettled())
          .map(Enum::name)
          .toList();

  private static final Map<Grade, Float> GRAVITY =
      Map.of(Grade.RED, 3f, Grade.YELLOW, 2f, Grade.GREEN, 1f);

  private final ElasticsearchClient client;

  /** Asks through {@code client}, which stays the caller's to close. */
  public CaseSearch(ElasticsearchClient client) {
    this.client = client;
  }

  /**
   * What was found.
   *
   * @param total how many cases match
   * @param cases the first of them, gravest and newest first
   */
  public record Found(long total, List<CaseDocument> cases) {}

  /**
   * The cases that match.
   *
   * <p>Decision: graver means a higher score, one constant a grade. Names of grades do not sort by
   * gravity, and a script for it would ask more of Elasticsearch than every build of it has.
   *
   * @throws IOException if Elasticsearch does not answer
   */
  public Found find(CaseFilter filter) throws IOException {
    SearchResponse<JsonNode> response =
        client.search(
            s ->
                s.index(Indices.CASES)
                    .ignoreUnavailable(true)
                    .size(filter.size())
                    .trackTotalHits(t -> t.enabled(true))
                    .query(query(filter))
                    .sort(o -> o.score(score -> score.order(SortOrder.Desc)))
                    .sort(o -> o.field(f -> f.field("openedAt").order(SortOrder.Desc)))
                    .sort(o -> o.field(f -> f.field("caseId"))),
            JsonNode.class);
    return new Found(
        response.hits().total().value(), FoundDocuments.of(response, CaseDocument.class));
  }

  private static Query query(CaseFilter filter) {
    BoolQuery.Builder query = new BoolQuery.Builder();
    restrict(query, "cell", filter.cells());
    restrict(query, "community", one(filter.community()));
    restrict(query, "street", one(filter.street()));
    restrict(query, "subject", one(filter.subject()));
    restrict(query, "caseId", filter.caseIds());
    restrict(
        query,
        "grade",
        filter.grades() == null ? null : filter.grades().stream().map(Grade::name).toList());
    restrict(query, "category", one(filter.category()));
    restrict(query, "department", one(filter.department()));
    if (filter.open() != null) {
      if (filter.open()) {
        query.filter(open());
      } else {
        query.mustNot(open());
      }
    }
    GRAVITY.forEach(
        (grade, gravity) ->
            query.should(
                should ->
                    should.constantScore(
                        c -> c.filter(among("grade", List.of(grade.name()))).boost(gravity))));
    // Without it a case would have to have a grade.
    return query.minimumShouldMatch("0").build()._toQuery();
  }

  /** Cases that were reported and are not settled, as the risk counts them. */
  static Query open() {
    return Query.of(
        q ->
            q.bool(
                b ->
                    b.filter(among("status", UNSETTLED))
                        .filter(f -> f.exists(e -> e.field("openedAt")))));
  }

  /** Documents whose field holds one of the values. */
  static Query among(String field, Collection<String> values) {
    return Query.of(
        q ->
            q.terms(
                t ->
                    t.field(field)
                        .terms(v -> v.value(values.stream().map(FieldValue::of).toList()))));
  }

  private static Collection<String> one(String value) {
    return value == null ? null : List.of(value);
  }

  private static void restrict(BoolQuery.Builder query, String field, Collection<String> values) {
    if (values != null) {
      query.filter(among(field, values));
    }
  }
}
