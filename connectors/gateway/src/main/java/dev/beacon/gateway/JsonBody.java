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
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Reads the one JSON object a client sends; strictly: what is ambiguous may mean something else.
 */
final class JsonBody {
  private static final int DEEPEST = 16;
  private static final int LONGEST_NUMBER = 40;
  private static final int LONGEST_NAME = 200;

  private final int limit;
  private final JsonMapper json;

  /** Takes bodies of at most {@code limit} bytes. */
  JsonBody(int limit) {
    this.limit = limit;
    this.json =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(
                        StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNameLength(LONGEST_NAME)
                            .maxStringLength(limit)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
  }

  /**
   * The object in the request's body.
   *
   * @throws RequestRefused 400, 413 or 415, without quoting what was sent
   */
  ObjectNode read(Context ctx) {
    String type = ctx.contentType();
    if (type == null
        || !type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json")) {
      throw RequestRefused.unsupportedType();
    }
    if (ctx.req().getContentLengthLong() > limit) {
      throw RequestRefused.tooLarge(limit);
    }
    try {
      byte[] body = ctx.req().getInputStream().readNBytes(limit + 1);
      if (body.length > limit) {
        throw RequestRefused.tooLarge(limit);
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
