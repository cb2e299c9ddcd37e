package dev.beacon.kibana.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.kibana.AlertingRule;
import dev.beacon.kibana.Bundle;
import dev.beacon.kibana.Language;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the dashboards ask, asked on a real Elasticsearch with Beacon's mappings. */
class PanelQueriesIT {
  private static IndexCheck check;
  private static IndexCheck.Search search;

  @BeforeAll
  static void fill() throws Exception {
    search = LiveIndices.filled();
    check = new IndexCheck(search);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyFieldFitsAndEveryAggregationReturnsData(Language language) throws Exception {
    List<PanelQuery> queries = PanelQueries.of(ImportFile.of(Bundle.ndjson(language)));

    assertThat(queries).hasSizeGreaterThan(80);
    assertThat(check.findings(queries)).isEmpty();
  }

  @Test
  void aFieldThatIsNotThereIsFound() throws Exception {
    assertThat(
            findings(
                "\\\"sourceField\\\":\\\"windows.rate\\\"",
                "\\\"sourceField\\\":\\\"windows.rat\\\""))
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.index()).isEqualTo("beacon-scorecards"))
        .anySatisfy(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Finding.Kind.FIELD);
              assertThat(finding.what()).contains("no field windows.rat");
            });
  }

  @Test
  void aTextThatIsGroupedByIsFound() throws Exception {
    assertThat(findings("\\\"subjectName.keyword\\\"", "\\\"subjectName\\\""))
        .anySatisfy(
            finding ->
                assertThat(finding.toString())
                    .contains("FIELD", "subjectName is text and cannot be GROUPED"))
        .anySatisfy(finding -> assertThat(finding.kind()).isEqualTo(Finding.Kind.SEARCH));
  }

  @Test
  void aWordThatIsCalculatedWithIsFound() throws Exception {
    assertThat(findings("\\\"sourceField\\\":\\\"people\\\"", "\\\"sourceField\\\":\\\"grade\\\""))
        .anySatisfy(
            finding ->
                assertThat(finding.what()).contains("grade is keyword and cannot be CALCULATED"));
  }

  @Test
  void aCodeThatNoDocumentHoldsIsFound() throws Exception {
    assertThat(findings("ALERT_LATENCY", "ALERT_LATENCIES"))
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.kind()).isEqualTo(Finding.Kind.EMPTY));
  }

  @Test
  void anIndexThatIsNotThereIsFound() throws Exception {
    assertThat(findings("\"title\":\"beacon-health\"", "\"title\":\"beacon-wealth\""))
        .anySatisfy(finding -> assertThat(finding.what()).contains("no such index"));
  }

  @Test
  void aReferenceThatLeadsNowhereIsFound() {
    String file = Bundle.ndjson(Language.EN);
    String dangling = file.replaceFirst("\"id\":\"beacon-en-view-orders\"", "\"id\":\"nobody\"");

    assertThatThrownBy(() -> PanelQueries.of(ImportFile.of(dangling)))
        .hasMessageContaining("beacon-en-view-orders is not in the file");
  }

  /** A rule that Kibana accepts and that then finds nothing would alert nobody. */
  @ParameterizedTest
  @EnumSource(AlertingRule.class)
  void theQueryOfEveryAlertingRuleFindsItsAlerts(AlertingRule rule) throws Exception {
    JsonNode params = rule.body().path("params");
    JsonNode answer =
        search.ask(
            "/" + params.path("index").get(0).asText() + "/_search",
            params.path("esQuery").asText());

    assertThat(answer.at("/hits/total/value").asLong()).as(answer.toString()).isPositive();
    assertThat(
            search
                .ask("/beacon-alerts/_field_caps?fields=" + params.path("timeField").asText(), null)
                .path("fields")
                .path(params.path("timeField").asText())
                .has("date"))
        .isTrue();
  }

  private static List<Finding> findings(String from, String to) throws Exception {
    String file = Bundle.ndjson(Language.ZH);
    assertThat(file).contains(from);
    return check.findings(PanelQueries.of(ImportFile.of(file.replace(from, to))));
  }
}
