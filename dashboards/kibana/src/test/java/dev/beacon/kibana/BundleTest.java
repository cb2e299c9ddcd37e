package dev.beacon.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BundleTest {
  @ParameterizedTest
  @EnumSource(Language.class)
  void whatIsCommittedIsWhatIsGenerated(Language language) throws Exception {
    Path committed =
        Path.of(System.getProperty("beacon.root"), "dashboards/kibana", Bundle.fileName(language));

    assertThat(Files.readString(committed))
        .as("run ./beacon dashboards generate and commit %s", committed)
        .isEqualTo(Bundle.ndjson(language));
    assertThat(Shipped.dashboards(language)).isEqualTo(Bundle.ndjson(language));
  }

  /** Else Kibana in one language would overwrite the other. */
  @Test
  void theLanguagesHaveNoIdInCommon() {
    assertThat(Bundle.savedObjects(Language.ZH)).extracting(SavedObject::id).hasSize(25);
    assertThat(Bundle.savedObjects(Language.ZH))
        .extracting(SavedObject::id)
        .doesNotContainAnyElementsOf(
            Bundle.savedObjects(Language.EN).stream().map(SavedObject::id).toList());
  }

  @Test
  void englishDashboardsSpeakEnglish() {
    String english =
        Bundle.ndjson(Language.EN)
            // Communities have Chinese names only, in lookups of codes
            .replaceAll(
                "\\{\\\\\"key\\\\\":\\\\\"\\d+\\\\\",\\\\\"value\\\\\":\\\\\"[^\"]*\\\\\"\\}", "");

    assertThat(
            english
                .codePoints()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN))
        .isEmpty();
  }

  @Test
  void nothingComesFromTheInternet() {
    assertThat(Bundle.ndjson(Language.ZH)).doesNotContain("EMS_", "http:", "https:", "WMS", "XYZ");
  }
}
