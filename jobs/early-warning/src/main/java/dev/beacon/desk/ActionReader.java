package dev.beacon.desk;

import dev.beacon.contract.Masking;
import dev.beacon.contract.OperatorAction;
import dev.beacon.contract.OperatorActions;
import dev.beacon.contract.PlatformClock;
import dev.beacon.contract.Reject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Turns bytes into an operator's action, or says why they are none. Never fails on what comes in.
 * Free text is masked here again although whoever sends it has to mask it.
 */
final class ActionReader {
  private static final byte[] NOTHING = {};

  private final PlatformClock clock;
  private final Duration ahead;

  /**
   * @param clock tells what lies in the future; null: nothing does, as in a replay
   * @param ahead how far ahead of the clock an action's time may be
   */
  ActionReader(PlatformClock clock, Duration ahead) {
    this.clock = clock;
    this.ahead = ahead;
  }

  /**
   * Reads one action.
   *
   * @param appendedAt when Kafka appended it, epoch milliseconds
   * @param bytes null and empty are as unusable as any other rubbish
   */
  ReceivedAction read(int partition, long offset, long appendedAt, byte[] bytes) {
    byte[] original = bytes == null ? NOTHING : bytes;
    OperatorAction action;
    try {
      action = OperatorActions.read(bytes);
    } catch (OperatorActions.InvalidActionException e) {
      return new ReceivedAction(
          null, e.reason(), e.getMessage(), partition, offset, appendedAt, original);
    }
    if (clock != null && action.at().isAfter(clock.now().plus(ahead))) {
      return new ReceivedAction(
          null,
          Reject.Reason.FROM_THE_FUTURE,
          "at: lies further ahead of the platform's clock than " + ahead,
          partition,
          offset,
          appendedAt,
          original);
    }
    return new ReceivedAction(safe(action), null, null, partition, offset, appendedAt, original);
  }

  private static OperatorAction safe(OperatorAction action) {
    return new OperatorAction(
        action.id(),
        action.alertId(),
        action.action(),
        Masking.mask(action.operator()),
        millis(action.at()),
        millis(action.snoozeUntil()),
        Masking.mask(action.note()));
  }

  private static Instant millis(Instant instant) {
    return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS);
  }
}
