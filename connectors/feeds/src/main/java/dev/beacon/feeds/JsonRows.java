package dev.beacon.feeds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Set;

/** The rows of a file that has a JSON object on every line. */
final class JsonRows implements Rows {
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  private final LineReader lines;
  private final LineDecoder decoder;

  JsonRows(LineReader lines, FeedMapping mapping) {
    this.lines = lines;
    this.decoder = new LineDecoder(mapping.charset());
  }

  /** Objects may leave fields out, so that a file alone cannot lack any. */
  @Override
  public void require(Set<String> columns) {}

  @Override
  public Row next() {
    for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
      byte[] original = line.content();
      try {
        String text = decoder.decode(line);
        if (Blanks.strip(text) == null) {
          continue;
        }
        JsonNode object = JSON.readValue(text);
        if (!object.isObject()) {
          throw new RowProblem("is not a JSON object");
        }
        return new Fields(line.number(), original, object);
      } catch (JsonProcessingException e) {
        return new Row.Broken(line.number(), original, "the row is not JSON");
      } catch (RowProblem e) {
        return new Row.Broken(line.number(), original, "the row " + e.getMessage());
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  // A record because it is only ever carried, never compared.
  @SuppressWarnings("ArrayRecordComponent")
  private record Fields(long line, byte[] original, JsonNode object) implements Row {
    @Override
    public String value(String column) {
      JsonNode value = column.startsWith("/") ? object.at(column) : object.path(column);
      if (!value.isValueNode() || value.isNull()) {
        return null;
      }
      return value.isBigDecimal() ? plain(value.decimalValue()) : value.asText();
    }

    private static String plain(BigDecimal number) {
      return number.toPlainString();
    }
  }
}
