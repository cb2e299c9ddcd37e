package dev.beacon.local.scores;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Refresh;
import dev.beacon.contract.Json;
import dev.beacon.contract.ScorecardDocument;
import dev.beacon.contract.ScorecardDocument.UnitKind;
import dev.beacon.elasticsearch.ElasticsearchClients;
import dev.beacon.elasticsearch.ElasticsearchConfig;
import dev.beacon.elasticsearch.IndexTemplates;
import dev.beacon.elasticsearch.Indices;
import dev.beacon.servers.TestServers;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Cards in a real Elasticsearch, more of them than it hands out at once. */
class CardIndexIT {
  private static final int DEPARTMENTS = 1_200;

  private static ElasticsearchClient client;
  private static CardIndex index;

  @BeforeAll
  static void write() throws IOException {
    client = ElasticsearchClients.create(ElasticsearchConfig.of(TestServers.elasticsearch().url()));
    index = new CardIndex(client);
    assertThat(index.span()).isEmpty();
    IndexTemplates.install(client);
    assertThat(index.span()).isEmpty();
    List<ScorecardDocument> cards = new ArrayList<>();
    cards.add(Cards.ofTheDistrict("2020-Q2").cases(DEPARTMENTS, DEPARTMENTS, 0).build());
    for (int i = 0; i < DEPARTMENTS; i++) {
      cards.add(Cards.of("2020-Q2", UnitKind.DEPARTMENT, "department-" + i).cases(1, 1, 0).build());
    }
    for (String day : List.of("2020-03-31", "2020-04-01", "2020-05-13", "2020-07-01")) {
      cards.add(Cards.ofTheDistrict(day).cases(2, 1, 1).clearing(0, "case-1").build());
      cards.add(Cards.of(day, UnitKind.DEPARTMENT, "department-1").cases(1, 1, 1).build());
    }
    client.bulk(
        bulk -> {
          cards.forEach(
              card ->
                  bulk.operations(
                      o ->
                          o.index(
                              i -> i.index(Indices.SCORECARDS).id(card.cardId()).document(card))));
          return bulk.refresh(Refresh.True);
        });
    client.index(
        i ->
            i.index(Indices.CASES)
                .id("case-1")
                .withJson(
                    new StringReader(
                        "{\"caseId\":\"case-1\",\"version\":1,\"title\":\"欠薪\",\"reports\":1,\"tips\":0}")));
  }

  @AfterAll
  static void close() throws IOException {
    client.close();
  }

  @Test
  void everyCardOfAPeriodIsFound() throws Exception {
    List<ScorecardDocument> cards = index.cards(ReportPeriod.parse("2020-Q2").cards());

    assertThat(cards).hasSize(DEPARTMENTS + 1);
    assertThat(cards)
        .contains(Cards.ofTheDistrict("2020-Q2").cases(DEPARTMENTS, DEPARTMENTS, 0).build());
  }

  @Test
  void daysAreThoseOfOneUnitAndTime() throws Exception {
    assertThat(
            index.days(
                UnitKind.DISTRICT,
                "all",
                LocalDate.parse("2020-04-01"),
                LocalDate.parse("2020-07-01")))
        .extracting(ScorecardDocument::period)
        .containsExactlyInAnyOrder("2020-04-01", "2020-05-13");
  }

  @Test
  void casesAreFoundByTheirIds() throws Exception {
    assertThat(index.cases(List.of("case-1", "case-2"))).containsOnlyKeys("case-1");
    assertThat(index.cases(List.of())).isEqualTo(Map.of());
  }

  @Test
  void theFirstAndTheLastDayAreKnown() throws Exception {
    assertThat(index.span())
        .contains(
            new CardSource.Span(LocalDate.parse("2020-03-31"), LocalDate.parse("2020-07-01")));
  }

  @Test
  void aReportFromTheIndexIsTheOneFromTheDocuments() throws Exception {
    ScoreReport report =
        ScoreReport.of(
            ReportPeriod.parse("2020-05-13"),
            UnitChoice.EVERYBODY,
            index,
            UnitNames.ofTheDistrict());

    assertThat(report.subject().cases().open()).isEqualTo(1);
    assertThat(report.open().get("case-1").title()).isEqualTo("欠薪");
    assertThat(Json.mapper().writeValueAsString(report.clearing()))
        .isEqualTo("{\"open\":[\"case-1\"],\"notListed\":0}");
  }
}
