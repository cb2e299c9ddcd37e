package dev.beacon.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.kibana.check.ImportFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The shape of what is imported, and that what belongs together does. */
class SavedObjectsTest {
  @ParameterizedTest
  @EnumSource(Language.class)
  void everythingIsOfTheShapeThatKibanaTakes(Language language) {
    assertThat(Schemas.problems(ImportFile.of(Shipped.dashboards(language)))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everythingThatIsNamedIsThere(Language language) {
    ImportFile file = ImportFile.of(Shipped.dashboards(language));

    assertThat(file.danglingReferences()).isEmpty();
    assertThat(Consistency.problems(file)).isEmpty();
  }

  @Test
  void thereAreSixDashboardsThatLeadToEachOther() {
    ImportFile file = ImportFile.of(Shipped.dashboards(Language.ZH));

    assertThat(file.objects("dashboard")).hasSize(6);
    for (JsonNode dashboard : file.objects("dashboard")) {
      String panels = dashboard.at("/attributes/panelsJSON").asText();
      for (JsonNode other : file.objects("dashboard")) {
        String id = other.path("id").asText();
        if (!id.equals(dashboard.path("id").asText())) {
          assertThat(panels).contains("(#/view/" + id + ")");
        }
      }
      assertThat(dashboard.at("/attributes/controlGroupInput/panelsJSON").asText())
          .contains("timeSlider");
    }
  }

  /** Kibana imports most of these without a word, and fails when somebody looks. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\\\"resolution\\\":\\\"MOST_FINE\\\" | \\\"resolution\\\":\\\"BOGUS\\\" | map-layers",
        "\\\"formBased\\\" | \\\"indexpattern\\\" | formBased",
        "\"timeRestore\":true | \"timeRestore\":true,\"sections\":[] | sections",
        "\\\"initialLocation\\\":\\\"LAST | \\\"initialLocation\\\":\\\"LOST | map-state",
        "\\\"spatialFiltersAlpa\\\" | \\\"spatialFiltersAlpha\\\" | spatialFiltersAlpha",
        "\\\"colorMode\\\":\\\"cell\\\" | \\\"colorMode\\\":\\\"cells\\\" | lens-datatable",
        "\\\"matchExactly\\\" | \\\"matchNearly\\\" | lens-xy",
        "\\\"heatmap_legend\\\" | \\\"legend\\\" | lens-heatmap",
        "\\\"metricAccessor\\\" | \\\"accessor\\\" | lens-metric",
        "\\\"timeSlider\\\" | \\\"timeslider\\\" | controls",
        "\"typeMigrationVersion\":\"8.9.0\" | \"typeMigrationVersion\":\"10.2.0\" | typeMigrationVersion",
        "\"layerListJSON\":\"[{ | \"layerListJSON\":\"[{{ | map-layers",
        "\\\"isLayerTOCOpen\\\":true,\\\"enhancements | \\\"isLayerTOCOpen\\\":true,\\\"hiddenLayers\\\":[],\\\"enhancements | hiddenLayers",
      })
  void whatKibanaWouldTakeAndNotShowIsFound(String good, String bad, String found) {
    String file = Shipped.dashboards(Language.EN);
    assertThat(file).contains(good);

    assertThat(Schemas.problems(ImportFile.of(file.replace(good, bad))))
        .anySatisfy(problem -> assertThat(problem).contains(found));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\\\"panelIndex\\\":\\\"p2\\\" | \\\"panelIndex\\\":\\\"q2\\\" | is called p2 on the grid",
        "\\\"panelIndex\\\":\\\"p2\\\" | \\\"panelIndex\\\":\\\"p1\\\" | two panels are called p1",
        "\\\"w\\\":48 | \\\"w\\\":47,\\\"x\\\":2 | leaves the 48 columns",
        "\\\"h\\\":6 | \\\"h\\\":9 | overlap",
        "\"name\":\"p1:indexpattern | \"name\":\"p99:indexpattern | p1:indexpattern-datasource-layer-layer is not among the references",
        "drilldown:DASHBOARD_TO_DASHBOARD_DRILLDOWN:p7-to-wages | drilldown:DASHBOARD_TO_DASHBOARD_DRILLDOWN:x | p7-to-wages",
        "\"name\":\"layer_0_source_index_pattern\" | \"name\":\"layer_7_source_index_pattern\" | layer_0_source_index_pattern is not among the references",
        "\\\"name\\\":\\\"max_of_score\\\" | \\\"name\\\":\\\"sum_of_score\\\" | sum_of_score",
        "\\\"metricAccessor\\\":\\\"value\\\" | \\\"metricAccessor\\\":\\\"worth\\\" | there is no column worth",
        "\\\"values\\\":[\\\"YELLOW\\\"] | \\\"values\\\":[\\\"AMBER\\\"] | without a fixed colour for YELLOW",
        "(#/view/beacon-en-wages) | (#/view/beacon-en-salaries) | beacon-en-salaries",
      })
  void whatDoesNotBelongTogetherIsFound(String good, String bad, String found) {
    String file = Shipped.dashboards(Language.EN);
    assertThat(file).contains(good);

    assertThat(Consistency.problems(ImportFile.of(file.replace(good, bad))))
        .anySatisfy(problem -> assertThat(problem).contains(found));
  }

  @Test
  void aReferenceToNobodyIsFound() {
    String file = Shipped.dashboards(Language.EN);
    String without =
        String.join(
            "\n", file.lines().filter(line -> !line.contains("\"type\":\"tag\",\"type")).toList());

    assertThat(ImportFile.of(without).danglingReferences())
        .anySatisfy(problem -> assertThat(problem).contains("tag:beacon-en-tag"));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void rolesAreOfTheShapeThatKibanaTakes(Role role) {
    assertThat(Schemas.problems("role", role.body())).isEmpty();
    boolean writes = role == Role.ADMINISTRATOR;
    assertThat(role.body().at("/elasticsearch/indices/0/privileges"))
        .isEqualTo(
            writes ? Trees.array("all") : Trees.arrayOf(List.of("read", "view_index_metadata")));
  }

  @ParameterizedTest
  @EnumSource(AlertingRule.class)
  void alertingRulesAreOfTheShapeThatKibanaTakes(AlertingRule rule) {
    assertThat(Schemas.problems("alerting-rule", rule.body())).isEmpty();
    JsonNode query = ImportFile.parse(rule.body().at("/params/esQuery").asText());
    assertThat(Schemas.problems("es-query", query)).isEmpty();
    assertThat(rule.id())
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  }

  @Test
  void aRuleWithoutSizeIsFound() {
    var body = AlertingRule.RED_CLUSTER.body();
    ((com.fasterxml.jackson.databind.node.ObjectNode) body.path("params")).remove("size");

    assertThat(Schemas.problems("alerting-rule", body))
        .anySatisfy(problem -> assertThat(problem).contains("size"));
  }
}
