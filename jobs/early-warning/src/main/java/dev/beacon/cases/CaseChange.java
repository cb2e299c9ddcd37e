package dev.beacon.cases;

import dev.beacon.contract.CaseDocument;
import dev.beacon.contract.EventKind;
import dev.beacon.serialization.BinaryTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * A case was changed by an event. Exact repeats change nothing and make no change.
 *
 * @param eventId the event that changed it
 * @param kind what kind of event it was
 * @param merged whether it was a further report of a case reported before
 * @param at event time of the event, epoch milliseconds
 * @param appendedAt when Kafka appended the event, epoch milliseconds; {@link
 *     dev.beacon.intake.CaseEvent#NO_TIME} where there was no Kafka
 * @param document the case as it is published; its version counts the changes
 */
public record CaseChange(
    String eventId,
    EventKind kind,
    boolean merged,
    long at,
    long appendedAt,
    CaseDocument document) {

  /** How Flink carries it. */
  public static final TypeInformation<CaseChange> TYPE =
      new BinaryTypeInfo<>(CaseChange.class, CaseChangeSerializer.INSTANCE);
}
