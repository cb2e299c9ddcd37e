package dev.beacon.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class GatewayConfigTest {
  @Test
  void defaultsAreThese() {
    GatewayConfig config = GatewayConfig.of("127.0.0.1:9092", Samples.PSEUDONYMS);

    assertThat(config.bindAddress()).isEqualTo("127.0.0.1");
    assertThat(config.port()).isEqualTo(8080);
    assertThat(config.limits())
        .isEqualTo(
            new GatewayConfig.Limits(65_536, 16_777_216, 100, 10_000, 10_000, 50_000, 64, 256, 8));
    assertThat(config.timeouts())
        .isEqualTo(
            new GatewayConfig.Timeouts(
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofSeconds(15),
                Duration.ofSeconds(3),
                Duration.ofMillis(250)));
    assertThat(config.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(config.elasticsearch()).isNull();
    assertThat(config.district()).isNull();
  }

  @Test
  void whatCannotWorkIsRefused() {
    GatewayConfig config = GatewayConfig.of("127.0.0.1:9092", Samples.PSEUDONYMS);

    assertThatThrownBy(() -> config.withPort(70_000)).hasMessageContaining("port");
    assertThatThrownBy(() -> new GatewayConfig.Limits(1, 1, 1, 1, 0, 1, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new GatewayConfig.Timeouts(
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
