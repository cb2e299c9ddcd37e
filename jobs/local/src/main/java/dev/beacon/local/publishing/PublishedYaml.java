package dev.beacon.local.publishing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.beacon.contract.InvalidDefinitionsException;
import dev.beacon.contract.Publishable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a version as YAML that can be published again. */
public final class PublishedYaml {
  private static final YAMLMapper QUOTED =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .build();

  private static final YAMLMapper PLAIN =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .build();

  private PublishedYaml() {}

  /**
   * The version as YAML, which ends with a line break. Without quotes, which read better, unless
   * some text in it would then be taken for something else.
   */
  public static <T extends Publishable<T>> String write(Kind<T> kind, T version) {
    return write(kind, kind.tree(version), version);
  }

  /** The same without its version, so that publishing it gives it the one that is next. */
  public static <T extends Publishable<T>> String draft(Kind<T> kind, T version) {
    ObjectNode tree = kind.tree(version);
    tree.remove("version");
    return write(kind, tree, version);
  }

  private static <T extends Publishable<T>> String write(Kind<T> kind, ObjectNode tree, T version) {
    try {
      String plain = PLAIN.writeValueAsString(tree);
      return isRead(kind, plain, version) ? plain : QUOTED.writeValueAsString(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T extends Publishable<T>> boolean isRead(Kind<T> kind, String yaml, T version)
      throws IOException {
    try {
      return kind.yaml(
              new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), version.name())
          .equals(List.of(version));
    } catch (InvalidDefinitionsException misunderstood) {
      return false;
    }
  }
}
