package dev.beacon.local.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beacon.contract.ClusterRule;
import dev.beacon.contract.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A rule field by field, written as a person would, and what two versions differ in. */
public final class RuleFields {
  /** What tells the version apart, not what it does. */
  private static final Set<String> OF_THE_VERSION =
      Set.of("rule", "version", "author", "publishedAt", "note");

  private static final Set<String> LENGTHS =
      Set.of("within", "quiet", "unansweredFor", "recurrence");
  private static final Duration DAY = Duration.ofDays(1);
  private static final String NONE = "none";

  private RuleFields() {}

  /** Whether two versions do the same, whoever published them and when. */
  public static boolean isSame(ClusterRule one, ClusterRule other) {
    return bare(one).equals(bare(other));
  }

  private static ClusterRule bare(ClusterRule rule) {
    return rule.published(0, null, null, null);
  }

  /** What has changed from one version to the next, {@code reporters: 4 → 3} each. */
  public static List<String> changes(ClusterRule before, ClusterRule after) {
    Map<String, String> old = flat(before);
    Map<String, String> now = flat(after);
    Set<String> fields = new LinkedHashSet<>(now.keySet());
    fields.addAll(old.keySet());
    List<String> changes = new ArrayList<>();
    for (String field : fields) {
      String from = old.getOrDefault(field, NONE);
      String to = now.getOrDefault(field, NONE);
      if (!from.equals(to)) {
        changes.add("%s: %s → %s".formatted(field, from, to));
      }
    }
    return changes;
  }

  private static Map<String, String> flat(ClusterRule rule) {
    Map<String, String> flat = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : tree(rule).properties()) {
      if (!OF_THE_VERSION.contains(field.getKey())) {
        flatten(field.getKey(), field.getValue(), flat);
      }
    }
    return flat;
  }

  private static void flatten(String path, JsonNode value, Map<String, String> into) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(field -> flatten(path + "." + field.getKey(), field.getValue(), into));
    } else if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
      for (int i = 0; i < value.size(); i++) {
        flatten(path + "[" + i + "]", value.get(i), into);
      }
    } else if (value.isArray()) {
      List<String> words = new ArrayList<>();
      value.forEach(word -> words.add(word.asText()));
      if (!words.isEmpty()) {
        into.put(path, String.join(", ", words));
      }
    } else {
      into.put(path, value.asText());
    }
  }

  /** The rule as JSON, with whole days as days and whole amounts as whole numbers. */
  static ObjectNode tree(ClusterRule rule) {
    ObjectNode tree = Json.mapper().valueToTree(rule);
    for (String length : LENGTHS) {
      if (tree.has(length)) {
        tree.put(length, length(Duration.parse(tree.get(length).asText())));
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

  private static String length(Duration length) {
    boolean wholeDays = !length.isZero() && DAY.multipliedBy(length.toDays()).equals(length);
    return wholeDays ? "P" + length.toDays() + "D" : length.toString();
  }
}
