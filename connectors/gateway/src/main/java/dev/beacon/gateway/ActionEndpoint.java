package dev.beacon.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.Alert;
import dev.beacon.contract.OperatorAction;
import dev.beacon.contract.PlatformClock;
import dev.beacon.contract.Topics;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * {@code POST /api/alerts/{id}/acknowledge}, {@code snooze}, {@code unsnooze}, {@code false-alarm}:
 * what an operator does about an alert, 202 only once Kafka has it. It shows as a new version of
 * the alert.
 */
final class ActionEndpoint {
  private final AlertBook book;
  private final TopicFeed<Alert> feed;
  private final EventPublisher publisher;
  private final Receipts receipts;
  private final PlatformClock clock;
  private final JsonBody body;
  private final LongAdder accepted = new LongAdder();

  ActionEndpoint(
      AlertBook book,
      TopicFeed<Alert> feed,
      EventPublisher publisher,
      PlatformClock clock,
      GatewayConfig.Limits limits) {
    this.book = book;
    this.feed = feed;
    this.publisher = publisher;
    this.receipts = new Receipts(limits.receipts());
    this.clock = clock;
    this.body = new JsonBody(limits.bodyBytes());
  }

  /**
   * What the client may rely on.
   *
   * @param id the action's id
   * @param at when it counts as done
   * @param snoozeUntil of a snooze; null else
   */
  record Accepted(
      String id, String alertId, OperatorAction.Action action, Instant at, Instant snoozeUntil) {}

  /** Takes one action of this kind on the alert in the path. */
  void post(OperatorAction.Action kind, Context ctx) {
    ObjectNode sent = body.read(ctx);
    String alertId = known(ctx.pathParam("id"));
    Instant now = clock.now().truncatedTo(ChronoUnit.MILLIS);
    ActionDraft draft = ActionDraft.of(kind, alertId, sent, ctx.header("Idempotency-Key"), now);
    Instant at = now;
    boolean stored = false;
    if (draft.ownId()) {
      Receipts.Receipt receipt = receipts.claim(draft.id(), draft.said(), now);
      at = receipt.reportedAt();
      stored = receipt.stored();
    }
    if (!stored) {
      publish(draft, alertId, at);
    }
    JsonNode until = draft.actionAt(at).get("snoozeUntil");
    ctx.status(202)
        .json(
            new Accepted(
                draft.id(),
                alertId,
                kind,
                at,
                until == null ? null : Instant.parse(until.textValue())));
  }

  /** The id of an alert that is held; an action on any other would reach nobody. */
  private String known(String alertId) {
    if (book.find(alertId).isPresent()) {
      return alertId;
    }
    if (!feed.state().ready()) {
      throw RequestRefused.unavailable(
          "Alerts are still being read, and this one is not among them yet", null);
    }
    throw RequestRefused.notFound("No alert of this id is held");
  }

  private void publish(ActionDraft draft, String alertId, Instant at) {
    try {
      publisher.publish(Topics.OPERATOR_ACTIONS, alertId, draft.bytesAt(at));
    } catch (EventPublisher.NotConfirmed e) {
      throw RequestRefused.unavailable(
          "Not confirmed: "
              + e.getMessage()
              + ". Send it again with this id; should it have arrived after all, it counts once",
          draft.id());
    }
    accepted.increment();
    if (draft.ownId()) {
      receipts.stored(draft.id());
    }
  }

  /** Actions that Kafka has acknowledged since the start. */
  long accepted() {
    return accepted.sum();
  }
}
