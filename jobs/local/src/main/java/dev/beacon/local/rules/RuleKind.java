package dev.beacon.local.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.ClusterRules;
import dev.beacon.contract.Draft;
import dev.beacon.contract.Json;
import dev.beacon.contract.Topics;
import dev.beacon.local.publishing.Kind;
import dev.beacon.local.publishing.Lengths;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The cluster rules. */
public final class RuleKind implements Kind<ClusterRule> {
  public static final RuleKind RULES = new RuleKind();

  private static final Set<String> LENGTHS =
      Set.of("within", "quiet", "unansweredFor", "recurrence");

  private RuleKind() {}

  @Override
  public String noun() {
    return "rule";
  }

  @Override
  public String topic() {
    return Topics.RULES;
  }

  @Override
  public List<ClusterRule> shipped() {
    return ClusterRules.shipped();
  }

  @Override
  public List<Draft<ClusterRule>> drafts(Path file) throws IOException {
    return ClusterRules.readDrafts(file);
  }

  @Override
  public List<ClusterRule> yaml(InputStream in, String source) throws IOException {
    return ClusterRules.readYaml(in, source);
  }

  @Override
  public ClusterRule json(byte[] json) {
    return ClusterRules.readJson(json);
  }

  /** With whole days as days and whole amounts as whole numbers. */
  @Override
  public ObjectNode tree(ClusterRule rule) {
    ObjectNode tree = Json.mapper().valueToTree(rule);
    for (String length : LENGTHS) {
      if (tree.has(length)) {
        tree.put(length, Lengths.written(Duration.parse(tree.get(length).asText())));
      }
    }
    wholeNumbers(tree);
    tree.withArray("severity").forEach(step -> wholeNumbers((ObjectNode) step));
    return tree;
  }

  private static void wholeNumbers(ObjectNode of) {
    JsonNode amount = of.get("amount");
    if (amount != null && amount.doubleValue() == Math.rint(amount.doubleValue())) {
      of.set("amount", JsonNodeFactory.instance.numberNode(amount.longValue()));
    }
  }

  @Override
  public String words(ClusterRule rule) {
    return "%s  %s: %s"
        .formatted(RuleWords.state(rule), rule.pattern().word(), RuleWords.thresholds(rule));
  }
}
