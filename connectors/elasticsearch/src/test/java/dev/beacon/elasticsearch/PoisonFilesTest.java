package dev.beacon.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoisonFilesTest {
  @TempDir Path directory;

  @Test
  void eachDocumentIsALineThatKeepsTheOriginalBytes() throws Exception {
    Path inner = directory.resolve("made/when/needed");
    PoisonSink files = InstantiationUtil.clone(new PoisonFiles(inner));
    byte[] original = {'{', '\n', -1};
    try (PoisonSink.Writer writer = files.open(3)) {
      writer.setAside(poison("a", original));
      writer.setAside(poison("b", original));
    }
    try (PoisonSink.Writer again = files.open(3)) {
      again.setAside(poison("c", original));
    }

    List<String> lines = Files.readAllLines(inner.resolve("poison-3.jsonl"));
    assertThat(lines).hasSize(3);
    JsonNode second = Json.mapper().readTree(lines.get(1));
    assertThat(second.path("id").asText()).isEqualTo("b");
    assertThat(second.path("at").asText()).isEqualTo("2019-11-05T04:00:00Z");
    assertThat(second.path("original").binaryValue()).isEqualTo(original);
  }

  @Test
  void noPoisonLeavesNoFile() throws IOException {
    new PoisonFiles(directory).open(0).close();
    assertThat(directory).isEmptyDirectory();
  }

  private static PoisonDocument poison(String id, byte[] original) {
    return new PoisonDocument(Samples.NOON, "i", id, 1, 400, "broken", original);
  }
}
