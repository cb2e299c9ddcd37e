package dev.beacon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.Grade;
import dev.beacon.elasticsearch.CaseFilter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseQueryTest {
  private static final Cells CELLS = new Cells();

  @Test
  void aCoarseCellMeansTheFineOnesWithin() {
    CaseFilter coarse = filter(Map.of("cell", List.of("88411c0491fffff")));
    CaseFilter fine = filter(Map.of("cell", List.of("89411c04903ffff")));

    assertThat(coarse.cells()).hasSize(7).contains("89411c04903ffff");
    assertThat(fine.cells()).containsExactly("89411c04903ffff");
  }

  @Test
  void whatIsLeftOutRestrictsNothing() {
    assertThat(filter(Map.of()))
        .isEqualTo(new CaseFilter(null, null, null, null, null, null, null, null, null, 20));
  }

  @Test
  void severalCasesAndGradesMayBeNamed() {
    CaseFilter filter =
        filter(
            Map.of(
                "caseId", List.of("a,b", "c"),
                "grade", List.of("red,yellow"),
                "open", List.of("TRUE"),
                "size", List.of("7")));

    assertThat(filter.caseIds()).as("ids may hold commas").containsExactly("a,b", "c");
    assertThat(filter.grades()).containsExactly(Grade.RED, Grade.YELLOW);
    assertThat(filter.open()).isTrue();
    assertThat(filter.size()).isEqualTo(7);
  }

  private static CaseFilter filter(Map<String, List<String>> query) {
    return ArchiveEndpoint.caseFilter(query, CELLS);
  }
}
