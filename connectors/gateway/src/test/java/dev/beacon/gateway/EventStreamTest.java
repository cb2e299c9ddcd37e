package dev.beacon.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beacon.contract.Alert;
import dev.beacon.contract.Grade;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventStreamTest {
  private static final AlertFilter LIVE = AlertFilter.of(Map.of());

  @Test
  void aClientWhoReadsTooSlowlyIsDroppedAndHoldsUpNobody() throws Exception {
    try (EventStream<Alert> stream = new EventStream<>("alert", 2, 3, Duration.ofMinutes(1))) {
      CompletableFuture<Void> slow = stream.open(new StuckOutput(), LIVE::matches);

      for (int i = 1; i <= 4; i++) {
        stream.publish(Samples.alert("a", i, Samples.NOON));
      }

      slow.get(20, TimeUnit.SECONDS);
      assertThat(stream.size()).isZero();
    }
  }

  @Test
  void aSilentStreamBeatsLikeAHeart() throws Exception {
    PipedInputStream received = new PipedInputStream();
    try (EventStream<Alert> stream = new EventStream<>("alert", 2, 3, Duration.ofMillis(1))) {
      CompletableFuture<Void> open = stream.open(new PipedOutputStream(received), LIVE::matches);

      String expected = "retry: 2000\n: connected\n\n: still here\n\n: still here\n\n";
      byte[] bytes = received.readNBytes(expected.length());

      assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(expected);
      assertThat(open).isNotDone();
    }
  }

  @Test
  void alertsOfShadowRulesAreNotStreamedUnasked() throws Exception {
    PipedInputStream received = new PipedInputStream();
    try (EventStream<Alert> stream = new EventStream<>("alert", 2, 3, Duration.ofMinutes(1))) {
      CompletableFuture<Void> open = stream.open(new PipedOutputStream(received), LIVE::matches);

      stream.publish(
          Samples.alert("s", 1, Samples.NOON, Alert.Status.OPEN, Grade.RED, Alert.Mode.SHADOW));
      stream.publish(Samples.alert("live", 1, Samples.NOON));

      String expected = "retry: 2000\n: connected\n\nevent: alert\ndata: {\"alertId\":\"live\",";
      byte[] bytes = received.readNBytes(expected.length());
      assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(expected);
      assertThat(open).isNotDone();
    }
  }

  @Test
  void howThingsStandComesFirstAndNothingFallsBetween() throws Exception {
    PipedInputStream received = new PipedInputStream();
    try (EventStream<List<String>> stream =
        new EventStream<>("heat", 2, 3, Duration.ofMinutes(1))) {
      CompletableFuture<Void> open =
          stream.openWith(
              new PipedOutputStream(received),
              () -> {
                stream.publish(List.of("meanwhile"));
                return List.of("all");
              });
      stream.publish(List.of("later"));

      String said = "";
      while (!said.contains("meanwhile") || !said.contains("later")) {
        said += (char) received.read();
      }
      assertThat(said).startsWith("retry: 2000\n: connected\n\nevent: heat\ndata: [\"all\"]\n\n");
      assertThat(open).isNotDone();
    }
  }

  @Test
  void thereIsAnEndToHowManyMayListen() {
    try (EventStream<Alert> stream = new EventStream<>("alert", 1, 3, Duration.ofMinutes(1))) {
      CompletableFuture<Void> only = stream.open(new StuckOutput(), LIVE::matches);

      assertThatThrownBy(() -> stream.open(new StuckOutput(), LIVE::matches))
          .isInstanceOfSatisfying(
              RequestRefused.class, refused -> assertThat(refused.status()).isEqualTo(503));
      assertThat(only).isNotDone();
    }
  }

  @Test
  void closingEndsEveryStream() throws Exception {
    EventStream<Alert> stream = new EventStream<>("alert", 2, 3, Duration.ofMinutes(1));
    CompletableFuture<Void> first = stream.open(new StuckOutput(), LIVE::matches);
    CompletableFuture<Void> second = stream.open(OutputStream.nullOutputStream(), LIVE::matches);

    stream.close();

    CompletableFuture.allOf(first, second).get(20, TimeUnit.SECONDS);
    assertThat(stream.size()).isZero();
  }

  /** A connection whose other end does not read. */
  private static final class StuckOutput extends OutputStream {
    private final CountDownLatch never = new CountDownLatch(1);

    @Override
    public void write(int b) throws IOException {
      try {
        never.await();
      } catch (InterruptedException e) {
        throw new InterruptedIOException();
      }
    }
  }
}
