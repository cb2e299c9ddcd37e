package dev.beacon.local.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.RiskModel;
import dev.beacon.contract.RiskModels;
import dev.beacon.local.publishing.FieldChanges;
import dev.beacon.local.publishing.PublishedYaml;
import dev.beacon.local.publishing.VersionHistory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelKindTest {
  private static final Instant NOON = Instant.parse("2019-11-05T04:00:00Z");
  private static final RiskModel SHIPPED = RiskModels.shipped();

  @Test
  void theShippedModelIsTheSameAgainWhenReadFromItsYaml() throws IOException {
    RiskModel model = SHIPPED.published(3, "li", NOON, "why not");
    assertThat(read(PublishedYaml.write(ModelKind.MODELS, model))).isEqualTo(model);
  }

  @Test
  void whatAVersionChangesIsToldFieldByField() throws IOException {
    String shown = PublishedYaml.write(ModelKind.MODELS, SHIPPED);
    RiskModel changed = read(shown.replace("red: 60", "red: 70").replace("red: P3D", "red: P7D"));

    assertThat(FieldChanges.of(ModelKind.MODELS, SHIPPED, changed))
        .containsExactly("halfLives.red: P3D → P7D", "limits.red: 60.0 → 70.0");
  }

  @Test
  void theHistoryTellsWhoChangedWhatAndWhy() {
    RiskModel off = SHIPPED.withEnabled(false).published(2, "li", NOON, "all red");
    List<String> lines =
        ModelKind.MODELS.history(new VersionHistory<>("model", List.of(SHIPPED), List.of(off)));

    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).contains("li", "off", "all red", "enabled: true → false");
    assertThat(lines.get(2)).contains("(shipped)");
  }

  private static RiskModel read(String yaml) throws IOException {
    return ModelKind.MODELS
        .yaml(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "mine.yaml")
        .get(0);
  }
}
