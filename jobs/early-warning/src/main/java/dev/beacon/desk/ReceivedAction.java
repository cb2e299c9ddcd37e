package dev.beacon.desk;

import dev.beacon.contract.OperatorAction;
import dev.beacon.contract.Reject;
import dev.beacon.contract.Topics;
import dev.beacon.serialization.BinaryTypeInfo;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * An operator's action as it came in.
 *
 * @param action the action; null if the bytes hold none that can be used
 * @param reason why they do not; null if they do
 * @param detail what exactly is wrong; null if nothing is
 * @param partition where it came from
 * @param offset where it came from
 * @param appendedAt when Kafka appended it, epoch milliseconds
 * @param original the bytes
 */
// A record because it is only ever carried, never compared.
@SuppressWarnings("ArrayRecordComponent")
public record ReceivedAction(
    OperatorAction action,
    Reject.Reason reason,
    String detail,
    int partition,
    long offset,
    long appendedAt,
    byte[] original) {
  /** How Flink carries it. */
  public static final TypeInformation<ReceivedAction> TYPE =
      new BinaryTypeInfo<>(ReceivedAction.class, ReceivedActionSerializer.INSTANCE);

  /** Whether there is an action. */
  public boolean isUsable() {
    return action != null;
  }

  /** The alert it is about. */
  public String alertId() {
    return action.alertId();
  }

  /** When it was done, epoch milliseconds. */
  long at() {
    return action.at().toEpochMilli();
  }

  /** The reject that {@link #reason} and {@link #detail} make of it. */
  Reject reject() {
    return reject(reason, detail);
  }

  /** The reject of an action that could not be used after all. */
  Reject reject(Reject.Reason why, String what) {
    return new Reject(
        Topics.OPERATOR_ACTIONS + '-' + partition + '-' + offset,
        Topics.OPERATOR_ACTIONS,
        partition,
        offset,
        Instant.ofEpochMilli(appendedAt),
        why,
        what,
        original);
  }
}
