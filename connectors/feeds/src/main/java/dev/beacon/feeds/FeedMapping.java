package dev.beacon.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.contract.Text;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * How the rows of one kind of file become events: a YAML file that passes {@code
 * feed-mapping.schema.json}. The README beside this module explains every field. Immutable.
 */
public final class FeedMapping {
  /** How a file is written. */
  enum Format {
    CSV,
    JSON_LINES
  }

  private final String name;
  private final Text title;
  private final Text description;
  private final String file;
  private final Format format;
  private final char delimiter;
  private final Charset charset;
  private final ZoneId zone;
  private final Set<String> columns;
  private final EventFields fields;

  private FeedMapping(YamlDocument document) {
    MappingSchema.check(document);
    document.throwProblems();
    JsonNode root = document.root();
    name = root.get("feed").asText();
    title = text(root.get("title"));
    description = text(root.get("description"));
    file = root.get("file").asText();
    JsonNode input = root.path("input");
    format = input.path("format").asText("csv").equals("csv") ? Format.CSV : Format.JSON_LINES;
    delimiter = input.path("delimiter").asText(",").charAt(0);
    charset = charset(document, input.path("charset").asText("UTF-8"));
    ExpressionParser parser = new ExpressionParser(document);
    fields = EventFields.parse(document, parser);
    document.throwProblems();
    columns = Set.copyOf(parser.columns());
    zone = zone(root.get("zone"));
  }

  /**
   * Reads a mapping from a YAML file.
   *
   * @throws FeedException if there is none or it is wrong; the message names file, line and field
   */
  public static FeedMapping load(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new FeedException("there is no mapping file " + file, e);
    } catch (MalformedInputException e) {
      throw new FeedException("the mapping file " + file + " is not UTF-8", e);
    } catch (IOException e) {
      throw new FeedException("the mapping file " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a mapping from YAML text.
   *
   * @param file what to call the text in messages
   * @throws FeedException if it is wrong; the message names file, line and field
   */
  public static FeedMapping parse(String file, String yaml) {
    return new FeedMapping(YamlDocument.parse(file, yaml));
  }

  /** Name of the feed; part of every event's id. */
  public String name() {
    return name;
  }

  /** What it is called. */
  public Text title() {
    return title;
  }

  /** What it does with the file. */
  public Text description() {
    return description;
  }

  /** Which file it is for, in words. */
  public String file() {
    return file;
  }

  /**
   * The time zone in which days are counted over the whole file: that of its times, where they have
   * several the one the mapping falls back on, and UTC where it falls back on none.
   */
  public ZoneId zone() {
    return zone;
  }

  Format format() {
    return format;
  }

  char delimiter() {
    return delimiter;
  }

  Charset charset() {
    return charset;
  }

  /** Every column it reads. */
  Set<String> columns() {
    return columns;
  }

  EventFields fields() {
    return fields;
  }

  private static ZoneId zone(JsonNode expression) {
    String name =
        expression.isTextual() ? expression.asText() : expression.path("default").asText();
    return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
  }

  private static Text text(JsonNode node) {
    return new Text(node.get("zh").asText(), node.get("en").asText());
  }

  private static Charset charset(YamlDocument document, String name) {
    Charset charset;
    try {
      charset = Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      document.problem("/input/charset", "is no character set that Java knows");
      return StandardCharsets.UTF_8;
    }
    // Decision: files are cut into lines before they are decoded, so that a row with broken
    // characters is one reject with its bytes as they came. UTF-16 and UTF-32 cannot be cut so.
    if (!new String("\n\",".getBytes(charset), StandardCharsets.ISO_8859_1).equals("\n\",")) {
      document.problem("/input/charset", "cannot be read; save the file as UTF-8");
    }
    return charset;
  }
}
