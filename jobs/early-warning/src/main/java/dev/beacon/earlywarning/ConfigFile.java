package dev.beacon.earlywarning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.beacon.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A configuration file in YAML, read section by section. Whatever is wrong with it is told in one
 * line: the file, the setting, what is wrong.
 */
final class ConfigFile {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Path file;
  private final JsonNode root;

  private ConfigFile(Path file, JsonNode root) {
    this.file = file;
    this.root = root;
  }

  /**
   * Reads a file. One without any section is as good as none.
   *
   * @param sections the sections it may have
   * @throws IllegalArgumentException if there is no such file, it is no YAML or has other sections
   * @throws IOException if it cannot be read
   */
  static ConfigFile read(Path file, Set<String> sections) throws IOException {
    JsonNode root;
    try {
      root = YAML.readTree(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(file + ": there is no such file", e);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new IllegalArgumentException(
          file + ":" + line + ": is not YAML: " + firstLine(e.getOriginalMessage()), e);
    }
    if (!root.isObject() && !root.isMissingNode() && !root.isNull()) {
      throw new IllegalArgumentException(file + ": must hold sections such as time: or clocks:");
    }
    for (Iterator<String> names = root.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!sections.contains(name)) {
        throw new IllegalArgumentException(
            file
                + ": unknown section "
                + name
                + "; known are "
                + sections.stream().sorted().toList());
      }
    }
    return new ConfigFile(file, root);
  }

  /**
   * A section whose type fills in what is absent.
   *
   * @param reading turns the section, or null, into its value
   * @throws IllegalArgumentException if the section cannot be used
   */
  <T> T section(String name, Function<JsonNode, T> reading) {
    try {
      return reading.apply(root.get(name));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + problem(name, e), e);
    }
  }

  /**
   * A section, or a single setting. What it leaves out or leaves empty stays as it is in {@code
   * defaults}.
   *
   * @throws IllegalArgumentException if the section cannot be used
   */
  <T> T section(String name, T defaults, Class<T> type) {
    return section(name, defaults, type, UnaryOperator.identity());
  }

  /** As {@link #section(String, Object, Class)}, with a check that refuses what makes no sense. */
  <T> T section(String name, T defaults, Class<T> type, UnaryOperator<T> check) {
    JsonNode given = root.path(name);
    if (given.isMissingNode() || given.isNull()) {
      return defaults;
    }
    return section(
        name,
        ignored ->
            check.apply(
                Json.mapper()
                    .convertValue(over(Json.mapper().valueToTree(defaults), given), type)));
  }

  private static JsonNode over(JsonNode defaults, JsonNode given) {
    if (!defaults.isObject() || !given.isObject()) {
      return given;
    }
    ObjectNode merged = defaults.deepCopy();
    for (Map.Entry<String, JsonNode> setting : given.properties()) {
      if (!setting.getValue().isNull()) {
        merged.set(setting.getKey(), over(merged.path(setting.getKey()), setting.getValue()));
      }
    }
    return merged;
  }

  private static String problem(String section, IllegalArgumentException thrown) {
    if (!(thrown.getCause() instanceof JsonMappingException e)) {
      return section + ": " + firstLine(thrown.getMessage());
    }
    StringBuilder setting = new StringBuilder(section);
    for (JsonMappingException.Reference step : e.getPath()) {
      setting.append(
          step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
    }
    return setting + ": " + reason(e);
  }

  private static String reason(JsonMappingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "is no setting; known are "
          + unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
    }
    if (e instanceof InvalidFormatException bad) {
      return bad.getValue() + " is not " + expected(bad.getTargetType());
    }
    if (e instanceof ValueInstantiationException && e.getCause() != null) {
      return firstLine(e.getCause().getMessage());
    }
    return e instanceof MismatchedInputException other && other.getTargetType() != null
        ? "is not " + expected(other.getTargetType())
        : firstLine(e.getOriginalMessage());
  }

  private static String expected(Class<?> type) {
    if (type == Duration.class) {
      return "a duration such as PT0.5S, PT10M or P14D";
    }
    if (type.isEnum()) {
      return "one of " + Arrays.toString(type.getEnumConstants());
    }
    if (type.isRecord()) {
      return "a section with settings of its own";
    }
    return Number.class.isAssignableFrom(type) || type.isPrimitive()
        ? "a number that fits"
        : "a " + type.getSimpleName();
  }

  private static String firstLine(String message) {
    return message == null ? "cannot be used" : message.lines().findFirst().orElse(message);
  }
}
