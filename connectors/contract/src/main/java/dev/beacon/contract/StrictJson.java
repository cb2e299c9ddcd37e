package dev.beacon.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * Reads bytes that strangers wrote: one JSON value, no field twice, nothing after it. Says what is
 * wrong without quoting what was read, which may hold personal data.
 */
final class StrictJson {
  /** For one-pass readers, which look after repeated fields and trailing tokens themselves. */
  static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER).build();

  private static final ObjectReader TREES =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  private StrictJson() {}

  /** Bytes that are not one JSON value. The message is fit to be shown and stored. */
  static final class MalformedException extends Exception {
    MalformedException(String message) {
      super(message);
    }
  }

  /**
   * The value in these bytes.
   *
   * @throws MalformedException if they are null, empty, not JSON, more than one value, or an object
   *     has a field twice
   */
  static JsonNode tree(byte[] json) throws MalformedException {
    if (json == null || json.length == 0) {
      throw new MalformedException("the event is empty");
    }
    try {
      JsonNode tree = TREES.readTree(json);
      if (tree == null || tree.isMissingNode()) {
        throw new MalformedException("the event is empty");
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw new MalformedException(describe(e));
    } catch (IOException e) {
      // Reading from memory, only bytes that are no characters end here.
      throw new MalformedException("the event is not JSON: its bytes are not UTF-8");
    }
  }

  private static String describe(JsonProcessingException e) {
    // Jackson's own messages quote the input, so only their kind is used.
    String said = String.valueOf(e.getOriginalMessage());
    String what =
        said.startsWith("Duplicate field")
            ? "a field is there twice"
            : said.startsWith("Trailing token")
                ? "something follows the JSON value"
                : e instanceof JsonEOFException
                    ? "it is not JSON: it ends too early"
                    : "it is not JSON";
    JsonLocation where = e.getLocation();
    return where == null
        ? "the event: " + what
        : "the event: " + what + ", line " + where.getLineNr() + ", column " + where.getColumnNr();
  }
}
