package dev.beacon.local.status;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.beacon.contract.CaseStatus;
import dev.beacon.contract.Grade;
import dev.beacon.elasticsearch.Indices;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Cases in Elasticsearch, by grade. */
public final class CaseCounts {
  private static final String BY_GRADE = "grade";

  /** Not settled yet. */
  private static final List<FieldValue> OPEN =
      Stream.of(CaseStatus.OPEN, CaseStatus.REVIEWED, CaseStatus.ACCEPTED)
          .map(status -> FieldValue.of(status.name()))
          .toList();

  private final ElasticsearchClient client;

  /** Asks through {@code client}, which stays the caller's to close. */
  public CaseCounts(ElasticsearchClient client) {
    this.client = client;
  }

  /**
   * Cases that are not settled, every grade.
   *
   * @throws IOException if Elasticsearch does not answer
   */
  public Map<Grade, Long> open() throws IOException {
    return count(
        Query.of(q -> q.terms(t -> t.field("status").terms(values -> values.value(OPEN)))));
  }

  /**
   * All cases, every grade.
   *
   * @throws IOException if Elasticsearch does not answer
   */
  public Map<Grade, Long> all() throws IOException {
    return count(Query.of(q -> q.matchAll(all -> all)));
  }

  private Map<Grade, Long> count(Query query) throws IOException {
    Map<Grade, Long> counts = new EnumMap<>(Grade.class);
    for (Grade grade : Grade.values()) {
      counts.put(grade, 0L);
    }
    client
        .search(
            s ->
                s.index(Indices.CASES)
                    .size(0)
                    .query(query)
                    .aggregations(BY_GRADE, a -> a.terms(t -> t.field("grade"))),
            Void.class)
        .aggregations()
        .get(BY_GRADE)
        .sterms()
        .buckets()
        .array()
        .forEach(
            bucket -> counts.put(Grade.valueOf(bucket.key().stringValue()), bucket.docCount()));
    return counts;
  }
}
