package dev.beacon.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.beacon.contract.Alert;
import dev.beacon.contract.Grade;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts of cases in Elasticsearch. */
public final class CaseCounts {
  private static final String BY_GRADE = "grade";
  private static final String RECEIVED = "received";
  private static final String RESOLVED = "resolved";
  private static final String OPEN = "open";

  /** Groups told of one kind: more departments or categories than a district has. */
  private static final int MOST_GROUPS = 200;

  private final ElasticsearchClient client;

  /** Asks through {@code client}, which stays the caller's to close. */
  public CaseCounts(ElasticsearchClient client) {
    this.client = client;
  }

  /**
   * The open cases that have something in common.
   *
   * @param name of what they have in common, such as a category
   * @param open how many
   * @param byGrade how many of each grade
   */
  public record Group(String name, long open, Map<Grade, Long> byGrade) {}

  /**
   * How the district stands.
   *
   * @param open open cases, every grade
   * @param received cases first reported on the day
   * @param resolved cases resolved on the day
   * @param byStreet open cases by sub-district, most first
   * @param byCategory open cases by category, most first
   * @param byDepartment open cases by department, most first
   * @param breaches open alerts of broken promises by department; live ones
   */
  public record Standing(
      Map<Grade, Long> open,
      long received,
      long resolved,
      List<Group> byStreet,
      List<Group> byCategory,
      List<Group> byDepartment,
      Map<String, Long> breaches) {}

  /**
   * Cases that were reported and are not settled, every grade.
   *
   * @throws IOException if Elasticsearch does not answer
   */
  public Map<Grade, Long> open() throws IOException {
    return count(CaseSearch.open());
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
    return byGrade(
        client
            .search(
                s -> s.index(Indices.CASES).size(0).query(query).aggregations(BY_GRADE, grades()),
                Void.class)
            .aggregations());
  }

  /**
   * How the district stands on a day.
   *
   * @param from the first instant of the day
   * @param until the first instant after it
   * @throws IOException if Elasticsearch does not answer
   */
  public Standing standing(Instant from, Instant until) throws IOException {
    Map<String, Aggregate> counts =
        client
            .search(
                s ->
                    s.index(Indices.CASES)
                        .size(0)
                        .aggregations(RECEIVED, a -> a.filter(within("openedAt", from, until)))
                        .aggregations(RESOLVED, a -> a.filter(within("resolvedAt", from, until)))
                        .aggregations(
                            OPEN,
                            a ->
                                a.filter(CaseSearch.open())
                                    .aggregations(BY_GRADE, grades())
                                    .aggregations("street", groups("street"))
                                    .aggregations("category", groups("category"))
                                    .aggregations("department", groups("department"))),
                Void.class)
            .aggregations();
    Map<String, Aggregate> open = counts.get(OPEN).filter().aggregations();
    return new Standing(
        byGrade(open),
        counts.get(RECEIVED).filter().docCount(),
        counts.get(RESOLVED).filter().docCount(),
        groups(open.get("street")),
        groups(open.get("category")),
        groups(open.get("department")),
        breaches());
  }

  private Map<String, Long> breaches() throws IOException {
    List<String> open =
        Arrays.stream(Alert.Status.values())
            .filter(status -> !status.isEnded())
            .map(Enum::name)
            .toList();
    Map<String, Long> breaches = new TreeMap<>();
    client
        .search(
            s ->
                s.index(Indices.ALERTS)
                    .size(0)
                    .query(
                        q ->
                            q.bool(
                                b ->
                                    b.filter(
                                            CaseSearch.among(
                                                "phase", List.of(Alert.Phase.BREACH.name())))
                                        .filter(
                                            CaseSearch.among(
                                                "mode", List.of(Alert.Mode.LIVE.word())))
                                        .filter(CaseSearch.among("status", open))))
                    .aggregations(
                        "department", a -> a.terms(t -> t.field("department").size(MOST_GROUPS))),
            Void.class)
        .aggregations()
        .get("department")
        .sterms()
        .buckets()
        .array()
        .forEach(bucket -> breaches.put(bucket.key().stringValue(), bucket.docCount()));
    return breaches;
  }

  private static Query within(String field, Instant from, Instant until) {
    return Query.of(
        q -> q.range(r -> r.date(d -> d.field(field).gte(from.toString()).lt(until.toString()))));
  }

  private static Aggregation grades() {
    return Aggregation.of(a -> a.terms(t -> t.field("grade")));
  }

  private static Aggregation groups(String field) {
    return Aggregation.of(
        a -> a.terms(t -> t.field(field).size(MOST_GROUPS)).aggregations(BY_GRADE, grades()));
  }

  private static List<Group> groups(Aggregate aggregate) {
    List<Group> groups = new ArrayList<>();
    for (StringTermsBucket bucket : aggregate.sterms().buckets().array()) {
      groups.add(
          new Group(bucket.key().stringValue(), bucket.docCount(), byGrade(bucket.aggregations())));
    }
    return groups;
  }

  private static Map<Grade, Long> byGrade(Map<String, Aggregate> aggregates) {
    Map<Grade, Long> counts = new EnumMap<>(Grade.class);
    for (Grade grade : Grade.values()) {
      counts.put(grade, 0L);
    }
    for (StringTermsBucket bucket : aggregates.get(BY_GRADE).sterms().buckets().array()) {
      counts.put(Grade.valueOf(bucket.key().stringValue()), bucket.docCount());
    }
    return counts;
  }
}
