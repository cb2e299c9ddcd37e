package dev.beacon.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElasticsearchConfigTest {
  private static final ElasticsearchConfig PLAIN = ElasticsearchConfig.of("http://127.0.0.1:9200");

  @Test
  void itTellsNoSecret() {
    assertThat(PLAIN.withUser("beacon", "s3cret")).asString().doesNotContain("s3cret");
    assertThat(PLAIN.withApiKey("s3cret")).asString().doesNotContain("s3cret");
  }

  @Test
  void itTravelsWithTheJob() throws IOException, ClassNotFoundException {
    ElasticsearchConfig config =
        PLAIN
            .withUser("beacon", "s3cret")
            .withCaFingerprint("ab12")
            .withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(2));

    assertThat(InstantiationUtil.<ElasticsearchConfig>clone(config)).isEqualTo(config);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:9200",
        "ftp://127.0.0.1",
        "http://",
        "http://a:b@127.0.0.1",
        "http://127.0.0.1:9200/es"
      })
  void anAddressThatIsNotPlainHttpIsRefused(String host) {
    assertThatThrownBy(() -> ElasticsearchConfig.of(host))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTimeoutOfNothingIsRefused() {
    assertThatThrownBy(() -> PLAIN.withTimeouts(Duration.ZERO, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("connectTimeout");
  }
}
