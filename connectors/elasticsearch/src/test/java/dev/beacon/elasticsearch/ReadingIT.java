package dev.beacon.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.CaseDocument;
import dev.beacon.contract.Grade;
import dev.beacon.contract.HeatDocument;
import dev.beacon.contract.Json;
import dev.beacon.servers.TestServers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the screen asks of a real Elasticsearch. Other tests write there too: all that is looked for
 * here lies in a year and a sub-district of its own.
 */
class ReadingIT {
  private static final Instant MORNING = Instant.parse("2031-05-06T00:00:00Z");
  private static final Duration MARKS_APART = Duration.ofMinutes(7);
  private static final String STREET = "reading-street";
  private static final String HISTORY = Indices.ofMonth(Indices.HEAT_HISTORY, MORNING);

  private static ElasticsearchClient client;
  private static Map<Grade, Long> openBefore;

  @BeforeAll
  static void fill() throws IOException {
    client = ElasticsearchClients.create(ElasticsearchConfig.of(TestServers.elasticsearch().url()));
    IndexTemplates.install(client);
    openBefore = new CaseCounts(client).open();
    put(aCase("red-old", "OPEN", "RED", 1).put("cell", "89411c04903ffff"));
    put(aCase("red-new", "ACCEPTED", "RED", 2).put("category", "NOISE"));
    put(aCase("yellow", "REVIEWED", "YELLOW", 3).put("department", "housing"));
    put(aCase("green", "RESOLVED", "GREEN", 4).put("resolvedAt", hour(5).toString()));
    ObjectNode progressAlone = aCase("progress-alone", "ACCEPTED", "GREEN", 5);
    progressAlone.remove("openedAt");
    put(progressAlone);
    put(aCase("yesterday", "OPEN", "YELLOW", -20));
    putAlert("breach", "BREACH", "ESCALATED", "live");
    putAlert("breach-made-good", "BREACH", "RESOLVED", "live");
    putAlert("breach-in-shadow", "BREACH", "OPEN", "shadow");
    putAlert("warning", "WARNING", "OPEN", "live");
    putHeat("cell:a", 9, hour(1), 80, Grade.RED);
    putHeat("cell:b", 9, hour(1), 45, Grade.YELLOW);
    putHeat("cell:c", 9, hour(1), 10, Grade.GREEN);
    putHeat("cell:parent", 8, hour(1), 95, Grade.RED);
    putHeat("cell:a", 9, hour(1).plus(MARKS_APART), 50, Grade.YELLOW);
    new ElasticsearchQueries(client)
        .refresh(List.of(Indices.CASES, Indices.ALERTS, Indices.HEAT_HISTORY));
  }

  @AfterAll
  static void disconnect() throws IOException {
    client.indices().delete(d -> d.index(HISTORY));
    client.close();
  }

  @Test
  void casesComeGravestAndNewestFirst() throws IOException {
    CaseSearch.Found found = find(filter(null, null, null, null, null, 3));

    assertThat(found.cases())
        .extracting(CaseDocument::caseId)
        .containsExactly("red-new", "red-old", "yellow");
    assertThat(found.total()).as("all that match").isEqualTo(6);
  }

  @Test
  void eachParameterRestricts() throws IOException {
    assertThat(ids(filter(Set.of("89411c04903ffff"), null, null, null, null, 9)))
        .containsExactly("red-old");
    assertThat(ids(filter(null, Set.of("green", "yellow"), null, null, null, 9)))
        .containsExactly("yellow", "green");
    assertThat(ids(filter(null, null, Set.of(Grade.YELLOW), null, null, 9)))
        .containsExactly("yellow", "yesterday");
    assertThat(ids(filter(null, null, null, "NOISE", null, 9))).containsExactly("red-new");
    assertThat(
            find(new CaseFilter(
                    null, "c", STREET, "site:one", null, null, null, "housing", null, 9))
                .cases())
        .extracting(CaseDocument::caseId)
        .containsExactly("yellow");
  }

  @Test
  void openIsWhatWasReportedAndIsNotSettled() throws IOException {
    assertThat(ids(filter(null, null, null, null, true, 9)))
        .containsExactly("red-new", "red-old", "yellow", "yesterday");
    assertThat(ids(filter(null, null, null, null, false, 9)))
        .containsExactlyInAnyOrder("green", "progress-alone");
  }

