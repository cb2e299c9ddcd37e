package dev.beacon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.Topics;
import dev.beacon.servers.KafkaServer;
import dev.beacon.servers.ServerPaths;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A broker that goes away and comes back. */
@Timeout(300)
class KafkaStoppedIT {
  @TempDir Path data;

  @Test
  void nothingIsConfirmedWhileKafkaIsAwayAndNothingIsLostOrDoubledAfter() throws Exception {
    KafkaServer server = start(0);
    try (Gateway gateway = Gateway.start(config(server))) {
      new KafkaTopics(server.bootstrapServers()).create();
      HttpCalls http = new HttpCalls(gateway);
      Await.until("it is healthy", () -> http.get("/health").status() == 200);
      Await.until("an event is taken", () -> send(http, "before").status() == 202);

      int port = server.port();
      server.close();
      HttpCalls.Answer refused = send(http, "during");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      assertThat(refused.json().get("id").asText()).isEqualTo("tip:gateway:during");
      Await.until("health tells", () -> http.get("/health").status() == 503);

      server = start(port);
      KafkaTopics kafka = new KafkaTopics(server.bootstrapServers());
      Await.until("the same event is taken", () -> send(http, "during").status() == 202);
      // A refused attempt may have arrived after all; then it is the same event to the last byte.
      assertThat(distinct(kafka, "before")).hasSize(1);
      assertThat(distinct(kafka, "during")).hasSize(1);
      Await.until("it is healthy again", () -> http.get("/health").status() == 200);

      kafka.writeAlert(Samples.alert("after-the-outage", 1, Samples.NOON));
      Await.until("alerts go on", () -> http.get("/api/alerts/after-the-outage").status() == 200);
    } finally {
      server.close();
    }
  }

  private static HttpCalls.Answer send(HttpCalls http, String key) throws Exception {
    return http.postWithKey("/api/tips", Samples.tip(), key);
  }

  private static Set<String> distinct(KafkaTopics kafka, String key) {
    return kafka.about(Topics.TIPS, "tip:gateway:" + key).stream()
        .map(KafkaTopics::text)
        .collect(Collectors.toSet());
  }

  private KafkaServer start(int port) {
    return KafkaServer.start(ServerPaths.fromSystemProperty(), data, port);
  }

  private static GatewayConfig config(KafkaServer server) {
    return GatewayConfig.of(server.bootstrapServers(), Samples.PSEUDONYMS)
        .withPort(0)
        .withTimeouts(
            new GatewayConfig.Timeouts(
                Duration.ofSeconds(6),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofMillis(1)));
  }
}
