package dev.beacon.local.scores;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.Hit;
import dev.beacon.contract.CaseDocument;
import dev.beacon.contract.ScorePeriod;
import dev.beacon.contract.ScorecardDocument;
import dev.beacon.contract.ScorecardDocument.UnitKind;
import dev.beacon.elasticsearch.Indices;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cards of a running stack, in Elasticsearch. */
public final class CardIndex implements CardSource {
  private static final int PAGE = 1000;

  private final ElasticsearchClient client;

  /** Asks through {@code client}, which stays the caller's to close. */
  public CardIndex(ElasticsearchClient client) {
    this.client = client;
  }

  @Override
  public String place() {
    return "the running stack";
  }

  @Override
  public List<ScorecardDocument> cards(Collection<ScorePeriod> periods) throws IOException {
    List<FieldValue> labels =
        periods.stream().map(period -> FieldValue.of(period.label())).toList();
    return all(Query.of(q -> q.terms(t -> t.field("period").terms(v -> v.value(labels)))));
  }

  @Override
  public List<ScorecardDocument> days(UnitKind kind, String unit, LocalDate from, LocalDate until)
      throws IOException {
    // Labels of days are in the order of days.
    return all(
        Query.of(
            q ->
                q.bool(
                    b ->
                        b.filter(
                            is("periodKind", ScorePeriod.Kind.DAY.name()),
                            is("unitKind", kind.name()),
                            is("unit", unit),
                            Query.of(
                                day ->
                                    day.range(
                                        r ->
                                            r.term(
                                                t ->
                                                    t.field("period")
                                                        .gte(from.toString())
                                                        .lt(until.toString()))))))));
  }

  private static Query is(String field, String value) {
    return Query.of(q -> q.term(t -> t.field(field).value(value)));
  }

  private List<ScorecardDocument> all(Query query) throws IOException {
    List<ScorecardDocument> found = new ArrayList<>();
    List<FieldValue> after = List.of();
    while (true) {
      List<Hit<ScorecardDocument>> page = page(query, after);
      page.forEach(hit -> found.add(hit.source()));
      if (page.size() < PAGE) {
        return found;
      }
      after = page.get(page.size() - 1).sort();
    }
  }

  private List<Hit<ScorecardDocument>> page(Query query, List<FieldValue> after)
      throws IOException {
    return client
        .search(
            s -> {
              s.index(Indices.SCORECARDS)
                  .ignoreUnavailable(true)
                  .query(query)
                  .size(PAGE)
                  .sort(by -> by.field(f -> f.field("cardId").order(SortOrder.Asc)));
              return after.isEmpty() ? s : s.searchAfter(after);
            },
            ScorecardDocument.class)
        .hits()
        .hits();
  }

  @Override
  public Map<String, CaseDocument> cases(Collection<String> ids) throws IOException {
    Map<String, CaseDocument> found = new HashMap<>();
    if (ids.isEmpty()) {
      return found;
    }
    client
        .mget(m -> m.index(Indices.CASES).ids(List.copyOf(ids)), CaseDocument.class)
        .docs()
        .forEach(
            document -> {
              if (document.isResult() && document.result().found()) {
                found.put(document.result().id(), document.result().source());
              }
            });
    return found;
  }

  @Override
  public Optional<Span> span() throws IOException {
    Optional<String> first = outermostDay(SortOrder.Asc);
    Optional<String> last = outermostDay(SortOrder.Desc);
    return first.map(day -> new Span(LocalDate.parse(day), LocalDate.parse(last.orElse(day))));
  }

  private Optional<String> outermostDay(SortOrder order) throws IOException {
    return client
        .search(
            s ->
                s.index(Indices.SCORECARDS)
                    .ignoreUnavailable(true)
                    .query(is("periodKind", ScorePeriod.Kind.DAY.name()))
                    .size(1)
                    .sort(by -> by.field(f -> f.field("period").order(order))),
            ScorecardDocument.class)
        .hits()
        .hits()
        .stream()
        .findFirst()
        .map(hit -> hit.source().period());
  }
}
