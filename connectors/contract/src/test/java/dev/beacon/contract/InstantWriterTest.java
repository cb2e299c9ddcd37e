package dev.beacon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantWriterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2019-11-05T02:10:00Z",
        "2020-02-29T23:59:59.999Z",
        "1969-12-31T23:59:59.500Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "2019-11-05T02:10:00.000001Z",
        "+10000-01-01T00:00:00Z",
        "-0001-01-01T00:00:00.100Z"
      })
  void writesEdgesAsTheJdkDoes(String text) {
    assertThat(InstantWriter.text(Instant.parse(text))).isEqualTo(text);
  }

  @Test
  void writesAnyInstantAsTheJdkDoes() {
    Random random = new Random(3);
    for (int i = 0; i < 100_000; i++) {
      Instant instant = Instant.ofEpochMilli((long) (random.nextGaussian() * 4e12));
      assertThat(InstantWriter.text(instant)).isEqualTo(instant.toString());
    }
  }

  @Test
  void documentsAreWrittenByIt() {
    Instant at = Instant.parse("2019-11-05T02:10:00Z");
    assertThat(new String(Json.bytes(new Stamped(at)), StandardCharsets.UTF_8))
        .isEqualTo("{\"at\":\"2019-11-05T02:10:00Z\"}");
  }

  record Stamped(Instant at) {}
}
