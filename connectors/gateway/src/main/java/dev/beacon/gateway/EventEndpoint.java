package dev.beacon.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.PlatformClock;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * {@code POST /api/requests}, {@code /api/tips}, {@code /api/progress}, {@code /api/orders}, {@code
 * /api/check-ins}: one event in, 202 only once Kafka has it.
 */
final class EventEndpoint {
  private final Intake intake;
  private final EventPublisher publisher;
  private final Receipts receipts;
  private final PlatformClock clock;
  private final JsonBody body;
  private final Map<EventKind, LongAdder> accepted = new EnumMap<>(EventKind.class);

  EventEndpoint(
      Intake intake, EventPublisher publisher, PlatformClock clock, GatewayConfig.Limits limits) {
    this.intake = intake;
    this.publisher = publisher;
    this.receipts = new Receipts(limits.receipts());
    this.clock = clock;
    this.body = new JsonBody(limits.bodyBytes());
    for (EventKind kind : EventKind.values()) {
      accepted.put(kind, new LongAdder());
    }
  }

  /**
   * What the client may rely on.
   *
   * @param id the event's id
   * @param caseId the case to ask for and to report progress on; null where there is an order
   * @param orderId the order to check in to and to report the end of; null where there is a case
   * @param reportedAt when it counts as received
   */
  record Accepted(String id, String caseId, String orderId, Instant reportedAt) {
    static Accepted of(EventKind kind, Intake.Draft draft, Instant reportedAt) {
      return kind.keyField().equals("caseId")
          ? new Accepted(draft.id(), draft.key(), null, reportedAt)
          : new Accepted(draft.id(), null, draft.key(), reportedAt);
    }
  }

  /** Takes one event of this kind. */
  void post(EventKind kind, Context ctx) {
    ObjectNode sent = body.read(ctx);
    // Milliseconds, as Kafka and Elasticsearch keep time.
    Instant now = clock.now().truncatedTo(ChronoUnit.MILLIS);
    Intake.Draft draft = intake.draft(kind, sent, ctx.header("Idempotency-Key"), now);
    Instant reportedAt = draft.reportedAt();
    boolean stored = false;
    if (draft.ownId()) {
      Receipts.Receipt receipt = receipts.claim(draft.id(), draft.fields(), reportedAt);
      reportedAt = receipt.reportedAt();
      stored = receipt.stored();
    }
    if (!stored) {
      publish(kind, draft, reportedAt);
    }
    ctx.status(202).json(Accepted.of(kind, draft, reportedAt));
  }

  private void publish(EventKind kind, Intake.Draft draft, Instant reportedAt) {
    try {
      publisher.publish(kind.topic(), draft.key(), draft.bytesAt(reportedAt));
    } catch (EventPublisher.NotConfirmed e) {
      throw RequestRefused.unavailable(
          "Not confirmed: "
              + e.getMessage()
              + ". Send it again with this id; should it have arrived after all, it counts once",
          draft.id());
    }
    accepted.get(kind).increment();
    if (draft.ownId()) {
      receipts.stored(draft.id());
    }
  }

  /** Events of this kind that Kafka has acknowledged since the start. */
  long accepted(EventKind kind) {
    return accepted.get(kind).sum();
  }
}
