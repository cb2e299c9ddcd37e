package dev.beacon.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beacon.elasticsearch.CaseCounts;
import dev.beacon.elasticsearch.ElasticsearchConfig;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ArchiveTest {
  @Test
  void anElasticsearchThatKeepsSilentIsA503InTime() throws Exception {
    // It takes connections and never says a word.
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Archive archive = archive("http://127.0.0.1:" + silent.getLocalPort())) {
      assertThat(archive.answering()).isTrue();

      assertUnavailable(
          () -> archive.ask(client -> new CaseCounts(client).open()), "does not answer");

      assertThat(archive.answering()).isFalse();
      assertThat(archive.<Integer>ask(client -> 7)).isEqualTo(7);
      assertThat(archive.answering()).isTrue();
    }
  }

  @Test
  void whoComesTooManyIsTurnedAwayAtOnce() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    try (Archive archive = archive("http://127.0.0.1:1")) {
      CompletableFuture<Integer> first =
          CompletableFuture.supplyAsync(
              () ->
                  archive.ask(
                      client -> {
                        asked.countDown();
                        await(answer);
                        return 1;
                      }));
      await(asked);
      List<CompletableFuture<String>> others = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        CompletableFuture<String> said = new CompletableFuture<>();
        Thread thread = new Thread(() -> said.complete(refusal(archive)), "another-" + i);
        thread.setDaemon(true);
        thread.start();
        others.add(said);
      }
      List<String> words = new ArrayList<>();
      for (CompletableFuture<String> other : others) {
        words.add(other.get(30, TimeUnit.SECONDS));
      }
      answer.countDown();

      assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(1);
      assertThat(words)
          .contains("Too many are asking Elasticsearch")
          .allMatch(word -> word.contains("Elasticsearch"));
    }
  }

  @Test
  void aGatewayMayHaveNone() throws Exception {
    try (Archive archive = archive(null)) {
      assertUnavailable(() -> archive.ask(client -> 1), "no Elasticsearch");
      assertThat(archive.answering()).isNull();
    }
  }

  private static String refusal(Archive archive) {
    try {
      return "answered " + archive.ask(client -> 2);
    } catch (RequestRefused refused) {
      return refused.failure().error();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertUnavailable(ThrowingCallable call, String words) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RequestRefused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(503);
              assertThat(refused.failure().error()).contains(words);
            });
  }

  /** One question at a time. */
  private static Archive archive(String url) {
    GatewayConfig.Timeouts defaults = GatewayConfig.Timeouts.defaults();
    return new Archive(
        GatewayConfig.of("127.0.0.1:1", Samples.PSEUDONYMS)
            .withElasticsearch(url == null ? null : ElasticsearchConfig.of(url))
            .withLimits(new GatewayConfig.Limits(1, 1, 1, 1, 1, 1, 1, 1, 1))
            .withTimeouts(
                new GatewayConfig.Timeouts(
                    defaults.write(),
                    defaults.retryAfter(),
                    defaults.health(),
                    defaults.heartbeat(),
                    Duration.ofMillis(200),
                    defaults.heatBatch())));
  }
}
