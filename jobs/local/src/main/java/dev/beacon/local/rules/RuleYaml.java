package dev.beacon.local.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.ClusterRules;
import dev.beacon.contract.InvalidDefinitionsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a rule as YAML that can be published again. */
public final class RuleYaml {
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

  private RuleYaml() {}

  /**
   * The rule as YAML, which ends with a line break. Without quotes, which read better, unless some
   * text in it would then be taken for something else.
   */
  public static String write(ClusterRule rule) {
    return write(RuleFields.tree(rule), rule);
  }

  /** The same without its version, so that publishing it gives it the one that is next. */
  public static String draft(ClusterRule rule) {
    ObjectNode tree = RuleFields.tree(rule);
    tree.remove("version");
    return write(tree, rule);
  }

  private static String write(ObjectNode tree, ClusterRule rule) {
    try {
      String plain = PLAIN.writeValueAsString(tree);
      return isRead(plain, rule) ? plain : QUOTED.writeValueAsString(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isRead(String yaml, ClusterRule rule) throws IOException {
    try {
      return ClusterRules.readYaml(
              new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), rule.rule())
          .equals(List.of(rule));
    } catch (InvalidDefinitionsException misunderstood) {
      return false;
    }
  }
}