  @Test
  void theDistrictsStandingIsCounted() throws IOException {
    CaseCounts.Standing standing =
        new CaseCounts(client).standing(MORNING, MORNING.plus(Duration.ofDays(1)));

    assertThat(standing.open())
        .containsEntry(Grade.RED, openBefore.get(Grade.RED) + 2)
        .containsEntry(Grade.YELLOW, openBefore.get(Grade.YELLOW) + 2)
        .containsEntry(Grade.GREEN, openBefore.get(Grade.GREEN));
    assertThat(standing.received()).isEqualTo(4);
    assertThat(standing.resolved()).isEqualTo(1);
    assertThat(standing.byStreet())
        .contains(
            new CaseCounts.Group(
                STREET, 4, Map.of(Grade.RED, 2L, Grade.YELLOW, 2L, Grade.GREEN, 0L)));
    assertThat(standing.byCategory()).extracting(CaseCounts.Group::name).contains("NOISE");
    assertThat(standing.byDepartment()).extracting(CaseCounts.Group::name).contains("housing");
    assertThat(standing.breaches()).containsEntry("reading-department", 1L);
  }

  @Test
  void theMarksThatHaveSnapshotsAreTold() throws IOException {
    List<HeatHistory.Mark> marks =
        new HeatHistory(client).marks(MORNING, MORNING.plus(Duration.ofDays(1)));

    assertThat(marks)
        .containsExactly(
            new HeatHistory.Mark(hour(1), 80, 1, 1),
            new HeatHistory.Mark(hour(1).plus(MARKS_APART), 50, 0, 1));
    assertThat(new HeatHistory(client).marks(hour(2), hour(3))).isEmpty();
  }

  @Test
  void aMarkShowsItsPlacesHottestFirst() throws IOException {
    HeatHistory history = new HeatHistory(client);
    HeatFilter cells = new HeatFilter(HeatDocument.Kind.CELL, 9, null, 0, 9);

    assertThat(history.at(hour(1), cells))
        .extracting(HeatDocument::heatId)
        .containsExactly("cell:a", "cell:b", "cell:c");
    assertThat(history.at(hour(1), new HeatFilter(null, null, STREET, 45, 2)))
        .extracting(HeatDocument::heatId)
        .containsExactly("cell:parent", "cell:a");
    assertThat(history.at(hour(3), cells)).isEmpty();
  }

  @Test
  void theLastPictureStandsInForAnHour() throws IOException {
    HeatHistory history = new HeatHistory(client);
    Instant last = hour(1).plus(MARKS_APART);

    assertThat(history.lastMark(hour(1).minusMillis(1))).isEmpty();
    assertThat(history.lastMark(hour(1))).contains(hour(1));
    assertThat(history.lastMark(last.minusMillis(1))).contains(hour(1));
    assertThat(history.lastMark(last.plus(Duration.ofHours(1)))).contains(last);
    assertThat(history.lastMark(last.plus(Duration.ofHours(1)).plusMillis(1))).isEmpty();
  }

  private static CaseFilter filter(
      Set<String> cells,
      Set<String> caseIds,
      Set<Grade> grades,
      String category,
      Boolean open,
      int size) {
    return new CaseFilter(cells, null, STREET, null, caseIds, grades, category, null, open, size);
  }

  private static CaseSearch.Found find(CaseFilter filter) throws IOException {
    return new CaseSearch(client).find(filter);
  }

  private static List<String> ids(CaseFilter filter) throws IOException {
    return find(filter).cases().stream().map(CaseDocument::caseId).toList();
  }

  private static Instant hour(int hours) {
    return MORNING.plus(Duration.ofHours(hours));
  }

  private static ObjectNode aCase(String caseId, String status, String grade, int openedHour) {
    ObjectNode json = Json.mapper().valueToTree(Samples.caseDocument(caseId, 1));
    return json.put("street", STREET)
        .put("community", "c")
        .put("subject", "site:one")
        .put("status", status)
        .put("grade", grade)
        .put("openedAt", hour(openedHour).toString())
        .put("resolvedAt", "2019-11-05T04:00:00Z");
  }

  private static void put(ObjectNode document) throws IOException {
    put(Indices.CASES, document.get("caseId").asText(), document);
  }

  private static void putAlert(String alertId, String phase, String status, String mode)
      throws IOException {
    ObjectNode json = Json.mapper().valueToTree(Samples.alert(alertId, 1));
    json.put("department", "reading-department");
    json.put("phase", phase).put("status", status).put("mode", mode);
    put(Indices.ALERTS, alertId, json);
  }

  private static void putHeat(String heatId, int resolution, Instant at, double score, Grade grade)
      throws IOException {
    ObjectNode json = Json.mapper().valueToTree(Samples.heat(heatId, 1));
    json.put("street", STREET).put("resolution", resolution).put("at", at.toString());
    json.put("score", score).put("grade", grade.name());
    put(HISTORY, heatId + "@" + at, json);
  }

  private static void put(String index, String id, ObjectNode document) throws IOException {
    client.index(i -> i.index(index).id(id).document(document));
  }
}
