package dev.beacon.intake;

import dev.beacon.contract.CheckIn;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.Grade;
import dev.beacon.contract.LeaderRank;
import dev.beacon.contract.Masking;
import dev.beacon.contract.Order;
import dev.beacon.contract.Progress;
import dev.beacon.contract.Step;
import dev.beacon.serialization.BinaryTypeInfo;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * An accepted event about an order on its way through the job: what the stages need of an order, a
 * check-in, or the progress of an order.
 *
 * @param kind what it is: ORDER, CHECK_IN or PROGRESS
 * @param id the event's id
 * @param orderId the order it belongs to
 * @param reportedAt event time, epoch milliseconds
 * @param takenAt when the order was issued, the department arrived or the step was taken, epoch
 *     milliseconds; {@code reportedAt} if unknown
 * @param appendedAt when Kafka appended it, epoch milliseconds; {@link CaseEvent#NO_TIME} where
 *     there was no Kafka
 * @param feed orders: where it comes from; else null
 * @param caseId orders: the case it is about; may be null
 * @param category orders: its kind, a code; else null
 * @param level orders: how grave the matter is; else null
 * @param departments orders: who is called; else null
 * @param community orders: code of the community; may be null
 * @param lat orders: latitude in degrees; NaN if unknown
 * @param lon orders: longitude in degrees; NaN if unknown
 * @param title orders: masked line; may be null
 * @param issuer orders: role of who issued it, masked; may be null
 * @param department check-ins: who came; else null
 * @param rank check-ins: of the most senior; else null
 * @param people check-ins: how many came; else 0
 * @param step progress: the step; else null
 */
public record OrderEvent(
    EventKind kind,
    String id,
    String orderId,
    long reportedAt,
    long takenAt,
    long appendedAt,
    String feed,
    String caseId,
    String category,
    Grade level,
    List<String> departments,
    String community,
    double lat,
    double lon,
    String title,
    String issuer,
    String department,
    LeaderRank rank,
    int people,
    Step step) {
  /** How Flink carries it. */
  public static final TypeInformation<OrderEvent> TYPE =
      new BinaryTypeInfo<>(OrderEvent.class, OrderEventSerializer.INSTANCE);

  private static final String PREFIX = EventKind.ORDER.prefix() + ":";

  /** Whether progress is that of an order, and not of a case. */
  static boolean isAbout(Progress progress) {
    return progress.caseId().startsWith(PREFIX);
  }

  static OrderEvent of(Order order, long appendedAt) {
    return new OrderEvent(
        EventKind.ORDER,
        order.id(),
        order.id(),
        order.reportedAt().toEpochMilli(),
        order.takenAt().toEpochMilli(),
        appendedAt,
        order.feed(),
        order.caseId(),
        order.kind(),
        order.level(),
        order.departments(),
        order.community(),
        order.location() == null ? Double.NaN : order.location().lat(),
        order.location() == null ? Double.NaN : order.location().lon(),
        Masking.mask(order.title()),
        Masking.mask(order.issuer()),
        null,
        null,
        0,
        null);
  }

  /** Decision: who does not say who came, or how many, has sent one person without rank. */
  static OrderEvent of(CheckIn checkIn, long appendedAt) {
    return new OrderEvent(
        EventKind.CHECK_IN,
        checkIn.id(),
        checkIn.orderId(),
        checkIn.reportedAt().toEpochMilli(),
        checkIn.takenAt().toEpochMilli(),
        appendedAt,
        null,
        null,
        null,
        null,
        null,
        null,
        Double.NaN,
        Double.NaN,
        null,
        null,
        checkIn.department(),
        checkIn.rank() == null ? LeaderRank.STAFF : checkIn.rank(),
        checkIn.people() == null ? 1 : checkIn.people(),
        null);
  }

  static OrderEvent of(Progress progress, long appendedAt) {
    return new OrderEvent(
        EventKind.PROGRESS,
        progress.id(),
        progress.caseId(),
        progress.reportedAt().toEpochMilli(),
        progress.takenAt().toEpochMilli(),
        appendedAt,
        null,
        null,
        null,
        null,
        null,
        null,
        Double.NaN,
        Double.NaN,
        null,
        null,
        null,
        null,
        0,
        progress.step());
  }
}
