package dev.beacon.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.EventKind;
import dev.beacon.contract.PlatformClock;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * {@code POST /api/requests}, {@code /api/tips}, {@code /api/progress}: one event in, 202 only once
 * Kafka has it.
 */
final class EventEndpoint {
  private static final int DEEPEST = 16;
  private static final int LONGEST_NUMBER = 40;
  private static final int LONGEST_NAME = 200;

  private final Intake intake;
  private final EventPublisher publisher;
  private final Receipts receipts;
  private final PlatformClock clock;
  private final int bodyLimit;
  private final JsonMapper json;
  private final Map<EventKind, LongAdder> accepted = new EnumMap<>(EventKind.class);

  EventEndpoint(
      Intake intake, EventPublisher publisher, PlatformClock clock, GatewayConfig.Limits limits) {
    this.intake = intake;
    this.publisher = publisher;
    this.receipts = new Receipts(limits.receipts());
    this.clock = clock;
    this.bodyLimit = limits.bodyBytes();
    this.json = reader(bodyLimit);
    for (EventKind kind : EventKind.values()) {
      accepted.put(kind, new LongAdder());
    }
  }

  /** Reads strictly: what is ambiguous for us may mean something else to the job. */
  private static JsonMapper reader(int bodyLimit) {
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(
                    StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxNameLength(LONGEST_NAME)
                        .maxStringLength(bodyLimit)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build())
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  /**
   * What the client may rely on.
   *
   * @param id the event's id
   * @param caseId the case to ask for and to report progress on
   * @param reportedAt when it counts as received
   */
  record Accepted(String id, String caseId, Instant reportedAt) {}

  /** Takes one event of this kind. */
  void post(EventKind kind, Context ctx) {
    ObjectNode sent = read(ctx);
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
    ctx.status(202).json(new Accepted(draft.id(), draft.caseId(), reportedAt));
  }

  private void publish(EventKind kind, Intake.Draft draft, Instant reportedAt) {
    try {
      publisher.publish(kind, draft.caseId(), draft.bytesAt(reportedAt));
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

  private ObjectNode read(Context ctx) {
    String type = ctx.contentType();
    if (type == null
        || !type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json")) {
      throw RequestRefused.unsupportedType();
    }
    if (ctx.req().getContentLengthLong() > bodyLimit) {
      throw RequestRefused.tooLarge(bodyLimit);
    }
    try {
      byte[] body = ctx.req().getInputStream().readNBytes(bodyLimit + 1);
      if (body.length > bodyLimit) {
        throw RequestRefused.tooLarge(bodyLimit);
      }
      JsonNode node = json.readTree(body);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw RequestRefused.badRequest(
          "The body must be one JSON object", List.of("body: is not a JSON object"));
    } catch (JsonProcessingException e) {
      throw RequestRefused.badRequest("The body is not readable JSON", List.of(where(e)));
    } catch (IOException e) {
      throw RequestRefused.badRequest(
          "The body could not be read to its end", List.of("body: is cut short"));
    }
  }

  /** Where reading failed. The parser's own message quotes the body and is kept to ourselves. */
  private static String where(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    return at == null
        ? "body: is not JSON in UTF-8"
        : "body: line "
            + at.getLineNr()
            + ", column "
            + at.getColumnNr()
            + ": not JSON in UTF-8, a name given twice, or nested too deep";
  }
}
