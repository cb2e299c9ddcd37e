package dev.beacon.local.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beacon.contract.Publishable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What two versions of one thing differ in, field by field. */
public final class FieldChanges {
  /** What tells the version apart, not what it does. */
  private static final Set<String> OF_THE_VERSION =
      Set.of("version", "author", "publishedAt", "note");

  private static final String NONE = "none";

  private FieldChanges() {}

  /** Whether two versions do the same, whoever published them and when. */
  public static <T extends Publishable<T>> boolean isSame(T one, T other) {
    return bare(one).equals(bare(other));
  }

  private static <T extends Publishable<T>> T bare(T version) {
    return version.published(0, null, null, null);
  }

  /** What has changed from one version to the next, {@code reporters: 4 → 3} each. */
  public static <T extends Publishable<T>> List<String> of(Kind<T> kind, T before, T after) {
    Map<String, String> old = flat(kind, before);
    Map<String, String> now = flat(kind, after);
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

  private static <T extends Publishable<T>> Map<String, String> flat(Kind<T> kind, T version) {
    Map<String, String> flat = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : kind.tree(version).properties()) {
      if (!OF_THE_VERSION.contains(field.getKey()) && !field.getKey().equals(kind.noun())) {
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
}
