package dev.beacon.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beacon.contract.Json;
import dev.beacon.contract.OperatorAction;
import dev.beacon.contract.PlatformClock;
import dev.beacon.contract.Reject;
import dev.beacon.contract.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class ActionReaderTest {
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final ActionReader live = new ActionReader(PlatformClock.system(), AHEAD);
  private final ActionReader replay = new ActionReader(null, AHEAD);

  private static byte[] action(Instant at, String operator, String note) {
    return Json.bytes(
        new OperatorAction(
            "action:1", "a", OperatorAction.Action.ACKNOWLEDGED, operator, at, null, note));
  }

  @Test
  void whatLeadsToAPersonIsMaskedHereToo() {
    byte[] bytes = action(Instant.now(), "13812345678", "call 13812345678");

    ReceivedAction read = live.read(2, 17, 5, bytes);

    assertThat(read.isUsable()).isTrue();
    assertThat(read.action().operator()).doesNotContain("138").isNotBlank();
    assertThat(read.action().note()).startsWith("call ").doesNotContain("138");
    assertThat(read.original()).isEqualTo(bytes);
  }

  @Test
  void whatIsNoActionKeepsItsBytesAndSaysWhy() {
    byte[] bytes = "{\"id\":".getBytes(UTF_8);

    Reject reject = live.read(2, 17, 5, bytes).reject();

    assertThat(reject.rejectId()).isEqualTo("beacon.operator-actions-2-17");
    assertThat(reject.topic()).isEqualTo(Topics.OPERATOR_ACTIONS);
    assertThat(reject.reason()).isEqualTo(Reject.Reason.MALFORMED);
    assertThat(reject.receivedAt()).isEqualTo(Instant.ofEpochMilli(5));
    assertThat(reject.original()).isEqualTo(bytes);
    assertThat(live.read(2, 18, 5, null).reject().original()).isEmpty();
  }

  @Test
  void anActionFromTheFutureIsRefusedLiveAndTakenInAReplay() {
    byte[] tomorrow = action(Instant.now().plus(1, ChronoUnit.DAYS), "duty-1", null);

    assertThat(live.read(0, 0, 0, tomorrow).reason()).isEqualTo(Reject.Reason.FROM_THE_FUTURE);
    assertThat(replay.read(0, 0, 0, tomorrow).isUsable()).isTrue();
  }
}
